"""What passes between editors, and what we found out about the sources' addresses."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from drugs.models.fact import Source


class Handover(models.Model):
    """A record's draft, sent to a second person, or the wish that it leave the site; and what that
    person answered."""

    class State(models.TextChoices):
        WAITING = "waiting", "waiting for review"
        SENT_BACK = "sent-back", "sent back"
        PUBLISHED = "published", "published"

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=80)
    note = models.CharField(max_length=1000, blank=True)
    takes_off = models.BooleanField(
        default=False, help_text="Ticked: the record should leave the site."
    )
    sent_by = models.ForeignKey("auth.User", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    answer = models.CharField(max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        "auth.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "draft that was sent"
        verbose_name_plural = "drafts that were sent"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug", "takes_off"],
                condition=Q(state="waiting"),
                name="one_handover_waits",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at=None, answered_by=None)
                | (~Q(state="waiting") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="handover_answered_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}: {self.get_state_display()}"


class Writer(models.Model):
    """One who changed what a record says: of the draft on the desk, or of the publication that it
    went out with."""

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=80)
    written_by = models.ForeignKey("auth.User", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    went_out_with = models.ForeignKey(
        "drugs.Publication", null=True, blank=True, on_delete=models.PROTECT, related_name="writers"
    )

    class Meta:
        ordering = ["-written_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug", "written_by"],
                condition=Q(went_out_with=None),
                name="one_writer_per_record",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}, by {self.written_by}"


class LinkCheck(models.Model):
    """Whether the address of a source answered when it was last tried."""

    source = models.OneToOneField(Source, on_delete=models.CASCADE, related_name="link_check")
    address = models.URLField(max_length=500)
    works = models.BooleanField()
    finding = models.CharField(max_length=200, help_text="In words, such as 'page not found'.")
    tried_at = models.DateTimeField()
    failed_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["works", "source"]

    def __str__(self) -> str:
        return f"{self.address}: {self.finding}"
