"""Warnings, what the label lists, and tests: what the label says to look out for."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from drugs.models.fact import FactRow
from drugs.models.keys import Keyed
from drugs.models.side_effect import SideEffect
from drugs.models.treatment import Region, Treatment


class Warning(Keyed, FactRow):
    key_fields = ("treatment", "side_effect")

    class RestsOn(models.TextChoices):
        """Whose data a warning comes from. Said on the page, without playing it down."""

        THIS_IN_ECZEMA = "this-in-eczema", _("this medicine, in people with eczema")
        THIS_ELSEWHERE = "this-elsewhere", _("this medicine, in people with another illness")
        THIS_MEDICINE = "this-medicine", _("this medicine, illness not said")
        OTHER_JAK = "other-jak", _("another JAK pill, in older people with arthritis")
        BOTH = "both", _("this medicine, and another JAK pill in older people with arthritis")
        THIS_AND_CLASS = "this-and-class", _("this medicine, and JAK pills as a group")
        CLASS = "class", _("JAK pills as a group")
        ANIMALS = "animals", _("studies in animals")
        NOT_SAID = "not-said", _("not known")

    treatment = models.ForeignKey(Treatment, on_delete=models.CASCADE, related_name="warnings")
    side_effect = models.ForeignKey(SideEffect, on_delete=models.PROTECT, related_name="warnings")
    boxed = models.BooleanField(default=False)
    rests_on = models.CharField(max_length=20, choices=RestsOn)
    text = models.TextField(help_text="Markdown.")

    class Meta:
        ordering = ["treatment", "-boxed", "side_effect"]
        constraints = [
            models.UniqueConstraint(
                fields=["treatment", "side_effect"], name="one_warning_per_effect"
            )
        ]

    def __str__(self) -> str:
        return f"{self.treatment}: {self.side_effect.name}"


class Listing(Keyed, FactRow):
    """A side effect named for a treatment without a figure: in its US label, or elsewhere."""

    key_fields = ("treatment", "side_effect")

    class Where(models.TextChoices):
        LABEL = "label", _("its US label lists it")
        OTHER_REGION = "other-region", _("another country's label names it")
        OTHER_USE = "other-use", _("its label names it for another illness")

    treatment = models.ForeignKey(Treatment, on_delete=models.CASCADE, related_name="listings")
    side_effect = models.ForeignKey(SideEffect, on_delete=models.PROTECT, related_name="listings")
    where = models.CharField(max_length=15, choices=Where, default=Where.LABEL)
    region = models.CharField(max_length=10, choices=Region, default=Region.US)
    note = models.CharField(max_length=200, blank=True, help_text="A sentence for readers.")

    class Meta:
        ordering = ["treatment", "side_effect"]
        constraints = [
            models.UniqueConstraint(
                fields=["treatment", "side_effect"], name="one_listing_per_effect"
            )
        ]

    def __str__(self) -> str:
        return f"{self.treatment}: {self.side_effect.name}"


class Monitoring(Keyed, FactRow):
    """One test or check and when it is due."""

    key_fields = ("treatment", "test", "when")

    class Moment(models.TextChoices):
        """Where it stands on the timeline."""

        BEFORE = "before", "Before you start"
        WEEK = "week", "In a named week"
        ONGOING = "ongoing", "After that"
        LIMIT = "limit", "When to wait or stop"

    treatment = models.ForeignKey(Treatment, on_delete=models.CASCADE, related_name="monitoring")
    test = models.CharField(max_length=80)
    moment = models.CharField(max_length=10, choices=Moment)
    week = models.PositiveSmallIntegerField(null=True, blank=True)
    when = models.CharField(max_length=80, help_text="In words: 'week 12', 'before you start'.")
    why = models.TextField(help_text="Markdown.")
    region = models.CharField(max_length=10, choices=Region, default=Region.US)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["treatment", "moment", "week", "order", "test"]
        verbose_name_plural = "monitoring"
        constraints = [
            models.UniqueConstraint(
                fields=["treatment", "test", "when"], name="one_test_per_moment"
            ),
            models.CheckConstraint(
                condition=models.Q(moment="week", week__isnull=False)
                | (~models.Q(moment="week") & models.Q(week=None)),
                name="monitoring_week_is_named",
                violation_error_message="Give the week for 'In a named week', and only then.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.treatment}: {self.test}, {self.when}"
