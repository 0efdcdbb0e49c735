"""The rules of the press: what must be true of what is published.

One code says them three times:

- The review screen shows them and `publish` refuses what breaks one: those over documents
  (`check`), with the neighbours a change breaks (`broken_by`), and then the page rules over
  every page and sheet the draft touches, printed aside (`press/proof.py`).
- The printer asks the page rules alone (`pages.py`) before it switches `current`. Rules over
  documents bite at approval and not here: what was approved before a rule existed must not keep
  everybody's corrections from being printed. What a page does to a reader bites at both.
- The tests ask both over the whole edition.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from drugs import documents as doc
from drugs.models import Rule
from drugs.press.rules import references
from drugs.press.rules.characters import characters, unprintable
from drugs.press.rules.doses import doses, loose_numbers, summary_doses
from drugs.press.rules.figures import figures
from drugs.press.rules.help_lines import called_today, emergency, help_line, must_call, second_door
from drugs.press.rules.medicines import medicine
from drugs.press.rules.ranks import RANKS, rank
from drugs.press.rules.sources import source
from drugs.press.rules.treatments import treatment
from drugs.press.rules.walk import Documents, Problem, part_name, prose
from drugs.press.rules.words import medicine_names, wording

__all__ = [
    "RANKS",
    "Documents",
    "Problem",
    "broken_by",
    "broken_references",
    "check",
    "hints",
    "medicine_names",
    "part_name",
    "prose",
    "rank",
    "unprintable",
]


def check(document: doc.Document, documents: Documents) -> list[Problem]:
    """All problems of one document among `documents`, the ones it will be published with."""
    found = [
        *references.address(document),
        *references.every(document, documents),
        *references.links(document, documents),
        *references.leads(document, documents),
        *source(document),
        *figures(document),
        *treatment(document),
        *medicine(document, documents),
        *help_line(document),
        *second_door(document, documents),
        *called_today(document, documents),
        *must_call(document, documents),
        *emergency(document),
        *doses(document, documents),
        *characters(document),
        *wording(document, medicine_names(documents)),
    ]
    # A text that stands in two fields of one part is told of once.
    return _problems(document, dict.fromkeys(found))


def broken_references(documents: Documents) -> list[Problem]:
    """What documents name that is not among them: their page could not be printed."""
    return [
        problem
        for document in documents.values()
        for problem in _problems(document, references.every(document, documents))
    ]


def broken_by(
    after: Documents, before: Documents, changed: Container[tuple[str, str]] = ()
) -> list[Problem]:
    """What goes wrong in records that a change (to those `changed`) leaves as they are: they name
    what is gone, or lost the urgent signs that named them."""
    return [
        problem
        for key, document in after.items()
        if key in before and key not in changed
        for problem in _among(document, after)
        if problem not in _among(before[key], before)
    ]


def hints(document: doc.Document, before: doc.Document | None) -> list[Problem]:
    """What whoever reviews a draft should look at, though it may be right: a rule that is moved
    from where its kind stands, numbers that stand in no field, and doses of a summary that its text
    does not have. With `before`, only what was not so then."""
    known = {(rule.slug, rule.rank, rule.moved_why) for rule in getattr(before, "rules", ())}
    moved = [
        (f"rule {rule.slug}", f"Moved. It stands {Rule.Stands(rule.rank).label}: {rule.moved_why}")
        for rule in getattr(document, "rules", ())
        if rule.moved_why and (rule.slug, rule.rank, rule.moved_why) not in known
    ]
    return _problems(
        document, [*moved, *loose_numbers(document, before), *summary_doses(document, before)]
    )


def _among(document: doc.Document, documents: Documents) -> list[Problem]:
    found = [
        *references.every(document, documents),
        *references.links(document, documents),
        *medicine(document, documents),
        *second_door(document, documents),
        *must_call(document, documents),
    ]
    return _problems(document, found)


def _problems(document: doc.Document, found: Iterable[tuple[str, str]]) -> list[Problem]:
    return [Problem(document.kind, document.slug, part, message) for part, message in found]
