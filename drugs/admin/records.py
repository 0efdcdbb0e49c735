"""From a document's (kind, slug) to its edit screen, and to its public page."""

from __future__ import annotations

from django.http import QueryDict
from django.urls import reverse

from drugs.press.compile import KINDS
from drugs.press.publish import Key


def keys_of(query: QueryDict) -> list[Key]:
    """The records named in an address as `record=kind/slug`; what is not one is left out."""
    parts = (name.partition("/") for name in query.getlist("record"))
    return [(kind, slug) for kind, _, slug in parts if kind in KINDS and slug]


def edit_address(key: Key) -> str:
    """The address of a record's edit screen; empty when the desk no longer has it."""
    kind, slug = key
    model = KINDS[kind].model
    pk = model._default_manager.filter(slug=slug).values_list("pk", flat=True).first()
    return reverse(f"admin:drugs_{model._meta.model_name}_change", args=[pk]) if pk else ""


def name_of(key: Key) -> str:
    """A record as an editor knows it, such as 'medicine cibinqo'."""
    return f"{key[0].replace('-', ' ')} {key[1]}"
