"""Who read what, and found it right: whole pages, and facts under a newer edition of a label."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from drugs.models.fact import Person, Source


class Signer(models.Model):
    """Which account signs as which person. Somebody who makes accounts ties the two."""

    account = models.OneToOneField(
        "auth.User", on_delete=models.PROTECT, related_name="signs_as",
        help_text="The account of this person, and of nobody else.",
    )  # fmt: skip
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["person"]

    def __str__(self) -> str:
        return f"{self.account} signs as {self.person}"


class PageReview(models.Model):
    """A whole page as one person read it. `digest` is of all it said then."""

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    reviewed_on = models.DateField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("auth.User", on_delete=models.PROTECT, related_name="+")
    packet = models.PositiveBigIntegerField(
        null=True, blank=True, help_text="The edition that was read on paper. Empty: on the page."
    )

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}, {self.reviewed_on}, by {self.person}"


class Recheck(models.Model):
    """One fact, looked up again in a newer edition of the source it rests on."""

    class Answer(models.TextChoices):
        SAME = "same", "says the same"
        CHANGED = "changed", "says something else"

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="rechecks")
    edition = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=80)
    part = models.CharField(max_length=200, blank=True)
    section = models.CharField(max_length=120)
    answer = models.CharField(max_length=10, choices=Answer)
    now_says = models.CharField(max_length=500, blank=True)
    checked_by = models.ForeignKey("auth.User", on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(section=""), name="recheck_names_its_section",
                violation_error_message="Say in which section of the label it was read.",
            ),
            models.CheckConstraint(
                condition=~Q(answer="changed") | ~Q(now_says=""), name="recheck_says_what_changed",
                violation_error_message="Say what the label says now.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}, {self.part}: {self.get_answer_display()}"
