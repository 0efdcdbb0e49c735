"""The files of an edition: written and packed, taken over from the one before, and looked at."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import brotli
from django.http import HttpResponseBase

from drugs.press.addresses import takes_query

COMPRESSED = ("text/", "application/json", "application/xml", "image/svg+xml")
OLDEST = 500_000_000  # seconds; whatever is added to it, a date stays in the past
# Said again by the front door for each encoding, or not true of a printed answer.
LEFT_OUT = {"content-length", "content-encoding", "etag", "date", "set-cookie"}
ENDINGS = {"br": ".br", "gzip": ".gz"}
LARGE = 100_000  # bytes from which the slower packing pays: a tenth less, for a tenth of a second
# Bits of how far back packing looks. Brotli's own 22 is 4 MB: to make that ready took ten times as
# long as to pack a page.
WINDOW = 16
_PACK: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: (
        brotli.compress(body, quality=9, lgwin=WINDOW)
        if len(body) < LARGE
        else brotli.compress(body, quality=10)
    ),
    "gzip": lambda body: gzip.compress(body, mtime=0),
}
_UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "identity": bytes, "br": brotli.decompress, "gzip": gzip.decompress,
}  # fmt: skip
BROKEN = (brotli.error, EOFError, OSError, zlib.error)  # what unpacking says of damaged bytes


class Before:
    """The edition that is read while another is printed: what stayed the same is packed already."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.files: dict[str, dict[str, Any]] = {}
        self.mark = ""  # of the code that printed it
        if folder:
            with suppress(OSError, ValueError):
                manifest = json.loads((folder / "manifest.json").read_bytes())
                self.files, self.mark = manifest["files"], manifest["fingerprint"]

    def packed(self, path: str, encoding: str, body: bytes) -> bytes | None:
        """The packed bytes of a page that is the same in both; None where it is not."""
        entry = self.files.get(path)
        if not self.folder or not entry or entry["sha256"] != hashlib.sha256(body).hexdigest():
            return None
        with suppress(KeyError, *BROKEN):
            packed: bytes = (self.folder / entry["encodings"][encoding]).read_bytes()
            if _UNPACK[encoding](packed) == body:  # it may have been damaged since
                return packed
        return None


@dataclass
class Pages:
    """What is printed so far: manifest entries by path."""

    folder: Path
    before: Before
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)

    def take_over(self, path: str, body: bytes, entry: dict[str, Any]) -> None:
        """Puts a page or sheet that stayed as it was into the edition, with its manifest entry."""
        self.entries[path] = entry | self._write(entry["file"], body, entry["encodings"], path)

    def _write(
        self, name: str, body: bytes, encodings: Iterable[str], path: str
    ) -> dict[str, dict[str, str]]:
        """Writes a body as it is and packed; what the manifest says of the packed files: their
        names, and their hashes, so that who looks at one need not unpack it."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        write_file(file, body)
        names = {encoding: name + ENDINGS[encoding] for encoding in encodings}
        hashes = {}
        for encoding, packed_name in names.items():
            packed = self.before.packed(path, encoding, body) or _PACK[encoding](body)
            hashes[encoding] = write_file(self.folder / packed_name, packed)
        return {"encodings": names, "packed": hashes}

    def add(self, path: str, response: HttpResponseBase) -> None:
        body: bytes = response.content  # type: ignore[attr-defined]
        name = "pages" + (path + "index.html" if path.endswith("/") else path)
        content_type = response.headers["Content-Type"]
        packed = list(ENDINGS) if content_type.startswith(COMPRESSED) else []
        self.entries[path] = self._write(name, body, packed, path) | {
            "status": response.status_code,
            "headers": {
                name: _settled(name, value)
                for name, value in sorted(response.headers.items())
                if name.lower() not in LEFT_OUT
            }
            | {"Cache-Control": response.headers.get("Cache-Control", "no-cache")},
            "sha256": hashlib.sha256(body).hexdigest(),
            "size": len(body),
            "file": name,
            "takes_query": takes_query(path),
        }


def write_file(file: Path, body: bytes) -> str:
    """Writes a file whose date is made from its bytes; gives their hash.

    nginx and other servers take date and size for the mark of a file. So they take none for
    another, and a page that stayed as it was keeps its mark in the next edition, on any machine.
    """
    file.write_bytes(body)
    hashed = hashlib.sha256(body)
    date = OLDEST + (int.from_bytes(hashed.digest()[:4]) >> 2)
    os.utime(file, (date, date))
    return hashed.hexdigest()


def _settled(name: str, value: str) -> str:
    """A header as every process writes it: the order of a policy's directives differs by chance."""
    if name.lower() == "content-security-policy":
        return "; ".join(sorted(directive.strip() for directive in value.split(";")))
    return value


def verify(folder: Path) -> Iterator[str]:
    """What is wrong with a printed edition: what is missing, and what is not as it was printed."""
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        documents = (folder / "edition.json").read_bytes()
    except (OSError, ValueError) as error:
        yield f"The edition cannot be read: {error}"
        return
    if hashlib.sha256(documents).hexdigest() != manifest.get("documents"):
        yield "The file edition.json was changed after printing."
    for path, entry in manifest["files"].items():
        for encoding, name in {"identity": entry["file"], **entry["encodings"]}.items():
            try:
                packed = (folder / name).read_bytes()
            except OSError:
                yield f"{path}: the file {name} is missing."
                continue
            if not _as_printed(packed, encoding, entry):
                yield f"{path}: the file {name} was changed after printing."


def _as_printed(packed: bytes, encoding: str, entry: dict[str, Any]) -> bool:
    """Whether these are the bytes of a file that a manifest speaks of."""
    hashed = hashlib.sha256(packed).hexdigest()
    if known := entry.get("packed", {}).get(encoding):
        return bool(hashed == known)
    if encoding != "identity":  # an edition that was printed before hashes of packed files
        try:
            hashed = hashlib.sha256(_UNPACK[encoding](packed)).hexdigest()
        except BROKEN:
            return False
    return bool(hashed == entry["sha256"])


def hashes(folder: Path, documents: bytes, mark: str) -> dict[str, bytes]:
    """The hash of each page and sheet of a printed edition, by its path. None where it was made of
    other documents, or by other code than this `mark` stands for."""
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
    except (OSError, ValueError):
        return {}
    made_of = (manifest.get("documents"), manifest.get("fingerprint"))
    if made_of != (hashlib.sha256(documents).hexdigest(), mark):
        return {}
    return {path: bytes.fromhex(entry["sha256"]) for path, entry in manifest["files"].items()}


def pointed_out(folder: Path) -> list[str]:
    """What the rules of the press said of a printed edition, though it stopped nothing."""
    found = json.loads((folder / "manifest.json").read_bytes()).get("pointed_out", [])
    return [str(sentence) for sentence in found]
