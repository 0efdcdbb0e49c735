"""The front door: a WSGI layer that answers readers from the newest printed edition.

A GET or HEAD for a path in the edition's manifest gets the finished bytes; everything else, and
what a page that takes a query is asked, goes to Django. An edition is read whole, checked against
its hashes, and kept as one immutable object, so every answer comes from one edition and moving to a
newer one is a single assignment.
"""

import gzip
import json
import logging
import re
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

import brotli

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

RETRY_BROKEN_EVERY = 10.0  # seconds before an edition that could not be read is tried again

Headers = tuple[tuple[str, str], ...]

# In the order we prefer them when the browser likes them equally.
DECODERS = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}
SET_HERE = {"etag", "content-length", "content-encoding", "date"}
HEADER_NAME = re.compile(r"[A-Za-z0-9-]*[A-Za-z0-9]")
HEADER_VALUE = re.compile(r"[\x20-\x7e\xa0-\xff]*")
ENTITY_TAG = re.compile(r'"[^"]*"')  # a weak tag's W/ stands before it and does not matter here
# Readers' text is UTF-8; a request that names what is no text ("hex"), or a name in another
# character set (`name*=`), would be an error in Django. So would a cookie with NUL in PostgreSQL.
ODD_PARAMETER = re.compile(r";\s*(?:charset|[^;=]*\*)\s*\*?\s*=[^;]*", re.IGNORECASE)
QUALITY = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")

log = logging.getLogger(__name__)


class BrokenEdition(Exception):
    """An edition's manifest and its files do not agree."""


@dataclass(frozen=True, slots=True)
class Form:
    """One answer in one encoding, with everything a request for it can need."""

    file: Path
    digest: str
    held: bytes | None
    etag: str
    headers: Headers
    headers_unchanged: Headers  # for a 304

    def body(self) -> bytes:
        """The bytes, from memory or from the file.

        Raises OSError when the file is gone and BrokenEdition when it no longer holds the bytes
        that the ETag and the Content-Length speak of.
        """
        if self.held is not None:
            return self.held
        body = self.file.read_bytes()
        if sha256(body).hexdigest() != self.digest:
            raise BrokenEdition(f"{self.file} has changed since the edition was read")
        return body


@dataclass(frozen=True, slots=True)
class Answer:
    """What one path answers: a status line and its forms by encoding, `identity` always there."""

    status: str
    forms: Mapping[str, Form]
    takes_query: bool  # what follows a `?`, and what htmx asks, is for the app

    def form_for(self, accept_encoding: str) -> Form:
        """The form the browser likes best, or the plain one: a page beats a 406."""
        for coding in acceptable_codings(accept_encoding):
            if coding in self.forms:
                return self.forms[coding]
        return self.forms["identity"]


@dataclass(frozen=True, slots=True)
class Edition:
    """One printed edition, read and checked. Keys are paths as WSGI spells them."""

    number: int
    answers: Mapping[str, Answer]


