"""How well each treatment worked against its own comparator, then the trials of two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext

from drugs.documents import FigureDoc, OutcomeDoc
from drugs.numbers import pictured as rule
from drugs.numbers.figures import F, opponent
from drugs.numbers.sides import OUT_OF_100, number
from drugs.numbers.trial_words import about, capital
from drugs.pages.compare.cells import NO_FIGURE, Bar, Cell, Column, Row, Told, figures, no_change
from drugs.pages.compare.trials import chosen, when
from drugs.wording.lists import and_list, commas

MOST_MEASURES = 3  # rows; the chapters of each medicine have the others


def measured(columns: Sequence[Column]) -> Iterator[Row]:
    """The measures that most of the columns report, the one that is pictured everywhere first."""
    names = {
        row.measure: row.measure_name for column in columns for row in column.treatment.outcomes
    }
    reported = {
        measure: sum(measure in column.trials.outcomes for column in columns) for measure in names
    }
    order = sorted(
        (measure for measure, many in reported.items() if many),
        key=lambda measure: (measure != rule.MEASURE, -reported[measure], names[measure]),
    )
    for measure in order[:MOST_MEASURES]:
        yield _measure(columns, measure, names[measure])


def _measure(columns: Sequence[Column], measure: str, name: str) -> Row:
    picked = chosen((column.trials for column in columns), measure)
    cells, told, facts = [], [], []
    for column, (shown, others) in zip(columns, picked, strict=True):
        if shown is None:
            cells.append(Cell(column.name, text=gettext(NO_FIGURE), missing=True))
            continue
        cells.append(figures(column, shown))
        told.append(Told(column.name, (shown.told, *(trial.told for trial in others))))
        facts += [fact for trial in (shown, *others) for fact in trial.facts]
    shown_trials = tuple(shown for shown, _ in picked if shown)
    return Row(
        f"outcome-{measure}", capital(name), (*cells, no_change(shown_trials)), tuple(told),
        tuple(facts), note=OUT_OF_100.short, trials=shown_trials,
    )  # fmt: skip


# --- trials of two of the columns -----------------------------------------------------------------


def met(columns: Sequence[Column]) -> Iterator[Row]:
    """A row for each trial that tested columns against each other."""
    by_study: dict[str, list[tuple[Column, OutcomeDoc]]] = {}
    for column, row in against(columns, [column.treatment.outcomes for column in columns]):
        by_study.setdefault(row.study, []).append((column, row))
    for rows in by_study.values():
        yield _one_trial(columns, rows)


def against(
    columns: Sequence[Column], figures_of: Iterable[Iterable[F]]
) -> Iterator[tuple[Column, F]]:
    """Of the figures of each column, those whose other group got the treatment of another."""
    slugs = {column.slug for column in columns}
    for column, rows in zip(columns, figures_of, strict=True):
        for row in rows:
            if row.head_to_head and _other(column, row) in slugs - {column.slug}:
                yield column, row


def _other(column: Column, row: FigureDoc) -> str:
    return opponent(column.treatment.study(row.study), row)


def _one_trial(columns: Sequence[Column], rows: Sequence[tuple[Column, OutcomeDoc]]) -> Row:
    """One measure at one time stands in the row, the others of the trial in its fold."""
    shown = min((row for _, row in rows), key=lambda r: (r.measure != rule.MEASURE, -(r.week or 0)))
    of_row = [each for each in rows if _what(each[1]) == _what(shown)]
    names = {column.slug: column.name for column in columns}
    bars: dict[str, dict[str, Bar]] = {}
    for column, row in of_row:
        line = number(row.medicine)
        dose = "" if column.trials.one_dose else column.trials.short(row)
        bars.setdefault(column.slug, {})[row.dose] = Bar(line.whole, line.short, dose)
        other = number(row.comparator)
        bars.setdefault(_other(column, row), {})[""] = Bar(other.whole, other.short)
    study = rows[0][0].treatment.study(shown.study)
    cells = [
        Cell(column.name, tuple(bars[column.slug].values()))
        if column.slug in bars
        else Cell(column.name, text=gettext("not in it"), missing=True)
        for column in columns
    ]
    brands = and_list(name for slug, name in names.items() if slug in bars)
    return Row(
        f"met-{study.slug}",
        gettext("%(brands)s in one trial") % {"brands": brands},
        (*cells, _dummy(columns, shown)),
        (Told(study.name, (about(study, when(shown)), *exact(rows), study.caution)),),
        tuple(fact for _, row in rows for fact in (row, study)),
        note=commas([shown.measure_name, OUT_OF_100.short]),
    )


def _what(row: OutcomeDoc) -> tuple[str, int | None, int | None]:
    return row.measure, row.week, row.day


def _dummy(columns: Sequence[Column], shown: OutcomeDoc) -> Cell:
    """The group of the same trial that got no medicine, if there was one."""
    whose = gettext("No change")
    for column in columns:
        for row in column.treatment.outcomes:
            if row.study == shown.study and not row.head_to_head and _what(row) == _what(shown):
                found = number(row.comparator)
                return Cell(whose, (Bar(found.whole, found.short, comparator=True),))
    return Cell(whose, text=gettext("no such group"), missing=True)


def exact(rows: Iterable[tuple[Column, OutcomeDoc]]) -> Iterator[str]:
    """The figures of a trial of two treatments as printed, a sentence each."""
    for column, row in rows:
        yield gettext("%(measure)s: %(brand)s %(dose)s, %(number)s. %(other)s: %(beside)s.") % {
            "measure": capital(row.measure_name),
            "brand": column.name,
            "dose": row.dose,
            "number": number(row.medicine).exact,
            "other": row.comparator_name,
            "beside": number(row.comparator).exact,
        }
