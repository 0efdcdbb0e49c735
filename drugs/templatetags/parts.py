"""Parts of a record as an editor knows them."""

from __future__ import annotations

from typing import Any

from django import template

from drugs.press.names import part_in_words

register = template.Library()
register.filter("part_words", part_in_words)


@register.filter
def without_name_of(row: Any, record: Any) -> str:
    """A row of a record in words, on the screen of that record: its name is said there."""
    return str(row).removeprefix(f"{record}: ")
