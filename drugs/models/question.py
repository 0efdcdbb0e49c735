"""Questions to ask the doctor."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from drugs.models.fact import FactRow
from drugs.models.keys import SlugKey
from drugs.models.treatment import Route, Treatment


class Question(SlugKey, FactRow):
    """A question to ask the doctor."""

    class Moment(models.TextChoices):
        BEFORE_DECIDING = "before-deciding", _("Before deciding")
        BEFORE_STARTING = "before-starting", _("Before starting")
        WHILE_TAKING = "while-taking", _("While taking it")
        STOPPING = "stopping", _("Stopping")

    class Circumstance(models.TextChoices):
        """What may be true of a reader. Never sent, stored or put in an address."""

        PREGNANCY = "pregnancy", _("Pregnant or planning to be")
        BREASTFEEDING = "breastfeeding", _("Breastfeeding")
        SMOKING = "smoking", _("Smoke now or did")
        OLDER = "older", _("65 or older")
        HEART = "heart", _("Heart trouble or stroke")
        CLOTS = "clots", _("Blood clots")
        CANCER = "cancer", _("Cancer, now or before")
        INFECTION = "infection", _("Infections that come back")
        OTHER_MEDICINES = "other-medicines", _("Other medicines")
        CHILD = "child", _("For a child or teen")
        DIABETES = "diabetes", _("Diabetes")
        KIDNEY_OR_LIVER = "kidney-or-liver", _("Kidney or liver trouble")
        SURGERY_OR_TRAVEL = "surgery-or-travel", _("Surgery or a long trip ahead")

    # The guides here are of tablets and creams; shots are options beside them.
    ROUTES = [(route.value, route.label) for route in (Route.TABLET, Route.CREAM)]

    text = models.CharField(max_length=200, unique=True)
    why = models.TextField(help_text="Why it matters. Markdown, one or two short sentences.")
    moment = models.CharField(max_length=20, choices=Moment)
    topic = models.CharField(max_length=40)
    route = models.CharField(
        max_length=10, choices=ROUTES, blank=True, default="", help_text="Empty: tablet and cream."
    )
    medicines = models.ManyToManyField(
        Treatment,
        related_name="questions",
        blank=True,
        help_text="Empty: every medicine of the route.",
    )
    circumstances = models.JSONField(
        default=list, blank=True, help_text="Whom it is for. Empty: everyone."
    )
    order = models.PositiveSmallIntegerField(default=0)
    ask_first = models.PositiveSmallIntegerField(
        null=True, blank=True,
        help_text="1, 2, 3 …: stands first on the sheet of every medicine, in this order.",
    )  # fmt: skip

    class Meta:
        ordering = ["moment", "order", "slug"]

    def __str__(self) -> str:
        return self.text
