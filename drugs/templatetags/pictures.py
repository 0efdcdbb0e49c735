"""Icons, arrays of 100 people and bars. A page holds the shapes it uses, once, at its end.

- `{% icon "help" %}`: an icon of templates/icons/; decorative, words stand beside it.
- `{% people 48 "g" %}`: 100 people, 48 of them filled. "g" is a benefit, "h" a harm; "fg" and "fh"
  are the same in tones of skin. Decorative, unless words are given: `{% people 48 "g" "48 had" %}`.
- `{% meter 6 20 %}`: the bar of a number, 6 on a scale that ends at 20.
- `{% shapes %}`: what the above need. base.html has it, and so must each part for htmx.
"""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

NAME = re.compile(r"[a-z][a-z_]*")
FILLED = ("g", "h", "fg", "fh")
OUTLINE = {"g": "r", "h": "r", "fg": "fr", "fh": "fr"}
# Which person has which tone of skin, in two rows of ten; the rows below repeat them.
TONES = (1, 4, 2, 5, 3, 2, 1, 3, 5, 4, 3, 5, 1, 2, 4, 5, 2, 4, 1, 3)


def icon_names() -> list[str]:
    """All icons of the family."""
    return sorted(path.stem for path in (settings.ROOT / "templates" / "icons").glob("*.svg"))


@register.simple_tag(takes_context=True)
def icon(context: Any, name: str) -> SafeString:
    """One icon of the family, by the name of its file in templates/icons/."""
    _note(context, f"i-{name}")
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-{}"/></svg>', name
    )


@register.simple_tag(takes_context=True)
def people(context: Any, whole: int, kind: str = "g", words: str = "") -> SafeString:
    """100 people, the first `whole` of them filled. `words` say it to a screen reader."""
    if kind not in FILLED or not 0 <= whole <= 100:
        raise ValueError(f"No picture of {whole} people of 100 as {kind!r}.")
    rest = OUTLINE[kind]
    _note(context, f"p-{kind}", f"p-{rest}")
    rows, some = divmod(whole, 10)
    boxes = [
        (0, 0, 100, rows * 10, kind),
        (0, rows * 10, some * 10, 10, kind),
        (some * 10, rows * 10, 100 - some * 10, 10 if rows < 10 else 0, rest),
        (0, rows * 10 + 10, 100, 90 - rows * 10, rest),
    ]
    drawn = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}" fill="url(#p-{})"/>',
        [box for box in boxes if box[2] > 0 and box[3] > 0],
    )
    hidden = mark_safe('aria-hidden="true"')
    said = format_html('role="img" aria-label="{}"', words) if words else hidden
    return format_html('<svg class="arr" viewBox="1 0 98 100" {}>{}</svg>', said, drawn)


@register.simple_tag
def meter(number: float, scale: float) -> SafeString:
    """The bar of a number on a scale from 0; the number itself stands beside it in words."""
    return format_html(
        '<svg viewBox="0 0 {0} 6" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{1}" height="6"/></svg>',
        f"{scale:g}",
        f"{min(number, scale):g}",
    )


@register.simple_tag(takes_context=True)
def shapes(context: Any) -> SafeString:
    """The shapes used above this tag, each once on the page. Not seen."""
    request = _request(context)
    used: dict[str, bool] = getattr(request, "shapes_used", {})
    wanted = [name for name, written in used.items() if not written]
    used.update(dict.fromkeys(wanted, True))
    return format_html(
        '<svg class="sprite" aria-hidden="true">{}</svg>',
        format_html_join("", "{}", ((_shape(name),) for name in sorted(wanted))),
    )


def _note(context: Any, *names: str) -> None:
    request = _request(context)
    for name in names:
        if not hasattr(request, "shapes_used"):
            request.shapes_used = {}
        request.shapes_used.setdefault(name, False)


def _request(context: Any) -> Any:
    """The request of the page being made. The page of a failure has none: its frame lends one."""
    found = getattr(context, "request", None)
    if not found:
        # Kept on the context itself: `render_context` is another one in each included template.
        found = context.__dict__.setdefault("lent_request", HttpRequest())
    return found


def _shape(name: str) -> SafeString:
    kind, _, rest = name.partition("-")
    if kind == "i":
        if not NAME.fullmatch(rest):
            raise ValueError(f"No icon is called {rest!r}.")
        drawn = mark_safe(render_to_string(f"icons/{rest}.svg").strip())  # noqa: S308 - our file
        return format_html('<symbol id="{}" viewBox="0 0 24 24">{}</symbol>', name, drawn)
    return mark_safe(PATTERNS[rest]())  # noqa: S308 - our patterns


PERSON = "M5 .7a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM1.7 9.3V8.1a3.3 2.8 0 0 1 6.6 0v1.2z"
OUTLINED = "M5 1.1a1.65 1.65 0 1 1 0 3.3 1.65 1.65 0 0 1 0-3.3zM2.1 9V8.1a2.9 2.4 0 0 1 5.8 0V9z"


def _plain(kind: str) -> str:
    look = (
        'fill="none" stroke="currentColor" stroke-width=".75"'
        if kind == "r"
        else 'fill="currentColor"'
    )
    return (
        f'<pattern id="p-{kind}" width="10" height="10" patternUnits="userSpaceOnUse" '
        f'class="k-{kind}"><path d="{OUTLINED if kind == "r" else PERSON}" {look}/></pattern>'
    )


def _in_skin_tones(kind: str, clothes: str) -> str:
    """Twenty people whose heads differ; their clothes say whether it happened to them."""
    body = (
        '<path d="M1.8 9.2v-1a3.2 2.5 0 0 1 6.4 0v1z" class="clothes-r"/>'
        if clothes == "r"
        else f'<path d="M1.3 9.5V8a3.7 2.9 0 0 1 7.4 0v1.5z" class="clothes-{clothes}"/>'
    )
    people = "".join(
        f'<use href="#pp-{clothes}" x="{place % 10 * 10}" y="{place // 10 * 10}" class="k-{tone}"/>'
        for place, tone in enumerate(TONES)
    )
    return (
        f'<symbol id="pp-{clothes}" viewBox="0 0 10 10" width="10" height="10">'
        f'<circle cx="5" cy="2.9" r="2" class="head"/>{body}</symbol>'
        f'<pattern id="p-{kind}" width="100" height="20" patternUnits="userSpaceOnUse">'
        f"{people}</pattern>"
    )


PATTERNS = {
    "g": lambda: _plain("g"),
    "h": lambda: _plain("h"),
    "r": lambda: _plain("r"),
    "fg": lambda: _in_skin_tones("fg", "g"),
    "fh": lambda: _in_skin_tones("fh", "h"),
    "fr": lambda: _in_skin_tones("fr", "r"),
}
