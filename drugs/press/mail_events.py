"""What editors are told by mail, and who is told: what somebody did, and what a clock finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from drugs.documents import Document, Key
from drugs.models import Handover, Source
from drugs.press.by_name import ByName
from drugs.press.mail import Event, in_lines, reviewers, tell, tell_once
from drugs.press.names import Names, name_of
from drugs.press.second_person import BACKEND
from drugs.press.withdraw import unconfirmed


def review_link(keys: Iterable[Key]) -> str:
    """The screen to review some records."""
    query = urlencode([("record", "/".join(key)) for key in keys])
    return f"{reverse('admin:publish')}?{query}"


def sent(
    documents: Mapping[Key, Document], before: Mapping[Key, Document | None], by: User, note: str
) -> None:
    """Drafts were sent for review: every other reviewer is told, with what changed."""
    lines, named, by_name = [_said(by, note)], Names(), ByName()
    for key, document in documents.items():
        lines += [named(key), *in_lines(by_name.difference(before[key], document))]
    for person in reviewers(but=by):
        tell(person, Event.SENT, review_link(documents), lines)


def sent_back(keys: Iterable[Key], by: User, note: str) -> None:
    """Whoever sent these drafts is told that they came back, and why."""
    keys = list(keys)
    rows = Handover.objects.filter(state=Handover.State.SENT_BACK, answered_by=by)
    for row in rows.select_related("sent_by").order_by("-answered_at")[: len(keys)]:
        if (row.kind, row.slug) in keys:
            key = (row.kind, row.slug)
            tell(row.sent_by, Event.SENT_BACK, review_link([key]), [name_of(key), _said(by, note)])


def taken_down(key: Key, by: User, reason: str) -> None:
    """One person took a record down: every other reviewer is told at once."""
    lines = [name_of(key), _said(by, reason)]
    for person in reviewers(but=by):
        tell(person, Event.TAKEN_DOWN, _confirm_link(key), lines)


def newer_label(source: Source) -> None:
    """A newer edition of a label was found: whoever may change a source is told."""
    says = gettext("%(source)s: read %(read)s, newest %(newest)s") % {
        "source": source.title, "read": source.revision_read, "newest": source.newest_revision,
    }  # fmt: skip
    for person in User.objects.with_perm("drugs.change_source", backend=BACKEND):
        tell_once(person, Event.NEWER_LABEL, reverse("admin:recheck", args=[source.slug]), [says])


def printing_failed(edition: str, why: str) -> None:
    """An edition could not be printed: reviewers are told once for each reason."""
    for person in reviewers():
        lines = [edition, *why.splitlines()[:10]]
        tell_once(person, Event.PRINTING_FAILED, reverse("admin:index"), lines)


def remind() -> None:
    """What a clock finds: take-downs that nobody confirmed in a day."""
    for row, late in unconfirmed():
        if not late:
            continue
        key = (row.kind, row.slug)
        # The day too: the same record may come down for the same reason a second time.
        day = date_format(timezone.localtime(row.sent_at), "F j, Y, H:i")
        lines = [name_of(key), day, _said(row.sent_by, row.note)]
        for person in reviewers():
            tell_once(person, Event.UNCONFIRMED, _confirm_link(key), lines)


def _confirm_link(key: Key) -> str:
    return f"{reverse('admin:past', args=key)}#confirm"


def _said(by: User, words: str) -> str:
    return gettext("%(person)s: %(words)s") % {"person": by, "words": words}
