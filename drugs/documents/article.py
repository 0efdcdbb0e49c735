"""An explainer page with its sections and figures."""

from __future__ import annotations

from typing import Literal

from drugs.documents.figure import ArticleFigureDoc, StudyDoc
from drugs.documents.text import Fact, Review, Text


class ArticleSectionDoc(Fact):
    slug: str
    heading: str
    text: Text
    drawing: str
    out_of: Literal[100, 1000]
    figures: tuple[ArticleFigureDoc, ...]


class ArticleDoc(Fact):
    kind: Literal["article"] = "article"
    slug: str
    title: str
    summary: str
    order: int
    review: Review
    sections: tuple[ArticleSectionDoc, ...]
    studies: tuple[StudyDoc, ...]

    def study(self, slug: str) -> StudyDoc:
        return next(study for study in self.studies if study.slug == slug)
