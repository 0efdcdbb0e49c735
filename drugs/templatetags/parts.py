"""Parts of a record as an editor knows them."""

from __future__ import annotations

from django import template

from drugs.press.names import part_in_words

register = template.Library()
register.filter("part_words", part_in_words)
