"""Puts the sources of a fact beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

register = template.Library()


@register.simple_tag(takes_context=True)
def cite(context: Any, sources: Iterable[str]) -> SafeString:
    """ "Sources: 3 7", each number a link to the list at the end of the page.

    Raises KeyError when the page does not list a source: a figure nobody can trace is not shown.
    """
    lines = {line.slug: line for line in context["page_sources"]}
    found = sorted((lines[slug] for slug in sources), key=lambda line: line.number)
    return format_html(
        '<p class="cite">{} {}</p>',
        ngettext("Source:", "Sources:", len(found)),
        format_html_join(
            " ",
            '<a href="#source-{}"><span class="sr">{} </span>{}</a>',
            ((line.slug, gettext("source"), line.number) for line in found),
        ),
    )
