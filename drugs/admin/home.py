"""The desk's first page: what waits, and where to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from drugs.admin.notes import for_me
from drugs.admin.records import SLUG, Lines, RecordLine, publish_address
from drugs.documents import Document, Key
from drugs.kinds import KINDS
from drugs.models import (
    Article,
    Handover,
    LinkCheck,
    Printing,
    ProblemReport,
    Publication,
    SideEffect,
    Source,
    Treatment,
)
from drugs.press import to_enter
from drugs.press.bundles import open_bundles
from drugs.press.desk import compile_desk
from drugs.press.editions import changed, newest
from drugs.press.handover import waiting_for
from drugs.press.impact import unread
from drugs.press.notes import SOON, reviews_due
from drugs.press.plan import planned
from drugs.press.printing import current_name
from drugs.press.recheck import items, sources_in_work, to_look_up
from drugs.press.retired import retired
from drugs.press.second_person import MAY_PUBLISH, needed
from drugs.press.undo import undone
from drugs.press.withdraw import unconfirmed
from drugs.press.writers import all_writers
from drugs.wording.markdown import TextError

LATER = timedelta(days=60)
FEW = 12  # rows of a list before it is folded


@dataclass(frozen=True)
class Draft:
    line: RecordLine
    new: bool
    writers: str
    undone: bool


@dataclass(frozen=True)
class Due:
    """A page whose next whole-page review comes near; `when` says it in words."""

    line: RecordLine
    due_on: date
    when: str


@dataclass(frozen=True)
class Unread:
    """A source with a revision nobody has read, and how many facts of how many records are still
    to look up in it."""

    source: Source
    facts: int
    records: int


def home(request: HttpRequest) -> dict[str, Any]:
    """What the desk shows the person first who asks for it."""
    user = cast(User, request.user)
    today = timezone.localdate()
    printing = _printing(request)
    off = retired()
    desk: dict[Key, Document] = {}
    line = Lines()
    bundles, to_confirm = open_bundles(), unconfirmed()
    done = {row.pk for row, _ in to_confirm}
    # What is in a bundle is reviewed with all of it.
    whole = {key: publish_address(keys) for keys in bundles.values() for key in keys}
    stopped = ""
    try:
        desk = compile_desk()
    except TextError as error:
        stopped = str(error)
    return {
        "waiting": [
            (row, replace(of, publish=whole.get(of.key, of.publish)))
            for row in waiting_for(user)
            for of in [line((row.kind, row.slug))]
            if row.pk not in done
        ]
        if user.has_perm(MAY_PUBLISH)
        else [],
        "for_me": for_me(user, all_writers().items(), line),
        "sent_back": [(row, line((row.kind, row.slug))) for row in _sent_back(user)],
        "drafts": _drafts(desk, off, line),
        "plans": [(row, [line(key) for key in row.keys]) for row in planned()],
        "bundles": [(bundle, publish_address(keys), len(keys)) for bundle, keys in bundles.items()],
        "no_address": not user.email,
        "unconfirmed": [(line((row.kind, row.slug)), row, late) for row, late in to_confirm],
        "down": [(line(key), row) for key, row in sorted(off.items()) if row.notice],
        "retired": [(line(key), row) for key, row in sorted(off.items()) if not row.notice],
        "to_enter": _to_enter(line),
        "gone": [] if stopped else _gone(desk, line),
        "stopped": stopped,
        "due": _due(today, line),
        "never_reviewed": _never_reviewed(),
        "newer": _newer(desk),
        "to_look_up": _to_look_up(desk),
        "dead_links": LinkCheck.objects.filter(works=False).select_related("source"),
        "reports": ProblemReport.objects.filter(closed_at=None),
        "printing": printing,
        "second_person": needed(),
        "few": FEW,
    }


@require_safe
def printing_view(request: HttpRequest) -> HttpResponse:
    """How far the printer is; asked for again each second until readers see all of it."""
    return TemplateResponse(request, "admin/_printing.html", _printing(request))


def _printing(request: HttpRequest) -> dict[str, Any]:
    """The newest printing; the edition that readers get; whether one is `due`: readers do not see
    all that is published; and of one that failed, why, line by line, with the records that are to
    be corrected. A printer that tries the same edition again does not hide why it failed."""
    row = Printing.objects.first()
    newest = Publication.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    printed = row is not None and row.state == Printing.State.DONE and row.number >= newest
    # The front door says which one it has read; without it, readers get what is printed last.
    before_readers = request.headers.get("X-Edition") or current_name(Path(settings.EDITIONS_DIR))
    seen = row is not None and row.edition == before_readers
    again, line = False, Lines()
    if row is not None and row.state == Printing.State.RUNNING:
        before = Printing.objects.filter(edition=row.edition, pk__lt=row.pk).first()
        if before is not None and before.state == Printing.State.FAILED:
            row, again = before, True
    return {
        "printing": row,
        "due": bool(newest) and not (printed and seen),
        "before_readers": before_readers,
        "newer": not printed,
        "again": again,
        "reasons": [(text, _named(text, line)) for text in row.message.splitlines()] if row else [],
    }


def _named(text: str, line: Lines) -> RecordLine | None:
    """The record that a problem names at its beginning: "medicine cibinqo, slot storage: …"."""
    kind, _, rest = text.partition(" ")
    slug = rest.partition(" ")[0].rstrip(",:")
    return line((kind, slug)) if kind in KINDS and SLUG.fullmatch(slug) else None


def _drafts(desk: dict[Key, Document], off: Container[Key], line: Lines) -> list[Draft]:
    published, people, taken_back = newest(), all_writers(), undone()
    return [
        Draft(line(key), key not in published, ", ".join(map(str, people[key])), key in taken_back)
        for key in sorted(changed(desk))
        if key not in off
    ]


def _to_enter(line: Lines) -> list[tuple[RecordLine, int]]:
    """Records with texts an update left to be entered, and how many."""
    found = Counter((row.kind, row.slug) for row in to_enter.waiting())
    return [(line(key), number) for key, number in sorted(found.items())]


def _gone(desk: dict[Key, Document], line: Lines) -> list[RecordLine]:
    """What readers still see though the desk no longer holds it, or holds it as unchecked."""
    return [line(key) for key in sorted(newest()) if key not in desk]


def _sent_back(user: User) -> list[Handover]:
    """What came back to this person and has not been sent again or published since."""
    rows: dict[tuple[str, str], Handover] = {}
    for row in Handover.objects.filter(sent_by=user).select_related("answered_by"):
        rows.setdefault((row.kind, row.slug), row)
    return [row for row in rows.values() if row.state == Handover.State.SENT_BACK]


def _due(today: date, line: Lines) -> list[Due]:
    found = []
    for key, due_on, _ in reviews_due(today, LATER):
        left = (due_on - today).days
        when = (
            "overdue" if left < 0 else
            "due within 14 days" if left <= SOON.days else "due within 60 days"
        )  # fmt: skip
        found.append(Due(line(key), due_on, when))
    return found


def _never_reviewed() -> list[tuple[str, int, str]]:
    """(kinds in words, how many, the list that shows them)."""
    found = []
    for model in (Treatment, SideEffect, Article):
        number = model._default_manager.filter(reviewed_on=None).count()
        if number:
            address = reverse(f"admin:drugs_{model._meta.model_name}_changelist")
            found.append(
                (str(model._meta.verbose_name_plural), number, f"{address}?reviewed_on__isempty=1")
            )
    return found


def _newer(desk: dict[Key, Document]) -> list[Unread]:
    found = []
    for source in unread():
        left = to_look_up(source, desk)
        found.append(Unread(source, len(left), len({fact.key for fact in left})))
    return found


def _to_look_up(desk: dict[Key, Document]) -> list[tuple[Source, int]]:
    """Editions that count as read, and how many facts are still to look up in them or correct."""
    found = [
        (source, sum(not item.settled for item in items(source, desk)))
        for source in sources_in_work()
    ]
    return [(source, left) for source, left in found if left]
