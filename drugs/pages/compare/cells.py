"""What a comparison is made of: columns, and rows that answer one question for each of them.

A cell is never blank: where nothing could be found it says so, or whom to ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from drugs.documents import Fact, MedicineDoc, OptionDoc, StudyDoc, TreatmentDoc, all_sources
from drugs.documents.reads import once, remembered
from drugs.numbers.sides import OUT_OF_100, Scale
from drugs.pages.compare.trials import Line, ShownTrial, TrialsOf, trials_of
from drugs.pages.medicine.chapters import chapter_of
from drugs.shelf import Shelf
from drugs.wording.lists import commas

T = TypeVar("T")

LONG = 12  # letters: "200 mg" stands beside its number, "15 mg once a day, up to 30 mg" does not
NO_FIGURE = gettext_noop("No figure found")
NOT_READ = gettext_noop("Not read. Ask.")


@dataclass(frozen=True, eq=False)
class Column:
    """One treatment, with its trials. There is one for each shelf: see `column_of`."""

    treatment: TreatmentDoc
    trials: TrialsOf
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False)

    def cached(self, make: Callable[[Column, Shelf], T], shelf: Shelf) -> T:
        """What `make` makes of this column on its shelf, whatever stands beside it: made once, for
        a treatment stands in many comparisons, and those of three are made live."""
        return once(self._kept, make, lambda: make(self, shelf))

    @property
    def name(self) -> str:
        return self.treatment.short_name

    @property
    def slug(self) -> str:
        return self.treatment.slug

    @remembered
    def studies(self) -> frozenset[int]:
        """Its own studies, by identity: those of others may say the same."""
        return frozenset(map(id, self.treatment.studies))

    @property
    def doses(self) -> str:
        """What its numbers are of: its doses, or how it is taken where those have no number."""
        return self.trials.doses or self.treatment.how_taken

    @remembered
    def page(self) -> str:
        """Where it is told on its own."""
        if isinstance(self.treatment, MedicineDoc):
            return reverse("medicine", args=[self.slug])
        return f"{reverse('other_options')}#option-{self.slug}"

    @remembered
    def whole(self) -> str:
        """Where all that is told of it stands on one page."""
        if isinstance(self.treatment, MedicineDoc):
            return reverse("medicine_all", args=[self.slug])
        return self.page

    def chapter(self, slug: str) -> str:
        """The address of a chapter of its guide; of an option, which has none, its page."""
        return once(self._kept, slug, lambda: self._chapter(slug))

    def _chapter(self, slug: str) -> str:
        if not isinstance(self.treatment, MedicineDoc):
            return self.page
        found = chapter_of(self.treatment, slug)
        return reverse("chapter", args=[self.slug, found.slug]) if found else self.page

    @property
    def not_approved(self) -> bool:
        """Whether its head must say that it is not approved here. Of an option only what was read
        is told."""
        treatment = self.treatment
        if isinstance(treatment, OptionDoc) and not treatment.indications:
            return False
        return not treatment.approved_in_us


def column_of(treatment: TreatmentDoc, shelf: Shelf) -> Column:
    """The column of a treatment, made anew only for another shelf."""
    return shelf.cached(_column, treatment)


def _column(shelf: Shelf, treatment: TreatmentDoc) -> Column:
    return Column(treatment, trials_of(treatment, shelf))


@dataclass(frozen=True)
class Bar:
    """A number with its bar; `dose` where the head of the column does not say it."""

    whole: int
    words: str
    dose: str = ""
    comparator: bool = False

    @property
    def long(self) -> bool:
        """Whether the words beside the number need a line of their own."""
        return len(self.dose) > LONG

    @classmethod
    def of(cls, line: Line, *, dose: str | None = None) -> Bar:
        said = line.short if dose is None else dose
        return cls(line.number.whole, line.number.short, said, line.comparator)


@dataclass(frozen=True)
class Cell:
    """What one row says of one column: figures, or words.

    `missing` marks a cell that could only say that there is nothing; `note` is told with figures.
    """

    whose: str
    bars: tuple[Bar, ...] = ()
    text: str = ""
    note: str = ""
    href: str = ""
    missing: bool = False


@dataclass(frozen=True)
class Told:
    """What stands in the fold of a row: of one column, or of a trial of several."""

    name: str
    texts: tuple[str, ...]
    href: str = ""
    link: str = ""


@dataclass(frozen=True)
class Row:
    """One question, answered for each column in their order, then for no change."""

    slug: str
    heading: str
    cells: tuple[Cell, ...]
    told: tuple[Told, ...]
    facts: tuple[Fact, ...]
    note: str = ""
    trials: tuple[ShownTrial, ...] = ()  # those that stand in its cells
    harm: bool = False

    @remembered
    def sources(self) -> tuple[str, ...]:
        return all_sources(self.facts)


@dataclass(frozen=True)
class Part:
    """Rows under one heading. All its numbers are out of one number."""

    slug: str
    heading: str
    rows: tuple[Row, ...]
    scale: Scale = OUT_OF_100
    full: int = 100  # people of a bar across the whole column

    @property
    def sources(self) -> tuple[str, ...]:
        return all_sources(fact for row in self.rows for fact in row.facts)


def no_change(trials: Sequence[ShownTrial]) -> Cell:
    """What happened without a change: the comparators of the trials in a row, from low to high."""
    whose = gettext("No change")
    numbers = sorted((trial.comparator.number for trial in trials), key=lambda one: one.whole)
    if not numbers:
        return Cell(whose, text=gettext(NO_FIGURE), missing=True)
    low, high = numbers[0], numbers[-1]
    if low.short == high.short:
        return Cell(whose, (Bar(low.whole, low.short, comparator=True),))
    words = gettext("%(low)s to %(high)s") % {"low": low.short, "high": high.short}
    return Cell(whose, (Bar(high.whole, words, comparator=True),))


def figures(column: Column, trial: ShownTrial) -> Cell:
    """The groups of a trial. The one dose there is stands in the head of the column."""
    told_above = column.trials.one_dose
    found = tuple(
        Bar.of(line, dose="" if told_above and not line.comparator else None)
        for line in trial.lines
    )
    return Cell(column.name, found, note=commas(_unlike(trial.study)))


def _unlike(study: StudyDoc) -> Iterator[str]:
    """What must stand beside a number, for it sets the trial apart from others in its row: that
    nobody in it was an adult, and what everyone also used."""
    if study.of_children and study.ages_from is not None:
        ages = {"low": study.ages_from, "high": study.ages_to}
        yield gettext("ages %(low)d to %(high)d") % ages
    elif study.of_children:
        yield gettext("ages %(high)d or younger") % {"high": study.ages_to}
    if study.also_used:
        yield gettext("all with %(also_used)s") % {"also_used": study.also_used}


def full_bar(rows: Iterable[Row], scale: Scale) -> int:
    """How many people a bar across the whole column stands for: 100 out of 100; out of 1,000 the
    next round number, so that small risks can be seen."""
    most = max((bar.whole for row in rows for cell in row.cells for bar in cell.bars), default=0)
    if scale.out_of == 100:
        return 100
    return next((size for size in (10, 20, 50, 100, 200, 500) if most <= size), scale.out_of)
