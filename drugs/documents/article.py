"""Side effects, urgent signs, articles and the lists beside them."""

from __future__ import annotations

from typing import Literal

from drugs.documents.figure import ArticleFigureDoc, StudyDoc
from drugs.documents.text import Fact, Review, Text


class SideEffectDoc(Fact):
    kind: Literal["side-effect"] = "side-effect"
    slug: str
    name: str
    medical_name: str
    also_called: tuple[str, ...]
    serious: bool
    urgency: Literal["911", "today", "next-visit"]
    what_it_is: Text
    feels_like: Text
    on_light_skin: Text
    on_brown_and_black_skin: Text
    what_to_do: Text
    review: Review


class UrgentSignDoc(Fact):
    kind: Literal["urgent-sign"] = "urgent-sign"
    slug: str
    urgency: Literal["911", "today", "next-visit"]
    order: int
    sign: str
    meaning: str
    side_effect: str
    medicines: tuple[str, ...]


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


class TermDoc(Fact):
    kind: Literal["term"] = "term"
    slug: str
    term: str
    say_it: str
    also_called: tuple[str, ...]
    definition: Text


class QuestionDoc(Fact):
    kind: Literal["question"] = "question"
    slug: str
    text: str
    why: Text
    moment: Literal["before-deciding", "before-starting", "while-taking", "stopping"]
    topic: str
    route: Literal["", "tablet", "cream"]
    medicines: tuple[str, ...]
    circumstances: tuple[str, ...]
    order: int


class MixedMessageDoc(Fact):
    kind: Literal["mixed-message"] = "mixed-message"
    slug: str
    claim: str
    where: str
    verdict: str
    verdict_name: str
    true_now: Text
    since: str
    medicines: tuple[str, ...]
    order: int


class OptionDoc(Fact):
    kind: Literal["option"] = "option"
    slug: str
    name: str
    order: int
    form: str
    ages: str
    what_it_is: Text
    good_points: Text
    bad_points: Text
    living_with: Text
