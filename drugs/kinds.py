"""The kinds of record the site publishes: one list for the desk, the press, search and pages.

A new kind is one entry here, its model and its document; what is forgotten is found by a test.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps
from django.db import models

from drugs import documents as doc
from drugs import models as desk
from drugs.models.keys import Keyed


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    `only` says which rows of its model are meant; `title` is the field that names a record, by one
    word or by several;
    `page` is the URL name where readers meet it: a page of its own, or one with many like it.
    """

    name: str
    model: type[models.Model]
    document: type[doc.Shape]
    page: str
    own_page: bool = False
    title: str = "name"
    only: Mapping[str, Any] = field(default_factory=dict)

    @property
    def rows(self) -> models.QuerySet[Any]:
        """Its rows on the desk."""
        return self.model._default_manager.filter(**self.only)

    @staticmethod
    def called(title: Any) -> str:
        """What the field that names a record says, as one text."""
        return ", ".join(title) if isinstance(title, list | tuple) else str(title)

    def holds(self, row: models.Model) -> bool:
        return isinstance(row, self.model) and all(
            getattr(row, name) == value for name, value in self.only.items()
        )


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("source", desk.Source, doc.SourceDoc, "sources", title="title"),
        Kind("person", desk.Person, doc.PersonDoc, "about"),
        Kind("substance", desk.Substance, doc.SubstanceDoc, "substance", own_page=True),
        Kind(
            "medicine", desk.Treatment, doc.MedicineDoc, "medicine",
            own_page=True, title="brand", only={"kind": "medicine"},
        ),
        Kind("side-effect", desk.SideEffect, doc.SideEffectDoc, "side_effect", own_page=True),
        Kind("urgent-sign", desk.UrgentSign, doc.UrgentSignDoc, "urgent_help", title="sign"),
        Kind("help-line", desk.HelpLine, doc.HelpLineDoc, "whom_to_call"),
        Kind("article", desk.Article, doc.ArticleDoc, "article", own_page=True, title="title"),
        Kind("term", desk.GlossaryTerm, doc.TermDoc, "glossary", title="term"),
        Kind("question", desk.Question, doc.QuestionDoc, "questions", title="text"),
        Kind(
            "mixed-message", desk.MixedMessage, doc.MixedMessageDoc, "mixed_messages",
            title="claim",
        ),
        Kind(
            "option", desk.Treatment, doc.OptionDoc, "other_options", only={"kind": "option"},
        ),
        Kind("phrase", desk.Phrase, doc.PhraseDoc, "search", title="phrases"),
        Kind("tried-search", desk.TriedSearch, doc.TriedSearchDoc, "search", title="queries"),
    )
}  # fmt: skip


def kind_of(row: models.Model) -> str | None:
    """The kind of document a row becomes; None for rows that are part of another record."""
    return next((name for name, kind in KINDS.items() if kind.holds(row)), None)


@cache
def content_models() -> tuple[type[Keyed], ...]:
    """Every model that fixtures hold, parents before children: a natural key can only be looked up
    once its row is there. Those of one height are in the order of their names."""
    held = [
        model for model in apps.get_app_config("drugs").get_models() if issubclass(model, Keyed)
    ]
    sorter: TopologicalSorter[type[Keyed]] = TopologicalSorter(
        {model: {parent for parent in _parents(model) if parent in held} for model in held}
    )
    sorter.prepare()
    found: list[type[Keyed]] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=lambda model: model.__name__)
        found += ready
        sorter.done(*ready)
    return tuple(found)


def _parents(model: type[Keyed]) -> Iterator[type[Any]]:
    """What a model's rows name, themselves left out: a class of substances is a substance."""
    for relation in [*model._meta.local_fields, *model._meta.local_many_to_many]:
        parent = relation.related_model
        if isinstance(parent, type) and parent is not model:
            yield parent
