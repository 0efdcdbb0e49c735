"""What a study in other people found, where a boxed warning rests on it: the figures of an article,
shown wherever the warning is."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from drugs.documents import ArticleDoc, ArticleSectionDoc, Fact
from drugs.numbers.figures import FigureTable, article_pairs
from drugs.shelf import Shelf


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
