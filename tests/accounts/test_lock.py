"""Guessing passwords: waits, closes for a while, says so, and opens again."""

import datetime

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.utils import timezone

from drugs.accounts import lock
from drugs.models import AccountEvent
from eczema_site.tidy import counted_as
from tests.accounts.conftest import PASSWORD, said, sign_in

pytestmark = pytest.mark.django_db


def earlier(seconds: float) -> None:
    """All tries were made so much earlier."""
    for row in AccessAttempt.objects.all():
        row.attempt_time -= datetime.timedelta(seconds=seconds)
        row.save()


def test_five_wrong_tries_close_the_account_for_this_address_alone(anna, browser):
    for _ in range(lock.TRIES):
        earlier(60)
        answer = sign_in(browser, "anna", "not that one at all")
    assert answer.status_code == 429
    assert "Wait 15 minutes" in said(answer)
    assert answer["Retry-After"] == "900"
    assert sign_in(browser, "anna").status_code == 429, "the right one too"
    elsewhere = sign_in(browser, "anna", REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 302, "nobody keeps an editor out from somewhere else"


def test_whoever_has_a_network_of_addresses_is_counted_as_one(anna, browser):
    """With IPv6 everybody has 2^64 addresses: a guess from each, and no account ever closed."""
    for last in range(lock.TRIES):
        earlier(60)
        address = f"2001:db8:0:7::{last:x}"
        answer = sign_in(browser, "anna", "not that one at all", REMOTE_ADDR=address)
    assert answer.status_code == 429
    assert sign_in(browser, "anna", REMOTE_ADDR="2001:db8:0:7:ffff::1").status_code == 429
    assert sign_in(browser, "anna", REMOTE_ADDR="2001:db8:0:8::1").status_code == 302


def test_waiting_too_is_for_a_network(anna, browser):
    for last in range(lock.FREE):
        sign_in(browser, "anna", "not that one at all", REMOTE_ADDR=f"2001:db8::{last}")
    assert "too soon" in said(sign_in(browser, "anna", REMOTE_ADDR="2001:db8::ff"))


@pytest.mark.parametrize(
    ("address", "as_"),
    [
        ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("", ""), ("x", "x"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("::1", "::"),
    ],
)  # fmt: skip
def test_an_address_is_counted_as(address, as_):
    assert counted_as(address) == as_


def test_it_opens_again_by_itself(anna, browser):
    for _ in range(lock.TRIES):
        earlier(60)
        sign_in(browser, "anna", "not that one at all")
    sign_in(browser, "anna", "a guess at the closed door")
    earlier(lock.CLOSED.total_seconds() + 1)
    assert sign_in(browser, "anna").status_code == 302


def test_each_wrong_try_makes_the_next_one_wait(anna, browser):
    for _ in range(lock.FREE):
        assert "do not go together" in said(sign_in(browser, "anna", "not that one at all"))
    answer = sign_in(browser, "anna")
    assert "too soon" in said(answer)
    assert not AccountEvent.objects.filter(what="signed-in").exists()
    earlier(20)
    assert sign_in(browser, "anna").status_code == 302


def test_waiting_takes_no_place_from_others(anna, browser, monkeypatch):
    """Nothing sleeps, and no password is hashed for who came too soon."""
    for _ in range(lock.FREE):
        sign_in(browser, "anna", "not that one at all")
    monkeypatch.setattr("time.sleep", lambda _: pytest.fail("slept"))
    monkeypatch.setattr(
        "django.contrib.auth.backends.ModelBackend.authenticate",
        lambda *a, **k: pytest.fail("hashed"),
    )
    sign_in(browser, "anna", "again")


def test_a_wrong_name_is_answered_like_a_wrong_password(anna, browser):
    assert said(sign_in(browser, "nobody")) == said(sign_in(browser, "anna", "wrong")).replace(
        "anna", "nobody"
    )


def test_a_password_typed_as_a_name_is_kept_nowhere_for_long(browser, db, caplog, capfd):
    sign_in(browser, PASSWORD, "x")
    assert PASSWORD not in [*AccountEvent.objects.values_list("name", flat=True)]
    assert PASSWORD not in caplog.text + capfd.readouterr().err
    # What axes counts tries by is gone with the next try after the time they count.
    earlier(lock.CLOSED.total_seconds() + 1)
    sign_in(browser, "other", "x")
    assert not AccessAttempt.objects.filter(username=PASSWORD).exists()
    assert PASSWORD not in str([*AccessAttempt.objects.values()])


def test_the_same_numbers_everywhere():
    assert (lock.TRIES, lock.CLOSED) == (settings.AXES_FAILURE_LIMIT, settings.AXES_COOLOFF_TIME)
    assert timezone.now() - lock.wait(lock.TRIES - 1) > timezone.now() - lock.CLOSED
