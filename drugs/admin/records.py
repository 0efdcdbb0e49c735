"""From a document's (kind, slug) to its edit screen, and to its public page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import models
from django.http import QueryDict
from django.urls import reverse

from drugs.documents import Key
from drugs.kinds import KINDS
from drugs.press.names import Names

SLUG = re.compile(r"[-A-Za-z0-9_]+")


@dataclass(frozen=True)
class RecordLine:
    """A record in a list of the desk, with the places to go on from."""

    key: Key
    name: str
    edit: str
    publish: str
    preview: str
    past: str


class Lines:
    """The lines of many records: each kind is asked for once, however many there are."""

    def __init__(self) -> None:
        self._named = Names()

    def __call__(self, key: Key) -> RecordLine:
        return RecordLine(
            key, self._named(key), self._edit(key), publish_address([key]), preview_address(key),
            reverse("admin:past", args=key),
        )  # fmt: skip

    def _edit(self, key: Key) -> str:
        """The address of a record's edit screen; empty when the desk no longer has it."""
        number = self._named.number(key)
        name = KINDS[key[0]].model._meta.model_name
        return reverse(f"admin:drugs_{name}_change", args=[number]) if number else ""


def line(key: Key) -> RecordLine:
    """The line of one record."""
    return Lines()(key)


def record_of(row: models.Model) -> models.Model:
    """The record that a row is a part of: it goes when that goes."""
    for field in row._meta.concrete_fields:
        if field.many_to_one and field.remote_field.on_delete is models.CASCADE:  # type: ignore[union-attr]
            return record_of(getattr(row, field.name))
    return row


def keys_of(query: QueryDict) -> list[Key]:
    """The records named in an address as `record=kind/slug`; what is not one is left out."""
    parts = (name.partition("/") for name in query.getlist("record"))
    return [(kind, slug) for kind, _, slug in parts if kind in KINDS and SLUG.fullmatch(slug)]


def taken_of(query: QueryDict) -> dict[Key, set[str]]:
    """The parts of records that are chosen in an address as `take=kind/slug|part`."""
    found: dict[Key, set[str]] = {}
    for text in query.getlist("take"):
        name, _, part = text.partition("|")
        kind, _, slug = name.partition("/")
        if kind in KINDS and SLUG.fullmatch(slug) and part:
            found.setdefault((kind, slug), set()).add(part)
    return found


def publish_address(keys: Iterable[Key]) -> str:
    """The publishing screen of some records."""
    query = urlencode([("record", f"{kind}/{slug}") for kind, slug in keys])
    return f"{reverse('admin:publish')}?{query}"


def preview_address(key: Key) -> str:
    """The page a record stands on, over the draft."""
    return f"{public_address(key)}?preview"


def public_address(key: Key) -> str:
    kind, slug = key
    entry = KINDS[kind]
    return reverse(entry.page, args=[slug] if entry.own_page else [])
