"""The whole-page review: an act of its own, by a real person, on a page read from top to end."""

from __future__ import annotations

from typing import cast

from django import forms
from django.contrib import messages
from django.contrib.admin.sites import site
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from drugs.admin.records import line
from drugs.documents import REVIEW_EVERY
from drugs.kinds import KINDS
from drugs.models import Reviewed
from drugs.press.second_person import MAY_PUBLISH, NotAllowed
from drugs.press.whole_page import (
    on_the_desk,
    sign,
    signs_as,
    take_back,
    why_not_reviewed,
    words_of,
)
from drugs.wording.markdown import TextError


class ReviewForm(forms.Form):
    read_it_all = forms.BooleanField(
        label=gettext_lazy("I have read the whole page, and looked up every source again")
    )
    seen = forms.CharField(widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
def review_view(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """The account's own person signs for the page as it stands on the desk; a POST moves "last
    reviewed" to today there, or takes that back."""
    user = cast(User, request.user)
    if not user.has_perm(MAY_PUBLISH):
        raise PermissionDenied
    model = KINDS[kind].model if kind in KINDS else None
    if model is None or not issubclass(model, Reviewed):
        raise Http404("Only pages are reviewed as a whole.")
    row = KINDS[kind].rows.filter(slug=slug).first()
    if row is None:
        raise Http404("The desk has no such record.")
    shown = line((kind, slug))
    refused: list[str] = []
    document = None
    try:
        document = on_the_desk((kind, slug))
    except TextError as error:
        refused = [str(error)]
    seen = words_of(document) if document else ""
    form = ReviewForm(request.POST or None, initial={"seen": seen})
    if request.method == "POST" and request.POST.get("do") == "take-back":
        take_back((kind, slug), by=user)
        messages.warning(request, gettext("The review is taken back on the desk."))
        return HttpResponseRedirect(shown.publish)
    if request.method == "POST" and not refused and form.is_valid():
        try:
            sign((kind, slug), by=user, seen=form.cleaned_data["seen"])
        except NotAllowed as error:
            refused = [str(error)]
            form = ReviewForm(initial={"seen": seen})
        else:
            messages.warning(
                request,
                gettext("The review is recorded on the desk. Readers see it once it is published."),
            )
            return HttpResponseRedirect(shown.publish)
    return TemplateResponse(
        request,
        "admin/review.html",
        site.each_context(request)
        | {
            "title": gettext("Whole-page review: %(page)s") % {"page": shown.name},
            "line": shown,
            "row": row,
            "form": form,
            "person": signs_as(user),
            "refused": refused,
            "first": why_not_reviewed(document) if document else [],
            "next_due": timezone.localdate() + REVIEW_EVERY,
        },
        status=422 if request.method == "POST" else 200,
    )
