"""The figures of the reviewer's packet: trial by trial, as printed in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext

from drugs.documents import AloneDoc, FigureDoc, OutcomeDoc, ReactionDoc, StudyDoc
from drugs.handouts.packet_places import Places, Row, Said
from drugs.handouts.runs import note, say, strong
from drugs.numbers.alone import with_site
from drugs.numbers.figures import grouped, strength
from drugs.numbers.trial_words import about, at, capital, weeks
from drugs.press.said import field_in_words
from drugs.wording.lists import commas

BESIDE = 4  # groups of a trial that stand side by side
NONE = "–"  # not reported


def figures(places: Places) -> list[Said]:
    """All figures of a medicine; the trial itself is the first line of each."""
    found = []
    for study in places.medicine.studies:
        against = gettext("Against: %(comparator)s.") % {"comparator": study.comparator}
        told = (about(study, weeks(study)), against, study.registry_number, study.caution)
        first = places.row(say(" ".join(filter(None, told))), study)
        head, *more = [*_compared(study, places), *_alone(study, places)] or [Said("", ())]
        found += [Said(study.name, (first, *head.rows), head.values), *more]
    return found


def _compared(study: StudyDoc, places: Places) -> Iterator[Said]:
    """The figures of a trial that have a comparator: those against one group together."""
    medicine = places.medicine
    every: list[FigureDoc] = [
        row for row in (*medicine.outcomes, *medicine.reactions) if row.study == study.slug
    ]
    for comparator, rows in grouped(every, lambda row: row.comparator_name):
        for doses in _doses(rows, BESIDE - 1):
            beside = [row for row in rows if row.dose in doses]
            # A comparator that differs from dose to dose is a line of its own.
            lines = grouped(beside, lambda row: (_what(row, places), row.comparator))
            yield Said(
                "",
                tuple(_line(what, some, doses, places) for (what, _), some in lines),
                (*doses, capital(comparator)),
            )


def _line(what: str, rows: list[FigureDoc], doses: list[str], places: Places) -> Row:
    values = (*_sides(rows, doses), field_in_words(rows[0], "comparator"))
    return places.row(strong(what), *rows, values=values)


def _alone(study: StudyDoc, places: Places) -> Iterator[Said]:
    """The figures of people followed with no group beside them."""
    rows = [row for row in places.medicine.followed_alone if row.study == study.slug]
    for doses in _doses(rows, BESIDE):
        beside = [row for row in rows if row.dose in doses]
        lines = []
        for what, some in grouped(beside, lambda row: _what(row, places)):
            words = say(strong(what), note(" " + gettext("(no group beside them)")))
            lines.append(places.row(words, *some, values=tuple(_sides(some, doses))))
        yield Said("", tuple(lines), tuple(doses))


def _sides(rows: Sequence[FigureDoc | AloneDoc], doses: list[str]) -> list[str]:
    by_dose = {row.dose: field_in_words(row, "medicine") for row in rows}
    return [by_dose.get(dose, NONE) for dose in doses]


def _doses(rows: Sequence[FigureDoc | AloneDoc], most: int) -> list[list[str]]:
    """The doses from the lowest, so many side by side."""
    doses = list(dict.fromkeys(row.dose for row in sorted(rows, key=strength)))
    return [doses[at : at + most] for at in range(0, len(doses), most)]


def _what(row: FigureDoc | AloneDoc, places: Places) -> str:
    if isinstance(row, OutcomeDoc):
        return commas([capital(row.measure_name), at(row)])
    assert isinstance(row, ReactionDoc | AloneDoc)
    name = places.shelf.side_effects[row.side_effect].name
    return with_site(name, row.site) if isinstance(row, AloneDoc) else name
