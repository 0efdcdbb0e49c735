"""An edit reaches readers through the publishing screen, and only when it is right."""

import datetime

import pytest
from django.urls import reverse

from drugs.models import Publication, SideEffect, Treatment
from drugs.press.editions import edition
from drugs.shelf import Shelf
from tests.admin.conftest import Screen, publish_screen
from tests.admin.forms import soup

pytestmark = pytest.mark.django_db


def shelf_now() -> Shelf:
    return Shelf(edition(datetime.date(2026, 11, 22)))


def test_an_edit_reaches_readers_only_when_published(editor, chief):
    cibinqo = Treatment.objects.get(slug="testol")
    answer = Screen(editor, cibinqo).save(summary="A pill you take once a day for eczema.")
    assert "Saved on the desk. Readers do not see it yet." in soup(answer).select_one(
        ".messagelist"
    ).get_text(" ")
    assert shelf_now().medicines["testol"].summary != "A pill you take once a day for eczema."

    answer = publish_screen(editor, "medicine/testol")
    assert "Testol (medicine): changed" in " ".join(soup(answer).get_text().split())
    publish_screen(editor, "medicine/testol", reason="Say it shorter")

    assert shelf_now().medicines["testol"].summary == "A pill you take once a day for eczema."
    made = Publication.objects.get(kind="medicine", slug="testol", version=2)
    assert (made.reason, made.author, made.approver) == ("Say it shorter", chief, chief)


@pytest.mark.long
def test_a_changed_figure_of_the_many_rows_reaches_readers(editor):
    nortab = Treatment.objects.get(slug="nortab")
    figure = nortab.reactions.exclude(percent="").exclude(how_checked="unchecked").first()
    screen = Screen(editor, nortab)
    screen.save(**{screen.row("reactions", figure) + "percent": "98.7"})
    publish_screen(editor, "medicine/nortab", reason="New percent")
    assert "98.7" in {r.medicine.percent for r in shelf_now().medicines["nortab"].reactions}


def test_a_figure_without_its_comparator_is_not_saved(editor):
    cibinqo = Treatment.objects.get(slug="testol")
    figure = cibinqo.reactions.exclude(how_checked="unchecked").first()
    screen = Screen(editor, cibinqo)
    row = screen.row("reactions", figure)
    answer = screen.save(**{row + "comparator_percent": "", row + "comparator_count": ""})
    assert "Give the same figure for the comparator of the same study." in soup(answer).get_text()
    figure.refresh_from_db()
    assert figure.comparator_percent or figure.comparator_count is not None


def test_a_fact_without_a_source_is_refused_with_a_link_to_it(editor):
    fever = SideEffect.objects.get(slug="nausea")
    Screen(editor, fever).save(sources=[])
    for answer in (
        publish_screen(editor, "side-effect/nausea"),
        publish_screen(editor, "side-effect/nausea", reason="Try anyway"),
    ):
        problems = soup(answer).select_one(".problems")
        assert "There is no source. Every fact names what it rests on." in problems.get_text()
        assert problems.a["href"] == reverse("admin:drugs_sideeffect_change", args=[fever.pk])
    assert answer.status_code == 422
    assert Publication.objects.filter(slug="nausea").count() == 1


def test_publishing_asks_for_a_reason(editor):
    nausea = SideEffect.objects.get(slug="nausea")
    Screen(editor, nausea).save(name="Feeling sick to your stomach")
    answer = publish_screen(editor, "side-effect/nausea", reason="  ")
    assert answer.status_code == 422
    assert Publication.objects.filter(slug="nausea").count() == 1


def test_the_action_of_a_list_leads_to_the_publishing_screen(editor):
    rows = SideEffect.objects.filter(slug__in=["nausea", "acne"])
    answer = editor.post(
        reverse("admin:drugs_sideeffect_changelist"),
        {"action": "publish_chosen", "_selected_action": [row.pk for row in rows]},
    )
    assert answer.status_code == 302
    assert answer["Location"].endswith("?record=side-effect%2Facne&record=side-effect%2Fnausea")


def test_markdown_a_page_cannot_show_is_refused_at_its_field(editor):
    nausea = SideEffect.objects.get(slug="nausea")
    answer = Screen(editor, nausea).save(what_it_is="Feeling *sick*.")
    field = soup(answer).select_one(".field-what_it_is .errorlist")
    assert "Italics are hard to read" in field.get_text()


@pytest.mark.parametrize("query", ["", "?record=medicine/none", "?record=nothing"])
def test_an_odd_address_is_answered_in_a_sentence(editor, query):
    for answer in (
        editor.get(reverse("admin:publish") + query),
        editor.post(reverse("admin:publish") + query, {"do": "publish", "reason": "x"}),
    ):
        assert soup(answer).select_one(".errornote").get_text().strip()
