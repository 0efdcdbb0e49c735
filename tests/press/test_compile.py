"""Desk rows become documents: what is unchecked never does, and the queries stay few."""

from typing import get_args

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from drugs import documents as doc
from drugs import models as desk
from drugs.documents import facts
from drugs.kinds import KINDS, content_models, kind_of
from drugs.models.keys import SlugKey
from drugs.press.compile import compile_rows, prefetch
from drugs.press.desk import compile_desk
from drugs.wording.markdown import TextError

pytestmark = pytest.mark.django_db


def medicine(slug="testol") -> doc.MedicineDoc:
    return compile_rows("medicine", desk.Treatment.objects.filter(slug=slug))[slug]


def article(slug="how-it-works") -> doc.ArticleDoc:
    return compile_rows("article", desk.Article.objects.filter(slug=slug))[slug]


def unchecked(rows):
    rows.update(how_checked="unchecked")


@pytest.mark.parametrize("kind", KINDS)
def test_each_row_gives_one_document_by_its_slug(kind):
    rows = KINDS[kind].rows
    if hasattr(KINDS[kind].model, "how_checked"):
        rows = rows.exclude(how_checked="unchecked")
    found = compile_rows(kind)
    assert list(found) == sorted(row.slug for row in rows)
    assert all(document.slug == slug for slug, document in found.items())
    assert all(document.kind == kind for document in found.values())


def test_the_desk_is_all_kinds_together():
    desk_documents = compile_desk()
    assert {kind for kind, _ in desk_documents} == set(KINDS) - {"person"}
    assert len(desk_documents) == sum(len(compile_rows(kind)) for kind in KINDS)


def test_every_document_survives_being_stored():
    for document in compile_desk().values():
        assert type(document).model_validate(document.model_dump(mode="json")) == document


def test_no_checked_record_is_lost():
    """What may be published of a medicine is all in its document."""
    for slug, document in compile_rows("medicine").items():
        row = desk.Treatment.objects.get(slug=slug)
        for name in ("indications", "slots", "rules", "warnings", "listings", "monitoring"):
            rows = getattr(row, name).exclude(how_checked="unchecked")
            assert len(getattr(document, name)) == rows.count()
        for name in ("reactions", "outcomes"):
            rows = getattr(row, name).exclude(how_checked="unchecked").filter(alone=False)
            assert len(getattr(document, name)) == rows.count()


# These state no fact, so there is nothing to check.
NO_FACTS = {"source", "person", "phrase", "tried-search"}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in NO_FACTS])
def test_an_unchecked_record_gives_no_document(kind):
    slug = next(iter(compile_rows(kind)))
    unchecked(KINDS[kind].model.objects.filter(slug=slug))
    assert slug not in compile_rows(kind)


@pytest.mark.parametrize(
    "name",
    [
        "indications",
        "slots",
        "rules",
        "reactions",
        "outcomes",
        "warnings",
        "listings",
        "monitoring",
    ],
)
def test_an_unchecked_part_of_a_medicine_is_left_out(name):
    row = getattr(desk.Treatment.objects.get(slug="testol"), name).exclude(how_checked="unchecked")
    before = len(getattr(medicine(), name))
    unchecked(type(row.first()).objects.filter(pk=row.first().pk))
    assert len(getattr(medicine(), name)) == before - 1


@pytest.mark.parametrize("name", ["reactions", "outcomes"])
def test_figures_of_an_unchecked_study_are_left_out_with_it(name):
    study = getattr(medicine(), name)[0].study
    unchecked(desk.Study.objects.filter(slug=study))
    document = medicine()
    assert study not in {row.study for row in getattr(document, name)}
    assert study not in {row.slug for row in document.studies}


def test_an_unchecked_section_or_study_or_figure_of_an_article_is_left_out():
    section = next(section for section in article().sections if section.figures)
    rows = desk.ArticleSection.objects.get(article__slug="how-it-works", slug=section.slug).figures

    def figures():
        found = [s for s in article().sections if s.slug == section.slug]
        return found and found[0].figures

    unchecked(desk.ArticleFigure.objects.filter(pk=rows.first().pk))
    assert len(figures()) == len(section.figures) - 1
    unchecked(desk.Study.objects.filter(slug=section.figures[0].study))
    assert figures() == ()
    assert article().studies == ()
    unchecked(desk.ArticleSection.objects.filter(slug=section.slug))
    assert figures() == []


