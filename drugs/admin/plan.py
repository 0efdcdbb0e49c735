"""What is planned to be published: called off, or taken off the desk when it failed."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from drugs.press.plan import call_off
from drugs.press.second_person import NotAllowed


@require_POST
def call_off_view(request: HttpRequest, number: int) -> HttpResponse:
    """Calls a plan off. Its records stay drafts."""
    try:
        call_off(number, by=cast(User, request.user))
    except NotAllowed as error:
        messages.error(request, str(error))
    else:
        messages.success(request, gettext("Called off. Its records are drafts as before."))
    return HttpResponseRedirect(reverse("admin:index"))
