"""Taking a record off the public site: one asks for it and says why, a second person approves.

In an emergency one reviewer takes it down at once: nothing that names it holds that up, readers see
a notice in its place, and a second person confirms it afterwards.
"""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from drugs.documents import Key
from drugs.models import Handover, Publication
from drugs.press import handover
from drugs.press.editions import newest, seen_by_readers, what_they_say
from drugs.press.publish import NotPublishable, Unknown, allow, author_of, proven, write
from drugs.press.retired import retired
from drugs.press.rules import broken_by
from drugs.press.second_person import NotAllowed, needed
from drugs.press.taken_down import taken_down
from drugs.press.writers import one_at_a_time

SIGNED_IN_WITHIN = timedelta(hours=12)
CONFIRM_WITHIN = timedelta(hours=24)
AGAIN = "You signed in more than 12 hours ago. Sign out, sign in again, then take it down."
ALONE = (
    "Nobody takes a record off the site alone. Ask for it and say why: a second person then "
    "approves it."
)


@transaction.atomic
def take_down(key: Key, *, by: User, reason: str) -> Publication:
    """Puts a notice in the place of a record, at once. It waits to be confirmed by a second person,
    where there is one. No rule of the press is asked: what is before readers may hurt somebody.

    Raises Unknown when it is not published, and NotAllowed.
    """
    one_at_a_time()
    if by.last_login is None or timezone.now() - by.last_login > SIGNED_IN_WITHIN:
        raise NotAllowed(AGAIN)
    # No words are approved by it, so it may be somebody who wrote some of them: when both reviewers
    # had touched a draft, nobody could take the page down any more.
    allow(by, [], None)
    _published(key)
    made = write(key, None, reason, by, by, timezone.now(), notice=True)
    if needed():
        handover.send([key], by=by, note=reason, takes_off=True)
    return made


def ask_to_withdraw(key: Key, *, by: User, reason: str) -> None:
    """Puts it before the reviewers that a record should leave the site for good.

    Raises Unknown when it is not published, NotPublishable when what stays names it, and NotAllowed
    while a take-down waits to be confirmed: a wish would take the place of that, and of its time.
    """
    _confirmed(key)
    _looked_at(key)
    handover.send([key], by=by, note=reason, takes_off=True)


def withdraw(key: Key, *, reason: str, approver: User | None = None) -> Publication:
    """Takes a record off the public site for good. Its earlier publications stay.

    Where a second person is needed, another one must have asked for it. Raises Unknown when it is
    not published, NotPublishable when what stays published names it, and NotAllowed.
    """
    # Printed aside before anybody has to wait: what follows has the desk to itself.
    _may_leave(key, approver)
    return _write_down(key, reason, approver)


@transaction.atomic
def _write_down(key: Key, reason: str, approver: User | None) -> Publication:
    one_at_a_time()
    _may_leave(key, approver)
    now = timezone.now()
    author = asked_by(key) or author_of(key, None, approver)
    made = write(key, None, reason, author, approver, now)
    handover.close([key], by=approver, reason=reason, at=now, takes_off=True)
    return made


@transaction.atomic
def confirm(key: Key, *, by: User, reason: str) -> None:
    """A second person agrees with what one took down at once. Raises NotAllowed."""
    allow(by, [], None)
    waits = next((row for row, _ in unconfirmed() if (row.kind, row.slug) == key), None)
    if waits is None:
        raise NotAllowed(gettext("Nothing of that name waits to be confirmed."))
    if waits.sent_by == by:
        raise NotAllowed(gettext("You took it down yourself. A second person confirms it."))
    handover.close([key], by=by, reason=reason, at=timezone.now(), takes_off=True)


def unconfirmed() -> list[tuple[Handover, bool]]:
    """What one person took down at once, oldest first; and whether nobody confirmed it in time."""
    off = retired()
    rows = Handover.objects.filter(takes_off=True).select_related("sent_by").order_by("sent_at")
    found = [(row, off[row.kind, row.slug]) for row in rows if (row.kind, row.slug) in off]
    # Once it is agreed to, what waits is the wish that it leave for good.
    agreed = {
        down.pk
        for row, down in found
        if row.state == Handover.State.PUBLISHED
        and row.answered_at
        and row.answered_at >= down.published_at
    }
    late = timezone.now() - CONFIRM_WITHIN
    return [
        (row, row.sent_at < late)
        for row, down in found
        if row.state == Handover.State.WAITING and down.pk not in agreed
    ]


def _confirmed(key: Key) -> None:
    if any((row.kind, row.slug) == key for row, _ in unconfirmed()):
        raise NotAllowed(
            gettext("It was taken down at once. A second person confirms the take-down first.")
        )


def _may_leave(key: Key, approver: User | None) -> None:
    _confirmed(key)
    if needed() and asked_by(key) in (None, approver):
        raise NotAllowed(ALONE)
    # No words are approved by it: see `take_down`.
    allow(approver, [], None)
    _looked_at(key)
    proven({key: None})


def asked_by(key: Key) -> User | None:
    """Who asked that a record leave the site, and waits for the answer."""
    waiting = Handover.objects.filter(
        kind=key[0], slug=key[1], state=Handover.State.WAITING, takes_off=True
    )
    row = waiting.select_related("sent_by").first()
    return row.sent_by if row else None


def _published(key: Key) -> None:
    if key not in newest():
        raise Unknown(f"No {key[0]} {key[1]!r} is published.")


def _looked_at(key: Key) -> None:
    """Raises NotPublishable where what stays published names it. What is taken down may leave for
    good too: then its notice does."""
    published = newest()
    readers = what_they_say(published)
    down = {other: said for other, (_, said) in taken_down().items()}
    if key not in published and key not in down:
        raise Unknown(f"No {key[0]} {key[1]!r} is published.")
    rest = {other: document for other, document in readers.items() if other != key}
    before = seen_by_readers(readers | ({key: down[key]} if key in down else {}), back=[key])
    if problems := broken_by(seen_by_readers(rest, back=[key]), before):
        raise NotPublishable(problems)
