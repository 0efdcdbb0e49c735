"""A draft as readers would get it: its page on a phone and on a desk, and its sheets of paper."""

from __future__ import annotations

import base64

from csp.decorators import csp_update
from django.contrib.admin.sites import site
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from drugs.admin.records import keys_of, line, public_address
from drugs.documents import Key
from drugs.handouts.listing import about
from drugs.handouts.printed import printed, sheet_of
from drugs.handouts.typesetting import HandoutError, drawn
from drugs.pages.handouts import Handout, handouts
from drugs.press.affected import pages_saying_the_same
from drugs.preview import draft_shelf
from drugs.shelf import Shelf
from drugs.wording.markdown import TextError


@require_safe
@csp_update({"frame-src": ["'self'"]})
def preview_view(request: HttpRequest) -> HttpResponse:
    """Two frames on the public address of one record, with the draft laid on top; and the sheets
    that say what it says, of which `?sheet=` (or the first) is shown as pictures."""
    if not request.user.has_perm("drugs.view_publication"):
        raise PermissionDenied
    keys = keys_of(request.GET)
    if not keys:
        raise Http404("No such record.")
    shown = line(keys[0])
    sheets: list[tuple[Handout, str]] = []
    problem = ""
    try:
        shelf = draft_shelf()
        sheets = [(one, about(one.kind, one.medicines, shelf)) for one in sheets_of(keys[0], shelf)]
    except TextError as error:
        problem = str(error)
    chosen = [sheet for sheet in sheets if sheet[0].name == request.GET.get("sheet")] or sheets[:1]
    return TemplateResponse(
        request, "admin/preview.html",
        site.each_context(request)
        | {"title": f"Preview: {shown.name}", "line": shown, "sheets": sheets,
           "chosen": chosen[0] if chosen else None, "problem": problem},
    )  # fmt: skip


@require_safe
def paper_view(request: HttpRequest, name: str) -> HttpResponse:
    """One sheet with the drafts of the desk, as a picture of each page; or why it cannot be made.
    A part of the preview screen."""
    if not request.user.has_perm("drugs.view_publication"):
        raise PermissionDenied
    problem, pictures = "", []
    try:
        shelf = draft_shelf()
        handout = handouts(shelf).get(name)
        if handout is None:
            raise Http404("No such sheet.")
        printed(handout, shelf)  # refuses what the printer would refuse
        pages = drawn(sheet_of(handout, shelf), paper=handout.paper, large=handout.large)
        pictures = [base64.b64encode(page).decode() for page in pages]
    except (HandoutError, TextError) as error:
        problem = str(error)
    return TemplateResponse(
        request,
        "admin/_paper.html" if request.htmx else "admin/paper.html",  # type: ignore[attr-defined]
        site.each_context(request)
        | {"title": f"Preview on paper: {name}", "pictures": pictures, "problem": problem},
    )


def sheets_of(key: Key, shelf: Shelf) -> list[Handout]:
    """The sheets on Letter paper that say what a record says."""
    entry = shelf.published(*key)
    about_some = set(getattr(entry.document, "medicines", ()) if entry else ())
    return [
        one
        for one in handouts(shelf).values()
        if one.paper == "letter"
        and public_address(key) in pages_saying_the_same(one.kind, one.medicines)
        and (not about_some or about_some & set(one.medicines))
    ]
