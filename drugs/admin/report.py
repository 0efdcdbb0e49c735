"""What readers tell us."""

from __future__ import annotations

from django.contrib import admin

from drugs import models as desk


@admin.register(desk.ProblemReport)
class ProblemReportAdmin(admin.ModelAdmin):
    list_display = ("page_path", "message", "sent_at", "closed_at", "closed_by")
    list_filter = (("closed_at", admin.EmptyFieldListFilter),)
    readonly_fields = ("page_path", "message", "sent_at")

    def has_add_permission(self, request, obj=None) -> bool:  # type: ignore[no-untyped-def]
        return False
