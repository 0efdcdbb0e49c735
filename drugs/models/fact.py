"""What every fact rests on: its sources, and how it was checked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from drugs.documents.source import is_newer
from drugs.models.keys import SlugKey


class HowChecked(models.TextChoices):
    """How a fact was checked against its sources. `unchecked` never reaches a page."""

    PRIMARY = "primary", "read at the source itself"
    SECONDARY = "secondary", "read second-hand"
    UNCHECKED = "unchecked", "not checked: stays on the desk"


class Source(SlugKey):
    """One document that facts rest on. A label is one source, whatever section was read."""

    class Kind(models.TextChoices):
        LABEL = "label", "medicine label"
        REGULATOR = "regulator", "regulator's record"
        TRIAL = "trial", "trial publication"
        REVIEW = "review", "review or guideline"
        COMPANY = "company", "company page"
        HEALTH_SITE = "health-site", "health information site"
        NEWS = "news", "news report"

    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    address = models.URLField(max_length=500, blank=True)
    seen_at = models.URLField(
        max_length=500,
        blank=True,
        help_text="The copy that was read, when it was not the address itself.",
    )
    dated = models.CharField(
        max_length=120,
        blank=True,
        help_text="The date it bears, as printed there. Empty: it bears none.",
    )
    revision_read = models.CharField(
        max_length=120, blank=True, help_text="For a label: the revision we read, such as 12/2023."
    )
    newest_revision = models.CharField(
        max_length=120, blank=True, help_text="For a label: the newest revision we know of."
    )
    newest_revision_on = models.DateField(null=True, blank=True)
    newest_revision_note = models.TextField(
        blank=True, help_text="What is known of the newest revision, for readers. Markdown."
    )
    set_id = models.CharField(max_length=36, blank=True, help_text="DailyMed set id of a US label.")
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["publisher", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(newest_revision="") | ~Q(revision_read=""),
                name="source_newest_needs_read",
                violation_error_message="Say which revision we read before naming a newer one.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.publisher})"

    @property
    def newer_exists(self) -> bool:
        """Whether a newer revision is known than the one we read."""
        return is_newer(self.newest_revision, self.revision_read)


class Person(SlugKey):
    """Public credit of a real author or reviewer. Ships empty: nobody is ever invented."""

    name = models.CharField(max_length=120)
    credentials = models.CharField(max_length=200)
    role = models.CharField(max_length=120)
    interests = models.TextField(help_text="Interests declared. Say 'None declared' if so.")
    declared_on = models.DateField()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return f"{self.name}, {self.credentials}"


class FactRow(models.Model):
    """A statement that rests on sources."""

    sources = models.ManyToManyField(Source, related_name="+", blank=True)
    how_checked = models.CharField(max_length=10, choices=HowChecked, default=HowChecked.UNCHECKED)

    class Meta:
        abstract = True


class Reviewed(models.Model):
    """A record that is published on its own and reviewed as a whole page."""

    reviewed_on = models.DateField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True
        constraints = [
            # %(class)s keeps the name unique in each table.
            models.CheckConstraint(
                condition=Q(reviewed_on=None, reviewed_by=None)
                | Q(reviewed_on__isnull=False, reviewed_by__isnull=False),
                name="%(class)s_review_has_date_and_person",
                violation_error_message="A review needs both its date and the person.",
            )
        ]
