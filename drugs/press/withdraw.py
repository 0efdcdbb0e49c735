"""Taking a record off the public site: one asks for it and says why, a second person approves."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from drugs.models import Handover, Publication
from drugs.press import handover
from drugs.press.editions import Key, newest, what_they_say
from drugs.press.publish import NotPublishable, Unknown, allow, author_of, proven, write
from drugs.press.rules import broken_by
from drugs.press.second_person import NotAllowed, needed
from drugs.press.writers import one_at_a_time

ALONE = (
    "Nobody takes a record off the site alone. Ask for it and say why: a second person then "
    "approves it."
)


def ask_to_withdraw(key: Key, *, by: User, reason: str) -> None:
    """Puts it before the reviewers that a record should leave the site.

    Raises Unknown when it is not published, and NotPublishable when what stays names it.
    """
    _looked_at(key)
    handover.send([key], by=by, note=reason, takes_off=True)


def withdraw(key: Key, *, reason: str, approver: User | None = None) -> Publication:
    """Takes a record off the public site. Its earlier publications stay.

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


def _may_leave(key: Key, approver: User | None) -> None:
    if needed() and asked_by(key) in (None, approver):
        raise NotAllowed(ALONE)
    # No words are approved by it, so it may be somebody who wrote some of them: when both reviewers
    # had touched a draft, nobody could take the page off any more.
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


def _looked_at(key: Key) -> None:
    published = newest()
    readers = what_they_say(published)
    if key not in published:
        raise Unknown(f"No {key[0]} {key[1]!r} is published.")
    rest = {other: document for other, document in readers.items() if other != key}
    if problems := broken_by(rest, readers):
        raise NotPublishable(problems)
