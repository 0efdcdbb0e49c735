"""Whom to call, and where to go: help lines, and help with paying."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from drugs.models.fact import FactRow
from drugs.models.keys import SlugKey
from drugs.models.side_effect import EVERYDAY
from drugs.models.treatment import Treatment


class HelpLine(SlugKey, FactRow):
    """One door of help: a number to call, a place to go, a program that helps to pay."""

    class Purpose(models.TextChoices):
        """What it is for. Pages and sheets pick help lines by it, never by a name."""

        EMERGENCY = "emergency", _("an emergency, whatever a person takes")
        SECOND_DOOR = "second-door", _("where to go when nobody answers")
        POISON = "poison", _("too much was taken, or a child got it")
        CRISIS = "crisis", _("thoughts of hurting oneself")
        AHEAD = "ahead", _("what to call about before it happens")
        REPORT = "report", _("to report a side effect")
        PAYING = "paying", _("help with paying")

    purpose = models.CharField(max_length=15, choices=Purpose)
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=80, help_text="Its own name: 'Poison Help'.")
    situation = models.CharField(
        max_length=80, help_text="When a person needs it, as a heading: 'Somebody took too much?'"
    )
    short = models.CharField(
        max_length=200,
        help_text="All of it in a sentence or two, its number included: every sheet and card "
        "prints this.",
    )
    text = models.TextField(blank=True, help_text="What else a reader should know. Markdown.")
    emergency_if = models.CharField(
        max_length=160, blank=True,
        help_text="When it is for 911 instead: 'the person has collapsed'. It is printed as "
        "'Call 911 if …'.",
    )  # fmt: skip
    phone = models.CharField(
        max_length=20, blank=True, help_text="As a telephone dials it: 1-800-222-1222, 988."
    )
    phone_in_letters = models.CharField(
        max_length=20, blank=True, help_text="As it is also written: 1-800-FDA-1088."
    )
    by_text = models.BooleanField(default=False, help_text="Ticked: it can be texted, too.")
    address = models.URLField(max_length=500, blank=True, help_text="Its page, if it has one.")
    everyday = models.JSONField(default=list, blank=True, help_text=EVERYDAY)
    treatments = models.ManyToManyField(
        Treatment, related_name="help_lines", blank=True,
        help_text="Only for a line of one maker: the treatments it is for.",
    )  # fmt: skip

    class Meta:
        ordering = ["purpose", "order", "slug"]

    def __str__(self) -> str:
        return self.name
