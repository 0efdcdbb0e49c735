"""Side effects in a comparison: which rows, on which scale, and which trial stands in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext, gettext_noop

from drugs.documents import ReactionDoc
from drugs.numbers.sides import OUT_OF_100, Scale, number
from drugs.pages.compare.benefits import against
from drugs.pages.compare.cells import NO_FIGURE, Cell, Column, Row, Told, figures
from drugs.pages.compare.cells import no_change as of_no_change
from drugs.pages.medicine.contents import WARNINGS
from drugs.shelf import Shelf

OUT_OF_1000 = Scale(1000)

# What is said where a side effect has no figure beside a comparator.
NO_COUNT = {
    "boxed": gettext_noop("No count, but a boxed warning"),
    "warned": gettext_noop("No count, but a warning"),
    "listed": gettext_noop("No count, but on its list"),
}
NOT_THERE = gettext_noop("Not found")


def rows(columns: Sequence[Column], shelf: Shelf, scale: Scale) -> Iterator[Row]:
    """The largest side effects of each column, those that are told truly on this scale, by name.

    A row goes to the view out of 1,000 where any figure in it would be untrue out of 100.
    """
    largest = {slug for column in columns for slug in column.cached(_largest, shelf)}
    named = sorted(
        (slug for slug in largest if scale == _scale(columns, slug)),
        key=lambda slug: shelf.side_effects[slug].name.lower(),
    )
    met = list(against(columns, [column.treatment.reactions for column in columns]))
    for slug in named:
        yield _side_effect(columns, slug, shelf, scale, met)


def _largest(column: Column, shelf: Shelf) -> list[str]:
    return column.trials.largest(shelf)


def _scale(columns: Sequence[Column], side_effect: str) -> Scale:
    small = any(side_effect in column.trials.small for column in columns)
    return OUT_OF_1000 if small else OUT_OF_100


def _side_effect(
    columns: Sequence[Column],
    side_effect: str,
    shelf: Shelf,
    scale: Scale,
    met: Sequence[tuple[Column, ReactionDoc]],
) -> Row:
    effect = shelf.side_effects[side_effect]
    cells, told, facts, trials = [], [], [], []
    for column in columns:
        found = column.trials.reactions(side_effect, scale)
        if not found:
            cells.append(_no_count(column, side_effect))
            continue
        cells.append(figures(column, found[0]))
        trials.append(found[0])
        told.append(Told(column.name, tuple(trial.told for trial in found)))
        facts += [fact for trial in found for fact in trial.facts]
    for column, row in met:
        if row.side_effect == side_effect:
            study = column.treatment.study(row.study)
            told.append(Told(gettext("In one trial, %(trial)s") % {"trial": study.name},
                             (_exact(column, row), *filter(None, [study.caution]))))  # fmt: skip
            facts += [row, study]
    link = gettext("More on %(side_effect)s") % {"side_effect": effect.name}
    told.append(Told("", (), effect.page, link))
    return Row(
        f"reaction-{side_effect}{scale.suffix}", effect.name, (*cells, of_no_change(trials)),
        tuple(told), tuple(facts), note=scale.short, trials=tuple(trials), harm=True,
    )  # fmt: skip


def _no_count(column: Column, side_effect: str) -> Cell:
    """No figure, and what is known all the same: a warning leads to where it stands."""
    treatment = column.treatment
    state = treatment.state_of(side_effect)
    if state in NO_COUNT:
        warned = state in ("boxed", "warned")
        href = f"{column.chapter(WARNINGS)}#warning-{side_effect}" if warned else ""
        return Cell(column.name, text=gettext(NO_COUNT[state]), href=href, missing=True)
    said = NO_FIGURE if treatment.lists_were_read else NOT_THERE
    return Cell(column.name, text=gettext(said), missing=True)


def _exact(column: Column, row: ReactionDoc) -> str:
    return gettext("%(brand)s %(dose)s: %(number)s. %(other)s: %(beside)s.") % {
        "brand": column.name,
        "dose": row.dose,
        "number": number(row.medicine).exact,
        "other": row.comparator_name,
        "beside": number(row.comparator).exact,
    }
