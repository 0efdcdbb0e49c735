"""Who is told by mail, through the screens where it happens."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail as box
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from drugs.models import GlossaryTerm, Handover, MailLine, ProblemReport
from drugs.press import mail, mail_events
from tests.admin.conftest import Screen, enter, publish_screen
from tests.admin.forms import soup

pytestmark = pytest.mark.django_db
SOON = timedelta(minutes=20)


@pytest.fixture
def team(reviewers):
    for person in reviewers:
        User.objects.filter(pk=person.pk).update(email=f"{person}@example.org")
    return enter(reviewers[0]), enter(reviewers[1])


def mails():
    """What goes out when all that waits is sent: (to whom, what it says)."""
    box.outbox.clear()
    mail.send_due(timezone.now() + SOON)
    return {one.to[0].partition("@")[0]: one.body for one in box.outbox}


def test_sent_and_sent_back_are_told_with_what_changed(team):
    anna, ben = team
    Screen(anna, GlossaryTerm.objects.get(slug="flare")).save(
        definition="When **eczema** gets [worse](/about/)."
    )
    review = publish_screen(anna, "term/flare").request
    address = f"{review['PATH_INFO']}?{review['QUERY_STRING']}"
    anna.post(address, {"do": "send", "note": "Is that clearer?"})
    (told,) = mails().items()
    assert told[0] == "ben"
    assert "anna: Is that clearer?" in told[1]
    assert "Flare (term)" in told[1]
    assert "{+" in told[1]
    assert "**" in told[1], "strong words that came are seen"
    assert "](/about/)" in told[1]
    assert f"{reverse('admin:publish')}?record=term%2Fflare" in told[1]
    ben.post(address, {"do": "send-back", "note": "Shorter, please"})
    ((who, body),) = mails().items()
    assert who == "anna"
    assert "ben: Shorter, please" in body


def test_a_take_down_is_told_at_once_and_again_when_nobody_confirms(team):
    anna, _ = team
    address = reverse("admin:past", args=["medicine", "testol"])
    anna.post(address, {"do": "take-down", "reason": "A dose is wrong"})
    box.outbox.clear()
    assert mail.send_due(timezone.now()) == 1, "it does not wait for more"
    assert "Testol (medicine)\n  anna: A dose is wrong" in box.outbox[0].body
    assert f"{address}#confirm" in box.outbox[0].body
    mail_events.remind()
    assert mails() == {}
    Handover.objects.update(sent_at=timezone.now() - timedelta(hours=25))
    box.outbox.clear()
    call_command("send_mail")  # where no printer runs, it finds what comes due as well
    mail_events.remind()
    assert MailLine.objects.filter(event="unconfirmed").count() == 2, "each of them once"
    assert len({one.to[0] for one in box.outbox}) == len(box.outbox) == 2
    # A second time, for the same reason.
    Handover.objects.update(sent_at=timezone.now() - timedelta(hours=26))
    mail_events.remind()
    assert MailLine.objects.filter(event="unconfirmed").count() == 4


def test_what_readers_write_is_in_no_mail(team, client):
    client.post("/report-a-problem/", {"message": "I have shingles", "page": "/"})
    ProblemReport.objects.create(page_path="/", message="I have shingles")
    mail_events.remind()
    assert mails() == {}


def test_the_desk_lists_what_was_told(team):
    anna, ben = team
    anna.post(
        reverse("admin:past", args=["medicine", "testol"]),
        {"do": "take-down", "reason": "A dose is wrong"},
    )
    rows = soup(ben.get(reverse("admin:drugs_mailline_changelist"))).select("#result_list tbody tr")
    assert len(rows) == 1
