"""A way to treat eczema: a medicine with a guide of its own, or another option beside it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from drugs.models.fact import FactRow, Reviewed
from drugs.models.keys import Keyed, SlugKey


class Route(models.TextChoices):
    TABLET = "tablet", _("tablet")
    CREAM = "cream", _("cream or ointment")
    SHOT = "shot", _("shot under the skin")


class DrawnShape(models.TextChoices):
    ROUND = "round", _("round")
    OVAL = "oval", _("oval")
    OBLONG = "oblong", _("long")


class DrawnColor(models.TextChoices):
    PINK = "pink", _("pink")
    PURPLE = "purple", _("purple")
    RED = "red", _("red")
    YELLOW = "yellow", _("yellow")
    WHITE = "white", _("white")


class Region(models.TextChoices):
    US = "us", _("United States")
    EU_UK = "eu-uk", _("European Union and United Kingdom")
    JAPAN = "japan", _("Japan")
    CHINA = "china", _("China")
    CANADA = "canada", _("Canada")


OLDEST = 120  # years; a higher age is one in months, or a slip

# What the card on top of a medicine's page cannot do without.
CARD = (
    "brand", "generic", "generic_slug", "maker", "route", "summary", "who_for", "remember",
    "box_line",
)  # fmt: skip


class Treatment(SlugKey, FactRow, Reviewed):
    """One treatment. A medicine's slug is its brand name: it stands in the address of its guide.

    Rules, slots and figures hang on the treatment, whichever kind it is.
    """

    class Kind(models.TextChoices):
        MEDICINE = "medicine", "a JAK medicine with a guide of its own"
        OPTION = "option", "another option, beside the medicines"

    class Group(models.TextChoices):
        """Where an option stands on the page of other options, in this order."""

        STAY = "stay", _("Stay with your plan")
        ON_THE_SKIN = "on-the-skin", _("Creams and ointments")
        LIGHT = "light", _("Light")
        SHOTS = "shots", _("Shots")
        BY_MOUTH = "by-mouth", _("Older pills")
        JAK_MEDICINES = "jak-medicines", _("JAK medicines")
        OTHERS = "others", _("Other ways")

    class Box(models.TextChoices):
        BOXED = "boxed", "has a boxed warning for eczema use"
        NONE = "none", "no boxed warning"
        ELSEWHERE = "elsewhere", "boxed warning for other uses, not approved for eczema"
        UNKNOWN = "unknown", "not confirmed"

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.MEDICINE)
    group = models.CharField(
        max_length=20, choices=Group, default=Group.JAK_MEDICINES,
        help_text="Where it stands on the page of other options.",
    )  # fmt: skip
    name = models.CharField(
        max_length=120, blank=True, help_text="An option's name as its page says it."
    )
    order = models.PositiveSmallIntegerField(default=0)
    brand = models.CharField(max_length=60, blank=True)
    generic = models.CharField(max_length=80, blank=True)
    generic_slug = models.SlugField(max_length=80, blank=True)
    say_brand = models.CharField(max_length=80, blank=True)
    say_generic = models.CharField(max_length=80, blank=True)
    maker = models.CharField(max_length=80, blank=True)
    route = models.CharField(max_length=10, choices=Route, blank=True, default="")
    form = models.CharField(max_length=80, help_text="Such as 'film-coated tablet'.")
    drawn_shape = models.CharField(
        max_length=10, choices=DrawnShape, blank=True, default="",
        help_text="How the label describes the pill. Empty: not read; the drawing then says only "
        "that it is a pill.",
    )  # fmt: skip
    drawn_color = models.CharField(max_length=10, choices=DrawnColor, blank=True, default="")
    drawn_strength = models.CharField(
        max_length=20, blank=True, default="", help_text="Which strength is drawn: 100 mg."
    )
    how_taken = models.CharField(
        max_length=40, blank=True,
        help_text="How it is taken, for tables: 'Pill, once a day', 'Shot, every 2 weeks'.",
    )  # fmt: skip
    strengths = models.JSONField(
        default=list, blank=True,
        help_text="The strengths for eczema, one a line: 100 mg.",
    )  # fmt: skip
    strengths_elsewhere = models.JSONField(
        default=list, blank=True,
        help_text="Strengths it is sold in that are no eczema dose, one a line.",
    )  # fmt: skip
    jaks_blocked = models.JSONField(default=list, blank=True, help_text="One a line: JAK1.")
    jaks_note = models.CharField(max_length=300, blank=True)
    summary = models.CharField(
        max_length=300, blank=True, help_text="What it is, in one or two sentences."
    )
    who_for = models.CharField(
        max_length=300, blank=True, help_text="Whom it is for, in one or two sentences."
    )
    remember = models.CharField(max_length=300, blank=True, help_text="The one thing to remember.")
    not_approved_notice = models.CharField(
        max_length=300,
        blank=True,
        help_text="Said first where the FDA has not approved it for eczema.",
    )
    box = models.CharField(max_length=10, choices=Box, default=Box.UNKNOWN)
    box_line = models.CharField(
        max_length=300, blank=True, help_text="The boxed-warning line of the card."
    )
    label = models.ForeignKey(
        "drugs.Source", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="The label this page follows: its newest revision drives the notice on top.",
    )  # fmt: skip
    pictured_harm = models.ForeignKey(
        "drugs.SideEffect", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="The harm drawn as 100 people: from the label's own list, no cold, no COVID-19.",
    )  # fmt: skip
    pictured_harm_why = models.CharField(
        max_length=200, blank=True, help_text="Why this one: a sentence for readers."
    )
    pairs_printed = models.BooleanField(
        default=False,
        help_text="Ticked: its comparisons with the medicines that are ticked are printed ahead, "
        "on the site and on paper. All other comparisons are made when somebody asks.",
    )
    compared = models.BooleanField(
        default=False,
        help_text="For an option. Ticked: it can be a column of the comparison. Only where the "
        "figures of both groups of its trials are entered.",
    )
    ages = models.CharField(
        max_length=120, blank=True, help_text="An option's ages in the United States, in words."
    )
    what_it_is = models.TextField(blank=True, help_text="For an option. Markdown.")
    good_points = models.TextField(blank=True, help_text="For an option. Markdown.")
    bad_points = models.TextField(blank=True, help_text="For an option. Markdown.")
    living_with = models.TextField(blank=True, help_text="For an option. Markdown.")

    class Meta(Reviewed.Meta):
        ordering = ["kind", "order", "brand", "name"]
        constraints = [
            *Reviewed.Meta.constraints,
            *(
                models.UniqueConstraint(
                    fields=[name], condition=~Q(**{name: ""}), name=f"one_treatment_of_{name}"
                )
                for name in ("brand", "generic", "generic_slug", "name")
            ),
            models.CheckConstraint(
                condition=~Q(kind="medicine")
                | (
                    ~Q(brand="") & ~Q(generic="") & ~Q(generic_slug="") & ~Q(maker="")
                    & ~Q(route="") & ~Q(summary="") & ~Q(who_for="") & ~Q(remember="")
                    & ~Q(box_line="")
                ),
                name="medicine_has_its_card",
                violation_error_message="A medicine needs its names, maker, route and card.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="option") | (~Q(name="") & ~Q(what_it_is="")),
                name="option_has_a_name",
                violation_error_message="An option needs its name and what it is.",
            ),
            models.CheckConstraint(
                condition=Q(compared=False) | (Q(kind="option") & ~Q(brand="") & ~Q(generic="")),
                name="compared_option_has_a_brand",
                violation_error_message="An option that can be a column needs its brand and its "
                "generic name: its column is named so.",
            ),
            models.CheckConstraint(
                condition=Q(pictured_harm=None) | ~Q(pictured_harm_why=""),
                name="pictured_harm_has_a_reason",
                violation_error_message="Say why this harm is the one that is pictured.",
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """Tells each field that a new medicine's card lacks, at the field itself."""
        if self.kind == self.Kind.MEDICINE and self.pk is None:
            missing = [name for name in CARD if not getattr(self, name)]
            if missing:
                raise ValidationError(dict.fromkeys(missing, "A medicine's card needs it."))

    def __str__(self) -> str:
        return self.name or f"{self.brand} ({self.generic})"

    @property
    def short_name(self) -> str:
        """Its brand, or an option's name."""
        return self.brand or self.name


