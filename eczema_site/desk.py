"""The editor's desk as the site of Django's admin. Not in `drugs/admin/`: that room registers its
screens with this site, so the site must be there first."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest, HttpResponseBadRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class DeskConfig(AdminConfig):
    default_site = "eczema_site.desk.Desk"


class Desk(AdminSite):
    """Django's admin, with the editor's own screens beside the records."""

    site_header = site_title = "The editor's desk"
    index_title = "Desk"

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        from drugs.admin.home import home

        shown = {}
        if request.user.has_perm("drugs.view_publication"):
            shown["home"] = home(request.user)  # type: ignore[arg-type]
        return super().index(request, shown | (extra_context or {}))

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Every screen of the admin; what somebody changes by any of them is noted as theirs."""
        from drugs.press.writers import written_by

        shown = self._screen(view, cacheable)

        @wraps(view)
        def noted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method in ("GET", "HEAD", "OPTIONS") or not self.has_permission(request):
                return shown(request, *args, **kwargs)
            with written_by(request.user):  # type: ignore[arg-type]
                return shown(request, *args, **kwargs)

        return cast(View, noted)

    def _screen(self, view: View, cacheable: bool = False) -> View:
        """A screen that changes nothing on the desk: nobody is noted, and nobody has to wait."""
        from drugs.admin.signing_in import signed_out
        from drugs.admin.unreadable import named

        shown = named(super().admin_view(view, cacheable))

        @wraps(view)
        def readable(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            sent = [*request.GET.lists(), *request.POST.lists()]
            if any("\0" in text for name, values in sent for text in (name, *values)):
                return HttpResponseBadRequest("There is a character in it that no text has (NUL).")
            if request.htmx and not self.has_permission(request):  # type: ignore[attr-defined]
                return signed_out(request)  # else the page to sign in would stand in that part
            return shown(request, *args, **kwargs)

        return cast(View, readable)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        # The screens need the models, and this module is imported before they are ready.
        from drugs.admin import (
            audit,
            home,
            impact,
            live,
            past,
            preview,
            publish,
            recheck,
            review,
            signing_in,
            to_enter,
        )

        own = [
            path(address, self._screen(view), name=name)
            for address, view, name in (
                # These publish, which takes a while and leaves the desk as it is.
                ("publish/", publish.publish_view, "publish"),
                ("publish/affected/", publish.affected_view, "affected"),
                ("past/<slug:kind>/<slug:slug>/", past.past_view, "past"),
                ("preview/", preview.preview_view, "preview"),
                ("preview/<slug:name>/", preview.paper_view, "preview_paper"),
                ("impact/<slug:kind>/<slug:slug>/", impact.impact_view, "impact"),
                ("audit/", audit.audit_view, "audit"),
                ("audit.csv", audit.audit_csv_view, "audit_csv"),
                ("printing-progress/", home.printing_view, "printing_progress"),
                ("token/", signing_in.token_view, "token"),
                # Asked at each pause while somebody types.
                ("live-check/", live.live_view, "live_check"),
            )
        ]
        writing = [
            path(address, self.admin_view(view), name=name)
            for address, view, name in (
                ("review/<slug:kind>/<slug:slug>/", review.review_view, "review"),
                ("recheck/<slug:slug>/", recheck.recheck_view, "recheck"),
                ("to-enter/<slug:kind>/<slug:slug>/", to_enter.to_enter_view, "to_enter"),
            )
        ]
        return [*own, *writing, *super().get_urls()]
