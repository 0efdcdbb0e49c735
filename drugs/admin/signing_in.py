"""Signing in, and again before publishing; signed out while somebody types: said in place, and
mended without losing a word."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.sites import site
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from drugs.accounts import events, second_step, sessions
from drugs.accounts.lock import CLOSED, TRIES

AGAIN = _(
    "It is a while since you signed in. Sign in again in another tab, come back to this one, and "
    "press the button once more: your words are still here."
)


class SignInForm(AdminAuthenticationForm):
    """Name and password. What is wrong is said alike for a wrong name and a wrong password."""

    def get_invalid_login_error(self) -> ValidationError:
        if getattr(self.request, "too_soon", False):
            return ValidationError(
                gettext("That was too soon after a wrong try. Wait ten seconds, then try again.")
            )
        return ValidationError(
            gettext(
                "Name and password do not go together. Both tell small and capital letters apart. "
                "After %(tries)s wrong tries, signing in is closed for %(minutes)s minutes."
            )
            % {"tries": TRIES, "minutes": int(CLOSED.total_seconds() // 60)}
        )


class AgainForm(forms.Form):
    """Who is signed in shows again who they are."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )
    code = forms.CharField(
        label=_("The code your phone shows now"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.device = second_step.device_of(cast(User, request.user))
        if self.device is None:
            del self.fields["code"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        user = cast(User, self.request.user)
        name = user.get_username()
        if authenticate(self.request, username=name, password=cleaned["password"]) != user:
            raise ValidationError(
                gettext("That is not your password. Wait ten seconds, then try again.")
            )
        if self.device and not second_step.check(self.request, self.device, cleaned["code"]):
            raise ValidationError(
                gettext("That code is wrong or was used before. Wait for the next one.")
            )
        return cleaned


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def again_view(request: HttpRequest) -> HttpResponse:
    """Signing in again, for who is signed in: publishing asks for it."""
    form = AgainForm(request, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        request.session.cycle_key()
        sessions.begin(request)
        events.note(events.What.SIGNED_IN_AGAIN, cast(User, request.user), request=request)
        return HttpResponseRedirect(next_of(request))
    return TemplateResponse(
        request,
        "admin/again.html",
        site.each_context(request) | {"title": gettext("Sign in again"), "form": form},
        status=422 if request.method == "POST" else 200,
    )


def next_of(request: HttpRequest) -> str:
    """Where somebody wanted to go before they were asked who they are: on this site alone."""
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return wanted
    return reverse("admin:index")


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