class Indication(Keyed, FactRow):
    """What one region's regulator has said about one treatment in one condition."""

    key_fields = ("treatment", "region", "condition")

    class Condition(models.TextChoices):
        ATOPIC_DERMATITIS = "atopic-dermatitis", _("atopic dermatitis (eczema)")
        CHRONIC_HAND_ECZEMA = "chronic-hand-eczema", _("chronic hand eczema")

    class Status(models.TextChoices):
        APPROVED = "approved", _("approved")
        NOT_APPROVED = "not-approved", _("not approved")
        UNDER_REVIEW = "under-review", _("under review")
        NOT_CONFIRMED = "not-confirmed", _("not confirmed")

    class Severity(models.TextChoices):
        MILD_TO_MODERATE = "mild-to-moderate", _("mild to moderate")
        MODERATE_TO_SEVERE = "moderate-to-severe", _("moderate to severe")
        ANY = "", _("not said")

    class Tried(models.TextChoices):
        """What must have been tried first; any one of those ticked will do."""

        WHOLE_BODY = "whole-body", _("a whole-body medicine: pills or shots")
        STEROID_CREAM = "steroid-cream", _("a steroid cream")
        OTHER_CREAM = "other-cream", _("another prescription cream")
        NOTHING = "nothing", _("nothing must be tried first")

    treatment = models.ForeignKey(Treatment, on_delete=models.CASCADE, related_name="indications")
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
    must_have_tried = models.JSONField(
        default=list, blank=True,
        help_text="Any one of these must have been tried. Nothing ticked: not in what we read.",
    )  # fmt: skip
    tried_first = models.TextField(
        blank=True, help_text="What must have been tried, for readers. Markdown."
    )
    limits = models.TextField(blank=True, help_text="Limits of the approval. Markdown.")
    approved_on = models.CharField(
        max_length=40, blank=True, help_text="As exact as the source: 2022-01-14, or 2025-09."
    )
    note = models.TextField(blank=True, help_text="Markdown.")

    class Meta:
        ordering = ["treatment", "region", "condition"]
        constraints = [
            models.UniqueConstraint(
                fields=["treatment", "region", "condition"], name="one_indication_per_region"
            ),
            models.CheckConstraint(
                condition=~Q(status="approved")
                | Q(min_age_months__isnull=False)
                | Q(how_checked="unchecked"),
                name="approved_indication_says_age",
                violation_error_message="An approval needs the youngest age it covers.",
            ),
            models.CheckConstraint(
                condition=(Q(min_age_months=None) | Q(min_age_months__lte=OLDEST * 12))
                & (Q(weight_applies_below_age=None) | Q(weight_applies_below_age__lte=OLDEST)),
                name="indication_ages_can_be",
                violation_error_message=(
                    "Nobody is that old. The youngest age is in months, and the age below which "
                    "the weight counts is in years."
                ),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.treatment}, {self.get_region_display()}: {self.get_condition_display()}"
