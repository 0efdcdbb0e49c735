"""Every record of the desk can be edited, with its rows and its history; publications only read."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.urls import reverse
from reversion.models import Version

from drugs.admin.record import RecordAdmin
from drugs.models import (
    AccountEvent,
    Article,
    Bundle,
    BundleRecord,
    Indication,
    Printing,
    Publication,
    Question,
    Source,
    Treatment,
)
from drugs.press.desk import compile_desk
from tests.admin.conftest import Screen
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db

WHOSE_ROWS = {"treatment", "section"}  # a row stands on the screen of the record it belongs to

# Read on a page of their own, and written by what people do there.
OF_THEIR_OWN = {AccountEvent, Bundle, BundleRecord}


def test_every_model_is_in_the_admin():
    shown = {*admin.site._registry, *OF_THEIR_OWN}
    for edit in admin.site._registry.values():
        shown |= {rows.model for rows in edit.inlines}
    assert set(apps.get_app_config("drugs").get_models()) <= shown


def test_every_field_can_be_edited():
    """On the screen of its record, or in the rows there; what names no fields shows them all."""
    forgotten = {}
    for edit in admin.site._registry.values():
        if isinstance(edit, RecordAdmin):
            for screen in (edit, *(rows(edit.model, admin.site) for rows in edit.inlines)):
                named = flatten_fieldsets(screen.fieldsets or ()) or screen.fields
                held = {
                    field.name
                    for field in screen.model._meta.get_fields()
                    if field.concrete and field.editable and not field.auto_created
                }
                if named and (left := held - {*named, *WHOSE_ROWS}):
                    forgotten[type(screen).__name__] = left
    assert forgotten == {}


@pytest.mark.parametrize(
    "model", [m for m in apps.get_app_config("drugs").get_models() if admin.site.is_registered(m)],
    ids=lambda m: m._meta.model_name,
)  # fmt: skip
def test_every_list_and_edit_screen_opens(editor, model):
    name = model._meta.model_name
    listed = editor.get(reverse(f"admin:drugs_{name}_changelist"), {"q": "a"})
    assert listed.status_code == 200
    row = model._default_manager.first()
    if row is not None:
        opened = editor.get(reverse(f"admin:drugs_{name}_change", args=[row.pk]))
        assert opened.status_code == 200


def test_a_save_changes_nothing_that_was_not_touched(editor):
    """Lists as lines, ticks, empty weeks: what goes in comes out."""
    for row in (
        Treatment.objects.get(slug="velvix"), Article.objects.get(slug="how-it-works"),
        Question.objects.exclude(circumstances=[]).first(),
    ):  # fmt: skip
        before = compile_desk()
        answer = Screen(editor, row).save()
        assert "was changed successfully" in soup(answer).get_text(), row
        assert compile_desk() == before


def test_lists_are_plain_lines(editor):
    drug = Treatment.objects.get(slug="testol")
    screen = Screen(editor, drug)
    assert screen.data["strengths"] == ["50 mg\n100 mg\n200 mg"]
    screen.save(strengths="50 mg\r\n\r\n 100 mg \r\n")
    drug.refresh_from_db()
    assert drug.strengths == ["50 mg", "100 mg"]


def test_what_must_have_been_tried_is_ticked(editor):
    """Typed, a word of nobody's was saved, and nobody who told what they tried met it."""
    drug = Treatment.objects.get(slug="velvix")
    row = drug.indications.get(condition="atopic-dermatitis")
    screen = Screen(editor, drug)
    name = screen.row("indications", row) + "must_have_tried"
    ticks = {box["value"] for box in screen.page.select(f"input[type=checkbox][name={name}]")}
    assert ticks == {*Indication.Tried.values}
    screen.save(**{name: ["steroid-cream"]})
    row.refresh_from_db()
    assert row.must_have_tried == ["steroid-cream"]
    said = soup(Screen(editor, drug).save(**{name: "pills"})).get_text()
    assert "pills is not one of the available choices" in said
    row.refresh_from_db()
    assert row.must_have_tried == ["steroid-cream"]


