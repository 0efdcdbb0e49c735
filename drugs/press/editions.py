"""What is published, as documents and as an edition. Only reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from drugs.documents import Document, EditionDoc, Published
from drugs.documents.edition import SHAPE_NUMBER
from drugs.documents.upgrade import Unreadable, read_document
from drugs.models import Publication
from drugs.press.compile import compile_desk
from drugs.press.rules.walk import runs

Key = tuple[str, str]


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


def edition(
    today: date,
    given: Mapping[Key, Document | None] | None = None,
    *,
    all_of_it: bool = True,
) -> EditionDoc:
    """What the newest publications say, as the edition of a date. Four queries at most. What is
    `given` is not read from its publication; None leaves it out. Raises Unreadable, unless it need
    not be `all_of_it`: then what cannot be read is left out."""
    published = newest()
    if given is None:
        given = {}
    documents = {
        key: given[key] if key in given else (document_of if all_of_it else _readable)(row)
        for key, row in sorted(published.items())
    }
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
            document=document,
        )
        for key, document in documents.items()
        if document is not None and (row := published[key])
    ]
    return EditionDoc(number=last or 0, date=today, published=tuple(entries))


def edition_of_desk(today: date) -> EditionDoc:
    """The desk as it stands, as if all of it were published today: for `make dev`."""
    why = "Not published: straight from the desk"
    entries = [_unpublished(key, doc, today, why) for key, doc in sorted(compile_desk().items())]
    return EditionDoc(number=0, date=today, published=tuple(entries))


def edition_with(
    documents: Mapping[Key, Document | None], today: date, *, all_of_it: bool = True
) -> EditionDoc:
    """What readers would see with `documents` in place of what is published, and without those that
    are None. Writes nothing. `all_of_it`: see `edition`."""
    now = edition(today, documents, all_of_it=all_of_it)
    entries = {(entry.kind, entry.slug): entry for entry in now.published}
    for key, document in documents.items():
        if document and key not in entries:
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


def _unpublished(key: Key, document: Document, today: date, reason: str) -> Published:
    return Published(
        kind=key[0], slug=key[1], version=1, reason=reason,
        published_on=today, first_on=today, document=document,
    )  # fmt: skip


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def links_of_old_shapes() -> set[str]:
    """The addresses that texts lead to which were published in an older shape: nobody looked yet
    whether they are there."""
    return {
        inline.href
        for row in newest().values()
        if row.shape < SHAPE_NUMBER
        for _, run in runs(_readable(row))
        for inline in run
        if inline.href
    }
