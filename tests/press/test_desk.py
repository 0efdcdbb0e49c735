"""The desk is made into documents once; later, what reads a changed row is made again."""

import contextlib

import pytest
from django.db import IntegrityError, models, transaction
from django.utils import translation
from django.utils.translation import get_language

from drugs.kinds import KINDS, content_models
from drugs.models import Reaction, SideEffect, Slot, Treatment
from drugs.press import desk
from drugs.press.compile import compile_rows
from drugs.press.desk import compile_desk
from drugs.press.facts import unchecked_too
from drugs.press.snapshot import Snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def anew(monkeypatch):
    """Nothing is kept from before."""
    monkeypatch.setattr(desk, "_last", {})


@pytest.fixture
def made(monkeypatch):
    """The slugs of the records that were made into documents, in their order."""
    slugs = []

    def noted(row, shape):
        slugs.append(row.slug)
        return compiled(row, shape)

    compiled = desk.compiled
    monkeypatch.setattr(desk, "compiled", noted)
    return slugs


def whole():
    """All documents, made of the rows as they stand, with nothing kept."""
    return desk._made(Snapshot(), None).documents()


def test_it_says_what_the_rows_say():
    found = {(kind, slug): one for kind in KINDS for slug, one in compile_rows(kind).items()}
    assert compile_desk() == found
    assert list(compile_desk()) == list(found)


def test_nothing_is_made_twice(made):
    first = compile_desk()
    made.clear()
    assert compile_desk() == first
    assert not made


@pytest.mark.parametrize("model", content_models(), ids=str)
def test_whatever_row_is_changed_the_documents_say_it(model):
    """All that can be changed of the first row of each model."""
    row = model.objects.order_by("pk").first()
    if row is None:
        pytest.skip("the small desk has no such row")
    before = compile_desk()
    for field in model._meta.concrete_fields:
        other = _another(field, getattr(row, field.attname))
        # Another row may have it, or the database may refuse it.
        with contextlib.suppress(IntegrityError), transaction.atomic():
            if other is not None:
                model.objects.filter(pk=row.pk).update(**{field.attname: other})
    now = compile_desk()
    assert now == whole()
    assert now != before
    row.save()
    assert compile_desk() == before


def _another(field, value):
    """Another value for a field, None where it takes no free one."""
    if field.primary_key or field.unique or field.remote_field:
        return None
    if field.choices:
        return next((one for one, _ in field.flatchoices if one and one != value), None)
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.CharField | models.TextField):
        return f"more {value}".strip()[: field.max_length]  # PostgreSQL takes no longer one
    if isinstance(field, models.IntegerField):
        return (value or 0) + 1
    return None


def test_a_row_that_comes_goes_or_moves_is_seen():
    compile_desk()
    reaction = Reaction.objects.filter(treatment__slug="testol").first()
    other = Treatment.objects.filter(kind="medicine").exclude(pk=reaction.treatment_id).first()
    Reaction.objects.filter(treatment=other, side_effect=reaction.side_effect).delete()
    assert compile_desk() == whole()
    Reaction.objects.filter(pk=reaction.pk).update(treatment=other)
    assert compile_desk() == whole()
    Reaction.objects.filter(pk=reaction.pk).delete()
    assert compile_desk() == whole()
    new = Reaction.objects.exclude(pk=reaction.pk).first()
    new.pk, new.side_effect = None, reaction.side_effect
    Reaction.objects.filter(treatment=new.treatment, side_effect=new.side_effect).delete()
    new.save()
    assert compile_desk() == whole()


def test_a_tie_between_two_records_is_a_part_of_the_one_that_leads():
    slot = Slot.objects.filter(treatment__slug="testol", sources__isnull=False).first()
    before = compile_desk()
    slot.sources.clear()
    assert compile_desk() == whole() != before


@pytest.mark.parametrize("model", [SideEffect, Treatment], ids=str)
def test_what_is_made_again_is_what_reads_the_row(made, model):
    documents = compile_desk()
    row = model.objects.filter(reactions__isnull=False).first()
    model.objects.filter(pk=row.pk).update(slug="another-name")
    readers = {
        record.slug
        for rows in desk._last[get_language()].kinds.values()
        for record in rows.values()
        if (model, row.pk) in record.reads
    }
    made.clear()
    assert compile_desk() != documents
    assert sorted(made) == sorted(readers - {row.slug} | {"another-name"})
    assert len(made) < len(documents) / 4


def test_what_is_unchecked_is_left_out_and_comes_back():
    before = compile_desk()
    Treatment.objects.filter(slug="testol").update(how_checked="unchecked")
    assert ("medicine", "testol") not in compile_desk()
    with unchecked_too():
        assert ("medicine", "testol") in compile_desk()
    assert ("medicine", "testol") not in compile_desk()
    Treatment.objects.filter(slug="testol").update(how_checked="primary")
    assert compile_desk().keys() == before.keys()


def test_each_language_has_its_own():
    english = compile_desk()
    with translation.override("es"):
        compile_desk()
    assert compile_desk() == english
