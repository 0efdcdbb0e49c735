"""Telephone numbers in sentences, ready to be tapped."""

from __future__ import annotations

import re
from functools import lru_cache

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# As they are dialed across the United States: 1-800-222-1222.
NUMBER = re.compile(r"(?<![\d-])1-\d{3}-\d{3}-\d{4}(?![\d-])")


@register.filter
@lru_cache(maxsize=4096, typed=True)  # by type: what is escaped already is a text of another type
def tappable(text: str) -> SafeString:
    """A text, escaped, with a link for each telephone number that stands whole in it."""

    def link(found: re.Match[str]) -> str:
        number = found.group()
        return format_html('<a href="tel:{}">{}</a>', number.replace("-", ""), number)

    linked = NUMBER.sub(link, conditional_escape(text))
    return mark_safe(linked)  # noqa: S308 - the text is escaped, and so is each link
