"""One printed edition in memory: read whole, checked against its hashes, and never changed.

Every answer comes from one such object, so moving to a newer edition is a single assignment.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from eczema_site.front_door.codings import DECODERS, acceptable_codings
from eczema_site.headers import SERVER

Headers = tuple[tuple[str, str], ...]

SET_HERE = {"etag", "content-length", "content-encoding", "date"}
HEADER_NAME = re.compile(r"[A-Za-z0-9-]*[A-Za-z0-9]")
HEADER_VALUE = re.compile(r"[\x20-\x7e\xa0-\xff]*")
ENTITY_TAG = re.compile(r'"[^"]*"')  # a weak tag's W/ stands before it and does not matter here


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
    """What one path answers: a status and its forms by encoding, `identity` always there."""

    status: int
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
    """One printed edition, read and checked. Keys are paths, unquoted."""

    number: int
    date: str
    answers: Mapping[str, Answer]
    name: str  # of its folder


def answers_by_itself(answer: Answer, query: str, htmx: bool) -> bool:
    """Whether the printed bytes answer a GET or HEAD.

    A query changes few pages, and an editor's `preview` any; for all others it is left aside, so
    that nobody makes the app print a page again and again by writing one.
    """
    if answer.takes_query:
        return not query and not htmx
    return "preview" not in query


def knows(form: Form, if_none_match: str) -> bool:
    """Whether a browser says that it holds these very bytes."""
    known = if_none_match.strip()
    return known == "*" or form.etag in ENTITY_TAG.findall(known)


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
        status = HTTPStatus(entry["status"]).value
        # A server hands us the path unquoted.
        answers[unquote(path)] = Answer(status, forms[path], entry.get("takes_query", True))
    return Edition(int(manifest["number"]), manifest.get("date", ""), answers, folder.name)


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
    lasting["Server"] = SERVER
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
