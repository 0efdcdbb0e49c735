"""The sources of a block: one mark that opens them in place, and the list at the page's end.

`{% cite row.sources %}` is the mark: a word, not a row of numbers. It is a button where popovers
are known and a link to the list elsewhere; it may stand in a heading, a caption or a sentence.
`{% cited %}` holds what the marks of a page open; components/page_end.html has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

register = template.Library()


@register.simple_tag(takes_context=True)
def cite(context: Any, sources: Iterable[str]) -> SafeString:
    """The mark of the sources of a block; nothing where there are none.

    Raises KeyError when the page does not list a source: a figure nobody can trace is not shown.
    """
    lines = context["page_sources"]
    found = sorted({lines.places[slug] for slug in sources})
    if not found:
        return SafeString("")
    name = "-".join(str(place + 1) for place in found)
    request = getattr(context, "request", None)
    words = ngettext("Source", "Sources", len(found))
    if request is None:  # an editor's preview of one text: there is no page to hold the sources
        return format_html('<a class="src" href="#sources">{}</a>', words)
    if not hasattr(request, "sources_cited"):
        request.sources_cited = {}
    request.sources_cited.setdefault(name, [lines[place] for place in found])
    return format_html(
        '<button class="src" type="button" popovertarget="src-{}">{}</button>'
        '<a class="src" href="#sources">{}</a>',
        name,
        words,
        words,
    )


@register.inclusion_tag("components/cited.html", takes_context=True)
def cited(context: Any) -> dict[str, Any]:
    """What the marks above this tag open, each set of sources once on the page."""
    request = getattr(context, "request", None)
    marks = getattr(request, "sources_cited", {})
    opened = {name: lines for name, lines in marks.items() if lines}
    marks.update(dict.fromkeys(opened, ()))  # written: not again on this page
    return {"marks": [_opened(name, lines) for name, lines in opened.items()]}


def _opened(name: str, lines: Iterable[Any]) -> dict[str, Any]:
    """What one mark opens: lines that are written already (`views.render.SourceLine`)."""
    return {
        "name": name,
        "number": len([*lines]),
        "slugs": "".join(f"{line.slug} " for line in lines),
        "briefs": mark_safe("".join(line.brief for line in lines)),  # noqa: S308 - by a template
    }
