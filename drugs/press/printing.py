"""Printing: every page of the site from the newest publications, into one finished folder.

The views are reached through the URL resolver, as a reader would reach them, so a printed page is
what the site would have answered. The same publications, date and code give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from drugs.documents import EditionDoc
from drugs.documents.reads import noting
from drugs.press import ahead
from drugs.press.addresses import paths
from drugs.press.answers import PrintingError, answer, page_of, whole
from drugs.press.files import Before, Pages
from drugs.press.rules import unprintable
from drugs.press.rules.pages import Page, check_pages
from drugs.press.rules.searches import first_pages, tried_cards
from drugs.press.rules.walk import Problem
from drugs.press.translation import translated
from drugs.press.unchanged import Last, Made, Printed
from drugs.shelf import Shelf, dump, read
from drugs.wording import kept

KEPT = 10  # editions
UNFINISHED = ".printing-"  # how the name of a folder begins while it is printed

Progress = Callable[[int, int], None]


class BrokenRules(PrintingError):
    """Finished pages break rules that stop an edition. The message names pages and records."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


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
    last: Last | None = None,
) -> Path:
    """Prints `edition` beside the others, switches `current` to it, and returns its folder.

    Raises PrintingError and leaves `current` alone when any page does not come out right, or breaks
    a rule of the press that stops an edition. `old_links`: see `rules.pages.Edition`. `last`: what
    this program printed last, of which pages that stay the same are not made anew.
    """
    last = last or Last()
    editions = Path(settings.EDITIONS_DIR)
    editions.mkdir(parents=True, exist_ok=True)
    target = editions / folder_name(edition.number, edition.date, mark)
    work = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=editions))
    old = work.with_name(f"{work.name}-old")
    try:
        work.chmod(0o755)
        with kept.keeping(Path(settings.TYPESET_DIR)):
            now = current_name(editions)
            printed = write(
                edition, mark, work, progress=progress, old_links=old_links,
                before=editions / now if now else None, last=last,
            )  # fmt: skip
        if target.exists():
            # Printed before: the bytes are the same, but the folder may have been damaged since.
            target.rename(old)
        work.rename(target)
    finally:
        shutil.rmtree(work, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    switch(target)
    last.keep(printed, target)
    prune(editions)
    return target


def write(
    edition: EditionDoc,
    mark: str,
    folder: Path,
    *,
    progress: Progress = lambda done, total: None,
    old_links: Collection[str] = (),
    before: Path | None = None,
    last: Last | None = None,
) -> Printed:
    """Writes a whole edition into an empty folder: documents, pages, manifest. What the rules of
    the press only point out stands in the manifest. What is the same in the edition in the folder
    `before` is taken over packed, and not made anew where `last` made it of the same; the bytes are
    those of printing all. Returns what the next printing can take over."""
    # One part, in the desk's language. Another would be one more shelf, under its own addresses.
    said = translated(edition, settings.LANGUAGE_CODE)
    earlier = Before(before)
    pages = Pages(folder, earlier)
    unchanged = (last or Last()).unchanged(said, mark, before)
    printed = Printed(said, mark, pages.entries)
    with noting(said):
        shelf, handler = Shelf(said), WSGIHandler()

        def made_anew(path: str) -> Page:
            try:
                response = answer(handler, shelf, path)
            except PrintingError as error:
                raise PrintingError("\n".join([str(error), *_why_not(shelf)])) from error
            pages.add(path, response)
            return page_of(path, response)

        wanted = paths(shelf)
        with _by_both_cores(shelf, anew=earlier.mark != mark):
            for number, path in enumerate(wanted, start=1):
                made = unchanged.pages.get(path)
                if made:
                    pages.take_over(path, made.what.body, unchanged.entries[path])
                else:
                    made = Made.of(partial(made_anew, path))
                printed.pages[path] = made
                progress(number, len(wanted))
        cards = unchanged.cards or [Made.of(lambda: list(tried_cards(shelf)))]
    printed.cards.extend(cards)
    finished = {path: made.what for path, made in printed.pages.items()}
    problems = [
        *check_pages(finished.values(), whole(shelf, finished, old_links)),
        *(problem for made in cards for problem in made.what),
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
    return printed


def searches_that_got_worse(folder: Path) -> list[str]:
    """What the searches that editors keep no longer find first in a printed edition. Told when
    readers have it already: it stops nothing, and takes as long as many pages."""
    return [str(problem) for problem in first_pages(read(folder))]


def _by_both_cores(shelf: Shelf, *, anew: bool) -> AbstractContextManager[None]:
    """Where most sheets have to be set `anew`, because nothing was printed by this code, a second
    process helps; after a correction there are so few that it would come too late."""
    folder = kept.folder()
    if not (anew and folder and settings.SET_AHEAD):
        return nullcontext()
    return ahead.setting(dump(shelf.edition), folder)


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
