"""Requests that no link of the desk leads to: each gets a clear answer, and changes nothing."""

import csv
import io

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from drugs.models import (
    GlossaryTerm,
    Handover,
    Person,
    Publication,
    Question,
    SideEffect,
    Treatment,
)
from drugs.press import affected as press_affected
from drugs.press import proof
from drugs.press.printing import PrintingError
from drugs.press.withdraw import withdraw
from drugs.shelf import REQUEST_KEY
from tests.admin.conftest import Screen, enter, publish_screen
from tests.admin.forms import soup

pytestmark = pytest.mark.django_db

NAUSEA = "side-effect/nausea"
PAST = "/admin/past/side-effect/nausea/"


@pytest.fixture
def printed_desk(editor, shelf):
    """An editor where an edition is printed, so that a page that is not there says so."""
    editor.defaults[REQUEST_KEY] = shelf
    return editor


@pytest.mark.parametrize(
    "address",
    [
        "/admin/audit/",
        "/admin/audit.csv",
        "/admin/impact/source/cibinqo-label/",
        PAST,
        "/admin/review/medicine/testol/",
        "/admin/preview/?record=medicine/testol",
        "/admin/preview/cibinqo/",
        f"/admin/publish/?record={NAUSEA}",
    ],
)
def test_staff_without_a_role_are_refused(db, address):
    bare = enter(User.objects.create_user("bare", is_staff=True))
    assert bare.get(address).status_code == 403


@pytest.mark.parametrize(
    "address",
    [
        "/admin/impact/source/no-such-source/",
        "/admin/impact/term/jak/",
        "/admin/past/side-effect/no-such/",
        "/admin/past/no-kind/nausea/",
        "/admin/review/term/jak/",
        "/admin/review/medicine/aspirin/",
        "/admin/preview/",
    ],
)
def test_what_is_not_there_is_not_found(printed_desk, address):
    assert printed_desk.get(address).status_code == 404


def test_only_a_reviewer_records_a_review(db):
    anna = User.objects.create_user("anna", is_staff=True)
    anna.groups.add(Group.objects.get(name="Author"))
    assert enter(anna).get(reverse("admin:review", args=["medicine", "testol"])).status_code == 403


def test_bringing_back_needs_a_version_and_a_reason(editor):
    for query, data, said in (
        ("", {"do": "again", "reason": "r"}, "Choose the version"),
        ("?version=99", {"do": "again", "reason": "r"}, "Choose the version"),
        ("?version=1", {"do": "again", "reason": " "}, "Say why"),
    ):
        answer = editor.post(PAST + query, data)
        assert answer.status_code == 422
        assert said in soup(answer).select_one(".errornote").get_text()
    assert Publication.objects.filter(slug="nausea").count() == 1


@pytest.mark.long
def test_a_record_taken_off_the_site_is_told_and_comes_back(editor, chief):
    slug = Question.objects.exclude(how_checked="unchecked").first().slug
    address = reverse("admin:past", args=["question", slug])
    editor.post(address, {"do": "withdraw", "reason": "Wrong"})
    page = soup(editor.get(address))
    assert "taken off the site" in page.get_text()
    assert not page.select("button[value=withdraw]"), "it is off already"
    answer = editor.post(f"{address}?version=2", {"do": "again", "reason": "r"})
    assert "only took the record off the site" in soup(answer).select_one(".errornote").get_text()
    answer = editor.get(reverse("admin:audit_csv") + f"?record=question/{slug}")
    lines = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert [line["after"] for line in lines] == ["taken off the site", "first published"]
    answer = editor.post(f"{address}?version=1", {"do": "again", "reason": "r"}, follow=True)
    assert "published again, as version 3" in soup(answer).get_text()
    editor.get(address)
    withdraw(("question", slug), reason="r", approver=chief)
    answer = editor.post(address, {"do": "withdraw", "reason": "again"})
    assert "is published" in soup(answer).select_one(".errornote").get_text()


