"""What editors say to each other about a record: comments, and who does what until when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Comment(models.Model):
    """A remark on a record, one of its fields or one of its rows; open until it is resolved. It is
    never edited or deleted."""

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=80)
    row = models.CharField(max_length=40, blank=True, help_text="Its model and number: slot/12.")
    field = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=200, blank=True, help_text="The same, as it read then.")
    text = models.CharField(max_length=1000)
    written_by = models.ForeignKey("auth.User", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    resolved_by = models.ForeignKey(
        "auth.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolved_by=None)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="comment_resolved_at_and_by",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}: {self.text[:60]}"


class Assignment(models.Model):
    """A record that one person sees to until a day. Given to somebody else, it is another one."""

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=80)
    person = models.ForeignKey("auth.User", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    what = models.CharField(max_length=300, blank=True)
    given_by = models.ForeignKey("auth.User", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        "auth.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug"], condition=Q(ended_at=None), name="one_sees_to_a_record"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="assignment_ended_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}, {self.person}, due {self.due_on}"
