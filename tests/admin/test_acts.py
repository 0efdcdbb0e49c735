"""Undo, whole-page review, impact and the audit: the acts beside editing."""

import csv
import datetime
import io

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from drugs.admin.audit import _harmless
from drugs.models import Publication, SideEffect, Treatment
from drugs.press.editions import edition
from drugs.press.second_person import NotAllowed
from drugs.press.undo import publish_again
from drugs.shelf import Shelf
from tests.admin.conftest import Screen, enter, publish_screen
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db

NAUSEA = "side-effect/nausea"
PAST = "/admin/past/side-effect/nausea/"


def shelf_now() -> Shelf:
    return Shelf(edition(datetime.date(2026, 11, 22)))


@pytest.fixture
def renamed(editor) -> str:
    """Nausea under a new name, published. Gives its old name."""
    was = shelf_now().side_effects["nausea"].name
    Screen(editor, SideEffect.objects.get(slug="nausea")).save(name="Queasiness")
    publish_screen(editor, NAUSEA, reason="Plainer word")
    return was


@pytest.mark.long
def test_an_earlier_publication_comes_back_in_two_clicks(editor, renamed):
    listed = soup(editor.get(PAST))
    link = next(a for a in listed.select("a") if a.get_text() == "Version 1")
    page = soup(editor.get(PAST + link["href"]))
    assert renamed in page.select_one(".changes").get_text()
    form = page.select_one("form[method=post]:has(button[value=again])")
    answer = editor.post(PAST + link["href"], filled(form) | {"do": "again"}, follow=True)
    assert "published again, as version 3" in soup(answer).get_text()
    assert shelf_now().side_effects["nausea"].name == renamed
    assert SideEffect.objects.get(slug="nausea").name == "Queasiness", "the draft stays"
    row = SideEffect.objects.get(slug="nausea")
    for address in (Screen(editor, row).address, f"{reverse('admin:publish')}?record={NAUSEA}"):
        assert "words that chief took back" in soup(editor.get(address)).select_one(".undone").text
    assert "taken back by a reviewer" in soup(editor.get("/admin/")).select_one("#drafts + ul").text
    assert Publication.objects.get(slug="nausea", version=3).reason == "Back to version 1"


def test_going_back_to_what_readers_see_publishes_nothing(editor, renamed):
    answer = editor.post(f"{PAST}?version=2", {"do": "again", "reason": "r"}, follow=True)
    assert "Nothing was published" in soup(answer).get_text()
    assert Publication.objects.filter(slug="nausea").count() == 2


def test_undo_is_no_way_round_the_second_person(renamed, chief):
    alone = Publication.objects.get(slug="nausea", version=2)
    first = Publication.objects.get(slug="nausea", version=1)
    rita = User.objects.create_user("rita", is_staff=True)
    rita.groups.add(Group.objects.get(name="Reviewer"))
    publish_again(first, reason="r", approver=rita)
    with pytest.raises(NotAllowed, match="second person"):
        publish_again(alone, reason="r", approver=chief)
    made = publish_again(alone, reason="r", approver=rita)
    assert (made.author, made.approver) == (chief, rita)
    anna = User.objects.create_user("anna", is_staff=True)
    anna.groups.add(Group.objects.get(name="Author"))
    with pytest.raises(NotAllowed):
        publish_again(first, reason="r", approver=anna)
    assert enter(anna).post(f"{PAST}?version=1", {"do": "again", "reason": "r"}).status_code == 422


def test_a_record_is_taken_off_the_site_only_when_nothing_names_it(editor):
    answer = editor.post(PAST, {"do": "withdraw", "reason": "Wrong"})
    assert answer.status_code == 422
    assert "Velvix (medicine), warning: nausea" in soup(answer).select_one(".errornote").get_text()
    address = reverse("admin:past", args=["term", Publication.objects.filter(kind="term")[0].slug])
    assert editor.post(address, {"do": "withdraw", "reason": ""}).status_code == 422


@pytest.mark.long
def test_a_small_fix_moves_no_review(editor):
    drug = Treatment.objects.get(slug="testol")
    screen = Screen(editor, drug)
    assert "reviewed_on" not in screen.data
    screen.save(reviewed_on="2026-11-01", maker="A maker Inc")
    drug.refresh_from_db()
    assert (drug.maker, drug.reviewed_on) == ("A maker Inc", None)


@pytest.mark.long
def test_the_impact_of_a_source_is_every_fact_and_address(editor):
    page = soup(editor.get(reverse("admin:impact", args=["source", "testol-label"])))
    text = page.get_text()
    assert "Testol (medicine)" in text
    assert "the label this page follows" in text
    assert "test: Blood count" in text
    answer = editor.get(reverse("admin:impact", args=["source", "testol-label"]) + "?addresses")
    shown = {link.get_text() for link in soup(answer).select("#affected a")}
    assert {"/medicines/testol/", "/sources/"} <= shown
    assert "/glossary/" not in shown


def test_the_impact_of_a_side_effect(editor):
    page = soup(editor.get(reverse("admin:impact", args=["side-effect", "nausea"])))
    assert "Testol (medicine)" in page.get_text()
    assert editor.get(reverse("admin:impact", args=["term", "jak"])).status_code != 200


def test_the_audit_cuts_nothing_and_strikes_only_what_differs(editor):
    row = SideEffect.objects.get(slug="nausea")
    begin = "You feel sick to your stomach. " * 12
    Screen(editor, row).save(what_it_is=f"{begin}Call [us](/about/) now.")
    publish_screen(editor, NAUSEA, reason="More words")
    Screen(editor, row).save(what_it_is=f"{begin}Call [us](/sources/) now.")
    publish_screen(editor, NAUSEA, reason="Another link")
    cell = soup(editor.get(reverse("admin:audit"))).select_one(".audit tbody tr td:nth-of-type(2)")
    assert [one.text for one in cell.select("del, ins")] == ["](/about/)", "](/sources/)"]
    assert cell.text.count(begin.strip()) == 2
    assert "Link “us”: /about/ → /sources/" in cell.text


def test_the_audit_says_who_what_and_why(editor, renamed):
    row = soup(editor.get(reverse("admin:audit"))).select_one(".audit tbody tr")
    text = " ".join(row.get_text(" ").split())
    for word in (
        "Queasiness (side effect), version 2",
        f"{renamed} → Queasiness",
        "Plainer word",
        "chief",
    ):
        assert word in text
    answer = editor.get(reverse("admin:audit_csv") + f"?record={NAUSEA}")
    lines = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert lines[0]["before"] == renamed
    assert lines[0]["after"] == "Queasiness"
    assert (lines[0]["written by"], lines[0]["approved by"]) == ("chief", "chief")
    assert len(lines) == 2


def test_a_cell_never_runs_as_a_formula(editor):
    Screen(editor, SideEffect.objects.get(slug="nausea")).save(medical_name="=1+1")
    publish_screen(editor, NAUSEA, reason="@x")
    answer = editor.get(reverse("admin:audit_csv") + f"?record={NAUSEA}")
    line = next(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert (line["after"], line["why"]) == ("'=1+1", "'@x")


@pytest.mark.parametrize("cell", ["=1", "\uff1d1", "\uff0b1", "\n=1"])
def test_every_way_a_formula_begins_is_made_harmless(cell):
    harmless = _harmless(cell)
    assert harmless.startswith("'")
    assert harmless.replace("'", "") == cell
