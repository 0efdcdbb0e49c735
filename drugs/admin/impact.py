"""What rests on a source, or names a side effect."""

from __future__ import annotations

from django.contrib.admin.sites import site
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from drugs.admin.records import Lines
from drugs.press.answers import PrintingError
from drugs.press.impact import addresses_naming, resting_on
from drugs.wording.markdown import TextError


@require_safe
def impact_view(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Every fact by record; with `?addresses` every page, handout and data file instead."""
    if not request.user.has_perm("drugs.view_publication"):
        raise PermissionDenied
    if kind not in ("source", "side-effect"):
        raise Http404("Only a source or a side effect has facts that rest on it.")
    line = Lines()
    shown = line((kind, slug))
    if not shown.edit:
        raise Http404("The desk has no such record.")
    context = site.each_context(request) | {"title": f"What rests on {shown.name}", "line": shown}
    problem, paths, records = "", [], []
    try:
        if "addresses" in request.GET:
            paths = addresses_naming(kind, slug, timezone.localdate())
        else:
            facts: dict[tuple[str, str], list[str]] = {}
            for fact in resting_on(kind, slug):
                facts.setdefault(fact.key, []).append(fact.part)
            records = [(line(key), parts) for key, parts in facts.items()]
    except (PrintingError, TextError) as error:
        problem = str(error)
    if "addresses" in request.GET:
        name = "admin/_affected.html" if request.htmx else "admin/affected.html"  # type: ignore[attr-defined]
        return TemplateResponse(request, name, context | {"paths": paths, "problem": problem})
    return TemplateResponse(
        request, "admin/impact.html", context | {"records": records, "problem": problem}
    )
