"""The questions to ask, as the page shows them: by moment, each with what it fits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext, gettext_noop

from drugs.documents import MedicineDoc, QuestionDoc
from drugs.models import Question
from drugs.shelf import Shelf

# What may be true of a reader. Never sent.
CIRCUMSTANCES: tuple[str, ...] = tuple(Question.Circumstance.values)

# What a treatment can be judged by. A reader's own answer; it never leaves the device.
WHAT_MATTERS = (
    gettext_noop("Less itch"),
    gettext_noop("Better sleep"),
    gettext_noop("Clearer skin"),
    gettext_noop("Fast relief"),
    gettext_noop("Fewer side effects"),
    gettext_noop("Safe for a long time"),
    gettext_noop("Few blood tests and visits"),
    gettext_noop("A cream, not a pill"),
    gettext_noop("A pill, not a shot"),
    gettext_noop("Plans for a baby"),
    gettext_noop("Work, school and sport"),
    gettext_noop("Cost"),
)


def what_matters() -> list[tuple[str, str]]:
    """Each thing a treatment can be judged by: its name in the page, and as readers see it."""
    return [(slugify(what), gettext(what)) for what in WHAT_MATTERS]


@dataclass(frozen=True)
class FilterMedicine:
    """A medicine to filter by. `asked` when the address names it: its box is ticked."""

    slug: str
    brand: str
    asked: bool


@dataclass(frozen=True)
class ShownQuestion:
    """A question with what it fits: slugs of medicines, routes, circumstances (none: everyone)."""

    question: QuestionDoc
    medicines: tuple[str, ...]
    routes: tuple[str, ...]
    circumstances: tuple[str, ...]


@dataclass(frozen=True)
class Moment:
    slug: str
    name: str
    questions: tuple[ShownQuestion, ...]


@dataclass(frozen=True)
class QuestionsPage:
    """`unknown` when the address asks for a medicine that has no page here."""

    medicines: tuple[FilterMedicine, ...]
    routes: tuple[tuple[str, str], ...]
    circumstances: tuple[tuple[str, str], ...]
    moments: tuple[Moment, ...]
    unknown: bool

    @property
    def asked(self) -> list[str]:
        """The brands the address asks for."""
        return [medicine.brand for medicine in self.medicines if medicine.asked]

    @property
    def total(self) -> int:
        return sum(len(moment.questions) for moment in self.moments)


def questions_page(shelf: Shelf, names: Iterable[str] = ()) -> QuestionsPage:
    """All questions of the shelf. Those about a medicine in `names` come first in each moment.

    A name is a brand's or a generic's slug, in any case.
    """
    wanted = {name.strip().lower() for name in names} - {""}
    asked = {m.slug for m in shelf.medicines.values() if wanted & {m.slug, m.generic_slug}}
    known = {name for m in shelf.medicines.values() for name in (m.slug, m.generic_slug)}

    shown = []
    for question in shelf.questions:
        fitting = medicines_of(question, shelf)
        if fitting:
            shown.append((question, fitting))
    shown.sort(key=lambda pair: not asked & set(pair[0].medicines))

    used = {name for question, _ in shown for name in question.circumstances}
    return QuestionsPage(
        medicines=tuple(
            FilterMedicine(m.slug, m.brand, m.slug in asked) for m in shelf.medicines.values()
        ),
        routes=tuple((value, str(label)) for value, label in Question.ROUTES),
        circumstances=tuple(
            (value, str(label)) for value, label in Question.Circumstance.choices if value in used
        ),
        moments=tuple(
            Moment(
                slug,
                str(name),
                tuple(
                    ShownQuestion(
                        question,
                        tuple(m.slug for m in fitting),
                        routes_of(question, fitting),
                        question.circumstances,
                    )
                    for question, fitting in shown
                    if question.moment == slug
                ),
            )
            for slug, name in Question.Moment.choices
        ),
        unknown=bool(wanted - known),
    )


def medicines_of(question: QuestionDoc, shelf: Shelf) -> list[MedicineDoc]:
    """The medicines a question fits: those it names, or all of its route."""
    return [
        medicine
        for medicine in shelf.medicines.values()
        if (not question.medicines or medicine.slug in question.medicines)
        and question.route in ("", medicine.route)
    ]


def routes_of(question: QuestionDoc, fitting: Iterable[MedicineDoc]) -> tuple[str, ...]:
    """Tablet, cream or both: what a question names, or the routes of the medicines it fits."""
    if question.route:
        return (question.route,)
    return tuple(sorted({medicine.route for medicine in fitting}))
