"""Words on paper, in runs of one look: plain, strong, or small."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drugs.documents import Inline, Text


@dataclass(frozen=True)
class Run:
    text: str
    strong: bool = False
    small: bool = False  # the type of notes: what a figure rests on, nothing to act on


Words = tuple[Run, ...]


def say(*texts: str | Words) -> Words:
    """Plain words, and words already in runs, one after the other."""
    return tuple(run for text in texts for run in ((Run(text),) if isinstance(text, str) else text))


def strong(text: str) -> Words:
    return (Run(text, strong=True),)


def label(text: str) -> Words:
    """A strong label, with what it is the label of behind it."""
    return strong(f"{text} ")


def note(text: str) -> Words:
    return (Run(text, small=True),)


def runs(inlines: Iterable[Inline]) -> Words:
    """Inlines as on a page; links and terms lose their target, which paper cannot follow."""
    return tuple(Run(inline.text, inline.kind in {"strong", "help"}) for inline in inlines)


def joined(text: Text) -> Words:
    """A whole text as one run of words."""
    found = [runs(run) for block in text for run in block.runs]
    return say(*(say(" " if i else "", words) for i, words in enumerate(found)))
