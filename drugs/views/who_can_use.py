from __future__ import annotations

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from drugs.pages.who_can_use.answer import Answer, answer
from drugs.pages.who_can_use.form import EMPTY, Form, questions, read_form
from drugs.shelf import shelf_for
from drugs.views.render import page
from drugs.views.same_site import same_site

LONGEST_FORM = 4096  # bytes; all our choices together take a tenth of it


@same_site
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def who_can_use(request: HttpRequest) -> HttpResponse:
    """Whom approvals cover. What a reader chose comes by POST, is answered at once and forgotten:
    it is never in an address, never stored, never logged, and no cache keeps the answer."""
    if request.method != "POST":
        return _show(request, EMPTY, None)
    form = _form(request)
    found = None if form is None or form.errors else answer(form, shelf_for(request))
    response = _show(request, form or EMPTY, found, unreadable=form is None)
    response.headers["Cache-Control"] = "no-store"
    return response


def _form(request: HttpRequest) -> Form | None:
    """The form as sent; None where it cannot be ours: too long, or not to be read."""
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST_FORM:
            return None
        return read_form(dict(request.POST.lists()))
    except (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError, ValueError):
        return None


def _show(
    request: HttpRequest, form: Form, found: Answer | None, *, unreadable: bool = False
) -> HttpResponse:
    return page(
        request,
        "drugs/who_can_use.html",
        rests_on=found.facts if found else (),
        status=400 if unreadable else 200,
        unreadable=unreadable,
        form=form,
        answer=found,
        questions=[
            (question, form.chosen.get(question.name, ()), form.errors.get(question.name, ""))
            for question in questions()
        ],
    )
