"""What an update of the software left for a person to enter."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class ToEnter(models.Model):
    """An editor's words that have no place in today's fields, or whose meaning moved into other
    fields. Written by migrations; a record with one that is not entered is not published."""

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=80)
    what = models.CharField(max_length=200, help_text="What it was, and where it belongs now.")
    text = models.TextField(help_text="The editor's words, as they were.")
    entered_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(
        "auth.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["kind", "slug", "pk"]
        verbose_name = "text to be entered"
        verbose_name_plural = "texts to be entered"
        constraints = [
            models.CheckConstraint(
                condition=Q(entered_at=None, entered_by=None)
                | Q(entered_at__isnull=False, entered_by__isnull=False),
                name="to_enter_entered_at_and_by",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}: {self.what}"
