"""What is published, as documents and as an edition. Only reads."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from drugs.documents import Document, EditionDoc, Key, Published
from drugs.documents.edition import SHAPE_NUMBER
from drugs.documents.upgrade import Unreadable, read_document
from drugs.models import Publication
from drugs.press.desk import compile_desk
from drugs.press.rules.walk import runs
from drugs.press.taken_down import notices, seen, taken_down


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


def seen_by_readers(
    published: Mapping[Key, Document], back: Collection[Key] = ()
) -> Mapping[Key, Document]:
    """What readers see of what is published, while records are taken down; those of `back` are
    so no longer."""
    down = taken_down()
    return seen(published, {key: said for key, (_, said) in down.items() if key not in back})


def edition(today: date, *, all_of_it: bool = True) -> EditionDoc:
    """What the newest publications say, as the edition of a date. Raises Unreadable, unless it need
    not be `all_of_it`: then what cannot be read is left out."""
    return edition_with({}, today, all_of_it=all_of_it)


def edition_with(
    given: Mapping[Key, Document | None], today: date, *, all_of_it: bool = True
) -> EditionDoc:
    """What readers would see with the `given` documents in place of what is published, which are
    back where they were taken down, and without those that are None. Writes nothing. A few queries,
    whatever their number. `all_of_it`: see `edition`."""
    published = newest()
    read = document_of if all_of_it else _readable
    held = {key: given[key] if key in given else read(row) for key, row in published.items()}
    held |= {key: document for key, document in given.items() if key not in published}
    down = {key: one for key, one in taken_down().items() if not given.get(key)}
    documents = seen(
        {key: document for key, document in held.items() if document is not None},
        {key: said for key, (_, said) in down.items()},
    )
    rows = published | {key: row for key, (row, _) in down.items()}
    last = Publication.objects.order_by("-pk").values_list("pk", flat=True).first()
    first_on = {
        (row.kind, row.slug): _day(row.published_at)
        for row in Publication.objects.filter(version=1).only("kind", "slug", "published_at")
    }
    entries = [
        _as_published(rows[key], first_on[key], document)
        if key in rows
        else _unpublished(key, document, today, "A draft, not published")
        for key, document in sorted(documents.items())
    ]
    return EditionDoc(
        number=last or 0, date=today, published=tuple(entries), taken_down=notices(down)
    )


def _as_published(row: Publication, first_on: date, document: Document) -> Published:
    return Published(
        kind=row.kind,
        slug=row.slug,
        version=row.version,
        reason=row.reason,
        published_on=_day(row.published_at),
        first_on=first_on,
        second_reader=None not in (row.author_id, row.approver_id)
        and row.author_id != row.approver_id,
        document=document,
    )


def edition_of_desk(today: date) -> EditionDoc:
    """The desk as it stands, as if all of it were published today: for `make dev`."""
    why = "Not published: straight from the desk"
    entries = [_unpublished(key, doc, today, why) for key, doc in sorted(compile_desk().items())]
    return EditionDoc(number=0, date=today, published=tuple(entries))


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
