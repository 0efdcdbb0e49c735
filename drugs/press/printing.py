"""Printing: every page of the site from the newest publications, into one finished folder.

The views are reached through the URL resolver, as a reader would reach them, so a printed page is
what the site would have answered. The same publications, date and code give the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import tempfile
import zlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import brotli
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponseBase

from drugs.documents import EditionDoc
from drugs.press.addresses import paths, takes_query
from drugs.press.answers import PrintingError, answer, page_of, whole
from drugs.press.rules import unprintable
from drugs.press.rules.pages import Page, check_pages
from drugs.press.rules.searches import tried_searches
from drugs.press.rules.walk import Problem
from drugs.press.translation import translated
from drugs.shelf import Shelf, dump

KEPT = 10  # editions
UNFINISHED = ".printing-"  # how the name of a folder begins while it is printed
COMPRESSED = ("text/", "application/json", "application/xml", "image/svg+xml")
OLDEST = 500_000_000  # seconds; whatever is added to it, a date stays in the past
# Said again by the front door for each encoding, or not true of a printed answer.
LEFT_OUT = {"content-length", "content-encoding", "etag", "date", "set-cookie"}

Progress = Callable[[int, int], None]


class BrokenRules(PrintingError):
    """Finished pages break rules that stop an edition. The message names pages and records."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass
class _Pages:
    """What is printed so far: manifest entries by path."""

    folder: Path
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, path: str, response: HttpResponseBase) -> None:
        body: bytes = response.content  # type: ignore[attr-defined]
        name = "pages" + (path + "index.html" if path.endswith("/") else path)
        content_type = response.headers["Content-Type"]
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(file, body)
        encodings = {}
        if content_type.startswith(COMPRESSED):
            for encoding, ending, packed in (
                ("br", ".br", brotli.compress(body, quality=9)),
                ("gzip", ".gz", gzip.compress(body, mtime=0)),
            ):
                _write(self.folder / (name + ending), packed)
                encodings[encoding] = name + ending
        self.entries[path] = {
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
            "encodings": encodings,
            "takes_query": takes_query(path),
        }


def _write(file: Path, body: bytes) -> None:
    """Writes a file whose date is made from its bytes.

    nginx and other servers take date and size for the mark of a file. So they take none for
    another, and a page that stayed as it was keeps its mark in the next edition, on any machine.
    """
    file.write_bytes(body)
    date = OLDEST + (int.from_bytes(hashlib.sha256(body).digest()[:4]) >> 2)
    os.utime(file, (date, date))


def _settled(name: str, value: str) -> str:
    """A header as every process writes it: the order of a policy's directives differs by chance."""
    if name.lower() == "content-security-policy":
        return "; ".join(sorted(directive.strip() for directive in value.split(";")))
    return value


def fingerprint(root: Path | None = None) -> str:
    """Eight hex digits for the code, its libraries, the templates, static files and settings that
    shape a page.

    After an update of the software the same publications make another edition.
    """
    root = root or settings.ROOT
    found = hashlib.sha256()
    for folder, endings in (
        ("drugs", (".py", ".typ", ".ttf")), ("eczema_site", (".py",)), ("templates", ("",)),
        ("static", ("",)), ("locale", (".mo",)),
    ):  # fmt: skip
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.name.endswith(endings) and "__pycache__" not in path.parts:
                found.update(f"{path.relative_to(root)}\0".encode())
                found.update(path.read_bytes())
    found.update((root / "requirements.txt").read_bytes())
    for name in ("SITE_URL", "SITE_NAME", "TIME_ZONE", "PUBLISH_NEEDS_SECOND_PERSON"):
        found.update(f"{getattr(settings, name)}\0".encode())
    return found.hexdigest()[:8]


def folder_name(number: int, day: date, mark: str) -> str:
    return f"{number:04d}-{day.isoformat()}-{mark}"


