"""What is published at a time: approved now, made by the printer then, or refused then and told."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail as box
from django.urls import reverse
from django.utils import timezone

from drugs.models import GlossaryTerm, Plan
from drugs.press import mail
from drugs.press.editions import newest
from drugs.press.plan import publish_due
from tests.admin.conftest import Screen, enter
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db
KEY = ("term", "flare")
REVIEW = "/admin/publish/?record=term/flare"


@pytest.fixture
def term(reviewers) -> GlossaryTerm:
    """A draft of anna's."""
    row = GlossaryTerm.objects.get(slug="flare")
    Screen(enter(reviewers[0]), row).save(definition="When eczema gets bad.")
    return row


def plan(client, time, **changes):
    """Fills the review screen and presses "Publish at that time"."""
    page = soup(client.get(REVIEW))
    button = page.find("button", string="Publish at that time")
    data = filled(button.find_parent("form")) | {
        button["name"]: button["value"],
        "reason": "The new label holds from then on",
        "at": timezone.localtime(time).strftime("%Y-%m-%dT%H:%M"),
    }
    return client.post(REVIEW, data | changes, follow=True)


def in_an_hour():
    return timezone.now() + timedelta(hours=1)


def says():
    return newest()[KEY].document["definition"][0]["inlines"][0]["text"]


def test_the_printer_publishes_it_at_its_time(reviewers, term):
    ben = enter(reviewers[1])
    before = says()
    home = soup(plan(ben, in_an_hour()))
    assert "Planned for" in home.select_one(".messagelist").get_text()
    listed = home.select_one("#plans").parent
    assert "approved by ben: The new label holds from then on" in listed.get_text()
    assert listed.select_one("a[href*='record=term']")
    assert "It is planned for" in soup(ben.get(REVIEW)).get_text()
    assert publish_due(timezone.now()) == []
    assert says() == before
    (row,) = publish_due(timezone.now() + timedelta(hours=2))
    assert row.state == "done"
    assert says() == "When eczema gets bad."
    made = newest()[KEY]
    assert (made.author, made.approver) == reviewers
    assert made.reason == "The new label holds from then on"
    assert not soup(ben.get(reverse("admin:index"))).select("#plans")
    assert publish_due(timezone.now() + timedelta(hours=2)) == []


def test_it_can_be_called_off(reviewers, term):
    ben = enter(reviewers[1])
    home = soup(plan(ben, in_an_hour()))
    form = home.find("button", string="Call it off").find_parent("form")
    home = soup(ben.post(form["action"], filled(form), follow=True))
    assert "Called off" in home.select_one(".messagelist").get_text()
    assert not home.select("#plans")
    assert publish_due(timezone.now() + timedelta(hours=2)) == []
    assert Plan.objects.get().ended_by == reviewers[1]


def test_an_author_calls_nothing_off(reviewers, term, db):
    plan(enter(reviewers[1]), in_an_hour())
    author = User.objects.create_user("carl", password="a-long-pass-phrase", is_staff=True)
    enter(author).post(reverse("admin:call_off", args=[Plan.objects.get().pk]))
    assert Plan.objects.get().state == "waiting"


def test_another_draft_than_was_approved_does_not_go_out_and_is_told(reviewers, term):
    User.objects.update(email="someone@example.org")
    anna, ben = map(enter, reviewers)
    plan(ben, in_an_hour())
    before = says()
    Screen(anna, term).save(definition="Something else.")
    (row,) = publish_due(timezone.now() + timedelta(hours=2))
    assert row.state == "failed"
    assert says() == before
    told = soup(anna.get(reverse("admin:index"))).select_one("#plans ~ ul .errornote")
    assert "The draft changed after it was approved" in told.get_text()
    assert mail.send_due(timezone.now()) == 2
    assert "Flare (term)" in box.outbox[0].body
    assert "The draft changed after it was approved" in box.outbox[0].body
    assert "did not go out: The draft changed" in soup(ben.get(REVIEW)).get_text()
    home = soup(ben.get(reverse("admin:index")))
    form = home.find("button", string="Take it off this list").find_parent("form")
    assert not soup(ben.post(form["action"], filled(form), follow=True)).select("#plans")


def test_what_breaks_a_rule_by_then_is_refused(reviewers, term):
    plan(enter(reviewers[1]), in_an_hour())
    User.objects.filter(username="ben").update(is_active=False)
    (row,) = publish_due(timezone.now() + timedelta(hours=2))
    assert row.state == "failed"
    assert "This account may not publish" in row.answer


@pytest.mark.parametrize("at", ["", "2026-01-01T10:00"])
def test_it_needs_a_time_that_is_to_come(reviewers, term, at):
    answer = plan(enter(reviewers[1]), in_an_hour(), at=at)
    assert answer.status_code == 422
    assert not Plan.objects.exists()


def test_nobody_plans_their_own_words(reviewers, term):
    anna = enter(reviewers[0])
    data = {"do": "plan", "reason": "r", "at": "2036-01-01T10:00", "seen": "x"}
    assert anna.post(REVIEW, data).status_code == 422
    assert not Plan.objects.exists()
