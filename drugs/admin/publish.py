"""The publishing screen: what would go out, what is wrong with it, and why it goes out."""

from __future__ import annotations

from typing import cast

from django import forms
from django.contrib import messages
from django.contrib.admin.sites import site
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from drugs.admin.records import edit_address, keys_of, name_of
from drugs.models import Publication
from drugs.press.markdown import TextError
from drugs.press.publish import NotPublishable, Proposal, Unknown, propose, publish


class ReasonForm(forms.Form):
    reason = forms.CharField(
        max_length=300,
        label="Why is this published?",
        help_text="For the record, such as: New percent in the label of December 2026.",
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def publish_view(request: HttpRequest) -> HttpResponse:
    """Shows what publishing the named records would do; a POST with a reason does it."""
    if not request.user.has_perm("drugs.add_publication"):
        raise PermissionDenied
    keys = keys_of(request.GET)
    form = ReasonForm(request.POST or None)
    proposal, stopped = _proposal(keys)
    if request.method == "POST" and form.is_valid() and not stopped:
        user = cast(User, request.user)
        try:
            made = publish(keys, reason=form.cleaned_data["reason"], author=user, approver=user)
        except NotPublishable as error:
            proposal = Proposal(proposal.documents, proposal.before, error.problems)
        else:
            messages.success(request, _done(made))
            return HttpResponseRedirect(reverse("admin:index"))
    context = site.each_context(request) | {
        "title": "Publish",
        "form": form,
        "stopped": stopped,
        "records": [{"name": name_of(key), "edit": edit_address(key)} for key in keys],
        "fresh": [
            {
                "name": name_of(key),
                "edit": edit_address(key),
                "new": before is None,
                "asked_for": key in keys,
            }
            for key, before in proposal.before.items()
        ],
        "problems": [
            {
                "name": name_of((problem.kind, problem.slug)),
                "edit": edit_address((problem.kind, problem.slug)),
                "part": problem.part,
                "message": problem.message,
            }
            for problem in proposal.problems
        ],
    }
    refused = stopped or proposal.problems or form.errors
    return TemplateResponse(
        request, "admin/publish.html", context,
        status=422 if request.method == "POST" and refused else 200,
    )  # fmt: skip


def _proposal(keys: list[tuple[str, str]]) -> tuple[Proposal, str]:
    """What would go out, and the sentence that stops it before any check can be made."""
    nothing = Proposal({}, {}, [])
    if not keys:
        return nothing, "Choose the records to publish in one of the lists first."
    try:
        return propose(keys), ""
    except (Unknown, TextError) as error:
        return nothing, str(error)


def _done(made: list[Publication]) -> str:
    if not made:
        return "Nothing was published: readers already see exactly this."
    number = "1 record" if len(made) == 1 else f"{len(made)} records"
    return f"Published: {number}. The printer puts the new edition before readers in a moment."
