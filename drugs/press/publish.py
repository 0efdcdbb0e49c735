"""Publishing: compile, check, write down. Nothing else makes a `Publication`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from drugs.documents import Document, EditionDoc, Published
from drugs.documents.edition import SHAPE_NUMBER
from drugs.documents.upgrade import Unreadable, read_document
from drugs.models import Publication, at_the_press
from drugs.press import handover, to_enter
from drugs.press.checks import Problem, broken_references, check
from drugs.press.compile import compile_desk
from drugs.press.second_person import NotAllowed, needed, why_not
from drugs.press.writers import forget, one_at_a_time, writers
from drugs.shelf import facts

IMPORTED = "Imported from the fixtures; not yet reviewed by a clinician"

Key = tuple[str, str]


class NotPublishable(Exception):
    """Some documents broke a rule; nothing was published. `problems` says which and how."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Unknown(Exception):
    """The desk holds no record of that kind and slug that may be published."""


@dataclass(frozen=True)
class Proposal:
    """What publishing would do: documents that differ, what they replace, and what is wrong."""

    documents: dict[Key, Document]
    before: dict[Key, Document | None]
    problems: list[Problem]

    @property
    def mark(self) -> str:
        """Changes whenever anything in the proposal does."""
        shown = [[*key, as_stored(document)] for key, document in sorted(self.documents.items())]
        return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()


def as_stored(document: Document) -> dict[str, Any]:
    """A document as a publication stores it."""
    return document.model_dump(mode="json")


def document_of(row: Publication) -> Document:
    """What a publication says, as a document of today's shape, in whichever it was stored.

    Raises Unreadable, which names the publication, for one that this software cannot read, and
    ValueError for one that only took its record off the site.
    """
    if row.document is None:
        raise ValueError(f"{row} holds no document.")
    try:
        return read_document(row.document, row.shape)
    except Unreadable as error:
        raise Unreadable(f"The publication {row} cannot be read. {error}") from error


def _readable(row: Publication) -> Document | None:
    """What a publication says; None where it cannot be read, so that a new one can mend that."""
    try:
        return document_of(row)
    except Unreadable:
        return None


def what_they_say(published: Mapping[Key, Publication]) -> dict[Key, Document]:
    """What publications say, those left out that cannot be read."""
    found = {key: _readable(row) for key, row in published.items()}
    return {key: document for key, document in found.items() if document is not None}


def newest() -> dict[Key, Publication]:
    """The newest publication of every record that is not withdrawn."""
    return {
        (row.kind, row.slug): row
        for row in Publication.objects.newest()
        if row.document is not None
    }


def edition(today: date, given: Mapping[Key, Document] | None = None) -> EditionDoc:
    """What the newest publications say, as the edition of a date. Four queries at most. What is
    `given` is not read from its publication. Raises Unreadable."""
    given = given or {}
    last = Publication.objects.order_by("-pk").values_list("pk", flat=True).first()
    first_on = {
        (row.kind, row.slug): _day(row.published_at)
        for row in Publication.objects.filter(version=1).only("kind", "slug", "published_at")
    }
    entries = [
        Published(
            kind=row.kind,
            slug=row.slug,
            version=row.version,
            reason=row.reason,
            published_on=_day(row.published_at),
            first_on=first_on[key],
            second_reader=None not in (row.author_id, row.approver_id)
            and row.author_id != row.approver_id,
            document=given.get(key) or document_of(row),
        )
        for key, row in sorted(newest().items())
    ]
    return EditionDoc(number=last or 0, date=today, published=tuple(entries))


def edition_of_desk(today: date) -> EditionDoc:
    """The desk as it stands, as if all of it were published today: for `make dev`."""
    why = "Not published: straight from the desk"
    entries = [_unpublished(key, doc, today, why) for key, doc in sorted(compile_desk().items())]
    return EditionDoc(number=0, date=today, published=tuple(entries))


def edition_with(documents: Mapping[Key, Document], today: date) -> EditionDoc:
    """What readers would see with `documents` in place of what is published. Writes nothing."""
    now = edition(today, documents)
    entries = {(entry.kind, entry.slug): entry for entry in now.published}
    for key, document in documents.items():
        if key not in entries:
            entries[key] = _unpublished(key, document, today, "A draft, not published")
    return now.model_copy(
        update={"published": tuple(entry for _, entry in sorted(entries.items()))}
    )


def changed(documents: Mapping[Key, Document] | None = None) -> dict[Key, Document]:
    """What on the desk (compiled as `documents`) differs from what is published."""
    published = newest()
    return {
        key: document
        for key, document in (compile_desk() if documents is None else documents).items()
        if key not in published or _readable(published[key]) != document
    }


