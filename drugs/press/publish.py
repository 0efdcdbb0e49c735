"""Publishing: compile, check, write down. Nothing else makes a `Publication`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from pydantic import TypeAdapter

from drugs.documents import Document, EditionDoc, Published
from drugs.models import Publication
from drugs.press.checks import Problem, check
from drugs.press.compile import compile_desk
from drugs.shelf import facts

IMPORTED = "Imported from the fixtures; not yet reviewed by a clinician"

Key = tuple[str, str]

_SHAPE: TypeAdapter[Document] = TypeAdapter(Document)


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


def as_stored(document: Document) -> dict[str, Any]:
    """A document as a publication stores it."""
    return document.model_dump(mode="json")


def newest() -> dict[Key, Publication]:
    """The newest publication of every record that is not withdrawn."""
    return {
        (row.kind, row.slug): row
        for row in Publication.objects.newest()
        if row.document is not None
    }


def edition(today: date) -> EditionDoc:
    """What the newest publications say, as the edition of a date. Four queries at most."""
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
            document=row.document,
        )
        for key, row in sorted(newest().items())
    ]
    return EditionDoc(number=last or 0, date=today, published=tuple(entries))


def edition_of_desk(today: date) -> EditionDoc:
    """The desk as it stands, as if all of it were published today: for `make dev`."""
    entries = [
        Published(
            kind=kind, slug=slug, version=1, reason="Not published: straight from the desk",
            published_on=today, first_on=today, document=document,
        )
        for (kind, slug), document in sorted(compile_desk().items())
    ]  # fmt: skip
    return EditionDoc(number=0, date=today, published=tuple(entries))


def changed() -> dict[Key, Document]:
    """What on the desk differs from what is published."""
    published = newest()
    return {
        key: document
        for key, document in compile_desk().items()
        if key not in published or published[key].document != as_stored(document)
    }


def propose(keys: Iterable[Key] | None = None) -> Proposal:
    """What `publish` would do with the same keys. Writes nothing.

    The sources a record rests on go out with it. A record that says what is already published is
    not part of the proposal. Raises Unknown, and TextError when a text of the desk cannot be shown.
    """
    desk = compile_desk()
    published = newest()
    wanted = set(desk) if keys is None else set(keys)
    for kind, slug in sorted(wanted - set(desk)):
        raise Unknown(f"The desk has no {kind} {slug!r} that may be published.")
    wanted |= {
        ("source", source)
        for key in wanted
        for source in _sources(desk[key])
        if ("source", source) in desk
    }
    fresh = {
        key: desk[key]
        for key in sorted(wanted)
        if key not in published or published[key].document != as_stored(desk[key])
    }
    # Checked among what readers will see: what stays published, and what is new.
    readers = {key: _SHAPE.validate_python(row.document) for key, row in published.items()}
    return Proposal(
        documents=fresh,
        before={key: readers.get(key) for key in fresh},
        problems=[p for document in fresh.values() for p in check(document, readers | fresh)],
    )


@transaction.atomic
def publish(
    keys: Iterable[Key] | None = None,
    *,
    reason: str,
    author: User | None = None,
    approver: User | None = None,
) -> list[Publication]:
    """Publishes the desk's records named by (kind, slug), or all that differ; returns what was new.

    Raises NotPublishable, and publishes nothing, when any breaks a rule; and what `propose` raises.
    """
    proposal = propose(keys)
    if proposal.problems:
        raise NotPublishable(proposal.problems)
    now = timezone.now()
    return [
        _write(key, as_stored(document), reason, author, approver, now)
        for key, document in proposal.documents.items()
    ]


@transaction.atomic
def withdraw(key: Key, *, reason: str, author: User | None, approver: User | None) -> Publication:
    """Takes a record off the public site. Its earlier publications stay."""
    return _write(key, None, reason, author, approver, timezone.now())


def _write(
    key: Key,
    document: dict[str, Any] | None,
    reason: str,
    author: User | None,
    approver: User | None,
    now: datetime,
) -> Publication:
    kind, slug = key
    last = Publication.objects.filter(kind=kind, slug=slug).order_by("-version").first()
    return Publication.objects.create(
        kind=kind,
        slug=slug,
        version=last.version + 1 if last else 1,
        document=document,
        author=author,
        approver=approver,
        reason=reason,
        published_at=now,
    )


def _sources(document: Document) -> set[str]:
    return {slug for fact in facts(document) for slug in fact.sources} | (
        {document.label} if document.kind == "medicine" and document.label else set()
    )


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
