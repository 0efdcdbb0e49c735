"""The second step of signing in: set up once with a phone, then asked for each time."""

from __future__ import annotations

from typing import cast

from django.contrib.admin.sites import site
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from drugs.accounts import second_step, sessions
from drugs.admin.signing_in import next_of


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_step_view(request: HttpRequest) -> HttpResponse:
    """Asks for a code; who has no phone set up yet is shown the key for it, once."""
    user = cast(User, request.user)
    if not (user.is_authenticated and user.is_staff and user.is_active):
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    device = second_step.device_of(user)
    if device and second_step.passed(user):
        return HttpResponseRedirect(next_of(request))
    if device is None and second_step.passed(user) and not sessions.fresh(request):
        # Not asked for yet, so this session may be an old one that somebody found open.
        return HttpResponseRedirect(f"{reverse('admin:again')}?next={request.path}")
    wrong = False
    if request.method == "POST":
        typed = request.POST.get("code", "")[:40]
        right = (
            second_step.check(request, device, typed)
            if device
            else second_step.confirm(request, typed)
        )
        if right:
            return HttpResponseRedirect(next_of(request))
        wrong = True
    return TemplateResponse(
        request,
        "admin/second_step.html",
        site.each_context(request)
        | {
            "title": gettext("Second step") if device else gettext("Set up the second step"),
            "set_up": None if device else second_step.begin(request),
            "wrong": wrong,
        },
        status=422 if wrong else 200,
    )
