"""One side effect across all medicines, as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from drugs.documents import (
    ArticleDoc,
    Fact,
    HelpLineDoc,
    ListingDoc,
    MedicineDoc,
    SideEffectDoc,
    State,
    UrgentSignDoc,
    WarningDoc,
)
from drugs.numbers import pictured
from drugs.numbers.alone import Followed, followed
from drugs.numbers.behind_box import facts_behind, resting, tables_behind, uncounted
from drugs.numbers.figures import FigureTable, reaction_tables
from drugs.numbers.overview import Overview, TrialRows, one_scale
from drugs.numbers.sides import Scale
from drugs.numbers.trial_words import weeks
from drugs.pages.by_letter import Part
from drugs.shelf import Shelf

# What the sources say of a side effect with a medicine, as it stands behind the medicine's name.
STATES: dict[State, str] = {
    "boxed": gettext_noop("in its boxed warning"),
    "warned": gettext_noop("its label warns of it"),
    "counted": gettext_noop("counted in trials"),
    "listed": gettext_noop("named in its label"),
    "named-elsewhere": gettext_noop("named elsewhere"),
}


def listed(shelf: Shelf) -> list[SideEffectDoc]:
    """The side effects a person can look up by what they feel or are told."""
    return [effect for effect in shelf.side_effects.values() if effect.role == "symptom"]


def emergency(effect: SideEffectDoc) -> str:
    """When a side effect that can mostly wait is an emergency: "911 if breathing gets hard", or
    "emergency room for painful blisters"."""
    if not effect.emergency_if:
        return ""
    if effect.emergency_room:
        return gettext("emergency room for %(sign)s") % {"sign": effect.emergency_if}
    return gettext("911 if %(sign)s") % {"sign": effect.emergency_if}


@dataclass(frozen=True)
class InMedicine:
    """What one medicine's document says about the side effect: its state, and what stands behind
    it. `tables` have one row each."""

    medicine: MedicineDoc
    state: State
    warning: WarningDoc | None
    listing: ListingDoc | None
    tables: tuple[FigureTable, ...]
    facts: tuple[Fact, ...]

    @property
    def state_name(self) -> str:
        return gettext(STATES[self.state])


@dataclass(frozen=True)
class SideEffectPage:
    """`not_listed` are medicines whose label was read wherever it lists side effects, and does not
    list this one; of `not_listed_before` that was an older edition, and of `not_read` nobody can
    say so. A tally, such as any side effect, is on nobody's list. `followed` are people with no
    group beside them, by scale; `behind_box` is what another medicine's study found, and
    `uncounted_behind_box` says that a box names it or rests on it, and no figure is known."""

    effect: SideEffectDoc
    overview: Overview | None
    followed: tuple[tuple[Scale, tuple[Followed, ...]], ...]
    behind_box: tuple[FigureTable, ...]
    uncounted_behind_box: bool
    facts_behind_box: tuple[Fact, ...]
    medicines: tuple[InMedicine, ...]
    not_listed: tuple[MedicineDoc, ...]
    not_listed_before: tuple[MedicineDoc, ...]
    not_read: tuple[MedicineDoc, ...]
    signs: tuple[UrgentSignDoc, ...]
    second_door: HelpLineDoc | None

    @property
    def facts(self) -> list[Fact]:
        """Everything it rests on."""
        inside = (fact for item in self.medicines for fact in item.facts)
        return [self.effect, *self.signs, *inside, *self.facts_behind_box]


def events_of(shelf: Shelf, part: Part | None = None) -> list[SideEffectPage]:
    """What is told of events that are no symptom: a page of theirs would have nothing to feel."""
    return [side_effect_page(effect.slug, shelf, part) for effect in _events(shelf)]


def _events(shelf: Shelf) -> list[SideEffectDoc]:
    return [effect for effect in shelf.side_effects.values() if effect.role == "event"]


def told_of(slugs: Iterable[str], shelf: Shelf) -> list[MedicineDoc]:
    """The medicines of which something is said about one of these side effects."""
    wanted, every = [*slugs], shelf.medicines.values()
    return [m for m in every if any(not _is_silent(m, slug) for slug in wanted)]


def events_told_of(article: ArticleDoc, shelf: Shelf) -> list[MedicineDoc]:
    """Those of which an article tells events: all where a part of it asks for them."""
    all_ = any(section.drawing == "events" for section in article.sections)
    here = f"/{article.slug}/"
    return told_of((e.slug for e in _events(shelf) if all_ or e.page == here), shelf)


def side_effect_page(slug: str, shelf: Shelf, part: Part | None = None) -> SideEffectPage:
    """All that the page of one side effect shows, from the shelf alone; or, where it folds by
    letter, what one `part` of it shows."""
    letters = part if part and part.folded else None
    every = [m for m in shelf.medicines.values() if letters is None or letters.of(m)]
    silent = [m for m in every if _is_silent(m, slug)]
    told = every if letters is None else [*letters.here]
    read = [m for m in silent if m.lists_were_read and shelf.side_effects[slug].role != "tally"]
    return SideEffectPage(
        effect=shelf.side_effects[slug],
        overview=overview(slug, told),
        followed=tuple((scale, tuple(studies)) for scale, studies in followed(told, slug)),
        behind_box=tuple(tables_behind({slug}, shelf)),
        uncounted_behind_box=any(
            slug in resting(medicine) or medicine.state_of(slug) == "boxed"
            for medicine in shelf.medicines.values()
        )
        and bool(uncounted({slug}, shelf)),
        facts_behind_box=tuple(facts_behind({slug}, shelf)),
        medicines=tuple(_in(m, slug, shelf) for m in told if not _is_silent(m, slug)),
        not_listed=tuple(medicine for medicine in read if not _older(medicine, shelf)),
        not_listed_before=tuple(medicine for medicine in read if _older(medicine, shelf)),
        not_read=tuple(medicine for medicine in silent if not medicine.lists_were_read),
        signs=tuple(sign for sign in shelf.urgent_signs if sign.side_effect == slug),
        second_door=next(iter(shelf.help_for("second-door")), None),
    )


def _is_silent(medicine: MedicineDoc, slug: str) -> bool:
    return medicine.state_of(slug) == "not-in-what-we-read"


def _older(medicine: MedicineDoc, shelf: Shelf) -> bool:
    """Whether what was read of its label is not the newest there is."""
    label = shelf.sources.get(medicine.label)
    return medicine.lists_were_read_before or (label is not None and label.newer_exists)


def overview(slug: str, medicines: Sequence[MedicineDoc]) -> Overview | None:
    """For each medicine the trial that is taken everywhere (numbers/pictured.py), with every dose
    of it; None where no trial counted the side effect beside another group."""
    return one_scale(row for medicine in medicines for row in _first_counted(medicine, slug))


def _first_counted(medicine: MedicineDoc, slug: str) -> Iterator[TrialRows]:
    rows = [
        row
        for row in medicine.reactions
        if row.side_effect == slug and row.unit == "people" and not row.head_to_head
    ]
    taken = pictured.first(medicine, rows)
    if taken:
        study = medicine.study(taken)
        yield TrialRows(medicine, study, [r for r in rows if r.study == taken], weeks(study))


def _in(medicine: MedicineDoc, slug: str, shelf: Shelf) -> InMedicine:
    warning = next((row for row in medicine.warnings if row.side_effect == slug), None)
    listing = next((row for row in medicine.listings if row.side_effect == slug), None)
    reactions = tuple(row for row in medicine.reactions if row.side_effect == slug)
    tables = tuple(reaction_tables(medicine, shelf, of=slug))
    named = [row for row in (warning, listing) if row]
    alone = [row for row in medicine.followed_alone if row.side_effect == slug]
    studies = [*(table.study for table in tables), *(medicine.study(r.study) for r in alone)]
    return InMedicine(
        medicine=medicine,
        state=medicine.state_of(slug),
        warning=warning,
        listing=listing,
        tables=tables,
        facts=(*named, *reactions, *alone, *studies),
    )
