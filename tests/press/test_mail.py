"""What editors are told by mail: gathered for each person, one mail, nothing of a reader in it."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail as box
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone

from drugs.models import MailLine
from drugs.press import mail
from drugs.press.difference import MISSING, Change
from drugs.press.mail import Event, tell

pytestmark = pytest.mark.django_db
A_WHILE = timedelta(minutes=16)


@pytest.fixture
def anna(db) -> User:
    return User.objects.create_user("anna", email="anna@example.org")


@pytest.fixture
def ben(db) -> User:
    return User.objects.create_user("ben", email="ben@example.org")


def test_what_happens_to_one_person_goes_out_in_one_mail(anna, ben, settings):
    tell(anna, Event.SENT, "/admin/publish/?record=term/flare", ["term flare, from ben", "Look"])
    tell(anna, Event.COMMENT, "/admin/x/", ["ben: Is it so?"])
    tell(anna, Event.COMMENT, "/admin/y/", ["ben: And here?"])
    tell(ben, Event.SENT_BACK, "/admin/z/", ["term flare, from anna"])
    assert mail.send_due(timezone.now()) == 0, "it waits a little for more"
    assert mail.send_due(timezone.now() + A_WHILE) == 2
    first = next(one for one in box.outbox if one.to == ["anna@example.org"])
    assert first.subject == f"{settings.SITE_NAME}: 3 things for you"
    assert first.body.count(settings.SITE_URL) == 3
    assert "SENT TO YOU FOR REVIEW\n\n  term flare, from ben\n  Look\n  http" in first.body
    assert first.body.count("COMMENTS FOR YOU") == 1
    (second,) = [one for one in box.outbox if one.to == ["ben@example.org"]]
    assert second.subject == f"{settings.SITE_NAME}: Sent back to you"
    assert mail.send_due(timezone.now() + A_WHILE) == 0, "nothing is sent twice"


def test_what_cannot_wait_takes_along_what_waits(anna, settings):
    tell(anna, Event.COMMENT, "/admin/x/", ["ben: Is it so?"])
    tell(anna, Event.TAKEN_DOWN, "/admin/y/", ["medicine testol, by ben"])
    assert mail.send_due(timezone.now()) == 1
    (sent,) = box.outbox
    assert sent.subject == f"{settings.SITE_NAME}: Taken down at once, to be confirmed"
    assert sent.body.index("TAKEN DOWN") < sent.body.index("COMMENTS")


def test_nobody_is_told_who_has_no_address_or_has_left(anna, ben):
    User.objects.filter(pk=anna.pk).update(email="")
    User.objects.filter(pk=ben.pk).update(is_active=False)
    for person in User.objects.all():
        tell(person, Event.SENT, "/admin/x/")
    assert not MailLine.objects.exists()


def test_the_same_words_are_not_told_twice_while_they_wait(anna):
    for _ in range(2):
        tell(anna, Event.SENT, "/admin/x/", ["a", ""])
    assert MailLine.objects.count() == 1
    mail.send_due(timezone.now() + A_WHILE)
    mail.tell_once(anna, Event.SENT, "/admin/x/", ["a"])
    assert MailLine.objects.count() == 1
    tell(anna, Event.SENT, "/admin/x/", ["a"])
    assert MailLine.objects.count() == 2


def test_reviewers_are_told_but_whoever_did_it(anna, ben):
    for person in (anna, ben):
        person.groups.add(Group.objects.get(name="Reviewer"))
    assert mail.reviewers(but=anna) == [ben]


def test_a_difference_can_be_read_out_of_a_mail_again():
    stays = "word " * 60
    changes = [
        Change(
            "rule x", "text", f"Take 5 mg. {stays}[here](/a/) **now**",
            f"Take 10 mg. {stays}[here](/b/) now",
        ),
        Change("", "maker", MISSING, "Somebody"),
    ]  # fmt: skip
    first, second = mail.in_lines(changes)
    assert "[-5-]{+10+}" in first
    assert "[-](/a/)-]{+](/b/)+}" in first
    assert first.count("[-**-]") == 2, "emphasis that went is told"
    assert " … " in first
    assert len(first) < 300
    assert second == "maker: [-(nothing)-]{+Somebody+}"
    many = mail.in_lines([Change("", str(n), "a", "b") for n in range(43)])
    assert len(many) == 41
    assert many[-1] == "and 3 more changes"


class Refuses(EmailBackend):
    def send_messages(self, messages):
        raise SMTPServerDisconnected("The server is away")


def test_a_mail_that_could_not_be_sent_waits(anna, settings):
    tell(anna, Event.TAKEN_DOWN, "/admin/x/")
    settings.EMAIL_BACKEND = "tests.press.test_mail.Refuses"
    with pytest.raises(CommandError, match=r"Not all mails were sent\. anna: The server is away"):
        call_command("send_mail")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("send_mail")
    assert len(box.outbox) == 1
