"""Bundles of records that go out together: made, changed and undone."""

from __future__ import annotations

from typing import cast

from django import forms
from django.contrib import messages
from django.contrib.admin.sites import site
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from drugs.admin.records import Lines, keys_of, publish_address
from drugs.models import Bundle
from drugs.press.bundles import bundled, keep
from drugs.press.editions import changed
from drugs.press.retired import retired
from drugs.wording.markdown import TextError


class NameForm(forms.Form):
    name = forms.CharField(
        max_length=100, label=gettext_lazy("What is the bundle called?"),
        help_text=gettext_lazy("Such as: New label of December 2026."),
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def bundle_view(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """A new bundle, or one that is open: its name, and which drafts are in it."""
    user = cast(User, request.user)
    if not user.has_perm("drugs.view_publication"):
        raise PermissionDenied
    bundle = get_object_or_404(Bundle, pk=number, went_out_at=None) if number else None
    form = NameForm(request.POST or None, initial={"name": bundle.name if bundle else ""})
    of = bundled()
    mine = {key for key, other in of.items() if other == bundle}
    if request.method == "POST" and request.POST.get("do") == "undo" and bundle:
        bundle.delete()
        messages.success(
            request, gettext("The bundle is undone. Its records are drafts as before.")
        )
        return HttpResponseRedirect(reverse("admin:index"))
    refused = ""
    if request.method == "POST" and form.is_valid():
        keys = keys_of(request.POST)
        try:
            if not keys:
                raise ValidationError(gettext("Tick the records that go out together."))
            keep(bundle, form.cleaned_data["name"], keys, by=user)
        except ValidationError as error:
            refused = " ".join(error.messages)
        else:
            return HttpResponseRedirect(publish_address(keys))
    drafts, stopped, line = set(mine), "", Lines()
    try:
        drafts |= set(changed()) - set(retired())
    except TextError as error:
        stopped = str(error)
    return TemplateResponse(
        request,
        "admin/bundle.html",
        site.each_context(request)
        | {
            "title": bundle.name if bundle else gettext("A bundle of records"),
            "bundle": bundle,
            "form": form,
            "refused": refused or stopped,
            "drafts": [
                (line(key), key in mine, of[key] if key in of and key not in mine else None)
                for key in sorted(drafts)
            ],
        },
        status=422 if request.method == "POST" else 200,
    )
