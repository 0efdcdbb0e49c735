"""The editor's desk as the site of Django's admin. Not in `drugs/admin/`: that room registers its
screens with this site, so the site must be there first."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.urls import URLPattern, URLResolver, path


class DeskConfig(AdminConfig):
    default_site = "eczema_site.desk.Desk"


class Desk(AdminSite):
    """Django's admin, with the publishing screen beside the records."""

    site_header = site_title = "The editor's desk"
    index_title = "Desk"

    def get_urls(self) -> list[URLPattern | URLResolver]:
        # The screens need the models, and this module is imported before they are ready.
        from drugs.admin.preview import preview_view
        from drugs.admin.publish import publish_view, touched_view

        own = [
            path("publish/", self.admin_view(publish_view), name="publish"),
            path("publish/touched/", self.admin_view(touched_view), name="touched"),
            path("preview/", self.admin_view(preview_view), name="preview"),
        ]
        return own + super().get_urls()
