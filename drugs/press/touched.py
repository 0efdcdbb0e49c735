"""Which addresses a draft would change: found by printing them both ways, not by guessing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.handlers.wsgi import WSGIHandler

from drugs.documents import Document, EditionDoc
from drugs.press.pages import paths
from drugs.press.printing import PrintingError, answer
from drugs.press.publish import Key, edition, edition_with
from drugs.shelf import Shelf


def touched(documents: Mapping[Key, Document], today: date) -> list[str]:
    """The paths of pages, handouts and data whose bytes would differ, in the order of printing.

    Raises PrintingError, naming the page, when one could not be printed with the draft.
    """
    before = _printed(edition(today))
    after = _printed(edition_with(documents, today))
    gone = [path for path in before if path not in after]
    return [path for path, body in after.items() if before.get(path) != body] + gone


def _printed(wanted: EditionDoc) -> dict[str, bytes]:
    shelf = Shelf(wanted)
    handler = WSGIHandler()
    found = {}
    for path in paths(shelf):
        response = answer(handler, shelf, path)
        found[path] = response.content  # type: ignore[attr-defined]
    return found


__all__ = ["PrintingError", "touched"]
