"""Going back: an earlier publication is published again as it was. Nothing is ever deleted."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from drugs.models import Publication
from drugs.press.editions import document_of, newest, what_they_say
from drugs.press.publish import NotPublishable, proven, write
from drugs.press.rules import broken_by, check
from drugs.press.second_person import MAY_PUBLISH, NotAllowed, needed
from drugs.press.writers import one_at_a_time


def publish_again(earlier: Publication, *, reason: str, approver: User) -> Publication | None:
    """Publishes an earlier document again; None when readers see just that already.

    The desk keeps its draft. A text that a second person approved once needs no second approval to
    come back. Raises NotAllowed, and NotPublishable when the document no longer passes the checks.
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
    now = timezone.now()
    return write(key, earlier.document, reason, earlier.author, approver, now, earlier.shape)


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
    key = (earlier.kind, earlier.slug)
    before = what_they_say(newest())
    document = document_of(earlier)
    if before.get(key) == document:
        return False
    readers = before | {key: document}
    if problems := [*check(document, readers), *broken_by(readers, before)]:
        raise NotPublishable(problems)
    proven({key: document})
    return True