def test_sources_are_found_by_search(editor):
    page = Screen(editor, Treatment.objects.get(slug="testol")).page
    assert "admin-autocomplete" in page.select_one("select[name=sources]")["class"]
    asked = {"app_label": "drugs", "model_name": "treatment", "field_name": "sources"}
    found = editor.get(reverse("admin:autocomplete"), asked | {"term": "journal"}).json()["results"]
    assert {Source.objects.get(pk=row["id"]).publisher for row in found} == {"A journal"}


def test_a_save_is_in_the_history_with_its_rows_and_can_be_restored(editor):
    drug = Treatment.objects.get(slug="testol")
    row = drug.slots.get(topic="storage")
    was = row.text
    screen = Screen(editor, drug)
    screen.save(**{screen.row("slots", row) + "text": "Keep it cool."})
    row.refresh_from_db()
    assert row.text == "Keep it cool."

    versions = Version.objects.get_for_object(drug)
    assert versions.count() == 2, "the save, and the state before the first edit"
    kept = versions.last()
    assert kept.revision.version_set.filter(object_id=str(row.pk)).exists()
    address = reverse("admin:drugs_treatment_revision", args=[drug.pk, kept.pk])
    form = soup(editor.get(address)).select_one("#treatment_form")
    editor.post(address, filled(form))
    row.refresh_from_db()
    assert row.text == was


def test_a_section_keeps_its_figures_in_the_history(editor):
    article = Article.objects.get(slug="how-it-works")
    section = article.sections.filter(figures__isnull=False).first()
    Screen(editor, section).save(heading="What did the trial find?")
    revision = Version.objects.get_for_object(section).first().revision
    names = {version.content_type.model for version in revision.version_set.all()}
    assert names == {"articlesection", "articlefigure"}


@pytest.mark.parametrize("model", [Publication, Printing])
def test_publications_and_printings_are_only_read(editor, model):
    row = model.objects.first() or Printing.objects.create(edition="0001", done=3, total=9)
    name = model._meta.model_name
    change = reverse(f"admin:drugs_{name}_change", args=[row.pk])
    assert editor.get(change).status_code == 200
    for address in (
        change,
        reverse(f"admin:drugs_{name}_add"),
        reverse(f"admin:drugs_{name}_delete", args=[row.pk]),
    ):
        assert editor.post(address, {"post": "yes"}).status_code == 403
    row.refresh_from_db()


def test_the_printing_shows_its_progress(editor):
    row = Printing.objects.create(edition="0001", done=3, total=9)
    page = soup(editor.get(reverse("admin:drugs_printing_change", args=[row.pk])))
    assert page.progress["value"] == "3"
    assert "3 of 9 pages" in page.get_text()


@pytest.mark.parametrize(
    ("state", "said"), [("running", "not counted yet"), ("failed", "none")], ids=str
)
def test_a_printing_whose_pages_are_not_counted_says_so(editor, state, said):
    row = Printing.objects.create(edition="0001", state=state)
    page = soup(editor.get(reverse("admin:drugs_printing_change", args=[row.pk])))
    assert not page.progress
    assert said in page.select_one(".field-progress").get_text()


@pytest.mark.django_db
def test_a_save_in_a_browser_changes_the_one_word_and_nothing_else(editor):
    """A browser ends its lines with two signs. That once made every text of a medicine an edit."""
    from drugs.content.rows import state

    row = Treatment.objects.get(slug="testol")
    rows = [
        one for group in (row.slots, row.reactions, row.outcomes, row.warnings, row.monitoring)
        for one in group.all()
    ]  # fmt: skip
    assert any("\n" in str(value) for one in rows for value in state(one).values()), "a text of two"
    before = [state(one) for one in rows]
    screen = Screen(editor, row)
    for name, values in screen.data.items():
        screen.data[name] = [value.replace("\n", "\r\n") for value in values]
    screen.save(maker="One word")
    row.refresh_from_db()
    assert row.maker == "One word"
    for one in rows:
        one.refresh_from_db()
    assert [state(one) for one in rows] == before
    assert not any("\r" in str(value) for one in rows for value in vars(one).values())
