"""The fields of documents that are not the row's field of the same name, and the order of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from drugs import documents as doc
from drugs import models as desk
from drugs.press.facts import compared, fact, followed_alone, review
from drugs.press.rules.ranks import rank

Row = Any
Maker = Callable[[Row], Any]

# Where the other group got a medicine, the two met head to head.
_A_MEDICINE = (desk.Comparator.TREATMENT, desk.Comparator.OTHER)


def _place(choices: Iterable[str]) -> Mapping[str, int]:
    return {value: number for number, value in enumerate(choices)}


_TOPICS = _place(desk.Slot.Topic.values)
_PARTS = _place(desk.LabelPart.Part.values)
_REGIONS = _place(desk.Region.values)
_MEASURES = _place(desk.Outcome.Measure.values)
_MOMENTS = _place(desk.Monitoring.Moment.values)

# How the rows of a part stand in a document; the same rows give the same bytes.
ORDER: dict[type[doc.Shape], Callable[[Row], Any]] = {
    doc.IndicationDoc: lambda row: (_REGIONS[row.region], row.condition),
    doc.RuleDoc: lambda row: (rank(row), row.order, row.slug),
    doc.ConditionDoc: lambda row: row.order,
    doc.MixingNoteDoc: lambda row: row.substance.slug,
    doc.SlotDoc: lambda row: _TOPICS[row.topic],
    doc.LabelPartDoc: lambda row: _PARTS[row.part],
    doc.WarningDoc: lambda row: (not row.boxed, row.side_effect.slug),
    doc.ListingDoc: lambda row: row.side_effect.slug,
    doc.MonitoringDoc: lambda row: (_MOMENTS[row.moment], row.week or 0, row.order, row.test),
    doc.ReactionDoc: lambda row: (
        row.study.slug, row.unit, row.side_effect.slug, row.dose, row.against,
    ),
    doc.AloneDoc: lambda row: (
        row.study.slug, row.unit, row.side_effect.slug, row.site, row.dose,
    ),
    doc.OutcomeDoc: lambda row: (
        bool(row.study.also_used), row.study.slug, bool(row.against), _MEASURES[row.measure],
        row.week or 0, row.day or 0, row.dose,
    ),
    doc.StudyDoc: lambda row: row.slug,
    doc.ArticleSectionDoc: lambda row: row.order,
    doc.ArticleFigureDoc: lambda row: row.what,
}  # fmt: skip


def _studies(figures: Iterable[Row]) -> list[Row]:
    """The studies of figures, each once."""
    return list({figure.study.slug: figure.study for figure in figures}.values())


def _of_treatment(row: desk.Treatment) -> list[Row]:
    return [*row.reactions.all(), *row.outcomes.all()]


def _side(row: desk.Figure) -> doc.Side:
    return doc.Side(count=row.count, size=row.size, percent=row.percent)


def _other_side(row: desk.Figure) -> doc.Side:
    return doc.Side(
        count=row.comparator_count, size=row.comparator_size, percent=row.comparator_percent
    )


def _drawn(row: desk.Treatment) -> doc.DrawnDoc | None:
    if not row.drawn_shape:
        return None
    return doc.DrawnDoc(
        shape=row.drawn_shape,
        shape_name=str(row.get_drawn_shape_display()),
        color=row.drawn_color,
        color_name=str(row.get_drawn_color_display()),
        strength=row.drawn_strength,
    )


def _sections(row: desk.Article) -> list[Row]:
    return [figure for section in row.sections.all() for figure in section.figures.all()]


OWN_FIELDS: dict[type, dict[str, Maker]] = {
    doc.Fact: {
        "sources": lambda row: fact(row)["sources"],
        "how_checked": lambda row: fact(row)["how_checked"],
    },
    doc.SourceDoc: {"source_kind": lambda row: row.get_kind_display()},
    doc.SubstanceDoc: {"of": lambda row: row.kind},
    doc.RuleDoc: {"rank": rank},
    # These came after the first publications of their shape, so they have a default there.
    doc.TreatmentDoc: {
        "how_taken": lambda row: row.how_taken,
        "pairs_printed": lambda row: row.pairs_printed,
    },
    doc.OptionDoc: {"compared": lambda row: row.compared},
    doc.MedicineDoc: {"review": review, "drawn": _drawn},
    doc.SideEffectDoc: {"review": review},
    doc.StudyDoc: {
        "comparator": lambda row: row.comparator_words,
        "comparator_kind": lambda row: row.comparator,
    },
    doc.AloneDoc: {"medicine": _side},
    doc.FigureDoc: {
        "medicine": _side,
        "comparator": _other_side,
        "comparator_name": lambda row: row.against or row.study.comparator_words,
        "head_to_head": lambda row: bool(row.against) or row.study.comparator in _A_MEDICINE,
    },
    doc.ArticleFigureDoc: {"medicine_name": lambda row: row.medicine},
    doc.ArticleDoc: {"review": review},
}

# Parts whose rows are not simply all the rows of the same name that may be read.
OWN_ROWS: dict[type, dict[str, Callable[[Row], Iterable[Row]]]] = {
    doc.TreatmentDoc: {
        "studies": lambda row: _studies(
            [*compared(_of_treatment(row)), *followed_alone(row.reactions.all())]
        ),
        "reactions": lambda row: compared(row.reactions.all()),
        "outcomes": lambda row: compared(row.outcomes.all()),
        "followed_alone": lambda row: followed_alone(row.reactions.all()),
    },
    doc.ArticleSectionDoc: {"figures": lambda row: compared(row.figures.all())},
    doc.ArticleDoc: {"studies": lambda row: _studies(compared(_sections(row)))},
}

# The relations that these fields need.
_FIGURE = ("sources", "study__sources", "study__comparator_treatment", "against_treatment")
NEEDS: dict[type, tuple[str, ...]] = {
    doc.TreatmentDoc: (
        *(f"reactions__{name}" for name in (*_FIGURE, "side_effect")),
        *(f"outcomes__{name}" for name in _FIGURE),
    ),
    doc.MedicineDoc: ("reviewed_by",),
    doc.SideEffectDoc: ("reviewed_by",),
    doc.ArticleDoc: (
        "reviewed_by",
        *(f"sections__figures__{name}" for name in (*_FIGURE, "side_effect")),
    ),
}