def test_no_fact_of_any_document_is_unchecked():
    unchecked(desk.Reaction.objects.filter(treatment__slug="nortab"))
    for document in compile_desk().values():
        assert all(fact.how_checked in {"primary", "secondary"} for fact in facts(document))
    assert medicine("nortab").reactions == ()


def queries(work):
    with CaptureQueriesContext(connection) as found:
        work()
    return len(found)


@pytest.mark.parametrize("kind", KINDS)
def test_the_number_of_queries_does_not_grow_with_the_records(kind):
    """One for the rows, and one for each relation that goes along with them."""
    relations = {
        "__".join(lookup.split("__")[: depth + 1])
        for lookup in prefetch(KINDS[kind].document, KINDS[kind].model)
        for depth in range(lookup.count("__") + 1)
    }
    assert queries(lambda: compile_rows(kind)) <= 1 + len(relations)


def test_the_whole_desk_takes_one_query():
    assert queries(compile_desk) == 1


def test_parts_stand_in_the_order_of_the_page_whatever_the_order_of_the_rows():
    document = medicine()
    topics = list(desk.Slot.Topic.values)
    assert [row.topic for row in document.slots] == sorted(
        (row.topic for row in document.slots), key=topics.index
    )
    ranks = [rule.rank for rule in document.rules]
    assert ranks == sorted(ranks)
    boxed = [row.boxed for row in document.warnings]
    assert boxed == sorted(boxed, reverse=True)
    orders = [
        section.order
        for section in desk.ArticleSection.objects.filter(article__slug="how-it-works")
    ]
    assert len(article().sections) == len(orders)


def test_sources_are_sorted_so_that_bytes_never_differ():
    for document in compile_desk().values():
        for fact in facts(document):
            assert list(fact.sources) == sorted(set(fact.sources))


def test_a_comparator_of_its_own_is_a_head_to_head():
    row = next(row for row in medicine().outcomes if not row.head_to_head)
    assert row.comparator_name == desk.Study.objects.get(slug=row.study).comparator_words
    desk.Outcome.objects.filter(treatment__slug="testol", study__slug=row.study).update(
        against="Shotumab (shotumab) shots"
    )
    changed = next(other for other in medicine().outcomes if other.study == row.study)
    assert changed.head_to_head
    assert changed.comparator_name == "Shotumab (shotumab) shots"


def test_a_review_goes_into_the_document_with_its_person():
    person = desk.Person.objects.create(
        slug="a-reader", name="A Reader", credentials="MD", role="Reviewer", interests="None",
        declared_on="2026-01-02",
    )  # fmt: skip
    desk.Treatment.objects.filter(slug="testol").update(
        reviewed_on="2026-01-03", reviewed_by=person
    )
    assert medicine().review.reviewed_by == "a-reader"
    assert compile_rows("person")["a-reader"].declared_on.isoformat() == "2026-01-02"
    assert article().review == doc.Review()


def test_a_text_that_cannot_be_shown_is_told():
    desk.GlossaryTerm.objects.filter(slug=next(iter(compile_rows("term")))).update(definition="*a*")
    with pytest.raises(TextError):
        compile_rows("term")


def test_the_kind_of_a_row():
    assert kind_of(desk.Treatment()) == "medicine"
    assert kind_of(desk.GlossaryTerm()) == "term"
    assert kind_of(desk.Slot()) is None


def test_every_record_with_a_slug_and_every_document_is_of_a_kind():
    """Rules and studies are told with the treatment they belong to."""
    parts = {desk.Rule, desk.Study}
    models = {model for model in content_models() if issubclass(model, SlugKey)}
    assert {kind.model for kind in KINDS.values()} == models - parts
    union, _ = get_args(doc.Document)
    assert {kind.document for kind in KINDS.values()} == set(get_args(union))
