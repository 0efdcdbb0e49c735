"""Parts of pages that many pages show alike: each is made once for a shelf, and then kept with it.

`{% shared "drugs/_cell.html" cell=cell full=part.full %}` is an `{% include … only %}` whose answer
is kept by what it is given, and it is given all that it shows. So never give it what a reader chose
or typed: that would be kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from drugs.documents.reads import once
from drugs.shelf import Shelf, known_by, shelf_for

register = template.Library()

MOST = 20_000  # parts of one shelf; what comes after that is made each time

# What tags note on a request for the end of its page: a part that is kept notes it each time.
BY_NAME, IN_ORDER = ("shapes_used", "terms_used"), "also_shown"
# What they note that differs from page to page: the numbers of sources, what was told before.
OF_ONE_PAGE = ("sources_cited", "help_lines_told")


@dataclass(frozen=True, eq=False)
class Part:
    """A part as it was made, with what it uses. It holds what it shows, which it is known by."""

    html: SafeString
    shown: dict[str, Any]
    noted: dict[str, Any]

    def note(self, request: HttpRequest) -> None:
        """Notes on another page what the part uses."""
        for name, used in self.noted.items():
            if name == IN_ORDER:
                request.__dict__.setdefault(name, []).extend(used)
                continue
            there = request.__dict__.setdefault(name, {})
            for each in used:
                there.setdefault(each, False)


@register.simple_tag(takes_context=True)
def shared(context: Any, template_name: str, **shown: Any) -> SafeString:
    """A template with nothing but what is `shown`; from the shelf where it was made before."""
    return mark_safe("".join(_htmls(context, template_name, [shown])))  # noqa: S308 - templates' own


@register.simple_tag(takes_context=True)
def shared_each(
    context: Any, template_name: str, name: str, items: Iterable[Any], **shown: Any
) -> SafeString:
    """The same for each of several items, which the template takes by `name`."""
    each = ({name: item, **shown} for item in items)
    return mark_safe("".join(_htmls(context, template_name, each)))  # noqa: S308 - templates' own


def _htmls(
    context: Any, template_name: str, several: Iterable[dict[str, Any]]
) -> Iterator[SafeString]:
    request = getattr(context, "request", None)
    if request is None:  # an editor's preview of one text: there is no shelf to keep it with
        yield from (_rendered(context, template_name, shown) for shown in several)
        return
    kept = shelf_for(request).cached(_parts)
    for shown in several:
        key = (template_name, *map(known_by, shown.values()))
        part = once(
            kept if key in kept or len(kept) < MOST else {},
            key,
            partial(_made, context, request, template_name, shown),
        )
        if part.noted:
            part.note(request)
        yield part.html


def _parts(shelf: Shelf) -> dict[Any, Any]:
    """What was made so far, by the template and what it shows."""
    return {}


def _made(context: Any, request: HttpRequest, template_name: str, shown: dict[str, Any]) -> Part:
    """A part, with what it notes kept apart from what its page has noted so far."""
    names = (*BY_NAME, IN_ORDER, *OF_ONE_PAGE)
    held = request.__dict__
    before = {name: held.pop(name) for name in names if name in held}
    try:
        html = _rendered(context, template_name, shown)
        noted = {name: held[name] for name in names if held.get(name)}
    finally:
        for name in names:
            held.pop(name, None)
        held.update(before)
    if told := noted.keys() & set(OF_ONE_PAGE):
        raise ValueError(f"{template_name} is not the same on every page: {sorted(told)}.")
    return Part(html, shown, noted)


def _rendered(context: Any, template_name: str, shown: dict[str, Any]) -> SafeString:
    found = context.template.engine.get_template(template_name)
    html: SafeString = found.render(context.new(shown))
    return html