def test_an_old_version_that_breaks_a_rule_of_today_does_not_come_back(editor, monkeypatch):
    Screen(editor, SideEffect.objects.get(slug="nausea")).save(name="Queasiness")
    publish_screen(editor, NAUSEA, reason="r")
    monkeypatch.setattr("drugs.wording.grade.LONGEST_SENTENCE", 2)
    answer = editor.post(f"{PAST}?version=1", {"do": "again", "reason": "r"})
    assert "more than 2 words" in soup(answer).select_one(".errornote").get_text()


def test_impact_of_a_text_that_cannot_be_shown_says_so(editor):
    SideEffect.objects.filter(slug="acne").update(what_it_is="Not *so*.")
    for query in ("", "?addresses"):
        page = soup(editor.get(reverse("admin:impact", args=["side-effect", "nausea"]) + query))
        assert "Italics are hard to read" in page.select_one(".errornote").get_text()
    # The record's own screen opens all the same: there it is mended.
    row = SideEffect.objects.get(slug="acne")
    assert editor.get(reverse("admin:drugs_sideeffect_change", args=[row.pk])).status_code == 200


def test_impact_of_what_is_not_published_yet_is_no_address(editor):
    row = SideEffect.objects.create(slug="new", name="New", urgency="today", what_to_do="Call.")
    page = soup(editor.get(reverse("admin:impact", args=["side-effect", row.slug]) + "?addresses"))
    assert "No page, handout or data file would change" in page.get_text()


@pytest.mark.long
def test_a_draft_whose_page_cannot_be_printed_is_told(editor, monkeypatch):
    real = press_affected.answer

    def stuck(handler, shelf, path):
        if shelf.side_effects["nausea"].name == "Unprintable":
            raise PrintingError(f"{path} could not be printed.")
        return real(handler, shelf, path)

    Screen(editor, SideEffect.objects.get(slug="nausea")).save(name="Unprintable")
    proof.forget()
    monkeypatch.setattr(press_affected, "answer", stuck)
    answer = editor.get(
        reverse("admin:affected") + f"?record={NAUSEA}", headers={"hx-request": "true"}
    )
    told = soup(answer).select_one(".problems").get_text()
    assert "Keeps it from being published." in told
    assert "/side-effects/nausea/ could not be printed." in told
    assert "<html" not in answer.content.decode()
    answer = editor.get(reverse("admin:affected") + "?record=medicine/none")
    assert "has no medicine" in soup(answer).select_one(".errornote").get_text()


def test_publishing_twice_publishes_once(editor):
    Screen(editor, SideEffect.objects.get(slug="nausea")).save(name="Queasiness")
    seen = soup(publish_screen(editor, NAUSEA)).select_one("input[name=seen]")["value"]
    publish_screen(editor, NAUSEA, reason="r")
    address = f"{reverse('admin:publish')}?record={NAUSEA}"
    answer = editor.post(address, {"do": "publish", "reason": "r", "seen": seen}, follow=True)
    assert answer.status_code in (200, 422)
    assert Publication.objects.filter(slug="nausea").count() == 2
    nothing = editor.post(address, {"do": "nothing we know"})
    assert nothing.status_code == 422


def test_an_entry_of_a_list_stands_once(editor):
    drug = Treatment.objects.get(slug="testol")
    answer = Screen(editor, drug).save(strengths="100 mg\n100 mg")
    assert "An entry stands twice." in soup(answer).get_text()


def test_a_part_of_a_record_is_saved_without_a_page_of_its_own(editor):
    """A study is published with its medicine, so it has neither preview nor publishing screen."""
    study = Treatment.objects.get(slug="testol").reactions.first().study
    answer = Screen(editor, study).save(caution="Read with care.")
    said = soup(answer).select_one(".messagelist").get_text(" ")
    assert "Readers do not see it yet." in said
    assert "See the page with it" not in said
    actions = soup(editor.get(reverse("admin:drugs_study_changelist"))).select(
        "select[name=action]"
    )
    assert "publish_chosen" not in str(actions)


def test_what_waits_and_who_reads_are_named(chief):
    handed = Handover(kind="term", slug="jak", state="waiting")
    assert str(handed) == "term jak: waiting for review"
    person = Person(name="Test Person", credentials="MD")
    assert str(person) == "Test Person, MD"
    assert GlossaryTerm.objects.exists()
