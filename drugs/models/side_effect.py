"""What can go wrong, how it looks and feels, and whom to call."""

from __future__ import annotations

from django.db import models

from drugs.models.drug import Drug
from drugs.models.fact import FactRow, Reviewed
from drugs.models.keys import SlugKey


class Urgency(models.TextChoices):
    """Always these three."""

    EMERGENCY = "911", "Call 911"
    TODAY = "today", "Call your doctor today"
    NEXT_VISIT = "next-visit", "Mention it at your next visit"


class SideEffect(SlugKey, FactRow, Reviewed):
    name = models.CharField(max_length=80, unique=True, help_text="The plain name.")
    medical_name = models.CharField(max_length=120, blank=True)
    also_called = models.JSONField(
        default=list, blank=True, help_text="Other names people search for, a list of texts."
    )
    serious = models.BooleanField(default=False)
    urgency = models.CharField(max_length=10, choices=Urgency)
    what_it_is = models.TextField(help_text="Markdown.")
    feels_like = models.TextField(
        blank=True, help_text="Feel and shape come before color. Markdown."
    )
    on_light_skin = models.TextField(blank=True, help_text="Markdown.")
    on_brown_and_black_skin = models.TextField(blank=True, help_text="Markdown.")
    what_to_do = models.TextField(help_text="Markdown.")

    class Meta(Reviewed.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class UrgentSign(SlugKey, FactRow):
    """One line of the urgent-help page and of the wallet card."""

    urgency = models.CharField(max_length=10, choices=Urgency)
    order = models.PositiveSmallIntegerField()
    sign = models.CharField(max_length=200, help_text="What a person sees or feels.")
    meaning = models.CharField(max_length=120, help_text="What it can be, in plain words.")
    side_effect = models.ForeignKey(
        SideEffect, null=True, blank=True, on_delete=models.PROTECT, related_name="urgent_signs"
    )
    drugs = models.ManyToManyField(Drug, related_name="urgent_signs")

    class Meta:
        ordering = ["urgency", "order"]
        constraints = [
            models.UniqueConstraint(fields=["urgency", "order"], name="urgent_signs_in_order")
        ]

    def __str__(self) -> str:
        return self.sign