class FrontDoor:
    """Wraps a WSGI `app`; answers from the edition that `editions/current` points to.

    At most `memory_limit` bytes of bodies are held; the rest are read from the edition's own
    folder. Every `look_every` seconds a request looks whether the link has moved. The app finds
    the number of the edition, or None, in the environ as `front_door.edition`.
    """

    def __init__(
        self,
        app: "WSGIApplication",
        editions: Path,
        *,
        memory_limit: int = 64 * 1024 * 1024,
        look_every: float = 0.25,
    ) -> None:
        self.app = app
        self.link = editions / "current"
        self.memory_limit = memory_limit
        self.look_every = look_every
        self._edition: Edition | None = None
        self._target = ""  # where the link pointed when _edition was read
        self._broken = ""  # where it pointed when an edition could not be read
        self._try_broken_at = 0.0
        self._look_at = 0.0
        self._lock = threading.Lock()
        self._newest(at_once=True)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        edition = self._newest()
        if environ["REQUEST_METHOD"] in {"GET", "HEAD"}:
            path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
            while edition and (answer := edition.answers.get(path)):
                if not answers_by_itself(answer, environ):
                    break
                try:
                    status, headers, body = reply(answer, environ)
                except (OSError, BrokenEdition) as error:
                    # Most often the folder has been pruned: the link names a newer one by now.
                    log.warning("Edition %d cannot answer %s: %s", edition.number, path, error)
                    newest = self._newest(at_once=True)
                    if newest is edition:
                        break
                    edition = newest
                else:
                    start_response(status, list(headers))
                    return [body] if body else []
        environ["front_door.edition"] = edition.number if edition else None
        if ";" in environ.get("CONTENT_TYPE", ""):
            environ["CONTENT_TYPE"] = ODD_PARAMETER.sub("", environ["CONTENT_TYPE"])
        if "\\0" in environ.get("HTTP_COOKIE", ""):
            del environ["HTTP_COOKIE"]
        return self.app(environ, start_response)

    def _newest(self, *, at_once: bool = False) -> Edition | None:
        """The edition to answer from.

        When a look is due one thread looks, and reads what is new, while the others go on with
        the edition they have. With `at_once` it looks in any case, after any look under way.
        """
        due = at_once or time.monotonic() >= self._look_at
        if due and self._lock.acquire(blocking=at_once):
            try:
                self._look()
            finally:
                self._look_at = time.monotonic() + self.look_every
                self._lock.release()
        return self._edition

    def _look(self) -> None:
        """Reads the edition the link points to, if it has moved; keeps the old one if it cannot."""
        try:
            target = str(self.link.readlink())
        except OSError:
            return  # nothing printed yet
        if target == self._target:
            return
        if target == self._broken and time.monotonic() < self._try_broken_at:
            return
        try:
            edition = read_edition(self.link.parent / target, self.memory_limit)
        except Exception:  # whatever is wrong with it, the edition in memory is still right
            log.exception("The edition in %s cannot be read; keeping the one before", target)
            self._broken = target
            self._try_broken_at = time.monotonic() + RETRY_BROKEN_EVERY
        else:
            self._edition, self._target, self._broken = edition, target, ""


def answers_by_itself(answer: Answer, environ: "WSGIEnvironment") -> bool:
    """Whether the printed bytes answer a GET or HEAD.

    A query changes few pages, and an editor's `preview` any; for all others it is left aside, so
    that nobody makes the app print a page again and again by writing one.
    """
    query = environ.get("QUERY_STRING", "")
    if answer.takes_query:
        return not query and "HTTP_HX_REQUEST" not in environ
    return "preview" not in query


def reply(answer: Answer, environ: "WSGIEnvironment") -> tuple[str, Headers, bytes]:
    """Status, headers, body; 304 if the browser holds these very bytes. Raises as `Form.body`."""
    form = answer.form_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
    known = environ.get("HTTP_IF_NONE_MATCH", "").strip()
    if answer.status.startswith("2") and (known == "*" or form.etag in ENTITY_TAG.findall(known)):
        return "304 Not Modified", form.headers_unchanged, b""
    body = form.body()
    return answer.status, form.headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body


@lru_cache(maxsize=256)
def acceptable_codings(accept_encoding: str) -> tuple[str, ...]:
    """The codings of DECODERS that an Accept-Encoding header allows, best first."""
    qualities = {}
    for item in accept_encoding.lower().split(","):
        coding, *parameters = (part.strip() for part in item.split(";"))
        match = QUALITY.fullmatch(parameters[0].replace(" ", "")) if parameters else None
        if match or not parameters:
            qualities[coding.removeprefix("x-")] = float(match[1]) if match else 1.0
    other = qualities.get("*", 0.0)
    # Plain is allowed, as the last choice, unless the header rules it out or ranks it.
    plain = 0.0 if qualities.get("*") == 0 else 0.0001
    wishes = {
        coding: qualities.get(coding, plain if coding == "identity" else other)
        for coding in DECODERS
    }
    return tuple(sorted((c for c in wishes if wishes[c] > 0), key=lambda c: -wishes[c]))


