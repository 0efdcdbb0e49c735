"""The other ways to treat eczema, by how you use them; staying with the plan comes first."""

from __future__ import annotations

from dataclasses import dataclass

from drugs.documents import OptionDoc
from drugs.shelf import Shelf

# In the order of the page.
GROUPS = ("stay", "on-the-skin", "light", "shots", "by-mouth", "jak-medicines", "others")


@dataclass(frozen=True)
class OptionGroup:
    slug: str
    heading: str
    options: tuple[OptionDoc, ...]


def groups(shelf: Shelf) -> list[OptionGroup]:
    """Every published option once, in the order of the shelf; empty groups are left out."""
    held = {
        group: tuple(option for option in shelf.options if option.group == group)
        for group in GROUPS
    }
    return [
        OptionGroup(group, options[0].group_name, options)
        for group, options in held.items()
        if options
    ]
