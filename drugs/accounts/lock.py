"""Guessing passwords: each wrong try makes the next one wait, and the fifth closes for a while."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from eczema_site.tidy import counted_as

TRIES: int = settings.AXES_FAILURE_LIMIT
CLOSED: timedelta = settings.AXES_COOLOFF_TIME
FREE = 2  # tries that wait for nothing: a slip of the finger, and Caps Lock


class Delay:
    """Asked before any password is looked at. Nothing sleeps: who comes too soon is told to wait,
    so that waiting takes no place from others."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, **_: Any
    ) -> None:
        """Raises PermissionDenied when it is too soon for another try."""
        if request is None:
            return
        tried = AccessAttempt.objects.filter(
            username=username,
            ip_address=where(request),
            attempt_time__gte=timezone.now() - CLOSED,
        ).aggregate(times=Sum("failures_since_start"), last=Max("attempt_time"))
        times = tried["times"] or 0
        if FREE <= times < TRIES and timezone.now() < tried["last"] + wait(times):
            request.too_soon = True  # type: ignore[attr-defined]
            raise PermissionDenied


def where(request: HttpRequest) -> str | None:
    """The address, or the network of it, that tries are counted for: django-axes asks too."""
    return counted_as(request.META.get("REMOTE_ADDR", "")) or None


def wait(times: int) -> timedelta:
    """How long to wait after so many wrong tries: 2, 4, 8 seconds."""
    return timedelta(seconds=2 ** (times - FREE + 1))


def closed(
    request: HttpRequest, response: HttpResponse | None = None, credentials: object = None
) -> HttpResponse:
    """In place of the form, once there were too many tries."""
    minutes = int(CLOSED.total_seconds() // 60)
    answer = render(request, "admin/closed.html", {"tries": TRIES, "minutes": minutes}, status=429)
    answer.headers["Retry-After"] = str(minutes * 60)
    return answer
