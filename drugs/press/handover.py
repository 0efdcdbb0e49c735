"""Handing a draft to a second person: sent, sent back with a note, or published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from drugs.models import Handover
from drugs.press.retired import retired
from drugs.press.second_person import MAY_PUBLISH, NotAllowed
from drugs.press.writers import all_writers

WAITING = Handover.State.WAITING


@transaction.atomic
def send(keys: Iterable[tuple[str, str]], *, by: User, note: str, takes_off: bool = False) -> None:
    """Puts drafts before the reviewers, or with `takes_off` that records should leave the site.
    Sending again takes the place of what waits already; a draft answers no wish to take it off."""
    for kind, slug in keys:
        Handover.objects.update_or_create(
            kind=kind,
            slug=slug,
            state=WAITING,
            takes_off=takes_off,
            defaults={"sent_by": by, "sent_at": timezone.now(), "note": note},
        )


@transaction.atomic
def send_back(keys: Iterable[tuple[str, str]], *, by: User, note: str) -> int:
    """Gives waiting drafts, and wishes to take a record off, back with a note; returns how many.
    What was taken down at once is only confirmed. Raises NotAllowed for an author."""
    if not by.has_perm(MAY_PUBLISH):
        raise NotAllowed("Only a reviewer sends a draft back.")
    off = retired()
    return sum(
        (_waiting(key).filter(takes_off=False) if key in off else _waiting(key)).update(
            state=Handover.State.SENT_BACK, answer=note, answered_by=by, answered_at=timezone.now()
        )
        for key in keys
    )


def close(
    keys: Iterable[tuple[str, str]],
    *,
    by: User | None,
    reason: str,
    at: datetime,
    takes_off: bool = False,
) -> None:
    """Marks what waited as published, or as taken off; called by the publishing itself."""
    if by is None:
        return
    for key in keys:
        _waiting(key).filter(takes_off=takes_off).update(
            state=Handover.State.PUBLISHED, answer=reason, answered_by=by, answered_at=at
        )


def waiting_for(user: User) -> list[Handover]:
    """What waits and is not this person's own change, oldest first."""
    found = Handover.objects.filter(state=WAITING).exclude(sent_by=user).select_related("sent_by")
    wrote = all_writers()
    return [
        row for row in found.order_by("sent_at") if user not in wrote.get((row.kind, row.slug), ())
    ]


def _waiting(key: tuple[str, str]):  # type: ignore[no-untyped-def]
    return Handover.objects.filter(kind=key[0], slug=key[1], state=WAITING)