def read_edition(folder: Path, memory_limit: int) -> Edition:
    """The edition in `folder`, every file of it read and checked, the first ones held in memory.

    Raises OSError, BrokenEdition or whatever a malformed manifest leads to.
    """
    folder = folder.resolve(strict=True)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    entries: dict[str, dict[str, Any]] = manifest["files"]

    files = []
    for path, entry in entries.items():
        for coding, name in {**entry["encodings"], "identity": entry["file"]}.items():
            file = (folder / name).resolve(strict=True)
            if not file.is_relative_to(folder):
                raise BrokenEdition(f"{path}: {name} lies outside the edition")
            extra = not entry["file"].endswith(".html")
            files.append((extra, file.stat().st_size, path, coding, file))
    # Pages first, the smallest first: the most answers for the memory.
    files.sort()

    forms: dict[str, dict[str, Form]] = {path: {} for path in entries}
    room = memory_limit
    for _, _, path, coding, file in files:
        body = file.read_bytes()
        check_body(path, entries[path], coding, body)
        hold = len(body) <= room
        room -= len(body) if hold else 0
        forms[path][coding] = make_form(file, entries[path], coding, body, hold=hold)

    answers = {}
    for path, entry in entries.items():
        status = HTTPStatus(entry["status"])
        # A server hands us the path unquoted, its bytes read as Latin-1.
        key = unquote_to_bytes(path).decode("latin-1")
        answers[key] = Answer(
            f"{status.value} {status.phrase}", forms[path], entry.get("takes_query", True)
        )
    return Edition(int(manifest["number"]), answers)


def check_body(path: str, entry: Mapping[str, Any], coding: str, body: bytes) -> None:
    """Raises unless `body`, decoded, is what the manifest promises for `path`."""
    plain = DECODERS[coding](body)
    if len(plain) != entry["size"] or sha256(plain).hexdigest() != entry["sha256"]:
        raise BrokenEdition(f"{path}: its {coding} file is not what the manifest says")


def make_form(
    file: Path, entry: Mapping[str, Any], coding: str, body: bytes, *, hold: bool
) -> Form:
    """The form of an answer that sends `body`, with its headers settled once and for all."""
    digest = sha256(body).hexdigest()
    suffix = "" if coding == "identity" else f"-{coding}"
    etag = f'"{digest[:32]}{suffix}"'
    lasting = {}
    vary = ["Accept-Encoding"] if entry["encodings"] else []
    for name, value in entry["headers"].items():
        if not (HEADER_NAME.fullmatch(name) and HEADER_VALUE.fullmatch(value)):
            raise BrokenEdition(f"{name}: {value!r} cannot be sent as a header")
        if name.lower() == "vary":
            vary = merge_vary(value, vary)
        elif name.lower() not in SET_HERE:
            lasting[name] = value
    if vary:
        lasting["Vary"] = ", ".join(vary)
    lasting["ETag"] = etag
    # A 304 describes no body, but its policy and caching headers replace the browser's own.
    unchanged = {
        name: value
        for name, value in lasting.items()
        if not name.lower().startswith("content-") or "-security-" in name.lower()
    }
    full = lasting | {"Content-Length": str(len(body))}
    if suffix:
        full["Content-Encoding"] = coding
    held = body if hold else None
    return Form(file, digest, held, etag, tuple(full.items()), tuple(unchanged.items()))


def merge_vary(value: str, more: list[str]) -> list[str]:
    """The names in a Vary header and those in `more`, each once, whatever its capitals."""
    names = {name.strip().lower(): name.strip() for name in [*value.split(","), *more]}
    return ["*"] if "*" in names else [name for name in names.values() if name]
