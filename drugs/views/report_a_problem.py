from __future__ import annotations

import hmac
import logging
import secrets
import time
from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from drugs.models.report import ProblemReport
from drugs.views.render import page
from drugs.views.same_site import same_site
from drugs.wording.characters import visible
from eczema_site.tidy import counted_as

LONGEST, SHORTEST = 2000, 10  # signs of a message
LONGEST_PATH = 200
LONGEST_FORM = 16 * 1024  # bytes: a message all in signs of four bytes, and some more
FROM_ONE, FROM_ALL = 5, 200  # reports an hour

logger = logging.getLogger(__name__)


@dataclass
class Rate:
    """How many reports came within this hour. Who sent them is known by a key alone, made with a
    secret that is thrown away after the hour; neither is written anywhere."""

    until: float = 0.0
    secret: bytes = b""
    counts: Counter[bytes] = field(default_factory=Counter)

    def allows(self, address: str) -> bool:
        """Counts one report more, unless there were enough."""
        now = time.monotonic()
        if now >= self.until:
            self.until, self.secret, self.counts = now + 3600, secrets.token_bytes(32), Counter()
        key = hmac.digest(self.secret, counted_as(address).encode(), "sha256")
        if self.counts[key] >= FROM_ONE or self.counts.total() >= FROM_ALL:
            return False
        self.counts[key] += 1
        return True


rate = Rate()


@same_site
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def report_a_problem(request: HttpRequest) -> HttpResponse:
    """What is wrong with a page, told by a reader. The page and the words are all that is kept."""
    if request.method != "POST":
        return _show(request, path=_path(request.GET.get("page", "")))
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST_FORM:
            return _show(request, refused="long", status=413)
        sent = request.POST
        path, message = _path(sent.get("page", "")), visible(sent.get("message", "")).strip()
        trapped = bool(sent.get("website"))
    except (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError, ValueError):
        return _show(request, refused="unreadable", status=400)
    if refused := "short" if len(message) < SHORTEST else "long" if len(message) > LONGEST else "":
        return _show(request, path=path, message=message, refused=refused, status=422)
    if trapped:  # no person sees that field; a program is told nothing
        return _show(request, sent=True)
    if not rate.allows(request.META.get("REMOTE_ADDR", "")):
        return _show(request, path=path, message=message, refused="many", status=429)
    try:
        ProblemReport.objects.create(page_path=path, message=message)
    except DatabaseError:
        logger.exception("A reader's report could not be kept")
        return _show(request, path=path, message=message, refused="down", status=503)
    return _show(request, sent=True)


def _path(typed: str) -> str:
    return " ".join(visible(typed).split())[:LONGEST_PATH]


def _show(
    request: HttpRequest,
    *,
    path: str = "",
    message: str = "",
    refused: str = "",
    sent: bool = False,
    status: int = 200,
) -> HttpResponse:
    response = page(
        request,
        "drugs/report_a_problem.html",
        status=status,
        measured=not (path or message),
        path=path,
        message=message,
        refused=refused,
        sent=sent,
        longest=LONGEST,
        shortest=SHORTEST,
    )
    if request.method == "POST" or request.META.get("QUERY_STRING"):
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
    return response
