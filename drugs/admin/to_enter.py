"""What an update left to be entered in one record: read it, enter it, mark it."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.admin.sites import site
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from drugs.admin.records import line
from drugs.kinds import KINDS
from drugs.models import ToEnter
from drugs.press import to_enter


@require_http_methods(["GET", "HEAD", "POST"])
def to_enter_view(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """The texts of a record. A POST with the number of one marks it as entered."""
    user = cast(User, request.user)
    if not user.has_perm("drugs.view_toenter"):
        raise PermissionDenied
    rows = ToEnter.objects.filter(kind=kind, slug=slug)
    if kind not in KINDS or not rows:
        raise Http404("Nothing was left to be entered in such a record.")
    if request.method == "POST":
        if not user.has_perm("drugs.change_toenter"):
            raise PermissionDenied
        number = request.POST.get("text", "")
        if not number.isdecimal() or len(number) > 18:
            raise Http404("There is no such text.")
        row = get_object_or_404(rows, pk=int(number), entered_at=None)
        to_enter.mark_entered(row, user)
        messages.success(request, f"Marked as entered: {row.what}.")
        return HttpResponseRedirect(reverse("admin:to_enter", args=[kind, slug]))
    shown = line((kind, slug))
    return TemplateResponse(
        request,
        "admin/to_enter.html",
        site.each_context(request)
        | {
            "title": f"To be entered: {shown.name}",
            "line": shown,
            "rows": [row for row in rows if row.entered_at is None],
            "entered": [row for row in rows.select_related("entered_by") if row.entered_at],
        },
    )