def propose(keys: Iterable[Key] | None = None) -> Proposal:
    """What `publish` would do with the same keys. Writes nothing.

    The sources a record rests on, and its reviewer, go out with it. A record that says what is
    already published is not part of the proposal, and without `keys` neither is one with texts
    still to be entered. Raises Unknown, and TextError when a text of the desk cannot be shown.
    """
    desk = compile_desk()
    published = newest()
    wanted = set(desk) - to_enter.held_back() if keys is None else set(keys)
    for kind, slug in sorted(wanted - set(desk)):
        raise Unknown(f"The desk has no {kind} {slug!r} that may be published.")
    wanted |= {other for key in wanted for other in _rests_on(desk[key]) if other in desk}
    fresh = {
        key: desk[key]
        for key in sorted(wanted)
        if key not in published or _readable(published[key]) != desk[key]
    }
    # Checked among what readers will see: what stays published, and what is new.
    readers = what_they_say(published)
    return Proposal(
        documents=fresh,
        before={key: readers.get(key) for key in fresh},
        problems=[
            *(Problem(*row) for row in to_enter.problems(fresh)),
            *(p for document in fresh.values() for p in check(document, readers | fresh)),
        ],
    )


@transaction.atomic
def publish(
    keys: Iterable[Key] | None = None,
    *,
    reason: str,
    author: User | None = None,
    approver: User | None = None,
    seen: str | None = None,
) -> list[Publication]:
    """Publishes the desk's records named by (kind, slug), or all that differ; returns what was new.

    `seen` is the mark of the proposal the approver has read: a draft that changed since is refused.
    The author of each is who wrote it, as the desk noted; `author` stands in where it noted nobody.
    Raises NotPublishable, and publishes nothing, when any breaks a rule; NotAllowed when the
    approver may not publish it; and what `propose` raises.
    """
    one_at_a_time()
    proposal = propose(keys)
    _allow(approver, proposal.documents, author)
    if proposal.problems:
        raise NotPublishable(proposal.problems)
    if seen is not None and seen != proposal.mark:
        raise NotAllowed("The draft changed since you opened this screen. Please read it again.")
    now = timezone.now()
    made = [
        write(key, as_stored(document), reason, _author(key, author, approver), approver, now)
        for key, document in proposal.documents.items()
    ]
    forget(proposal.documents)
    handover.close(proposal.documents, by=approver, reason=reason, at=now)
    return made


@transaction.atomic
def publish_first(*, reason: str, approver: User | None = None) -> list[Publication]:
    """Publishes the whole desk, unless anything was published before: then nothing is new.

    Two at once are safe: one publishes, and the other waits and finds it done.
    """
    one_at_a_time()
    if Publication.objects.exists():
        return []
    return publish(reason=reason, approver=approver)


@transaction.atomic
def withdraw(
    key: Key, *, reason: str, author: User | None = None, approver: User | None = None
) -> Publication:
    """Takes a record off the public site. Its earlier publications stay.

    Raises Unknown when it is not published, NotPublishable when what stays published names it, and
    NotAllowed as `publish` does.
    """
    one_at_a_time()
    published = newest()
    if key not in published:
        raise Unknown(f"No {key[0]} {key[1]!r} is published.")
    _allow(approver, [key], author)
    readers = what_they_say(published)
    standing = set(broken_references(readers))
    readers.pop(key, None)
    if problems := [problem for problem in broken_references(readers) if problem not in standing]:
        raise NotPublishable(problems)
    return write(key, None, reason, _author(key, author, approver), approver, timezone.now())


def _author(key: Key, author: User | None, approver: User | None) -> User | None:
    """Who wrote a draft last, by what the desk noted; but one who approves their own words alone
    is the author of them, whoever else wrote some."""
    wrote = writers(key)
    if approver in wrote or (not wrote and author is None and not needed()):
        return approver
    return wrote[-1] if wrote else author


def _allow(approver: User | None, keys: Iterable[Key], author: User | None) -> None:
    refusal = why_not(approver, keys)
    if not refusal and author is not None and author == approver and needed():
        refusal = "Nobody approves their own change: a second person has to publish it."
    if refusal:
        raise NotAllowed(refusal)


def write(
    key: Key,
    document: dict[str, Any] | None,
    reason: str,
    author: User | None,
    approver: User | None,
    now: datetime,
    shape: int = SHAPE_NUMBER,
) -> Publication:
    """Writes one publication down. For the press, after its checks."""
    kind, slug = key
    last = Publication.objects.filter(kind=kind, slug=slug).order_by("-version").first()
    with at_the_press():
        return Publication.objects.create(
            kind=kind,
            slug=slug,
            version=last.version + 1 if last else 1,
            document=document,
            shape=shape,
            author=author,
            approver=approver,
            reason=reason,
            published_at=now,
        )


def _unpublished(key: Key, document: Document, today: date, reason: str) -> Published:
    return Published(
        kind=key[0], slug=key[1], version=1, reason=reason,
        published_on=today, first_on=today, document=document,
    )  # fmt: skip


def _rests_on(document: Document) -> set[Key]:
    """What goes out with a document: its sources, its label, and the person who reviewed it."""
    found = {("source", slug) for fact in facts(document) for slug in fact.sources}
    if document.kind == "medicine" and document.label:
        found.add(("source", document.label))
    if document.kind in {"medicine", "side-effect", "article"} and document.review.reviewed_by:
        found.add(("person", document.review.reviewed_by))
    return found


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
