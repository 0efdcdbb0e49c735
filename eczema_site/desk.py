"""The editor's desk as the site of Django's admin. Not in `drugs/admin/`: that room registers its
screens with this site, so the site must be there first."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import PermissionDenied
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse

if TYPE_CHECKING:
    from django.contrib.auth.forms import AuthenticationForm
    from django.contrib.auth.models import User

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class DeskConfig(AdminConfig):
    default_site = "eczema_site.desk.Desk"


class Desk(AdminSite):
    """Django's admin, with the editor's own screens beside the records."""

    site_header = site_title = "The editor's desk"
    index_title = "Desk"

    @property
    def login_form(self) -> type[AuthenticationForm]:  # type: ignore[override]
        from drugs.admin.signing_in import SignInForm  # needs the models

        return SignInForm

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff, after the second step where one is asked for."""
        from drugs.accounts.second_step import may_enter

        return may_enter(request.user)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The page to sign in; who did so already and has the second step before them goes on."""
        user = request.user
        if user.is_active and user.is_staff and not self.has_permission(request):
            asked = request.GET.urlencode()
            return HttpResponseRedirect(f"{reverse('admin:second_step')}{'?' * bool(asked)}{asked}")
        return super().login(request, extra_context)

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        from drugs.admin.home import home

        shown = {}
        if request.user.has_perm("drugs.view_publication"):
            shown["home"] = home(request)
        return super().index(request, shown | (extra_context or {}))

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Every screen of the admin; what somebody changes by any of them is noted as theirs."""
        from drugs.press.writers import written_by

        shown = self._screen(view, cacheable)

        @wraps(view)
        def noted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method in ("GET", "HEAD", "OPTIONS") or not self.has_permission(request):
                return shown(request, *args, **kwargs)
            with written_by(request.user) as before:  # type: ignore[arg-type]
                request.before = before  # type: ignore[attr-defined]
                return shown(request, *args, **kwargs)

        return cast(View, noted)

    def _screen(self, view: View, cacheable: bool = False) -> View:
        """A screen that changes nothing on the desk: nobody is noted, and nobody has to wait."""
        from drugs.accounts import events
        from drugs.admin.plain_characters import all_hidden, nothing_sent
        from drugs.admin.record import RecordAdmin
        from drugs.admin.signing_in import signed_out
        from drugs.admin.unreadable import named

        shown = named(super().admin_view(view, cacheable))
        # The form of a record names the field itself, and makes plain what can be made plain.
        makes_plain = isinstance(getattr(view, "__self__", None), RecordAdmin)

        @wraps(view)
        def readable(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            sent = [*request.GET.lists(), *request.POST.lists()]
            if any("\0" in text for name, values in sent for text in (name, *values)):
                return HttpResponseBadRequest("There is a character in it that no text has (NUL).")
            # What htmx asks for while somebody types changes nothing.
            writes = not (makes_plain or request.htmx)  # type: ignore[attr-defined]
            if writes and (unseen := all_hidden(request)):
                return nothing_sent(request, unseen)
            if request.htmx and not self.has_permission(request):  # type: ignore[attr-defined]
                return signed_out(request)  # else the page to sign in would stand in that part
            try:
                return shown(request, *args, **kwargs)
            except PermissionDenied:
                user = cast("User", request.user)
                events.note(events.What.REFUSED, user, request=request, detail=request.path)
                raise

        return cast(View, readable)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        # The screens need the models, and this module is imported before they are ready.
        from drugs.admin import (
            accounts,
            audit,
            bundle,
            home,
            impact,
            leaflet,
            live,
            notes,
            packet,
            past,
            plan,
            preview,
            publish,
            recheck,
            replace,
            review,
            second_step,
            signing_in,
            to_enter,
            told,
            unsaved,
        )

        own = [
            path(address, self._screen(view), name=name)
            for address, view, name in (
                # These publish, which takes a while and leaves the desk as it is.
                ("publish/", publish.publish_view, "publish"),
                ("publish/affected/", publish.affected_view, "affected"),
                ("publish/progress/", publish.affected_progress_view, "affected_progress"),
                ("plan/<int:number>/", plan.call_off_view, "call_off"),
                ("bundle/", bundle.bundle_view, "new_bundle"),
                ("bundle/<int:number>/", bundle.bundle_view, "bundle"),
                ("past/<slug:kind>/<slug:slug>/", past.past_view, "past"),
                ("preview/", preview.preview_view, "preview"),
                ("preview/<slug:name>/", preview.paper_view, "preview_paper"),
                ("packet/<slug:slug>/", packet.packet_view, "packet"),
                ("impact/<slug:kind>/<slug:slug>/", impact.impact_view, "impact"),
                ("missing/<slug:kind>/<slug:slug>/", told.missing_view, "missing"),
                ("audit/", audit.audit_view, "audit"),
                ("audit.csv", audit.audit_csv_view, "audit_csv"),
                ("accounts/", accounts.accounts_view, "accounts"),
                ("accounts.csv", accounts.accounts_csv_view, "accounts_csv"),
                ("printing-progress/", home.printing_view, "printing_progress"),
                ("token/", signing_in.token_view, "token"),
                # Asked at a pause while somebody types.
                ("live-check/", live.live_view, "live_check"),
                ("unsaved/", unsaved.unsaved_view, "unsaved"),
            )
        ]
        writing = [
            path(address, self.admin_view(view), name=name)
            for address, view, name in (
                ("review/<slug:kind>/<slug:slug>/", review.review_view, "review"),
                ("recheck/<slug:slug>/", recheck.recheck_view, "recheck"),
                ("notes/<slug:kind>/<slug:slug>/", notes.notes_view, "notes"),
                ("leaflet/<slug:slug>/", leaflet.leaflet_view, "leaflet"),
                ("replace/", replace.replace_view, "replace"),
                ("to-enter/<slug:kind>/<slug:slug>/", to_enter.to_enter_view, "to_enter"),
            )
        ]
        # Who is asked for the second step is not at the desk yet.
        before = [
            path("second-step/", second_step.second_step_view, name="second_step"),
            path("again/", self._screen(signing_in.again_view), name="again"),
        ]
        return [*before, *own, *writing, *super().get_urls()]
