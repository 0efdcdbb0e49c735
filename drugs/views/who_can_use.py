from __future__ import annotations

from dataclasses import replace

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.urls import reverse
from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from drugs.pages.by_letter import Part, part
from drugs.pages.medicine.shown import records_of
from drugs.pages.urgent_help import SignsInShort, in_short
from drugs.pages.who_can_use.data import data
from drugs.pages.who_can_use.form import EMPTY, Form, read_form
from drugs.pages.who_can_use.many import in_parts
from drugs.pages.who_can_use.table import tables
from drugs.shelf import Shelf, shelf_for
from drugs.views.errors import not_found
from drugs.views.render import page
from drugs.views.same_site import same_site

LONGEST_FORM = 8192  # bytes; all our choices together take a quarter of it


@same_site
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def who_can_use(request: HttpRequest, letter: str = "") -> HttpResponse:
    """Whom approvals cover. The page itself answers, and nothing chosen leaves the device.

    Without JavaScript the form comes by POST, is answered at once and forgotten: it is never in an
    address, never stored, never logged. The browser may keep that answer to itself, for a way back
    without asking to send the form again.

    Where medicines are many the rules of all would be too much for one page. So the front page asks
    first and answers by POST alone, for those that are left; the pages of the letters answer by
    themselves.
    """
    shelf = shelf_for(request)
    found = part(reverse("who_can_use"), [*shelf.medicines.values()], letter)
    if found is None:
        return not_found(request, word=letter)
    if request.method != "POST":
        return _show(request, EMPTY, found)
    form = _form(request)
    response = _show(request, form or EMPTY, found, unreadable=form is None)
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


def _show(
    request: HttpRequest, form: Form, by_letter: Part, *, unreadable: bool = False
) -> HttpResponse:
    shelf = shelf_for(request)
    made = shelf.cached(tables)
    in_letters = in_parts(form, made.medicines, by_letter)
    found = in_letters.answer
    # Kept choices are not to change the answer to what was just sent.
    scripted = not by_letter.branches and not (by_letter.folded and request.method == "POST")
    return page(
        request,
        "drugs/who_can_use.html",
        rests_on=found.facts,
        shows=[records_of(one.table.medicine, shelf) for one in found.medicines],
        status=400 if unreadable else 200,
        # An answer is made anew each time, and to measure how it reads would cost a third more.
        measured=not form.chosen,
        unreadable=unreadable,
        form=form,
        answer=found,
        by_letter=by_letter,
        in_letters=in_letters,
        address=by_letter.href if by_letter.begins else by_letter.page,
        signs=shelf.cached(_signs, by_letter.begins),
        questions=[(question, form.chosen.get(question.name, ())) for question in made.questions],
        data=shelf.cached(_data, by_letter.begins) if scripted else "",
        scripted=scripted,
    )


def _signs(shelf: Shelf, begins: str) -> SignsInShort:
    return in_short([m for m in shelf.medicines.values() if m.slug.startswith(begins)], shelf)


def _data(shelf: Shelf, begins: str) -> SafeString:
    made = shelf.cached(tables)
    held = tuple(one for one in made.medicines if one.medicine.slug.startswith(begins))
    return json_script(data(replace(made, medicines=held)), "tables")
