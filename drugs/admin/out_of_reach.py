"""A database that does not answer, is full, or may not be written: a sentence, and no error."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from drugs.away import why_away
from drugs.views.errors import server_error


def failed(request: HttpRequest) -> HttpResponse:
    """What is answered when something was raised that nobody caught. Asks the database nothing."""
    why = why_away(sys.exc_info()[1])
    if not why:
        return server_error(request)
    page = render_to_string("admin/out_of_reach.html", {"why": why})
    return HttpResponse(page, status=503, headers={"Retry-After": "30"})
