"""Words of the glossary, explained where they stand: each page holds the definitions it needs."""

from __future__ import annotations

from typing import Any

from django import template

from drugs.shelf import note_shown, shelf_for

register = template.Library()


@register.simple_tag(takes_context=True)
def defined_here(context: Any, slug: str) -> bool:
    """Whether the page being made will hold the definition of a term, and a note that it must.

    False without a request, as in an editor's preview of one text, and for a term not published.
    """
    request = getattr(context, "request", None)
    if request is None or slug not in shelf_for(request).terms:
        return False
    if not hasattr(request, "terms_used"):
        request.terms_used = {}
    request.terms_used.setdefault(slug, False)
    return True


@register.inclusion_tag("components/definitions.html", takes_context=True)
def definitions(context: Any) -> dict[str, Any]:
    """The definitions of the terms used above this tag, each once on the page."""
    request = getattr(context, "request", None)
    used: dict[str, bool] = getattr(request, "terms_used", {})
    wanted = [slug for slug, written in used.items() if not written]
    used.update(dict.fromkeys(wanted, True))
    terms = [shelf_for(request).terms[slug] for slug in wanted]  # type: ignore[arg-type]
    if terms and request is not None:
        note_shown(request, terms)
    return {"terms": terms}
