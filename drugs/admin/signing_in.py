"""Signed out while somebody types: said in place, and mended without losing a word."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def token_view(request: HttpRequest) -> JsonResponse:
    """The form token of a session that began in another tab: the open form goes on with it."""
    return JsonResponse({"token": get_token(request)})


def signed_out(request: HttpRequest) -> HttpResponse:
    """In place of a part of a screen: that one has to sign in, and where."""
    return render(request, "admin/_signed_out.html", status=401)


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """In place of Django's page about CSRF: what happened, and how to go on, in plain words."""
    if request.headers.get("HX-Request"):
        return signed_out(request)
    return render(request, "admin/refused.html", {"title": "", "reason": reason}, status=403)
