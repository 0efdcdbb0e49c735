"""What readers told us: read on the desk, and closed by who dealt with it."""

from __future__ import annotations

from typing import cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from drugs import models as desk


@admin.register(desk.ProblemReport)
class ProblemReportAdmin(admin.ModelAdmin):
    list_display = ("page_path", "message", "sent_at", "closed_at", "closed_by")
    list_filter = (("closed_at", admin.EmptyFieldListFilter),)
    readonly_fields = ("page_path", "message", "sent_at", "closed_at", "closed_by")
    actions = ["close"]

    @admin.action(description="Close the chosen reports", permissions=["change"])
    def close(self, request: HttpRequest, queryset: QuerySet[desk.ProblemReport]) -> None:
        """Marks those that are open as dealt with, by this person, now."""
        by = cast(User, request.user)
        number = queryset.filter(closed_at=None).update(closed_at=timezone.now(), closed_by=by)
        said = "1 report is closed." if number == 1 else f"{number} reports are closed."
        self.message_user(request, said)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
