"""What was published and printed. Written by the press and the printer; here only to read."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from drugs import models as desk
from drugs.press.names import Names


class ReadOnly(admin.ModelAdmin):
    """A list that is written by the press alone."""

    actions = None

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """The lists of the desk name what people write; what the machine keeps, only to whoever
        runs the site. The screens that show it lead there for everybody."""
        return super().get_model_perms(request) if _runs_the_site(request) else {}

    def get_list_display(self, request: HttpRequest) -> Any:
        """A record by its name, in place of its kind and the word in its address."""
        found = super().get_list_display(request)
        if not {"kind", "slug"} <= set(found):
            return found
        named = Names()

        @admin.display(description=gettext("record"))
        def record(row: Any) -> str:
            return named((row.kind, row.slug))

        return [record, *(name for name in found if name not in ("kind", "slug"))]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _runs_the_site(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and request.user.is_superuser


@admin.register(desk.Publication)
class PublicationAdmin(ReadOnly):
    list_display = ("kind", "slug", "version", "reason", "author", "approver", "published_at")
    list_filter = ("kind", "published_at")
    search_fields = ("slug", "reason")
    list_select_related = ("author", "approver")
    fields = ("kind", "slug", "version", "reason", "author", "approver", "published_at", "says")
    readonly_fields = ("says",)

    @admin.display(description="What it says")
    def says(self, row: desk.Publication) -> SafeString | str:
        if row.document is None:
            return "Taken down: a notice." if row.notice else "Taken off the site."
        return format_html(
            '<pre class="document" tabindex="0">{}</pre>',
            json.dumps(row.document, ensure_ascii=False, indent=1),
        )


@admin.register(desk.Printing)
class PrintingAdmin(ReadOnly):
    list_display = ("edition", "state", "progress", "started_at", "ended_at", "message")
    list_filter = ("state",)
    fields = ("edition", "state", "progress", "message", "started_at", "ended_at")
    readonly_fields = ("progress",)

    @admin.display(description="Progress")
    def progress(self, row: desk.Printing) -> SafeString:
        if not row.total:  # how many there will be is known only after the first second
            return format_html("{}", "not counted yet" if row.state == "running" else "none")
        return format_html(
            '<progress max="{}" value="{}" aria-label="Pages printed"></progress> {} of {} pages',
            row.total, row.done, row.done, row.total,
        )  # fmt: skip


@admin.register(desk.Loaded)
class LoadedAdmin(ReadOnly):
    list_display = ("model", "key")
    list_filter = ("model",)


@admin.register(desk.Handover)
class HandoverAdmin(ReadOnly):
    list_display = ("kind", "slug", "state", "sent_by", "sent_at", "answered_by", "answer")
    list_filter = ("state",)
    list_select_related = ("sent_by", "answered_by")


@admin.register(desk.Writer)
class WriterAdmin(ReadOnly):
    list_display = ("kind", "slug", "written_by", "written_at")
    list_filter = ("kind",)
    list_select_related = ("written_by",)


@admin.register(desk.ToEnter)
class ToEnterAdmin(ReadOnly):
    list_display = ("kind", "slug", "what", "entered_by", "entered_at")
    list_filter = ("kind", "entered_at")


@admin.register(desk.LinkCheck)
class LinkCheckAdmin(ReadOnly):
    list_display = ("source", "works", "finding", "tried_at", "failed_since")
    list_filter = ("works",)
    list_select_related = ("source",)


@admin.register(desk.PageReview)
class PageReviewAdmin(ReadOnly):
    list_display = ("kind", "slug", "reviewed_on", "person", "account", "packet")
    list_filter = ("kind", "reviewed_on")
    list_select_related = ("person", "account")


@admin.register(desk.Recheck)
class RecheckAdmin(ReadOnly):
    list_display = (
        "source", "edition", "kind", "slug", "part", "answer", "now_says", "section",
        "checked_by", "checked_at",
    )  # fmt: skip
    list_filter = ("answer", "source")
    list_select_related = ("source", "checked_by")


@admin.register(desk.Plan)
class PlanAdmin(ReadOnly):
    list_display = ("__str__", "at", "approver", "reason", "answer", "ended_by", "ended_at")
    list_filter = ("state",)
    list_select_related = ("approver", "ended_by")


@admin.register(desk.MailLine)
class MailLineAdmin(ReadOnly):
    list_display = ("person", "event", "link", "told_at", "sent_at")
    list_filter = ("event", "sent_at")
    list_select_related = ("person",)
