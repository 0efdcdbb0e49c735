"""The whole-page review: an act of its own, by a real person, on a page read from top to end."""

from __future__ import annotations

import reversion
from django import forms
from django.contrib import messages
from django.contrib.admin.sites import site
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from drugs.admin.records import line
from drugs.documents import REVIEW_EVERY
from drugs.kinds import KINDS
from drugs.models import Person, Reviewed
from drugs.press.second_person import MAY_PUBLISH


class ReviewForm(forms.Form):
    reviewer = forms.ModelChoiceField(
        Person.objects.all(),
        empty_label="Choose who read it",
        help_text="Named on the page, with credentials and interests declared.",
    )
    read_it_all = forms.BooleanField(
        label="This person has read the whole page, and every source was looked up again"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def review_view(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Asks who read the page; a POST moves "last reviewed" to today, on the desk."""
    if not request.user.has_perm(MAY_PUBLISH):
        raise PermissionDenied
    model = KINDS[kind].model if kind in KINDS else None
    if model is None or not issubclass(model, Reviewed):
        raise Http404("Only pages are reviewed as a whole.")
    row = KINDS[kind].rows.filter(slug=slug).first()
    if row is None:
        raise Http404("The desk has no such record.")
    shown = line((kind, slug))
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with reversion.create_revision():
            reversion.set_user(request.user)
            reversion.set_comment("Reviewed as a whole page.")
            row.reviewed_on, row.reviewed_by = timezone.localdate(), form.cleaned_data["reviewer"]
            row.save()
        messages.warning(
            request, "The review is recorded on the desk. Readers see it once it is published."
        )
        return HttpResponseRedirect(shown.publish)
    return TemplateResponse(
        request,
        "admin/review.html",
        site.each_context(request)
        | {
            "title": f"Whole-page review: {shown.name}",
            "line": shown,
            "row": row,
            "form": form,
            "people": Person.objects.exists(),
            "next_due": timezone.localdate() + REVIEW_EVERY,
        },
        status=422 if request.method == "POST" else 200,
    )
