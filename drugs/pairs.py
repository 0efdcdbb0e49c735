"""The one picture of benefit and the one of harm that a sheet has room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drugs.documents import Figure, MedicineDoc, StudyDoc
from drugs.figures import number, share, sources_of, strength, weeks
from drugs.shelf import Shelf


@dataclass(frozen=True)
class Pair:
    """A picture of 100 people on the medicine and 100 on the comparator."""

    heading: str
    medicine_label: str
    medicine_whole: int
    medicine_words: str
    comparator_label: str
    comparator_whole: int
    comparator_words: str
    good: bool
    yes: str
    no: str
    note: str
    sources: tuple[str, ...]


def benefit_pair(medicine: MedicineDoc) -> Pair | None:
    """The picture of benefit for a sheet: clear skin where reported, in the trial with the most
    people, on its strongest dose; the note gives the other doses."""
    rows = [row for row in medicine.outcomes if not row.head_to_head and row.week is not None]
    clear = [row for row in rows if row.measure == "clear"] or rows
    if not clear:
        return None
    study = medicine.study(max(clear, key=lambda row: medicine.study(row.study).size or 0).study)
    first = next(row for row in clear if row.study == study.slug)
    one = (first.study, first.measure, first.week)
    doses = [row for row in clear if (row.study, row.measure, row.week) == one]
    heading = first.measure_name[:1].upper() + first.measure_name[1:]
    return _pair(medicine, doses, study, heading=heading, good=True, time=f"at week {first.week}")


def harm_pair(medicine: MedicineDoc, shelf: Shelf) -> Pair | None:
    """The picture of harm, on the same scale: the named side effect most people had."""
    rows = [
        row
        for row in medicine.reactions
        if row.per == "people" and not row.head_to_head and not row.side_effect.startswith("any-")
    ]
    if not rows:
        return None
    most = max(rows, key=lambda row: (share(row.medicine), row.dose))
    doses = [r for r in rows if (r.study, r.side_effect) == (most.study, most.side_effect)]
    study = medicine.study(most.study)
    heading = shelf.side_effects[most.side_effect].name
    return _pair(medicine, doses, study, heading=heading, good=False, time=f"in {weeks(study)}")


def _pair(
    medicine: MedicineDoc, doses: Sequence[Figure], study: StudyDoc,
    *, heading: str, good: bool, time: str,
) -> Pair:  # fmt: skip
    """`doses` are the rows of one event, one a dose."""
    *weaker, row = sorted(doses, key=lambda figure: strength(figure.dose))
    on, beside = number(row.medicine), number(row.comparator)
    note = [f"{study.name}: {study.who}, {time}."]
    if study.also_used:
        note.append(f"Everyone also used {study.also_used}.")
    note += [f"On {other.dose}: {number(other.medicine).words}." for other in weaker]
    return Pair(
        heading=heading,
        medicine_label=f"{medicine.brand}, {row.dose}",
        medicine_whole=on.whole,
        medicine_words=on.words,
        comparator_label=row.comparator_name[:1].upper() + row.comparator_name[1:],
        comparator_whole=beside.whole,
        comparator_words=beside.words,
        good=good,
        yes="had this",
        no="did not",
        note=" ".join(note),
        sources=sources_of([study.sources, *(figure.sources for figure in doses)]),
    )