def print_edition(
    edition: EditionDoc,
    mark: str,
    *,
    progress: Progress = lambda done, total: None,
    old_links: Collection[str] = (),
) -> Path:
    """Prints `edition` beside the others, switches `current` to it, and returns its folder.

    Raises PrintingError and leaves `current` alone when any page does not come out right, or breaks
    a rule of the press that stops an edition. `old_links`: see `rules.pages.Edition`.
    """
    editions = Path(settings.EDITIONS_DIR)
    editions.mkdir(parents=True, exist_ok=True)
    target = editions / folder_name(edition.number, edition.date, mark)
    work = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=editions))
    old = work.with_name(f"{work.name}-old")
    try:
        work.chmod(0o755)
        write(edition, mark, work, progress=progress, old_links=old_links)
        if target.exists():
            # Printed before: the bytes are the same, but the folder may have been damaged since.
            target.rename(old)
        work.rename(target)
    finally:
        shutil.rmtree(work, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    switch(target)
    prune(editions)
    return target


def write(
    edition: EditionDoc,
    mark: str,
    folder: Path,
    *,
    progress: Progress = lambda done, total: None,
    old_links: Collection[str] = (),
) -> None:
    """Writes a whole edition into an empty folder: documents, pages, manifest. What the rules of
    the press only point out stands in the manifest."""
    # One part, in the desk's language. Another would be one more shelf, under its own addresses.
    shelf = Shelf(translated(edition, settings.LANGUAGE_CODE))
    pages = _Pages(folder)
    finished: dict[str, Page] = {}
    handler = WSGIHandler()
    wanted = paths(shelf)
    for number, path in enumerate(wanted, start=1):
        try:
            response = answer(handler, shelf, path)
        except PrintingError as error:
            raise PrintingError("\n".join([str(error), *_why_not(shelf)])) from error
        pages.add(path, response)
        finished[path] = page_of(path, response)
        progress(number, len(wanted))
    problems = [
        *check_pages(finished.values(), whole(shelf, finished, old_links)),
        *tried_searches(shelf),
    ]
    if stopping := [problem for problem in problems if problem.stops]:
        raise BrokenRules(stopping)
    documents = dump(edition)
    (folder / "edition.json").write_bytes(documents)
    manifest = {
        "documents": hashlib.sha256(documents).hexdigest(),
        "number": edition.number,
        "date": edition.date.isoformat(),
        "fingerprint": mark,
        "pointed_out": [str(problem) for problem in problems],
        "files": pages.entries,
    }
    (folder / "manifest.json").write_text(
        json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1), encoding="utf-8"
    )


def _why_not(shelf: Shelf) -> list[str]:
    """What of the published documents keeps pages from being printed, and the way out."""
    published = shelf.edition.published
    found = unprintable({(entry.kind, entry.slug): entry.document for entry in published})
    way_out = ["Correct the record on the desk and publish it."] if found else []
    return [*map(str, found), *way_out]


def switch(target: Path) -> None:
    """Points `current` at an edition by one atomic rename."""
    link = target.parent / f".current-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(target.name)
    current = target.parent / "current"
    if current.is_dir() and not current.is_symlink():
        # A copy that did not keep links made a folder of it, which no rename may take the place of.
        current.rename(target.parent / f"{UNFINISHED}current-{os.getpid()}")
    os.replace(link, current)


def current_name(editions: Path) -> str:
    """The folder `current` points at; empty while nothing is printed or its folder is gone."""
    try:
        name = os.readlink(editions / "current")
    except OSError:
        return ""
    return name if (editions / name / "manifest.json").exists() else ""


def prune(editions: Path) -> None:
    """Keeps the newest KEPT editions, and the current one whatever its age."""
    kept = {current_name(editions)}
    folders = [path for path in editions.iterdir() if path.is_dir() and path.name[:4].isdigit()]
    folders.sort(key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    for path in folders[KEPT:]:
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def sweep(editions: Path) -> None:
    """Removes what a printer that was stopped half-way left behind. Only for who holds the lock."""
    for path in editions.glob(f"{UNFINISHED}*"):
        shutil.rmtree(path, ignore_errors=True)
    for path in editions.glob(".current-*"):
        path.unlink(missing_ok=True)


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
            try:
                body = _UNPACK[encoding](packed)
            except (brotli.error, EOFError, OSError, zlib.error):
                body = b""
            if hashlib.sha256(body).hexdigest() != entry["sha256"]:
                yield f"{path}: the file {name} was changed after printing."


def pointed_out(folder: Path) -> list[str]:
    """What the rules of the press said of a printed edition, though it stopped nothing."""
    found = json.loads((folder / "manifest.json").read_bytes()).get("pointed_out", [])
    return [str(sentence) for sentence in found]


_UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "identity": bytes, "br": brotli.decompress, "gzip": gzip.decompress,
}  # fmt: skip
