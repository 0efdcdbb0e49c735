"""Which addresses a draft would change: pages and data are printed both ways and compared. Paper
takes too long for that, so a sheet counts as affected when a page that says the same is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.handlers.wsgi import WSGIHandler
from django.urls import reverse

from drugs.documents import Document
from drugs.pages.handouts import handouts
from drugs.press.addresses import paths
from drugs.press.printing import answer
from drugs.press.publish import Key, edition, edition_with
from drugs.shelf import Shelf


def affected_addresses(documents: Mapping[Key, Document], today: date) -> list[str]:
    """The paths whose bytes would differ, pages and data first, then handouts.

    Raises PrintingError, naming the page, when one could not be printed with the draft.
    """
    before = Shelf(edition(today))
    after = Shelf(edition_with(documents, today))
    was, will_be = _printed(before), _printed(after)
    pages = [path for path, body in will_be.items() if was.get(path) != body]
    pages += [path for path in was if path not in will_be]
    paper = [
        handout.path
        for name, handout in (handouts(before) | handouts(after)).items()
        if pages_saying_the_same(handout.kind, handout.medicines) & set(pages)
        or (name in handouts(before)) != (name in handouts(after))
    ]
    return [*pages, *paper, *([reverse("handouts")] if paper else [])]


def pages_saying_the_same(kind: str, medicines: tuple[str, ...]) -> set[str]:
    """The pages that say what is on a sheet of one `kind` about `medicines` (slugs)."""
    found = {reverse("medicine", args=[slug]) for slug in medicines}
    if len(medicines) == 2:
        found.add(reverse("compare_pair", args=["-".join(sorted(medicines))]))
    if kind in ("questions", "visit", "medicine"):
        found.add(reverse("questions"))
    if kind in ("wallet-card", "medicine"):
        found.add(reverse("urgent_help"))
    return found


def _printed(shelf: Shelf) -> dict[str, bytes]:
    handler = WSGIHandler()
    paper = {handout.path for handout in handouts(shelf).values()} | {reverse("handouts")}
    found = {}
    for path in paths(shelf):
        if path not in paper:
            found[path] = answer(handler, shelf, path).content  # type: ignore[attr-defined]
    return found
