"""The two numbers that a guide opens with: of 100 people, how many it helped and how many it
harmed, in twin tiles with the same picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop, ngettext

from drugs.documents import FigureDoc, MedicineDoc, StudyDoc
from drugs.numbers import pictured
from drugs.numbers.figures import amount, sources_of
from drugs.numbers.sides import number
from drugs.numbers.trial_words import at, capital, weeks
from drugs.shelf import Shelf
from drugs.wording import digits

# What stands under a small picture for what the other group got.
SHORT_COMPARATORS = {
    "dummy-pill": gettext_noop("dummy"),
    "dummy-shot": gettext_noop("dummy"),
    "plain-cream": gettext_noop("plain"),
    "plain-ointment": gettext_noop("plain"),
}


@dataclass(frozen=True)
class Side:
    """One picture of 100 people, `whole` of them filled."""

    label: str
    whole: int
    short: str
    words: str


@dataclass(frozen=True)
class Tile:
    """One event in one trial: on the lowest dose studied, and beside it. Sentences say the rest:
    `when` the time and the comparator, `time` and `against` each of them alone, `more` the other
    doses, `trials` and `ages` whose numbers they are. `ages` is empty where the text we read gives
    none."""

    good: bool
    what: str
    on: Side
    beside: Side
    comparator: str
    when: str
    time: str
    against: str
    more: tuple[str, ...]
    trials: str
    ages: str
    sources: tuple[str, ...]

    @property
    def words(self) -> str:
        """All of it as one text, for who does not see the pictures."""
        on = gettext("%(label)s: %(people)s.")
        return " ".join(
            [
                gettext("%(what)s. %(when)s") % {"what": self.what, "when": self.when},
                on % {"label": self.on.label, "people": self.on.words},
                on % {"label": capital(self.comparator), "people": self.beside.words},
            ]
        )


@dataclass(frozen=True)
class Twin:
    """Benefit and harm side by side; in place of one that has no figure stand words."""

    benefit: Tile | None
    harm: Tile | None
    no_benefit: str
    no_harm: str

    @property
    def tiles(self) -> tuple[Tile, ...]:
        return tuple(tile for tile in (self.benefit, self.harm) if tile)

    @property
    def shared(self) -> tuple[str, ...]:
        """Sentences that are the same of both, said once: when and beside what, and who."""
        return (
            _same([tile.when for tile in self.tiles])
            or _same([tile.against for tile in self.tiles])
        ) + _same([tile.ages for tile in self.tiles])

    @property
    def notes(self) -> list[tuple[Tile, tuple[str, ...]]]:
        """What is left to say of each tile."""
        return [(tile, self._left(tile)) for tile in self.tiles]

    @property
    def left(self) -> dict[str, tuple[str, ...]]:
        """The same, by `benefit` and `harm`."""
        return {"benefit" if tile.good else "harm": said for tile, said in self.notes}

    def _left(self, tile: Tile) -> tuple[str, ...]:
        when = tile.time if tile.against in self.shared else tile.when
        unsaid = (said for said in (when, tile.ages) if said and said not in self.shared)
        return (*tile.more, tile.trials, *unsaid)

    @property
    def sources(self) -> tuple[str, ...]:
        return sources_of(tile.sources for tile in self.tiles)


def twin(medicine: MedicineDoc, shelf: Shelf) -> Twin:
    """The numbers that `pictured` chooses for every page and sheet."""
    good, bad = pictured.benefit(medicine), pictured.harm(medicine)
    return Twin(
        benefit=_tile(
            medicine.study(good[0].study), good, capital(good[0].measure_name),
            time=_time(medicine.study(good[0].study), good[0].week, at(good[0])), good=True,
        )
        if good
        else None,
        harm=_tile(
            bad.study, bad.rows, shelf.side_effects[bad.rows[0].side_effect].name,
            time=_time(bad.study, bad.study.weeks, weeks(bad.study)), good=False,
        )
        if bad
        else None,
        no_benefit=gettext("We have no count of people with and without it."),
        no_harm=pictured.no_harm(medicine)
        or gettext("We have no count of people with and without it."),
    )  # fmt: skip


def _time(study: StudyDoc, counted_at: int | None, words: str) -> str:
    """How long, the same for what was counted at the end and for what was counted all along."""
    if counted_at and counted_at == study.weeks and not study.weeks_note:
        return ngettext("%(number)d week", "%(number)d weeks", counted_at) % {"number": counted_at}
    return words


def _tile(study: StudyDoc, rows: Sequence[FigureDoc], what: str, *, time: str, good: bool) -> Tile:
    """`rows` are the doses of one event, in order of strength."""
    row, *stronger = rows
    # A percent right before a number of people would read as a share of them.
    bare = row.dose_amount is None or row.dose_unit == "%"
    how_long = gettext("%(time)s of %(dose)s") if bare and row.dose else "%(time)s"
    time = how_long % {"time": capital(time), "dose": row.dose}
    named = {"time": time, "comparator": row.comparator_name}
    return Tile(
        good=good,
        what=what,
        on=_side(gettext("on it") if bare else amount(row), row, medicine=True),
        beside=_side(_short(study, row), row, medicine=False),
        comparator=row.comparator_name,
        when=gettext("%(time)s, beside %(comparator)s.") % named,
        time=gettext("%(time)s.") % named,
        against=gettext("Beside %(comparator)s.") % named,
        more=tuple(
            gettext("%(dose)s: %(people)s.")
            % {"dose": amount(other) or other.dose, "people": number(other.medicine).short}
            for other in stronger
        ),
        trials=_trials(study),
        ages=_ages(study),
        sources=sources_of([study.sources, *(figure.sources for figure in rows)]),
    )


def _side(label: str, row: FigureDoc, *, medicine: bool) -> Side:
    found = number(row.medicine if medicine else row.comparator)
    return Side(label, found.whole, found.short, found.words)


def _short(study: StudyDoc, row: FigureDoc) -> str:
    short = SHORT_COMPARATORS.get(study.comparator_kind, "")
    return (
        gettext(short) if short and row.comparator_name == study.comparator else row.comparator_name
    )


def _trials(study: StudyDoc) -> str:
    """ "One trial, 847 people."; where the text we read gives no size, its name."""
    if not study.size:
        return gettext("%(study)s.") % {"study": study.name}
    trials = len(study.pooled_of) or 1
    said = ngettext(
        "One trial, %(people)s people.", "%(trials)d trials, %(people)s people.", trials
    )
    return said % {"trials": trials, "people": digits.whole(study.size)}


def _ages(study: StudyDoc) -> str:
    named = {"first": study.ages_from, "last": study.ages_to}
    if study.ages_from is None:
        return ""
    if study.ages_to is None:
        return gettext("From age %(first)d.") % named
    return gettext("Ages %(first)d to %(last)d.") % named


def _same(said: list[str]) -> tuple[str, ...]:
    """A sentence that all say, if it says anything."""
    return (said[0],) if said and said[0] and len(set(said)) == 1 else ()
