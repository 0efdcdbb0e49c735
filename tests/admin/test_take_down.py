"""In an emergency one reviewer takes a record off at once; a second person confirms it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from drugs.models import Handover, Question
from drugs.press.editions import newest
from tests.admin.conftest import enter
from tests.admin.forms import soup

pytestmark = pytest.mark.django_db
AT_ONCE = {"do": "withdraw", "reason": "A dose is wrong", "at-once": "on"}


@pytest.fixture
def key(db) -> tuple[str, str]:
    return "question", Question.objects.filter(medicines=None).first().slug


@pytest.fixture
def past(key) -> str:
    return reverse("admin:past", args=key)


def test_one_reviewer_takes_it_off_and_a_second_person_confirms(reviewers, key, past):
    anna, ben = map(enter, reviewers)
    edit = reverse("admin:drugs_question_change", args=[Question.objects.get(slug=key[1]).pk])
    (link,) = soup(anna.get(edit)).find_all("a", string="Take down")
    assert link["href"] == f"{past}#off"
    page = soup(anna.get(past))
    assert page.select_one("#off input[name=at-once]")
    anna.post(past, AT_ONCE)
    assert key not in newest()
    # It stands on both desks until somebody else confirms it; not as one more thing to approve.
    for client in (anna, ben):
        page = soup(client.get(reverse("admin:index")))
        assert "A dose is wrong" in page.select_one("#unconfirmed").parent.get_text()
        assert not page.select("#waiting")
    refused = soup(anna.post(past, {"do": "confirm", "reason": "I looked"}))
    assert "You took it off yourself" in refused.select_one(".errornote").get_text()
    ben.post(past, {"do": "confirm", "reason": "The label says 10 mg"})
    assert not soup(ben.get(reverse("admin:index"))).select("#unconfirmed")
    row = Handover.objects.get()
    assert (row.answered_by, row.answer) == (reviewers[1], "The label says 10 mg")
    # Retired: it is marked, and no draft for anybody to publish with the others.
    page = soup(ben.get(reverse("admin:index")))
    assert "A dose is wrong" in page.select_one("#retired").parent.get_text()
    screen = soup(ben.get(edit))
    assert "This record was taken off the site" in screen.get_text()
    assert not screen.find_all("a", string="Take down")


def test_what_nobody_confirms_in_a_day_is_flagged(reviewers, past):
    anna, ben = map(enter, reviewers)
    anna.post(past, AT_ONCE)
    assert not soup(ben.get(reverse("admin:index"))).select("#unconfirmed + ul .errornote")
    Handover.objects.update(sent_at=timezone.now() - timedelta(hours=25))
    flagged = soup(ben.get(reverse("admin:index"))).select_one("#unconfirmed + ul .errornote")
    assert "Nobody confirmed it within 24 hours" in flagged.get_text()


def test_only_who_signed_in_not_long_ago_does_it_alone(reviewers, key, past):
    anna = enter(reviewers[0])
    User.objects.update(last_login=timezone.now() - timedelta(hours=13))
    refused = anna.post(past, AT_ONCE)
    assert refused.status_code == 422
    assert "sign in again" in soup(refused).select_one(".errornote").get_text()
    assert key in newest()


def test_what_comes_back_needs_nobody_to_confirm_it(reviewers, key, past):
    anna, ben = map(enter, reviewers)
    anna.post(past, AT_ONCE)
    ben.post(f"{past}?version=1", {"do": "again", "reason": "It was right"})
    assert key in newest()
    assert not soup(ben.get(reverse("admin:index"))).select("#unconfirmed")
