"""One printed edition in memory: what it holds is checked against its hashes, and never changed.

Every answer comes from one such object, so moving to a newer edition is a single assignment. What
does not fit into memory is checked each time it is sent, and by the printer: with a thousand
medicines there are gigabytes, and nobody was answered before all of them were read.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
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

    file: str
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
        body = Path(self.file).read_bytes()
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
    """The edition in `folder`: the first files of it are read, checked and held in memory.

    Raises OSError, BrokenEdition or whatever a malformed manifest leads to.
    """
    folder = folder.resolve(strict=True)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    entries: dict[str, dict[str, Any]] = manifest["files"]

    files = []
    for path, entry in entries.items():
        for coding, name in {**entry["encodings"], "identity": entry["file"]}.items():
            file = os.path.normpath(os.path.join(folder, name))
            if not file.startswith(f"{folder}{os.sep}"):
                raise BrokenEdition(f"{path}: {name} lies outside the edition")
            extra = not entry["file"].endswith(".html")
            files.append((extra, os.stat(file).st_size, path, coding, file))
    # Pages first, the smallest first: the most answers for the memory.
    files.sort()

    forms: dict[str, dict[str, Form]] = {path: {} for path in entries}
    room = memory_limit
    for _, size, path, coding, file in files:
        entry = entries[path]
        digest = promised(entry, coding)
        hold = size <= room
        body = None
        if hold or not digest:
            body = Path(file).read_bytes()
            digest = check_body(path, entry, coding, body)
        elif coding == "identity" and size != entry["size"]:
            raise BrokenEdition(f"{path}: its file is not as long as the manifest says")
        room -= size if hold else 0
        forms[path][coding] = make_form(file, entry, coding, digest, size, body if hold else None)

    answers = {}
    for path, entry in entries.items():
        status = HTTPStatus(entry["status"]).value
        # A server hands us the path unquoted.
        answers[unquote(path)] = Answer(status, forms[path], entry.get("takes_query", True))
    return Edition(int(manifest["number"]), manifest.get("date", ""), answers, folder.name)


def promised(entry: Mapping[str, Any], coding: str) -> str:
    """The digest of a file as the manifest says it; nothing of a packed one in older editions."""
    digests = {**entry.get("packed", {}), "identity": entry["sha256"]}
    return str(digests.get(coding, ""))


def check_body(path: str, entry: Mapping[str, Any], coding: str, body: bytes) -> str:
    """The digest of `body`. Raises unless it is, or unpacks to, what the manifest promises."""
    digest = sha256(body).hexdigest()
    if known := promised(entry, coding):
        right = digest == known and (coding != "identity" or len(body) == entry["size"])
    else:
        plain = DECODERS[coding](body)
        right = len(plain) == entry["size"] and sha256(plain).hexdigest() == entry["sha256"]
    if not right:
        raise BrokenEdition(f"{path}: its {coding} file is not what the manifest says")
    return digest


def make_form(
    file: str, entry: Mapping[str, Any], coding: str, digest: str, size: int, held: bytes | None
) -> Form:
    """The form of an answer, with its headers settled once and for all."""
    suffix = "" if coding == "identity" else f"-{coding}"
    etag = f'"{digest[:32]}{suffix}"'
    lasting, unchanged = lasting_headers(tuple(entry["headers"].items()), bool(entry["encodings"]))
    full = [*lasting, ("ETag", etag), ("Content-Length", str(size))]
    if suffix:
        full.append(("Content-Encoding", coding))
    return Form(file, digest, held, etag, tuple(full), (*unchanged, ("ETag", etag)))


@lru_cache(maxsize=64)
def lasting_headers(said: Headers, packed: bool) -> tuple[Headers, Headers]:
    """The headers of all forms of an answer, and those of a 304. Most pages have the same, and hold
    them together."""
    lasting = {}
    vary = ["Accept-Encoding"] if packed else []
    for name, value in said:
        if not (HEADER_NAME.fullmatch(name) and HEADER_VALUE.fullmatch(value)):
            raise BrokenEdition(f"{name}: {value!r} cannot be sent as a header")
        if name.lower() == "vary":
            vary = merge_vary(value, vary)
        elif name.lower() not in SET_HERE:
            lasting[name] = value
    lasting["Server"] = SERVER
    if vary:
        lasting["Vary"] = ", ".join(vary)
    # A 304 describes no body, but its policy and caching headers replace the browser's own.
    unchanged = (
        (name, value)
        for name, value in lasting.items()
        if not name.lower().startswith("content-") or "-security-" in name.lower()
    )
    return tuple(lasting.items()), tuple(unchanged)


def merge_vary(value: str, more: list[str]) -> list[str]:
    """The names in a Vary header and those in `more`, each once, whatever its capitals."""
    names = {name.strip().lower(): name.strip() for name in [*value.split(","), *more]}
    return ["*"] if "*" in names else [name for name in names.values() if name]
