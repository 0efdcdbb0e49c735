"""Going back: an earlier publication is published again as it was. Nothing is ever deleted."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from drugs.documents.upgrade import Unreadable
from drugs.kinds import KINDS
from drugs.models import Publication
from drugs.press import handover
from drugs.press.compile import compile_rows
from drugs.press.editions import changed, document_of, newest, seen_by_readers, what_they_say
from drugs.press.publish import NotPublishable, proven, write
from drugs.press.rules import broken_by, check
from drugs.press.second_person import MAY_PUBLISH, NotAllowed, needed
from drugs.press.writers import one_at_a_time, restore, went_out
from drugs.wording.markdown import TextError


def publish_again(earlier: Publication, *, reason: str, approver: User) -> Publication | None:
    """Publishes an earlier document again; None when readers see just that already.

    The desk keeps its draft, which is marked as taken back, and whose writers are its writers
    again: none of them publishes it alone. A text that a second person approved once needs no
    second approval to come back; but whoever wrote part of it does not bring it back alone, for
    what took its place may be its correction. Raises NotAllowed, and NotPublishable when the
    document no longer passes the checks.
    """
    # Printed aside before anybody has to wait: what follows has the desk to itself.
    if not _may_come_back(earlier, approver):
        return None
    return _write_down(earlier, reason, approver)


@transaction.atomic
def _write_down(earlier: Publication, reason: str, approver: User) -> Publication | None:
    one_at_a_time()
    if not _may_come_back(earlier, approver):
        return None
    key = (earlier.kind, earlier.slug)
    restore(_taken_back(earlier))
    made = write(
        key, earlier.document, reason, earlier.author, approver, timezone.now(), earlier.shape,
        again_of=earlier.version,
    )  # fmt: skip
    # What was taken off at once, and comes back, needs nobody to confirm it.
    handover.close([key], by=approver, reason=reason, at=made.published_at, takes_off=True)
    if key not in changed():  # the desk says just that: there is no draft any more
        went_out([made])
    return made


def _taken_back(earlier: Publication) -> list[Publication]:
    """What was published after a version. One that only brought back an older one wrote nothing."""
    return list(
        Publication.objects.filter(
            kind=earlier.kind, slug=earlier.slug, version__gt=earlier.version, again_of=None
        ).exclude(document__isnull=True)
    )


def _writers(made: Publication) -> set[int | None]:
    return {made.author_id, *made.writers.values_list("written_by", flat=True)}


def undone() -> dict[tuple[str, str], Publication]:
    """The records whose newest publication brought back an older one. What the desk holds of them
    was taken back, unless it says what readers see."""
    return {key: row for key, row in newest().items() if row.again_of is not None}


def undone_draft(key: tuple[str, str]) -> Publication | None:
    """The publication that took back what the desk still holds of one record."""
    row = Publication.objects.filter(kind=key[0], slug=key[1]).order_by("-version").first()
    if row is None or row.again_of is None or row.document is None:
        return None
    try:
        here = compile_rows(key[0], KINDS[key[0]].rows.filter(slug=key[1])).get(key[1])
        return None if here == document_of(row) else row
    except (TextError, Unreadable):
        return row


def _may_come_back(earlier: Publication, approver: User) -> bool:
    """Whether it would change anything; raises why it may not."""
    if not (approver.is_active and approver.has_perm(MAY_PUBLISH)):
        raise NotAllowed("This account may not publish.")
    people = {earlier.author_id, earlier.approver_id} - {None}
    if needed() and people == {approver.pk}:
        raise NotAllowed(
            "Nobody but you ever approved that version. Nobody approves their own change: ask a "
            "second person to bring it back."
        )
    if earlier.document is None:
        raise NotAllowed("That version only took the record off the site. Choose another one.")
    if needed() and approver.pk in _writers(earlier):
        raise NotAllowed(
            "Readers do not get that version any more, and you have written part of it. Nobody "
            "approves their own change: ask a second person to bring it back."
        )
    key = (earlier.kind, earlier.slug)
    before = what_they_say(newest())
    document = document_of(earlier)
    if before.get(key) == document:
        return False
    readers = seen_by_readers(before | {key: document}, back=[key])
    problems = [*check(readers[key], readers)] if key in readers else []
    if problems := [*problems, *broken_by(readers, seen_by_readers(before), [key])]:
        raise NotPublishable(problems)
    proven({key: document})
    return True
