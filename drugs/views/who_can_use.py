from __future__ import annotations

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from drugs.pages.medicine.shown import records_of
from drugs.pages.urgent_help import SignsInShort, in_short
from drugs.pages.who_can_use.answer import answer
from drugs.pages.who_can_use.data import data
from drugs.pages.who_can_use.form import EMPTY, Form, read_form
from drugs.pages.who_can_use.table import tables
from drugs.shelf import Shelf, shelf_for
from drugs.views.render import page
from drugs.views.same_site import same_site

LONGEST_FORM = 8192  # bytes; all our choices together take a quarter of it


@same_site
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def who_can_use(request: HttpRequest) -> HttpResponse:
    """Whom approvals cover. The page itself answers, and nothing chosen leaves the device.

    Without JavaScript the form comes by POST, is answered at once and forgotten: it is never in an
    address, never stored, never logged. The browser may keep that answer to itself, for a way back
    without asking to send the form again.
    """
    if request.method != "POST":
        return _show(request, EMPTY)
    form = _form(request)
    response = _show(request, form or EMPTY, unreadable=form is None)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _form(request: HttpRequest) -> Form | None:
    """The form as sent; None where it cannot be ours: too long, or not to be read."""
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST_FORM:
            return None
        asked = shelf_for(request).cached(tables).questions
        return read_form(dict(request.POST.lists()), asked)
    except (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError, ValueError):
        return None


def _show(request: HttpRequest, form: Form, *, unreadable: bool = False) -> HttpResponse:
    shelf = shelf_for(request)
    made = shelf.cached(tables)
    found, signs = answer(form, made.medicines), shelf.cached(_signs)
    return page(
        request,
        "drugs/who_can_use.html",
        rests_on=found.facts,
        shows=[records_of(medicine, shelf) for medicine in shelf.medicines.values()],
        status=400 if unreadable else 200,
        # An answer is made anew each time, and to measure how it reads would cost a third more.
        measured=not form.chosen,
        unreadable=unreadable,
        form=form,
        answer=found,
        signs=signs,
        questions=[(question, form.chosen.get(question.name, ())) for question in made.questions],
        data=shelf.cached(_data),
    )


def _signs(shelf: Shelf) -> SignsInShort:
    return in_short(list(shelf.medicines.values()), shelf)


def _data(shelf: Shelf) -> SafeString:
    return json_script(data(shelf.cached(tables)), "tables")
