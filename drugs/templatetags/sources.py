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
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

register = template.Library()


@register.simple_tag(takes_context=True)
def cite(context: Any, sources: Iterable[str]) -> SafeString:
    """The mark of the sources of a block; nothing where there are none.

    Raises KeyError when the page does not list a source: a figure nobody can trace is not shown.
    """
    lines = {line.slug: line for line in context["page_sources"]}
    found = sorted({lines[slug].number: lines[slug] for slug in sources}.items())
    if not found:
        return SafeString("")
    name = "-".join(str(number) for number, _ in found)
    request = getattr(context, "request", None)
    words = ngettext("Source", "Sources", len(found))
    if request is None:  # an editor's preview of one text: there is no page to hold the sources
        return format_html('<a class="src" href="#sources">{}</a>', words)
    if not hasattr(request, "sources_cited"):
        request.sources_cited = {}
    request.sources_cited.setdefault(name, [line for _, line in found])
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
    return {"marks": opened}
