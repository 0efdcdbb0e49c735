"""Going back: an earlier publication is published again as it was. Nothing is ever deleted."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from drugs.models import Publication
from drugs.press.checks import check
from drugs.press.publish import NotPublishable, document_of, newest, what_they_say, write
from drugs.press.second_person import MAY_PUBLISH, NotAllowed, needed
from drugs.press.writers import one_at_a_time


@transaction.atomic
def publish_again(earlier: Publication, *, reason: str, approver: User) -> Publication | None:
    """Publishes an earlier document again; None when readers see just that already.

    The desk keeps its draft. A text that a second person approved once needs no second approval to
    come back. Raises NotAllowed, and NotPublishable when the document no longer passes the checks.
    """
    one_at_a_time()
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
    published = newest()
    readers = what_they_say(published)
    again = document_of(earlier)
    if readers.get(key) == again:
        return None
    readers[key] = again
    if problems := check(readers[key], readers):
        raise NotPublishable(problems)
    return write(
        key, earlier.document, reason, earlier.author, approver, timezone.now(), earlier.shape
    )
