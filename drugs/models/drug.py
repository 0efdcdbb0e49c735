"""A medicine, whom it is approved for, and how it is used."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from drugs.models.fact import FactRow, Reviewed
from drugs.models.keys import Keyed, SlugKey


class Route(models.TextChoices):
    TABLET = "tablet", "tablet"
    CREAM = "cream", "cream or ointment"


class Region(models.TextChoices):
    US = "us", "United States"
    EU_UK = "eu-uk", "European Union and United Kingdom"
    JAPAN = "japan", "Japan"
    CHINA = "china", "China"
    CANADA = "canada", "Canada"


class Drug(SlugKey, FactRow, Reviewed):
    """One medicine. Its slug is the brand name: it stands in the address of its page."""

    class Box(models.TextChoices):
        BOXED = "boxed", "has a boxed warning for eczema use"
        NONE = "none", "no boxed warning"
        ELSEWHERE = "elsewhere", "boxed warning for other uses, not approved for eczema"
        UNKNOWN = "unknown", "not confirmed"

    brand = models.CharField(max_length=60, unique=True)
    generic = models.CharField(max_length=80, unique=True)
    generic_slug = models.SlugField(max_length=80, unique=True)
    say_brand = models.CharField(max_length=80, blank=True)
    say_generic = models.CharField(max_length=80, blank=True)
    maker = models.CharField(max_length=80)
    route = models.CharField(max_length=10, choices=Route)
    form = models.CharField(max_length=80, help_text="Such as 'film-coated tablet'.")
    strengths = models.JSONField(default=list, help_text="A list of texts, such as ['100 mg'].")
    jaks_blocked = models.JSONField(default=list, help_text="A list, such as ['JAK1'].")
    jaks_note = models.CharField(max_length=300, blank=True)
    summary = models.CharField(max_length=300, help_text="What it is, in one or two sentences.")
    who_for = models.CharField(max_length=300, help_text="Whom it is for, in one or two sentences.")
    remember = models.CharField(max_length=300, help_text="The one thing to remember.")
    not_approved_notice = models.CharField(
        max_length=300,
        blank=True,
        help_text="Said first where the FDA has not approved it for eczema.",
    )
    box = models.CharField(max_length=10, choices=Box)
    box_line = models.CharField(max_length=300, help_text="The boxed-warning line of the card.")
    label = models.ForeignKey(
        "drugs.Source", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="The label this page follows: its newest revision drives the notice on top.",
    )  # fmt: skip

    class Meta(Reviewed.Meta):
        ordering = ["brand"]

    def __str__(self) -> str:
        return f"{self.brand} ({self.generic})"


class Indication(Keyed, FactRow):
    """What one region's regulator has said about one medicine in one condition."""

    key_fields = ("drug", "region", "condition")

    class Condition(models.TextChoices):
        ATOPIC_DERMATITIS = "atopic-dermatitis", "atopic dermatitis (eczema)"
        CHRONIC_HAND_ECZEMA = "chronic-hand-eczema", "chronic hand eczema"

    class Status(models.TextChoices):
        APPROVED = "approved", "approved"
        NOT_APPROVED = "not-approved", "not approved"
        UNDER_REVIEW = "under-review", "under review"
        NOT_CONFIRMED = "not-confirmed", "not confirmed"

    class Severity(models.TextChoices):
        MILD_TO_MODERATE = "mild-to-moderate", "mild to moderate"
        MODERATE_TO_SEVERE = "moderate-to-severe", "moderate to severe"
        ANY = "", "not said"

    drug = models.ForeignKey(Drug, on_delete=models.CASCADE, related_name="indications")
    region = models.CharField(max_length=10, choices=Region)
    condition = models.CharField(max_length=30, choices=Condition)
    status = models.CharField(max_length=15, choices=Status)
    min_age_months = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Youngest age approved, in months: 12 years is 144."
    )
    min_weight_kg = models.PositiveSmallIntegerField(null=True, blank=True)
    weight_applies_below_age = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The weight counts for people younger than this, in years."
    )
    severity = models.CharField(max_length=20, choices=Severity, blank=True, default="")
    tried_first = models.TextField(blank=True, help_text="What must have been tried. Markdown.")
    limits = models.TextField(blank=True, help_text="Limits of the approval. Markdown.")
    approved_on = models.CharField(
        max_length=40, blank=True, help_text="As exact as the source: 2022-01-14, or 2025-09."
    )
    note = models.TextField(blank=True, help_text="Markdown.")

    class Meta:
        ordering = ["drug", "region", "condition"]
        constraints = [
            models.UniqueConstraint(
                fields=["drug", "region", "condition"], name="one_indication_per_region"
            ),
            models.CheckConstraint(
                condition=~Q(status="approved")
                | Q(min_age_months__isnull=False)
                | Q(how_checked="unchecked"),
                name="approved_indication_says_age",
                violation_error_message="An approval needs the youngest age it covers.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.drug.brand}, {self.get_region_display()}: {self.get_condition_display()}"


class Guidance(Keyed, FactRow):
    """What the page says about one medicine under one heading."""

    key_fields = ("drug", "topic")

    class Topic(models.TextChoices):
        HOW_TO_USE = "how-to-use", "How to use it"
        SPECIAL_GROUPS = "special-groups", "Dose for some people"
        MISSED_DOSE = "missed-dose", "If you miss a dose"
        BEFORE_YOU_START = "before-you-start", "Before you start"
        WHILE_YOU_TAKE_IT = "while-you-take-it", "While you use it"
        DO_NOT_USE_IF = "do-not-use-if", "Do not use it if"
        TELL_YOUR_DOCTOR = "tell-your-doctor", "Tell your doctor if"
        ITCH_RELIEF = "itch-relief", "How soon itch eased"
        VACCINES = "vaccines", "Vaccines"
        PREGNANCY = "pregnancy", "Pregnancy and birth control"
        BREASTFEEDING = "breastfeeding", "Breastfeeding"
        FERTILITY = "fertility", "Having children later"
        STORAGE = "storage", "How to store it"
        STOPPING = "stopping", "When to stop"
        LIVING_WITH = "living-with", "What it is like to live with"
        COST = "cost", "Cost and getting it"
        NOT_KNOWN = "not-known", "What we do not know"

    drug = models.ForeignKey(Drug, on_delete=models.CASCADE, related_name="guidance")
    topic = models.CharField(max_length=20, choices=Topic)
    summary = models.CharField(
        max_length=200, blank=True, help_text="The answer in one line, for the comparison."
    )
    text = models.TextField(help_text="Markdown: paragraphs and lists.")

    class Meta:
        ordering = ["drug", "topic"]
        verbose_name_plural = "guidance"
        constraints = [
            models.UniqueConstraint(fields=["drug", "topic"], name="one_guidance_per_topic")
        ]

    def __str__(self) -> str:
        return f"{self.drug.brand}: {self.get_topic_display()}"
