"""Desk rows into documents. What is `unchecked` is left out here, once, for every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db import models

from drugs import documents as doc
from drugs import models as desk
from drugs.press import medicine as medicine_press
from drugs.press.facts import (
    checked,
    fact,
    figure_fields,
    figures,
    may_be_read,
    review,
    study,
)
from drugs.wording.markdown import parse


class Kind(NamedTuple):
    """How one kind of record becomes a document."""

    model: type[models.Model]
    prefetch: tuple[str, ...]
    compile: Callable[[Any], doc.Document]


def source(row: desk.Source) -> doc.SourceDoc:
    return doc.SourceDoc(
        slug=row.slug,
        title=row.title,
        publisher=row.publisher,
        source_kind=row.get_kind_display(),
        address=row.address,
        dated=row.dated,
        revision_read=row.revision_read,
        newest_revision=row.newest_revision,
        newest_revision_on=row.newest_revision_on,
        newest_revision_note=parse(row.newest_revision_note),
        checked_on=row.checked_on,
    )


def person(row: desk.Person) -> doc.PersonDoc:
    return doc.PersonDoc(
        slug=row.slug,
        name=row.name,
        credentials=row.credentials,
        role=row.role,
        interests=row.interests,
        declared_on=row.declared_on,
    )


def side_effect(row: desk.SideEffect) -> doc.SideEffectDoc:
    return doc.SideEffectDoc(
        **fact(row),
        slug=row.slug,
        name=row.name,
        medical_name=row.medical_name,
        also_called=tuple(row.also_called),
        serious=row.serious,
        urgency=row.urgency,
        what_it_is=parse(row.what_it_is),
        feels_like=parse(row.feels_like),
        on_light_skin=parse(row.on_light_skin),
        on_brown_and_black_skin=parse(row.on_brown_and_black_skin),
        what_to_do=parse(row.what_to_do),
        review=review(row),
    )


def urgent_sign(row: desk.UrgentSign) -> doc.UrgentSignDoc:
    return doc.UrgentSignDoc(
        **fact(row),
        slug=row.slug,
        urgency=row.urgency,
        order=row.order,
        sign=row.sign,
        meaning=row.meaning,
        side_effect=row.side_effect.slug if row.side_effect else "",
        medicines=slugs(row.drugs.all()),
    )


def article(row: desk.Article) -> doc.ArticleDoc:
    sections = sorted(checked(row.sections.all()), key=lambda section: section.order)
    shown = {section.pk: figures(section.figures.all()) for section in sections}
    studies = {figure.study.slug: figure.study for rows in shown.values() for figure in rows}
    return doc.ArticleDoc(
        **fact(row),
        slug=row.slug,
        title=row.title,
        summary=row.summary,
        order=row.order,
        review=review(row),
        sections=tuple(
            doc.ArticleSectionDoc(
                **fact(section),
                slug=section.slug,
                heading=section.heading,
                text=parse(section.text),
                drawing=section.drawing,
                out_of=section.out_of,
                figures=tuple(
                    doc.ArticleFigureDoc(
                        **figure_fields(figure), what=figure.what, medicine_name=figure.medicine
                    )
                    for figure in sorted(shown[section.pk], key=lambda f: f.what)
                ),
            )
            for section in sections
        ),
        studies=tuple(study(studies[slug]) for slug in sorted(studies)),
    )


def term(row: desk.GlossaryTerm) -> doc.TermDoc:
    return doc.TermDoc(
        **fact(row),
        slug=row.slug,
        term=row.term,
        say_it=row.say_it,
        also_called=tuple(row.also_called),
        definition=parse(row.definition),
    )


def question(row: desk.Question) -> doc.QuestionDoc:
    return doc.QuestionDoc(
        **fact(row),
        slug=row.slug,
        text=row.text,
        why=parse(row.why),
        moment=row.moment,
        topic=row.topic,
        route=row.route,
        medicines=slugs(row.drugs.all()),
        circumstances=tuple(row.circumstances),
        order=row.order,
    )


def mixed_message(row: desk.MixedMessage) -> doc.MixedMessageDoc:
    return doc.MixedMessageDoc(
        **fact(row),
        slug=row.slug,
        claim=row.claim,
        where=row.where,
        verdict=row.verdict,
        verdict_name=row.get_verdict_display(),
        true_now=parse(row.true_now),
        since=row.since,
        medicines=slugs(row.drugs.all()),
        order=row.order,
    )


def option(row: desk.TreatmentOption) -> doc.OptionDoc:
    return doc.OptionDoc(
        **fact(row),
        slug=row.slug,
        name=row.name,
        order=row.order,
        form=row.form,
        ages=row.ages,
        what_it_is=parse(row.what_it_is),
        good_points=parse(row.good_points),
        bad_points=parse(row.bad_points),
        living_with=parse(row.living_with),
    )


def slugs(rows: Iterable[Any]) -> tuple[str, ...]:
    return tuple(sorted(row.slug for row in rows))


KINDS: dict[str, Kind] = {
    "source": Kind(desk.Source, (), source),
    "person": Kind(desk.Person, (), person),
    "medicine": Kind(desk.Drug, medicine_press.PREFETCH, medicine_press.medicine),
    "side-effect": Kind(desk.SideEffect, ("sources", "reviewed_by"), side_effect),
    "urgent-sign": Kind(desk.UrgentSign, ("sources", "drugs", "side_effect"), urgent_sign),
    "article": Kind(
        desk.Article,
        ("sources", "reviewed_by", "sections__sources", "sections__figures__sources",
         "sections__figures__study__sources"),
        article,
    ),
    "term": Kind(desk.GlossaryTerm, ("sources",), term),
    "question": Kind(desk.Question, ("sources", "drugs"), question),
    "mixed-message": Kind(desk.MixedMessage, ("sources", "drugs"), mixed_message),
    "option": Kind(desk.TreatmentOption, ("sources",), option),
}  # fmt: skip


def compile_rows(kind: str, rows: models.QuerySet[Any] | None = None) -> dict[str, doc.Document]:
    """Documents of one kind by slug, in a constant number of queries.

    Records that are `unchecked` give none: they are on the desk and nowhere else.
    Raises TextError when a text holds what a page cannot show.
    """
    entry = KINDS[kind]
    found = entry.model._default_manager.all() if rows is None else rows
    return {
        row.slug: entry.compile(row)
        for row in found.prefetch_related(*entry.prefetch).order_by("slug")
        if may_be_read(row)
    }


def compile_desk() -> dict[tuple[str, str], doc.Document]:
    """Every document of the desk by (kind, slug)."""
    return {
        (kind, slug): document for kind in KINDS for slug, document in compile_rows(kind).items()
    }


def kind_of(row: models.Model) -> str | None:
    """The kind of document a row becomes; None for rows that are part of another record."""
    return next((name for name, kind in KINDS.items() if isinstance(row, kind.model)), None)
