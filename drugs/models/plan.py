"""What goes out later, and what goes out together."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Plan(models.Model):
    """A publication that one person approved, and that the printer makes at its time.

    `records` and `chosen` (the parts of records) are as the review screen had them; `seen` is the
    mark of the draft that was read: another draft does not go out.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "waiting for its time"
        DONE = "done", "published"
        FAILED = "failed", "not published"
        CALLED_OFF = "called-off", "called off"

    records = models.JSONField()
    chosen = models.JSONField(default=dict, blank=True)
    opened = models.JSONField(default=list, blank=True)
    seen = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    approver = models.ForeignKey("auth.User", on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    answer = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "auth.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", ended_at=None)
                | (~Q(state="waiting") & Q(ended_at__isnull=False)),
                name="plan_ended_at",
            )
        ]

    def __str__(self) -> str:
        return f"{', '.join('/'.join(key) for key in self.keys)}: {self.get_state_display()}"

    @property
    def keys(self) -> list[tuple[str, str]]:
        return [(kind, slug) for kind, slug in self.records]


class Bundle(models.Model):
    """Records that go out together or not at all."""

    name = models.CharField(max_length=100)
    made_by = models.ForeignKey("auth.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    went_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=Q(went_out_at=None), name="one_open_bundle_of_a_name",
                violation_error_message="Another bundle that is still open has this name.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class BundleRecord(models.Model):
    """One record of a bundle; of one that is still open, and of no second one."""

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="records")
    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=80)
    open = models.BooleanField(default=True)

    class Meta:
        ordering = ["kind", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug"], condition=Q(open=True), name="one_open_bundle_a_record"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"
