"""What people are told by mail. It is gathered here, and sent together."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy


class MailLine(models.Model):
    """One thing that one person is told. Those of one person that wait go out in one mail."""

    class Event(models.TextChoices):
        TAKEN_DOWN = "taken-down", gettext_lazy("Taken down at once, to be confirmed")
        UNCONFIRMED = "unconfirmed", gettext_lazy("Taken down, and nobody confirmed it in a day")
        PRINTING_FAILED = "printing-failed", gettext_lazy("The new edition could not be printed")
        PLAN_FAILED = "plan-failed", gettext_lazy("A planned publication did not go out")
        SENT = "sent", gettext_lazy("Sent to you for review")
        SENT_BACK = "sent-back", gettext_lazy("Sent back to you")
        ASSIGNED = "assigned", gettext_lazy("Given to you to do")
        COMMENT = "comment", gettext_lazy("Comments for you")
        NEWER_LABEL = "newer-label", gettext_lazy("A newer label was found")
        REVIEW_DUE = "review-due", gettext_lazy("A review is due")
        PUBLISHED = "published", gettext_lazy("A planned publication went out")

    person = models.ForeignKey("auth.User", on_delete=models.CASCADE, related_name="+")
    event = models.CharField(max_length=20, choices=Event)
    link = models.CharField(max_length=500, help_text="The address on the site, from its slash on.")
    lines = models.JSONField(default=list, blank=True)
    told_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["person"], condition=models.Q(sent_at=None), name="mail_that_waits"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_event_display()}"
