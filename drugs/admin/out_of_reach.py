"""A database that does not answer, is full, or may not be written: a sentence, and no error."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext

from drugs.views.errors import server_error


def failed(request: HttpRequest) -> HttpResponse:
    """What is answered when something was raised that nobody caught. Asks the database nothing."""
    error = sys.exc_info()[1]
    if not isinstance(error, InterfaceError | OperationalError):
        return server_error(request)
    page = render_to_string("admin/out_of_reach.html", {"why": _why(error)})
    return HttpResponse(page, status=503, headers={"Retry-After": "30"})


def _why(error: Exception) -> str:
    said = str(error).lower()
    if "full" in said or "no space" in said:
        return gettext("The disk is full. Please tell those who run the site.")
    if "readonly" in said or "read-only" in said:
        return gettext("The database can only be read now. Please tell those who run the site.")
    if "locked" in said:
        return gettext("Others are saving at the same time.")
    return gettext("The database does not answer. It may be starting anew.")
