"""A place that search can find: a page, or what stands on one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_noop

from drugs.documents import Text
from drugs.search.names import Phrase, stems

# The groups that pages are told in.
SORTS = {
    "answers": gettext_noop("Answers"),
    "pages": gettext_noop("Pages"),
    "effects": gettext_noop("Side effects"),
    "words": gettext_noop("Words"),
}


@dataclass(frozen=True)
class Place:
    """Something that can be found. Without an anchor in `href` it is the page itself.

    `also_called` are its other names, told to readers; `names` are words that only find it.
    `texts` is what it says; `note` is told with the title. `least` is how many of the words
    searched for must stand in the place itself, not only in the names of its page. `weight` lets
    what readers come for stand before what they might also want. `sort` is the group it is told in.
    `shared`: the same title stands in each guide, so whoever types it means none of them.
    """

    href: str
    title: str
    kind: str = ""
    also_called: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    note: str = ""
    least: int = 1
    weight: float = 1.0
    sort: str = "pages"
    shared: bool = False

    @cached_property
    def line(self) -> Phrase:
        """The stems of its title."""
        return stems(self.title)

    @property
    def page(self) -> str:
        """The address of the page it stands on: that of the whole, where it folds by letter."""
        page, letter, _ = self.href.partition("#")[0].partition("/letter/")
        return f"{page}/" if letter and page else self.href.partition("#")[0]


def texts_of(*parts: Text | str) -> tuple[str, ...]:
    """Paragraphs and points of lists, each by itself; empty ones left out. What a list is told by
    stands before each of its points: "Do not take it if you: have an infection"."""
    found: list[str] = []
    for part in parts:
        if isinstance(part, str):
            found.append(part)
            continue
        before = ""
        for block in part:
            told = f"{before} " if block.items and before.endswith(":") else ""
            found += [f"{told}{text}" for text in block.texts]
            before = block.texts[-1] if block.texts and not block.items else ""
    return tuple(text for text in found if text)
