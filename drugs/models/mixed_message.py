"""Claims found elsewhere, and what is true now."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from drugs.models.fact import FactRow
from drugs.models.keys import SlugKey
from drugs.models.treatment import Treatment


class MixedMessage(SlugKey, FactRow):
    """A claim found elsewhere, and what is true now."""

    class Verdict(models.TextChoices):
        WRONG = "wrong", _("Wrong")
        OUTDATED = "outdated", _("Out of date")
        IMPRECISE = "imprecise", _("Not exact")
        CONTRADICTS_ITSELF = "contradicts-itself", _("Contradicts itself")

    class Topic(models.TextChoices):
        """What a claim is about, in the order of the page."""

        WARNINGS = "warnings", _("What do they warn of?")
        USE = "use", _("How do you use them?")
        APPROVED = "approved", _("What is approved, and for whom?")
        RESULTS = "results", _("How well do they work?")
        WORDS = "words", _("What are they, and what is eczema?")

    claim = models.CharField(max_length=300, help_text="What you may read, in our words.")
    where = models.CharField(
        max_length=120, help_text="The kind of page: 'a 2024 health-site article'."
    )
    topic = models.CharField(max_length=20, choices=Topic, blank=True, default="")
    verdict = models.CharField(max_length=20, choices=Verdict)
    true_now = models.TextField(help_text="Markdown.")
    since = models.CharField(max_length=80, blank=True, help_text="Since when, if known.")
    medicines = models.ManyToManyField(Treatment, related_name="mixed_messages", blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.claim
