"""The questions to ask, as the page shows them: by moment, few in sight and the rest in folds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.text import slugify
from django.utils.translation import gettext, gettext_noop, pgettext

from drugs.documents import MedicineDoc, QuestionDoc
from drugs.models import Question
from drugs.pages.medicines import MANY, letters
from drugs.shelf import Shelf

ANY = "*"  # the mark of a question about every medicine, or, with a route behind, of that route
IN_SIGHT = 6  # questions of a moment that stand in sight before anything is picked

# What may be true of a reader. Never sent.
CIRCUMSTANCES: tuple[str, ...] = tuple(Question.Circumstance.values)
MOMENTS: tuple[str, ...] = tuple(Question.Moment.values)

# The step that closes a decision: what a reader goes by, where that leads now, what is still
# wanted. A reader's own answers; they never leave the device.
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
LEANINGS = (
    gettext_noop("Toward a JAK medicine"),
    gettext_noop("Toward another treatment"),
    gettext_noop("Toward no change for now"),
    gettext_noop("I do not know yet"),
)
STILL_NEEDED = (
    gettext_noop("More facts on the good and the bad"),
    gettext_noop("My doctor's own view"),
    gettext_noop("Someone to talk it over with"),
    gettext_noop("What I would pay"),
    gettext_noop("Time to think"),
)


@dataclass(frozen=True)
class ClosingQuestion:
    """One question of the closing step, with its answers: a name in the page, and the words."""

    name: str
    words: str
    answers: tuple[tuple[str, str], ...]
    many: bool = True


def closing_step() -> tuple[ClosingQuestion, ...]:
    """What the closing step asks, in the language in force."""
    return (
        ClosingQuestion("matters", gettext("What matters most to me"), _named(WHAT_MATTERS)),
        ClosingQuestion("leaning", gettext("Where I lean"), _named(LEANINGS), many=False),
        ClosingQuestion("needed", gettext("What I still need"), _named(STILL_NEEDED)),
    )


def words() -> dict[str, str]:
    """What the page's script says, with places for what it names."""
    return {
        "added": gettext("Added: %(text)s"),
        "removed": gettext("Removed: %(text)s"),
        "moved": gettext("Now number %(place)s of %(all)s: %(text)s"),
        "listed": gettext("On my list: %(count)s."),
        "shown": gettext("Questions shown: %(count)s."),
        "named": gettext("%(name)s: %(text)s"),
        "comma": pgettext("between the names of a list", ", "),
        "copied": gettext("Copied."),
        "not_copied": gettext("Copying did not work. Use Share or Print."),
        "not_kept": gettext("This browser does not let us keep your list."),
        "erased": gettext("All is erased."),
    }


