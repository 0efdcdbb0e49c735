"""The whole-page review: one person signs for the words as they stood, and for no others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

import reversion
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from drugs.documents import Document, Key, PersonDoc, Review
from drugs.kinds import KINDS
from drugs.models import PageReview, Person, Signer
from drugs.press.compile import compile_rows
from drugs.press.editions import as_stored, newest, what_they_say
from drugs.press.impact import to_check_again, unread
from drugs.press.names import names_of, part_in_words
from drugs.press.packet import changed_since
from drugs.press.recheck import still_open
from drugs.press.rules import Problem
from drugs.press.second_person import MAY_PUBLISH, NotAllowed


def signs_as(account: User) -> Person | None:
    """The person an account signs as; None until somebody who makes accounts ties the two."""
    row = Signer.objects.filter(account=account).select_related("person").first()
    return row.person if row else None


def words_of(document: Document) -> str:
    """Changes whenever a page says anything else; its review is no part of it."""
    said = as_stored(document)
    said.pop("review", None)
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def on_the_desk(key: Key) -> Document | None:
    """What the desk says of one page. Raises TextError."""
    found = compile_rows(key[0], KINDS[key[0]].rows.filter(slug=key[1]))
    return found.get(key[1])


def why_not_reviewed(document: Document) -> list[str]:
    """What is to be looked up first: parts that rest on a revision nobody has read, by source."""
    found = [
        gettext("%(source)s has a newer edition that nobody has read. Check again: %(parts)s")
        % {"source": source.title, "parts": _in_words(parts)}
        for source, parts in to_check_again(document, unread())
    ]
    return found + [
        gettext("%(source)s: not yet checked again in the newer edition: %(parts)s")
        % {"source": source.title, "parts": _in_words(parts)}
        for source, parts in still_open(document)
    ]


def _in_words(parts: Iterable[str]) -> str:
    return ", ".join(part_in_words(part) or gettext("the record itself") for part in parts)


@transaction.atomic
def sign(key: Key, *, by: User, seen: str, packet: int | None = None) -> PageReview:
    """Moves "last reviewed" to today, on the desk. `seen` is the mark of the words that were read;
    `packet` is the edition they were read in on paper.

    Raises NotAllowed, which says why.
    """
    if not (by.is_active and by.has_perm(MAY_PUBLISH)):
        raise NotAllowed(gettext("This account may not sign for a page."))
    person = signs_as(by)
    if person is None:
        raise NotAllowed(gettext("This account signs as nobody yet."))
    document = on_the_desk(key)
    if document is None:
        raise NotAllowed(gettext("The desk has no such page that readers may see."))
    if words_of(document) != seen:
        raise NotAllowed(
            gettext("The page changed since you opened this screen. Please read it again.")
        )
    if packet is not None and (since := changed_since(key, packet)):
        raise NotAllowed(
            gettext(
                "Changed since edition %(number)d, so the packet is not signed for: %(records)s"
            )
            % {"number": packet, "records": ", ".join(names_of(one for one, _ in since))}
        )
    if problems := why_not_reviewed(document):
        raise NotAllowed(" ".join(problems))
    row = KINDS[key[0]].rows.get(slug=key[1])
    with reversion.create_revision():
        reversion.set_user(by)
        reversion.set_comment("Reviewed as a whole page.")
        row.reviewed_on, row.reviewed_by = timezone.localdate(), person
        row.save()
    return PageReview.objects.create(
        kind=key[0], slug=key[1], digest=seen, reviewed_on=row.reviewed_on, person=person,
        account=by, packet=packet,
    )  # fmt: skip


@transaction.atomic
def take_back(key: Key, *, by: User) -> None:
    """Sets the review on the desk to what readers see, so that other words can go out."""
    if not by.has_perm(MAY_PUBLISH):
        raise NotAllowed(gettext("This account may not sign for a page."))
    published = what_they_say(newest()).get(key)
    was: Review = getattr(published, "review", Review())
    row = KINDS[key[0]].rows.get(slug=key[1])
    with reversion.create_revision():
        reversion.set_user(by)
        reversion.set_comment("The whole-page review was taken back.")
        row.reviewed_on = was.reviewed_on
        row.reviewed_by = Person.objects.filter(slug=was.reviewed_by).first()
        row.save()


def problems(fresh: Mapping[Key, Document], before: Mapping[Key, Document | None]) -> list[Problem]:
    """Reviews that would go out with other words than were signed for."""
    found = []
    for key, document in fresh.items():
        review = getattr(document, "review", None)
        if isinstance(document, PersonDoc) or review is None or review.reviewed_on is None:
            continue
        if review == getattr(before[key], "review", None):
            continue
        signed = PageReview.objects.filter(kind=key[0], slug=key[1]).first()
        if signed and signed.digest != words_of(document):
            found.append(
                Problem(
                    *key, "review",
                    gettext(
                        "The page changed after %(person)s signed for it. Read it again as a whole "
                        "page, or take the review back."
                    ) % {"person": signed.person},
                )
            )  # fmt: skip
    return found
