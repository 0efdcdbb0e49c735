"""Printing: every page of the site from the newest publications, into one finished folder.

The views are reached through the URL resolver, as a reader would reach them, so a printed page is
what the site would have answered. The same publications, date and code give the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import brotli
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponseBase

from drugs.documents import EditionDoc
from drugs.press.pages import paths
from drugs.shelf import REQUEST_KEY, Shelf, dump

KEPT = 10  # editions
COMPRESSED = ("text/", "application/json", "application/xml", "image/svg+xml")
# Said again by the front door for each encoding, or not true of a printed answer.
LEFT_OUT = {"content-length", "content-encoding", "etag", "date", "set-cookie"}

Progress = Callable[[int, int], None]


class PrintingError(Exception):
    """A page could not be printed; the edition is not put out. The message names the page."""


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
        file.write_bytes(body)
        encodings = {}
        if content_type.startswith(COMPRESSED):
            for encoding, ending, packed in (
                ("br", ".br", brotli.compress(body, quality=9)),
                ("gzip", ".gz", gzip.compress(body, mtime=0)),
            ):
                (self.folder / (name + ending)).write_bytes(packed)
                encodings[encoding] = name + ending
        self.entries[path] = {
            "status": response.status_code,
            "headers": {
                name: value
                for name, value in sorted(response.headers.items())
                if name.lower() not in LEFT_OUT
            }
            | {"Cache-Control": response.headers.get("Cache-Control", "no-cache")},
            "sha256": hashlib.sha256(body).hexdigest(),
            "size": len(body),
            "file": name,
            "encodings": encodings,
        }


def fingerprint(root: Path | None = None) -> str:
    """Eight hex digits for the code, templates and static files that shape a page.

    After an update of the software the same publications make another edition.
    """
    root = root or settings.ROOT
    found = hashlib.sha256()
    for folder, endings in (
        ("drugs", (".py", ".typ")), ("eczema_site", (".py",)), ("templates", ("",)), ("static", ("",)),
    ):  # fmt: skip
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.name.endswith(endings) and "__pycache__" not in path.parts:
                found.update(f"{path.relative_to(root)}\0".encode())
                found.update(path.read_bytes())
    for setting in (settings.SITE_URL, settings.SITE_NAME, settings.PUBLISH_NEEDS_SECOND_PERSON):
        found.update(f"{setting}\0".encode())
    return found.hexdigest()[:8]


def folder_name(number: int, day: date, mark: str) -> str:
    return f"{number:04d}-{day.isoformat()}-{mark}"


def print_edition(
    edition: EditionDoc, mark: str, *, progress: Progress = lambda done, total: None
) -> Path:
    """Prints `edition` beside the others, switches `current` to it, and returns its folder.

    Raises PrintingError and leaves `current` alone when any page does not come out right.
    """
    editions = Path(settings.EDITIONS_DIR)
    editions.mkdir(parents=True, exist_ok=True)
    target = editions / folder_name(edition.number, edition.date, mark)
    work = Path(tempfile.mkdtemp(prefix=".printing-", dir=editions))
    try:
        work.chmod(0o755)
        write(edition, mark, work, progress=progress)
        if target.exists():
            # Printed before: the bytes are the same, but the folder may have been damaged since.
            shutil.rmtree(target)
        work.rename(target)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    switch(target)
    prune(editions)
    return target


def write(
    edition: EditionDoc, mark: str, folder: Path, *, progress: Progress = lambda done, total: None
) -> None:
    """Writes a whole edition into an empty folder: documents, pages, manifest."""
    shelf = Shelf(edition)
    pages = _Pages(folder)
    handler = WSGIHandler()
    wanted = paths(shelf)
    for number, path in enumerate(wanted, start=1):
        pages.add(path, answer(handler, shelf, path))
        progress(number, len(wanted))
    (folder / "edition.json").write_bytes(dump(edition))
    manifest = {
        "number": edition.number,
        "date": edition.date.isoformat(),
        "fingerprint": mark,
        "files": pages.entries,
    }
    (folder / "manifest.json").write_text(
        json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1), encoding="utf-8"
    )


def answer(handler: WSGIHandler, shelf: Shelf, path: str) -> HttpResponseBase:
    """What the site answers a reader of `shelf`. Raises PrintingError when that is no page."""
    host, _, port = settings.SITE_URL.partition("://")[2].partition(":")
    secure = settings.SITE_URL.startswith("https")
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": "",
            "SERVER_NAME": host,
            "SERVER_PORT": port or ("443" if secure else "80"),
            # The host check is for readers' requests; the printer's own goes by a name it allows.
            "HTTP_HOST": "localhost" if "localhost" in settings.ALLOWED_HOSTS else host,
            "HTTP_X_FORWARDED_PROTO": "https" if secure else "http",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.input": io.BytesIO(),
            "wsgi.url_scheme": "https" if secure else "http",
            REQUEST_KEY: shelf,
        }
    )
    response = handler.get_response(request)
    if response.status_code != 200:
        raise PrintingError(f"{path} could not be printed: it answered {response.status_code}.")
    if response.cookies:
        raise PrintingError(f"{path} could not be printed: it sets a cookie.")
    return response


def switch(target: Path) -> None:
    """Points `current` at an edition by one atomic rename."""
    link = target.parent / f".current-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(target.name)
    os.replace(link, target.parent / "current")


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


def verify(folder: Path) -> Iterable[str]:
    """What is wrong with a printed edition: missing files, and bytes that are not the printed ones."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    for path, entry in manifest["files"].items():
        file = folder / entry["file"]
        if not file.exists():
            yield f"{path}: the file {entry['file']} is missing."
        elif hashlib.sha256(file.read_bytes()).hexdigest() != entry["sha256"]:
            yield f"{path}: the file {entry['file']} was changed after printing."
