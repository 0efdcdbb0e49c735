"""Comments on records, and who sees to which until when. Whoever it concerns is told by mail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from drugs.documents import REVIEW_EVERY, Key
from drugs.kinds import KINDS
from drugs.models import Assignment, Comment, MailLine, Reviewed, Signer
from drugs.press.mail import reviewers, tell, tell_once
from drugs.press.names import name_of
from drugs.press.writers import writers

SOON = timedelta(days=14)  # a review
NEAR = timedelta(days=2)  # an assignment
Event = MailLine.Event


def comment(
    key: Key, *, by: User, text: str, row: str = "", field: str = "", place: str = ""
) -> Comment:
    """Writes a comment down and tells whoever works on the record."""
    made = Comment.objects.create(
        kind=key[0], slug=key[1], row=row, field=field, place=place[:200], text=text,
        written_by=by, written_at=timezone.now(),
    )  # fmt: skip
    for person in _concerned(key) - {by}:
        tell(person, Event.COMMENT, address_of(key), [_named(key, place), f"{by}: {text}"])
    return made


def resolve(row: Comment, *, by: User) -> None:
    """Marks a comment as dealt with; one that is stays as it is."""
    Comment.objects.filter(pk=row.pk, resolved_at=None).update(
        resolved_by=by, resolved_at=timezone.now()
    )


@transaction.atomic
def assign(key: Key, *, to: User, by: User, due_on: date, what: str = "") -> Assignment:
    """Gives a record to a person. Whoever had it before has it no more."""
    end(key, by=by)
    made = Assignment.objects.create(
        kind=key[0], slug=key[1], person=to, due_on=due_on, what=what, given_by=by,
        given_at=timezone.now(),
    )  # fmt: skip
    if to != by:
        tell(to, Event.ASSIGNED, address_of(key), [_named(key), _due(made), what])
    return made


def end(key: Key, *, by: User) -> None:
    """Nobody has to see to the record any more: it is done, or somebody else has it."""
    Assignment.objects.filter(kind=key[0], slug=key[1], ended_at=None).update(
        ended_by=by, ended_at=timezone.now()
    )


def open_comments(keys: Iterable[Key] | None = None) -> dict[Key, list[Comment]]:
    """The open comments of these records, or of all, the oldest first. One query."""
    wanted = None if keys is None else set(keys)
    found: dict[Key, list[Comment]] = defaultdict(list)
    for row in Comment.objects.filter(resolved_at=None).select_related("written_by").order_by("pk"):
        if wanted is None or (row.kind, row.slug) in wanted:
            found[row.kind, row.slug].append(row)
    return found


def assigned(key: Key) -> Assignment | None:
    """Who sees to a record."""
    rows = Assignment.objects.filter(kind=key[0], slug=key[1], ended_at=None)
    return rows.select_related("person", "given_by").first()


def address_of(key: Key) -> str:
    """The screen of a record's comments."""
    return reverse("admin:notes", args=key)


def reviews_due(today: date, within: timedelta) -> list[tuple[Key, date, int]]:
    """(record, day, the person who reviewed it last) of each whole-page review that comes due."""
    found = []
    for name, kind in KINDS.items():
        if issubclass(kind.model, Reviewed):
            rows = kind.rows.filter(reviewed_on__lte=today + within - REVIEW_EVERY)
            found += [((name, row.slug), row.reviewed_on + REVIEW_EVERY, row.reviewed_by_id)
                      for row in rows]  # fmt: skip
    return sorted(found, key=lambda due: due[1])


def remind(today: date) -> None:
    """Tells, once each, of reviews and assignments that come due."""
    for key, due_on, person in reviews_due(today, SOON):
        signer = Signer.objects.filter(person=person).select_related("account").first()
        for one in [signer.account] if signer else reviewers():
            said = gettext("%(record)s, due on %(day)s") % {
                "record": _named(key), "day": due_on.isoformat(),
            }  # fmt: skip
            tell_once(one, Event.REVIEW_DUE, reverse("admin:review", args=key), [said])
    near = Assignment.objects.filter(ended_at=None, due_on__lte=today + NEAR)
    for row in near.select_related("person"):
        key = (row.kind, row.slug)
        tell_once(row.person, Event.ASSIGNED, address_of(key), [_named(key), _due(row)])


def _concerned(key: Key) -> set[User]:
    """Who works on a record: whoever wrote its draft, sees to it, or speaks of it."""
    spoke = Comment.objects.filter(kind=key[0], slug=key[1], resolved_at=None)
    found = {row.written_by for row in spoke.select_related("written_by")} | set(writers(key))
    mine = assigned(key)
    return found | {mine.person} if mine else found


def _due(row: Assignment) -> str:
    return gettext("Due on %(day)s") % {"day": row.due_on.isoformat()}


def _named(key: Key, place: str = "") -> str:
    return ": ".join(filter(None, (name_of(key), place)))