def _named(answers: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((slugify(one), gettext(one)) for one in answers)


@dataclass(frozen=True)
class FilterMedicine:
    """A medicine to filter by. `asked` when the address names it: its box is ticked."""

    slug: str
    brand: str
    asked: bool
    route: str


@dataclass(frozen=True)
class FilterLetter:
    """The medicines of one letter, where they are too many to pick from in one row."""

    letter: str
    medicines: tuple[FilterMedicine, ...]


@dataclass(frozen=True)
class ShownQuestion:
    """A question with what it fits: slugs of medicines, circumstances (none: everyone). `marks` are
    what the page filters it by: where medicines are many, all of them or all of a route are one
    mark, which no slug can be."""

    question: QuestionDoc
    medicines: tuple[str, ...]
    circumstances: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Moment:
    """The questions of one moment: `first` stand in sight; the others fold, for any reader, for
    those of one medicine, and for those of whom something is true."""

    slug: str
    name: str
    first: tuple[ShownQuestion, ...]
    rest: tuple[ShownQuestion, ...]
    of_medicines: tuple[ShownQuestion, ...]
    of_circumstances: tuple[ShownQuestion, ...]

    @property
    def questions(self) -> tuple[ShownQuestion, ...]:
        return (*self.first, *self.rest, *self.of_medicines, *self.of_circumstances)


@dataclass(frozen=True)
class QuestionsPage:
    """`unknown` when the address asks for a medicine that has no page here. `letters` hold all
    medicines again where they are many, and else are empty."""

    medicines: tuple[FilterMedicine, ...]
    letters: tuple[FilterLetter, ...]
    circumstances: tuple[tuple[str, str], ...]
    moments: tuple[Moment, ...]
    unknown: bool

    @property
    def asked(self) -> list[str]:
        """The brands the address asks for."""
        return [medicine.brand for medicine in self.medicines if medicine.asked]


def questions_page(shelf: Shelf, names: Iterable[str] = ()) -> QuestionsPage:
    """All questions of the shelf; the medicines in `names` are picked.

    A name is a brand's or a generic's slug, in any case.
    """
    wanted = {name.strip().lower() for name in names} - {""}
    asked = {m.slug for m in shelf.medicines.values() if wanted & {m.slug, m.generic_slug}}
    known = {name for m in shelf.medicines.values() for name in (m.slug, m.generic_slug)}

    shown = [
        ShownQuestion(
            question,
            tuple(m.slug for m in fitting),
            question.circumstances,
            tuple(_marks(question, fitting, shelf)),
        )
        for question in shelf.questions
        if (fitting := medicines_of(question, shelf))
    ]
    used = {name for item in shown for name in item.circumstances}
    every = {
        m.slug: FilterMedicine(m.slug, m.brand, m.slug in asked, m.route)
        for m in shelf.medicines.values()
    }
    return QuestionsPage(
        medicines=tuple(every.values()),
        letters=tuple(
            FilterLetter(one.letter, tuple(every[m.slug] for m in one.medicines))
            for one in letters([*shelf.medicines.values()])
        ),
        circumstances=tuple(
            (value, str(label)) for value, label in Question.Circumstance.choices if value in used
        ),
        moments=tuple(
            _moment(slug, str(name), [item for item in shown if item.question.moment == slug])
            for slug, name in Question.Moment.choices
        ),
        unknown=bool(wanted - known),
    )


def _moment(slug: str, name: str, shown: list[ShownQuestion]) -> Moment:
    marked = [item for item in shown if item.question.ask_first is not None]
    marked.sort(key=lambda item: item.question.ask_first or 0)
    others = [item for item in shown if item not in marked]
    for_some = [item for item in others if item.circumstances]
    for_one = [item for item in others if item.question.medicines and not item.circumstances]
    for_all = [item for item in others if item not in for_some and item not in for_one]
    in_order = [*marked, *_of_every_topic(for_all)]
    return Moment(
        slug=slug,
        name=name,
        first=tuple(in_order[:IN_SIGHT]),
        rest=tuple(in_order[IN_SIGHT:]),
        of_medicines=tuple(for_one),
        of_circumstances=tuple(for_some),
    )


def _of_every_topic(shown: list[ShownQuestion]) -> list[ShownQuestion]:
    """One question of each topic before a second of any: few questions cover the most."""
    topics: dict[str, list[ShownQuestion]] = {}
    for item in shown:
        topics.setdefault(item.question.topic, []).append(item)
    return [item for row in zip_longest(*topics.values()) for item in row if item]


def _marks(question: QuestionDoc, fitting: Iterable[MedicineDoc], shelf: Shelf) -> Iterable[str]:
    if len(shelf.medicines) <= MANY or question.medicines:
        return (medicine.slug for medicine in fitting)
    return (f"{ANY}{question.route}",)


def routes(shelf: Shelf) -> list[str]:
    """The routes by which questions are filtered: none while medicines are few."""
    if len(shelf.medicines) <= MANY:
        return []
    return sorted({medicine.route for medicine in shelf.medicines.values()})


def medicines_of(question: QuestionDoc, shelf: Shelf) -> list[MedicineDoc]:
    """The medicines a question fits: those it names, or all of its route."""
    return [medicine for medicine in shelf.medicines.values() if asked_about(question, medicine)]


def asked_about(question: QuestionDoc, medicine: MedicineDoc) -> bool:
    """Whether a question is asked about a medicine."""
    named = not question.medicines or medicine.slug in question.medicines
    return named and question.route in ("", medicine.route)
