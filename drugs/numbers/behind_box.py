"""What a study in other people found, where a boxed warning rests on it: the figures of an article,
shown wherever the warning is."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from drugs.documents import ArticleDoc, ArticleSectionDoc, Fact, MedicineDoc
from drugs.numbers.figures import FigureTable, article_pairs
from drugs.shelf import Shelf

# Whose data a warning rests on, where they are another medicine's.
ON_ANOTHER = {"other-jak", "both"}


def resting(medicine: MedicineDoc) -> list[str]:
    """The side effects of its box that rest on a study of another medicine."""
    return [
        row.side_effect for row in medicine.warnings if row.boxed and row.rests_on in ON_ANOTHER
    ]


def uncounted(side_effects: Collection[str], shelf: Shelf) -> list[str]:
    """Those of which no such study has a figure here; none where there is no such study at all."""
    counted = {
        row.side_effect
        for article in shelf.articles.values()
        for section in article.sections
        for row in section.figures
    }
    return [slug for slug in side_effects if slug not in counted] if counted else []


def tables_behind(side_effects: Collection[str], shelf: Shelf) -> list[FigureTable]:
    """The figures that count one of these, on the scale of their article."""
    return [
        table
        for article, section in _sections(side_effects, shelf)
        for table in article_pairs(article, section)
    ]


def facts_behind(side_effects: Collection[str], shelf: Shelf) -> list[Fact]:
    """What these figures rest on."""
    return [
        fact
        for article, section in _sections(side_effects, shelf)
        for row in section.figures
        for fact in (row, article.study(row.study))
    ]


def _sections(
    side_effects: Collection[str], shelf: Shelf
) -> Iterator[tuple[ArticleDoc, ArticleSectionDoc]]:
    """The sections that hold such figures, with those alone."""
    for article in shelf.articles.values():
        for section in article.sections:
            rows = tuple(row for row in section.figures if row.side_effect in side_effects)
            if rows:
                yield article, section.model_copy(update={"figures": rows})
