"""What readers tell us."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class ProblemReport(models.Model):
    """What a reader told us is wrong with a page. Holds nothing about the reader."""

    page_path = models.CharField(max_length=200)
    message = models.TextField(max_length=2000)
    sent_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        "auth.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="problem_report_closed_at_and_by",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_path}: {self.message[:60]}"
