"""How long a session lasts, and how fresh a sign-in has to be for what cannot be taken back."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse

from drugs.accounts import events

HOUR = 3600
LONGEST = 12 * HOUR  # whatever is done in it
IDLE = 1 * HOUR
FRESH = 15 * 60  # to publish; taking a page down asks only for a session, so for 12 hours

SIGNED_IN, SEEN = "signed-in-at", "seen-at"
NOTED_EVERY = 60  # seconds, so that not every look writes
ASKS_BY_ITSELF = ("printing-progress/", "token/")  # nobody need be there


def begin(request: HttpRequest) -> None:
    """Notes that somebody has shown who they are, now."""
    now = int(time.time())
    request.session[SIGNED_IN] = request.session[SEEN] = now


def connect() -> None:
    """A session begins whenever somebody signs in. Called once, when the app is ready."""
    user_logged_in.connect(_signed_in)


def _signed_in(sender: Any, request: HttpRequest, user: User, **_: Any) -> None:
    begin(request)


def fresh(request: HttpRequest) -> bool:
    """Whether the sign-in is so short ago that this may publish."""
    began: int = request.session.get(SIGNED_IN, 0)
    return time.time() - began < FRESH


class SessionEnds:
    """Signs out who was away too long, or who has been in too long. Only those with a session: a
    reader has none, and nothing is asked of the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        with events.asked_by(request):
            if request.user.is_authenticated:
                self._look(request)
            return self.get_response(request)

    def _look(self, request: HttpRequest) -> None:
        now = int(time.time())
        began, seen = request.session.get(SIGNED_IN, 0), request.session.get(SEEN, 0)
        if now - began >= LONGEST or now - seen >= IDLE:
            events.note(events.What.ENDED, request.user, request=request)  # type: ignore[arg-type]
            logout(request)
        elif now - seen >= NOTED_EVERY and not request.path.endswith(ASKS_BY_ITSELF):
            request.session[SEEN] = now
