"""The desk's first page shows what waits, and every row leads to the place to mend it."""

import datetime
import re

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils import timezone

from drugs.models import (
    GlossaryTerm,
    LinkCheck,
    Person,
    Printing,
    Publication,
    Question,
    SideEffect,
    Source,
    Treatment,
)
from drugs.press.printing import switch
from tests.admin.conftest import Screen, enter, publish_screen
from tests.admin.forms import soup

pytestmark = pytest.mark.django_db

NAUSEA = "side-effect/nausea"


def section(client, name: str):
    title = soup(client.get(reverse("admin:index"))).select_one(f"h2#{name}")
    return title and title.parent


def person() -> Person:
    return Person.objects.create(
        slug="dr-test", name="Test Person", credentials="MD", role="Reviewer",
        interests="None declared", declared_on="2026-01-01",
    )  # fmt: skip


def test_a_quiet_desk_says_so(editor):
    assert "None." in section(editor, "drafts").get_text()
    assert "No review is due" in section(editor, "due").get_text()
    assert section(editor, "waiting") is None
    assert section(editor, "gone") is None


def test_a_draft_stands_there_until_it_is_published(editor):
    Screen(editor, SideEffect.objects.get(slug="nausea")).save(name="Queasiness")
    drafts = section(editor, "drafts")
    assert "Queasiness (side effect), by chief" in drafts.get_text()
    for link in drafts.select("a"):
        assert editor.get(link["href"]).status_code == 200
    publish_screen(editor, NAUSEA, reason="r")
    assert "None." in section(editor, "drafts").get_text()


def test_what_waits_is_shown_to_others_and_what_came_back_to_its_author(editor, chief):
    rita = User.objects.create_user("rita", is_staff=True)
    rita.groups.add(Group.objects.get(name="Reviewer"))
    reviewer = enter(rita)
    Screen(editor, SideEffect.objects.get(slug="nausea")).save(name="Queasiness")
    address = f"{reverse('admin:publish')}?record={NAUSEA}"
    editor.post(address, {"do": "send", "note": "Please read"})
    assert section(editor, "waiting") is None
    waiting = section(reviewer, "waiting")
    assert "from chief" in waiting.get_text()
    assert "Please read" in waiting.get_text()
    reviewer.post(address, {"do": "send-back", "note": "Too long"})
    assert section(reviewer, "waiting") is None
    assert "from rita: Too long" in section(editor, "sent-back").get_text()
    editor.post(address, {"do": "send", "note": "Again"})
    assert section(editor, "sent-back") is None


@pytest.mark.parametrize(
    ("days_ago", "said"),
    [(183, "overdue"), (170, "due within 14 days"), (130, "due within 60 days"), (100, None)],
)
def test_reviews_come_due(editor, days_ago, said):
    Treatment.objects.filter(slug="testol").update(
        reviewed_on=timezone.localdate() - datetime.timedelta(days=days_ago), reviewed_by=person()
    )
    text = section(editor, "due").get_text()
    assert ("Testol (medicine)" in text) == (said is not None)
    assert said is None or f"Testol (medicine): {said}" in text


def test_newer_revisions_and_dead_links(editor):
    Source.objects.filter(slug="testol-label").update(newest_revision="01/2027")
    source = Source.objects.get(slug="testol-label")
    newer = section(editor, "newer")
    assert source.title in newer.get_text()
    assert "newest 01/2027" in newer.get_text()
    LinkCheck.objects.create(
        source=source, address=source.address, works=False, finding="page not found",
        tried_at=timezone.now(), failed_since=timezone.now(),
    )  # fmt: skip
    links = section(editor, "links")
    assert f"{source.title}: page not found" in links.get_text()


@pytest.mark.long
def test_a_newer_label_flags_every_fact_that_rests_on_it(editor):
    """On the first page by number, on each record by name, until the new revision is read."""
    cibinqo = Treatment.objects.get(slug="testol")
    Source.objects.exclude(newest_revision="").update(newest_revision="", newest_revision_on=None)
    address = reverse("admin:drugs_treatment_change", args=[cibinqo.pk])
    flagged = "#check-again ~ details"
    assert not soup(editor.get(address)).select(flagged)
    screen = Screen(editor, Source.objects.get(slug="testol-label"))
    screen.save(newest_revision="01/2027")
    said = section(editor, "newer").get_text()
    number = int(re.search(r"(\d+) facts in \d+ records to check again", said)[1])
    assert number > 20
    (found,) = soup(editor.get(address)).select(flagged)
    assert "newest 1/2027" in found.summary.get_text()
    parts = [part.get_text() for part in found.select("li")]
    assert "the label this page follows" in parts
    assert "topic: If you miss a dose" in parts
    corectim = reverse(
        "admin:drugs_treatment_change", args=[Treatment.objects.get(slug="velvix").pk]
    )
    assert not soup(editor.get(corectim)).select(flagged)
    Source.objects.filter(slug="testol-label").update(revision_read="01/2027")
    assert not soup(editor.get(address)).select(flagged)


