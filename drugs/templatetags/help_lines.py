"""Help lines, set behind the texts that call for them: their words stand in their records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from drugs.documents import Block, HelpLineDoc, help_called
from drugs.documents.help_line import Purpose
from drugs.shelf import note_shown, shelf_for

register = template.Library()


@register.simple_tag(takes_context=True)
def help_behind(context: Any, blocks: Iterable[Any]) -> list[HelpLineDoc]:
    """The help lines that a text calls for. None without a request, as in an editor's preview of
    one text."""
    request = getattr(context, "request", None)
    called = help_called(tuple(block for block in blocks or () if isinstance(block, Block)))
    if request is None or not called:
        return []
    lines = {line.slug: line for line in shelf_for(request).help_lines}
    return _noted(request, [lines[slug] for slug in called if slug in lines])


@register.simple_tag(takes_context=True)
def help_for(context: Any, purpose: Purpose) -> list[HelpLineDoc]:
    """The help lines for a purpose."""
    request = getattr(context, "request", None)
    return _noted(request, shelf_for(request).help_for(purpose)) if request is not None else []


@register.simple_tag(takes_context=True)
def told_before(context: Any, line: HelpLineDoc) -> bool:
    """Whether the page being made has told this line before. Asking is telling."""
    request = getattr(context, "request", None)
    if request is None:  # an editor's preview of one text: it has no page
        return False
    told: set[str] = request.__dict__.setdefault("help_lines_told", set())
    if line.slug in told:
        return True
    told.add(line.slug)
    return False


@register.filter
def to_call(text: str, lines: Iterable[HelpLineDoc]) -> SafeString:
    """A text whose numbers of these help lines can be tapped."""
    found = conditional_escape(text)
    for line in lines:
        if line.phone:
            link = format_html('<a href="tel:{}">{}</a>', line.dials, line.phone)
            found = mark_safe(found.replace(line.phone, link))  # noqa: S308 - escaped
    return mark_safe(found)  # noqa: S308 - as above


def _noted(request: HttpRequest, lines: list[HelpLineDoc]) -> list[HelpLineDoc]:
    note_shown(request, lines)
    return lines
