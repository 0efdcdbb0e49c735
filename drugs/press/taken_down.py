"""A record that was taken down: readers see a plain notice in its place, and nothing it said.

What names it is left as it was approved. Only in what readers see does it let go of the name, so
no other record keeps a page before readers that may hurt somebody, and all is as it was when the
record comes back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from drugs import documents as doc
from drugs.documents import Key
from drugs.documents.upgrade import Unreadable, read_document
from drugs.kinds import KINDS
from drugs.models import Publication
from drugs.press.addresses import guide_paths
from drugs.press.rules.references import host, hosts_of
from drugs.press.rules.walk import Seen

# Rules and warnings of others rest on the names of these, so the name stays.
KEEP_THEIR_NAME = ("source", "substance", "side-effect")
# Fields that hold the slugs of treatments; a row that is about none of those left goes with them.
OF_TREATMENTS = ("medicines", "treatments")
AGAINST = ("comparator_treatment", "against_treatment")
# Addresses that say what more than one record says, or say it on paper; they lead to the notice.
MADE_OF_IT = ("compare_pair", "handout", "medicine_data")


def taken_down() -> dict[Key, tuple[Publication, doc.Document]]:
    """What is taken down: the publication that did it, and what readers saw before."""
    rows = Publication.objects.newest().filter(document__isnull=True, notice=True)
    found = {}
    for row in rows.select_related("approver"):
        try:
            found[row.kind, row.slug] = (row, last_said(row.kind, row.slug))
        except Unreadable:
            continue  # an address that nobody can read any more is not there, notice or not
    return found


def last_said(kind: str, slug: str) -> doc.Document:
    """What a record said when it was last published. Raises Unreadable."""
    row = Publication.objects.filter(kind=kind, slug=slug, document__isnull=False).first()
    if row is None or row.document is None:
        raise Unreadable(f"The {kind} {slug} was never published.")
    return read_document(row.document, row.shape)


def notices(down: Mapping[Key, tuple[Publication, doc.Document]]) -> tuple[doc.TakenDownDoc, ...]:
    """The notices of an edition."""
    return tuple(
        doc.TakenDownDoc(
            kind=kind, slug=slug, name=KINDS[kind].called(getattr(document, KINDS[kind].title)),
            generic_slug=getattr(document, "generic_slug", ""),
            on=timezone.localtime(row.published_at).date(), paths=_paths(document),
        )
        for (kind, slug), (row, document) in sorted(down.items())
    )  # fmt: skip


def _paths(document: doc.Document) -> tuple[str, ...]:
    """The addresses that were its own, its front page first."""
    kind = KINDS[document.kind]
    if isinstance(document, doc.MedicineDoc):
        return (*guide_paths(document), reverse("trials", args=[document.slug]))
    if isinstance(document, doc.SideEffectDoc) and document.role == "event":
        return ()
    return (reverse(kind.page, args=[document.slug]),) if kind.own_page else ()


def seen(documents: Mapping[Key, doc.Document], down: Mapping[Key, doc.Document]) -> Seen:
    """What readers see of `documents` while others are taken down, as they said last."""
    found = Seen({key: one for key, one in documents.items() if key not in down})
    found.notices = frozenset(down)
    gone = set(down)
    hosts = hosts_of(documents) | hosts_of(down)
    for key, document in down.items():
        if key[0] in KEEP_THEIR_NAME:
            found[key] = _name_of(document)
            gone.discard(key)
    gone |= {("host", name) for name in hosts - hosts_of(found)}
    # What is about nothing else goes too, and with it what names that.
    todo = gone
    while todo:
        left = {key: _without(one, gone) for key, one in found.items()}
        todo = {key for key, one in left.items() if one is None}
        for key, one in left.items():
            if one is None:
                del found[key]
            else:
                found[key] = one
        gone = gone | todo
    return found


def _name_of(document: doc.Document) -> Any:
    """A document that says its name, and what others need to know of it, and nothing else."""
    fields = dict(document)
    emptied: dict[str, Any] = {
        name: ()
        for name, value in fields.items()
        if isinstance(value, tuple) and name not in ("sources", "classes")
    }
    # "Call 911 if …" stays: that it is lost hurts more than that it is said once too often.
    lines = dict.fromkeys({"address"} & fields.keys(), "")
    return document.model_copy(update=emptied | lines)


def _without(value: Any, gone: Collection[Key]) -> Any:
    """A document, or a part of one, that names nothing which is gone; None where it is about
    nothing else."""
    if isinstance(value, doc.Inline):
        return _run(value, gone)
    if isinstance(value, doc.Review) and ("person", value.reviewed_by) in gone:
        return doc.Review()
    if isinstance(value, tuple):
        parts = tuple(_without(part, gone) for part in value)
        same = all(new is old for new, old in zip(parts, value, strict=True))
        return value if same else tuple(part for part in parts if part is not None)
    if not isinstance(value, doc.Shape):
        return value
    changed: dict[str, Any] = {}
    for name, was in value:
        now = _field(name, was, gone)
        if now is not was:
            changed[name] = now
            # A sign that cannot wait is never lost: then it is for everybody.
            if name in OF_TREATMENTS and not now and not isinstance(value, doc.UrgentSignDoc):
                return None
    return value.model_copy(update=changed) if changed else value


def _field(name: str, was: Any, gone: Collection[Key]) -> Any:
    if name in OF_TREATMENTS and isinstance(was, tuple):
        left = tuple(slug for slug in was if not _is_treatment(slug, gone))
        return left if len(left) < len(was) else was
    if name in AGAINST and was and _is_treatment(was, gone):
        return ""
    return _without(was, gone)


def _is_treatment(slug: Any, gone: Collection[Key]) -> bool:
    return ("medicine", slug) in gone or ("option", slug) in gone


def _run(inline: doc.Inline, gone: Collection[Key]) -> doc.Inline:
    named = {"term": "term", "help": "help-line"}.get(inline.kind, "")
    lost = named and (named, inline.slug) in gone
    if inline.href:
        lost = ("host", host(inline.href)) in gone or _made_of(inline.href, gone)
    return doc.Inline(kind="text", text=inline.text) if lost else inline


def _made_of(href: str, gone: Collection[Key]) -> bool:
    """Whether an address is a comparison, a sheet or the data of what is gone."""
    try:
        match = resolve(urlsplit(href).path)
    except (Resolver404, ValueError):
        return False
    return match.url_name in MADE_OF_IT and any(
        names(str(value), slug) for value in match.kwargs.values() for _, slug in gone
    )


def names(word: str, slug: str) -> bool:
    """Whether a word of an address, such as `a-b` or `card-a-letter`, has a slug in it."""
    return f"-{slug}-" in f"-{word}-"