def test_a_record_deleted_on_the_desk_but_still_before_readers(editor):
    GlossaryTerm.objects.first().delete()
    gone = section(editor, "gone")
    assert "term" in gone.get_text()
    assert editor.get(gone.a["href"]).status_code == 200


def printed(folder, name: str) -> None:
    """As the printer leaves it: an edition of that name is the current one."""
    (folder / name).mkdir(parents=True)
    (folder / name / "manifest.json").touch()
    switch(folder / name)


def test_the_printing_is_asked_for_until_readers_see_all_that_is_published(
    editor, settings, tmp_path
):
    settings.EDITIONS_DIR = tmp_path
    number = Publication.objects.order_by("-pk").first().pk

    def shown():
        return soup(editor.get(reverse("admin:index"))).select_one("#printing")

    assert shown()["hx-trigger"] == "every 1s", "nothing is printed yet"
    row = Printing.objects.create(
        edition=f"{number - 1:04d}-x", state="done", ended_at=timezone.now()
    )
    printed(tmp_path, row.edition)
    assert f"Readers see edition {row.edition}" in shown().get_text()
    assert "A newer one waits for the printer" in shown().get_text()
    row = Printing.objects.create(edition=f"{number:04d}-x")
    assert "its pages are being counted" in shown().get_text()
    assert not shown().progress.has_attr("value")
    Printing.objects.filter(pk=row.pk).update(done=3, total=9)
    assert shown()["hx-get"]
    assert shown().progress["value"] == "3"
    Printing.objects.filter(pk=row.pk).update(state="failed", message="No paper.")
    assert shown()["hx-get"]
    assert "No paper." in shown().get_text()
    Printing.objects.filter(pk=row.pk).update(state="done", done=9, ended_at=timezone.now())
    assert shown()["hx-get"]
    assert f"Readers still see edition {number - 1:04d}-x" in shown().get_text()
    printed(tmp_path, row.edition)
    for last in (shown(), soup(editor.get(reverse("admin:printing_progress"))).select_one("div")):
        assert not last.has_attr("hx-get")
        assert f"Readers see edition {number:04d}-x" in last.get_text()


def test_readers_see_an_edition_when_the_front_door_says_so(editor, settings, tmp_path):
    """It reads an edition a moment after that is printed and is the current one."""
    settings.EDITIONS_DIR = tmp_path
    number = Publication.objects.order_by("-pk").first().pk
    old, new = f"{number - 1:04d}-x", f"{number:04d}-x"
    Printing.objects.create(edition=new, state="done", ended_at=timezone.now())
    printed(tmp_path, new)

    def shown(edition):
        address = reverse("admin:printing_progress")
        return soup(editor.get(address, headers={"X-Edition": edition})).select_one("#printing")

    assert shown(old)["hx-get"]
    assert f"Edition {new} is printed. Readers still see edition {old}." in shown(old).get_text()
    assert "Readers see" not in shown(old).get_text()
    assert not shown(new).has_attr("hx-get")
    assert f"Readers see edition {new}" in shown(new).get_text()


def test_a_text_that_cannot_be_shown_does_not_take_the_desk_down(editor):
    SideEffect.objects.filter(slug="nausea").update(what_it_is="Not *so*.")
    page = soup(editor.get(reverse("admin:index")))
    assert "Italics are hard to read" in page.select_one(".errornote").get_text()


def test_what_was_taken_off_is_listed_as_that_and_not_as_new(editor):
    key = ("question", Question.objects.filter(medicines=None).first().slug)
    past = reverse("admin:past", args=key)
    editor.post(past, {"do": "withdraw", "reason": "It is wrong"})
    page = soup(editor.get("/admin/"))
    assert "It is wrong" in page.select_one("#retired + ul").get_text()
    drafts = page.select_one("section:has(> #drafts)").get_text()
    assert key[1] not in drafts
    row = Question.objects.get(slug=key[1])
    edit = editor.get(reverse("admin:drugs_question_change", args=[row.pk]))
    assert "taken off the site for good on" in soup(edit).get_text()
