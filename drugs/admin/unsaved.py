"""The words of a form that were typed and not saved, kept for who typed them: on another machine,
or after a browser forgot them."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from drugs.admin.publication import ReadOnly
from drugs.models import Unsaved

KEPT = timedelta(days=30)
LONGEST = 500_000  # characters of one form
ON_DESK = "_kept"  # the field by which a form says that the desk may hold words of it
# What of an address makes a form of its own: rows of two studies have the same names of fields.
PARTS = ("part", "study")


@require_http_methods(["GET", "POST"])
def unsaved_view(request: HttpRequest) -> HttpResponse:
    """GET tells the `words` kept of a form (`place`) for who asks, "" where there are none. POST
    keeps `words` in place of those before; empty ones take them away."""
    mine = Unsaved.objects.filter(owner=cast(User, request.user))
    if request.method == "GET":
        found = mine.filter(place=request.GET.get("place", "")).first()
        return JsonResponse({"words": found.words if found else ""})
    place, words = request.POST.get("place", ""), request.POST.get("words", "")
    if not 0 < len(place) <= 200 or len(words) > LONGEST:
        return HttpResponseBadRequest(gettext("That is no form, or more than a form holds."))
    if not words:
        mine.filter(place=place).delete()
        return HttpResponse(status=204)
    now = timezone.now()
    Unsaved.objects.update_or_create(
        owner=request.user, place=place, defaults={"words": words, "kept_at": now}
    )
    Unsaved.objects.filter(kept_at__lt=now - KEPT).delete()
    return HttpResponse(status=204)


def forget(request: HttpRequest) -> None:
    """What was kept of a form goes once that is saved; the form says whether anything was."""
    if not request.POST.get(ON_DESK):
        return
    Unsaved.objects.filter(owner=cast(User, request.user), place=place_of(request)).delete()


def place_of(request: HttpRequest) -> str:
    """What the words of a form are kept under, in the browser and on the desk."""
    part = " ".join(request.GET.get(name, "") for name in PARTS).strip()
    return f"unsaved {request.path} {part}".strip()


@admin.register(Unsaved)
class UnsavedAdmin(ReadOnly):
    """Whose forms are kept, for whoever runs the site; not what is in them."""

    list_display = ("owner", "place", "kept_at")
    fields = list_display
