"""No short form loses a rule that can hurt before the next visit: not its threshold, not its names,
not what is allowed all the same. And no chapter loses any rule that stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drugs import documents as doc
from drugs.pages.medicine.chapters import home_of
from drugs.shelf import Shelf
from drugs.wording.rules import NAMES_IN_SHORT, RuleWords, rule_words

ALWAYS = (0, 1)  # the ranks that no form leaves out
# How far behind a rule its names and exceptions may stand: other words come between.
NEAR = 80


def lost(texts: Iterable[str], treatment: doc.TreatmentDoc, shelf: Shelf) -> Iterator[str]:
    """What the texts of one form leave out of a treatment's rules of rank 0 and 1, in sentences.

    A medicine published before rules were fields has none to lose.
    """
    yield from _all_lost(texts, treatment.rules_of(*ALWAYS), treatment, shelf, NAMES_IN_SHORT)


def lost_in_chapter(
    texts: Iterable[str], medicine: doc.MedicineDoc, shelf: Shelf, chapter: str
) -> Iterator[str]:
    """What the texts of one chapter of its guide leave out of the rules that stand there, whatever
    their rank and with every name. Without a chapter: of all rules."""
    rules = [rule for rule in medicine.rules if not chapter or home_of(rule) == chapter]
    yield from _all_lost(texts, rules, medicine, shelf, None)


def _all_lost(
    texts: Iterable[str],
    rules: Iterable[doc.RuleDoc],
    treatment: doc.TreatmentDoc,
    shelf: Shelf,
    names: int | None,
) -> Iterator[str]:
    whole = _plain(" ".join(texts))
    for rule in rules:
        yield from _lost(whole, rule_words(rule, shelf, names=names), treatment.short_name)


def _lost(whole: str, words: RuleWords, brand: str) -> Iterator[str]:
    short = _plain(words.short).removesuffix(".")
    reach = len(words.whole) + NEAR
    after = [whole[at : at + reach] for at in _places(whole, short)]
    if not after:
        yield f"It leaves out a rule of {brand}: “{words.short}”"
        return
    for name in words.names:
        if not any(_plain(name) in text for text in after):
            yield f"It leaves out {name} in a rule of {brand}: “{words.short}”"
    for allowed in words.allowed:
        if not any(_plain(allowed).removesuffix(".") in text for text in after):
            yield f"It leaves out “{allowed}” in a rule of {brand}: “{words.short}”"


def _places(whole: str, part: str) -> Iterator[int]:
    at = whole.find(part)
    while at >= 0:
        yield at
        at = whole.find(part, at + 1)


def _plain(text: str) -> str:
    return " ".join(text.split())
