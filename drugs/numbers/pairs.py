"""The one picture of benefit and the one of harm that a sheet has room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from drugs.documents import FigureDoc, MedicineDoc, StudyDoc
from drugs.numbers import pictured
from drugs.numbers.figures import about, at, capital, label, sources_of, weeks
from drugs.numbers.sides import number
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
    why: str  # why this one is pictured; said in the note too
    sources: tuple[str, ...]


def benefit_pair(medicine: MedicineDoc) -> Pair | None:
    """The picture of benefit: its lowest dose, with the others in words."""
    doses = pictured.benefit(medicine)
    if not doses:
        return None
    study = medicine.study(doses[0].study)
    heading = capital(doses[0].measure_name)
    return _pair(medicine, doses, study, heading=heading, good=True, time=at(doses[0]))


def harm_pair(medicine: MedicineDoc, shelf: Shelf) -> Pair | None:
    """The picture of the chosen harm, on the same scale; none where no figure of it is there."""
    found = pictured.harm(medicine)
    if not found:
        return None
    heading = shelf.side_effects[found.rows[0].side_effect].name
    time = weeks(found.study)
    return _pair(
        medicine, found.rows, found.study,
        heading=heading, good=False, time=time, why=medicine.pictured_harm_why,
    )  # fmt: skip


def _pair(
    medicine: MedicineDoc, doses: Sequence[FigureDoc], study: StudyDoc,
    *, heading: str, good: bool, time: str, why: str = "",
) -> Pair:  # fmt: skip
    """`doses` are the rows of one event, one a dose, in order of strength."""
    row, *stronger = doses
    on, against = number(row.medicine), number(row.comparator)
    other = row.comparator_name
    note = [
        gettext("On %(dose)s: %(people)s.")
        % {"dose": dose.dose, "people": number(dose.medicine).words}
        for dose in stronger
    ]
    return Pair(
        heading=heading,
        medicine_label=label(medicine.brand, row.dose),
        medicine_whole=on.whole,
        medicine_words=on.words,
        comparator_label=capital(other),
        comparator_whole=against.whole,
        comparator_words=against.words,
        good=good,
        yes=gettext("had this"),
        no=gettext("did not"),
        note=" ".join([*note, about(study, time), *([why] if why else [])]),
        why=why,
        sources=sources_of([study.sources, *(figure.sources for figure in doses)]),
    )
