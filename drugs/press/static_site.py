"""An edition as a site of files: for a host that serves files and runs nothing.

Its pages are made once more, for those without a server behind them say so: search is answered in
the browser by an index, and forms that need a server are left out.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse

from drugs.press.addresses import paths
from drugs.press.answers import answer, asked
from drugs.press.files import Before, Pages, write_file
from drugs.search.places import places
from drugs.shelf import Shelf
from drugs.wording import kept
from eczema_site.front_door.static import FOR_EVER
from eczema_site.headers import FILE

MARK = ".static-site"  # stands in a folder that was written here, and that may be replaced
INDEX = "/search/index.json"
NOT_FOUND = "/404.html"
PER_FILE = {"Content-Disposition", "Content-Type", "Vary"}  # a host knows the last two itself


class NotOurs(Exception):
    """The target holds something else. The message says what to do."""


def write_site(
    shelf: Shelf, target: Path, progress: Callable[[int, int], None] = lambda done, total: None
) -> int:
    """Writes the site of a shelf that is `alone` to `target`, in place of one that was written
    there before. Gives the number of addresses. Expects the static files. Raises NotOurs, and
    PrintingError where a page does not come out right."""
    if target.exists() and any(target.iterdir()) and not (target / MARK).exists():
        raise NotOurs(f"{target} holds other files. Name an empty folder or a new one.")
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        work.chmod(0o755)
        with kept.keeping(Path(settings.TYPESET_DIR)):
            entries = _pages(shelf, work, progress)
        shutil.copytree(settings.STATIC_ROOT, work / "static", ignore=_not_for_readers)
        write_file(work / "_headers", header_rules(entries).encode())
        (work / MARK).write_text(f"Edition {shelf.number} of {shelf.date.isoformat()}\n")
        if target.exists():
            old = work.with_name(f"{work.name}-old")
            target.rename(old)
            work.rename(target)
            shutil.rmtree(old)
        else:
            work.rename(target)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return len(entries)


def _pages(
    shelf: Shelf, work: Path, progress: Callable[[int, int], None]
) -> dict[str, dict[str, str]]:
    """Writes all that is printed; gives the headers of each address."""
    pages = Pages(work, Before(None))
    handler, wanted = WSGIHandler(), paths(shelf)
    for number, path in enumerate(wanted, start=1):
        pages.add(path, answer(handler, shelf, path))
        progress(number, len(wanted))
    pages.add(NOT_FOUND, handler.get_response(asked(shelf, NOT_FOUND)))
    index = json.dumps(search_index(shelf), ensure_ascii=False, separators=(",", ":"))
    pages.add(INDEX, HttpResponse(index, content_type="application/json"))
    for name in (work / "pages").iterdir():
        name.rename(work / name.name)
    (work / "pages").rmdir()
    return {path: entry["headers"] for path, entry in pages.entries.items()}


def search_index(shelf: Shelf) -> list[list[str]]:
    """Title, address, what it is or the page it is on, and other names of all that can be found."""
    found = places(shelf)
    pages = {place.href: place.title for place in found}
    return [
        [
            place.title,
            place.href,
            place.note or place.kind or (pages.get(place.page, "") if "#" in place.href else ""),
            " ".join(place.also_called + place.names),
        ]
        for place in found
    ]


def _not_for_readers(folder: str, names: list[str]) -> set[str]:
    top = Path(folder) == Path(settings.STATIC_ROOT)
    return {name for name in names if top and name in ("admin", "staticfiles.json", "reversion")}


def header_rules(entries: Mapping[str, Mapping[str, str]]) -> str:
    """The file `_headers`, as Netlify, Cloudflare Pages and others read it: one rule for each
    folder at the top, and one for each address that says more than its folder."""
    by_top: dict[str, dict[str, Mapping[str, str]]] = defaultdict(dict)
    for path, headers in entries.items():
        top = path.split("/")[1]
        within = path.count("/") > 1 and top
        by_top[f"/{top}/*" if within else path][path] = headers
    lines = []
    for rule, held in sorted(by_top.items()):
        said = [
            {k: v for k, v in headers.items() if k not in PER_FILE} for headers in held.values()
        ]
        shared = {k: v for k, v in said[0].items() if all(one.get(k) == v for one in said)}
        lines += [rule, *_said(shared)]
        for path, own in zip(held, said, strict=True):
            if more := {k: v for k, v in own.items() if k not in shared}:
                lines += [path, *_said(more)]
    static = {"Cache-Control": FOR_EVER, **FILE}
    return "\n".join([*lines, "/static/*", *_said(static), ""])


def _said(headers: Mapping[str, str]) -> list[str]:
    return [f"  {name}: {value}" for name, value in sorted(headers.items())]
