"""What a program that prints again and again need not make anew: pages that read nothing that
differs from the edition it printed last.

It knows what each page and each sheet read of the documents (`documents/reads.py`), and what the
searches that editors keep showed. It takes nothing over from another program, from other code, or
where records came, went or were taken down; so the first printing of a program makes all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from drugs.documents import EditionDoc
from drugs.documents.reads import Read, changed, reads
from drugs.press.rules.pages import Page
from drugs.press.rules.walk import Problem

T = TypeVar("T")


@dataclass(frozen=True)
class Made(Generic[T]):
    """Something that was made of documents, with what it read of them."""

    what: T
    read: Read

    @classmethod
    def of(cls, make: Callable[[], T]) -> Made[T]:
        with reads() as read:
            what = make()
        return cls(what, read)


@dataclass(frozen=True)
class Printed:
    """All that one printing made."""

    edition: EditionDoc
    mark: str
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)  # of the manifest, by path
    pages: dict[str, Made[Page]] = field(default_factory=dict)
    cards: list[Made[list[Problem]]] = field(default_factory=list)  # one, or none yet


class Last:
    """The last printing of this program, and the folder its edition is in."""

    def __init__(self) -> None:
        self._printed: Printed | None = None
        self._folder: Path | None = None
        self.took_over = False  # whether the last printing was not of all pages

    def unchanged(self, edition: EditionDoc, mark: str, before: Path | None) -> Printed:
        """The start of the printing of `edition` while readers get the folder `before`: what the
        last printing made that comes out the same."""
        last, now = self._printed, Printed(edition, mark)
        self.took_over = False
        if last is None or before != self._folder or not _alike(last, now):
            return now
        differs, known = changed(last.edition, edition), dict[Read, bool]()
        self.took_over = True
        return replace(
            last,
            edition=edition,
            pages={
                path: made
                for path, made in last.pages.items()
                if not made.read.rests_on(differs, known)
            },
            cards=[made for made in last.cards if not made.read.rests_on(differs, known)],
        )

    def keep(self, printed: Printed, folder: Path) -> None:
        """Readers get what was `printed` in this folder now."""
        self._printed, self._folder = printed, folder


def _alike(last: Printed, now: Printed) -> bool:
    """Whether two printings are by the same code, of the same records, in the same language, with
    the same ones taken down."""
    return (
        last.mark == now.mark
        and last.edition.language == now.edition.language
        and last.edition.taken_down == now.edition.taken_down
        and _keys(last.edition) == _keys(now.edition)
    )


def _keys(edition: EditionDoc) -> Iterable[tuple[str, str]]:
    return [(entry.kind, entry.slug) for entry in edition.published]
