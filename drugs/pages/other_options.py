"""The other ways to treat eczema, by how you use them; staying with the plan comes first."""

from __future__ import annotations

from dataclasses import dataclass

from drugs.documents import OptionDoc
from drugs.shelf import Shelf

# How each option is used. One that is not named here stands under "Other ways".
_GROUPS = (
    ("stay", "Stay with your plan", ("no-change",)),
    (
        "on-the-skin", "Creams and ointments",
        ("moisturizers", "steroid-creams", "calcineurin-creams", "eucrisa", "zoryve", "vtama"),
    ),
    ("light", "Light", ("light-therapy",)),
    ("shots", "Shots", ("dupixent", "adbry", "ebglyss", "nemluvio")),
    ("by-mouth", "Older pills", ("older-tablets", "steroid-pills")),
    ("jak-medicines", "JAK medicines", ("jak-medicine",)),
)  # fmt: skip


@dataclass(frozen=True)
class OptionGroup:
    slug: str
    heading: str
    options: tuple[OptionDoc, ...]


def groups(shelf: Shelf) -> list[OptionGroup]:
    """Every published option once, in the order of the shelf; empty groups are left out."""
    named = {slug for _, _, slugs in _GROUPS for slug in slugs}
    others = tuple(option.slug for option in shelf.options if option.slug not in named)
    found = [
        OptionGroup(slug, heading, tuple(o for o in shelf.options if o.slug in slugs))
        for slug, heading, slugs in (*_GROUPS, ("others", "Other ways", others))
    ]
    return [group for group in found if group.options]
