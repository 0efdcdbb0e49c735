"""Trials and their figures. A risk figure without its comparator cannot be stored as checked."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from drugs.models.fact import FactRow
from drugs.models.keys import Keyed, SlugKey
from drugs.models.side_effect import SideEffect
from drugs.models.treatment import OLDEST, Treatment

AS_PRINTED = RegexValidator(
    r"^<?\d{1,3}(\.\d{1,2})?$", "Give the percent as printed: 24.3, 6.0, 0 or <1, without the sign."
)


class Comparator(models.TextChoices):
    """What the other group of a study got, as a page says it."""

    DUMMY_PILL = "dummy-pill", _("a dummy pill")
    PLAIN_CREAM = "plain-cream", _("plain cream")
    PLAIN_OINTMENT = "plain-ointment", _("plain ointment")
    DUMMY_SHOT = "dummy-shot", _("a dummy shot")
    TREATMENT = "treatment", _("another treatment of this site")
    OTHER = "other", _("another medicine")
    ALONE = "alone", _("nobody: followed alone")


class Study(SlugKey, FactRow):
    """A trial, or a pool of trials."""

    name = models.CharField(max_length=80, unique=True)
    who = models.CharField(
        max_length=250,
        help_text="Who was studied: 'people 12 and older with …'. No capital, no stop.",
    )
    size = models.PositiveIntegerField(null=True, blank=True, help_text="People in all.")
    weeks = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How long, in weeks. Empty: not in what we read."
    )
    weeks_note = models.CharField(max_length=60, blank=True, help_text="Such as '12 to 16 weeks'.")
    ages_from = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The youngest people in it, in years."
    )
    ages_to = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The oldest, in years. Empty: no upper limit, or not read."
    )
    pooled_of = models.JSONField(
        default=list, blank=True,
        help_text="Several trials taken together: the name of each, one a line.",
    )  # fmt: skip
    registry_number = models.CharField(max_length=20, blank=True, help_text="NCT03349060.")
    comparator = models.CharField(max_length=20, choices=Comparator)
    comparator_treatment = models.ForeignKey(
        Treatment, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Where people in the other group got one of our treatments.",
    )  # fmt: skip
    comparator_name = models.CharField(
        max_length=60, blank=True, help_text="Another medicine in words: 'alitretinoin capsules'."
    )
    also_used = models.CharField(
        max_length=120, blank=True, help_text="What everyone also used, such as 'steroid creams'."
    )
    adjusted = models.BooleanField(
        default=False,
        help_text="Ticked: its percents are adjusted, so they need not be the count of the group.",
    )
    caution = models.CharField(
        max_length=250, blank=True, help_text="Said wherever its figures are shown."
    )

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "studies"
        constraints = [
            models.CheckConstraint(
                condition=~Q(comparator__in=["treatment", "other"]) | ~Q(comparator_name=""),
                name="study_names_its_comparator",
                violation_error_message="Say in words what the other group got.",
            ),
            models.CheckConstraint(
                condition=~Q(comparator="treatment") | Q(comparator_treatment__isnull=False),
                name="study_links_its_comparator",
                violation_error_message="Choose the treatment the other group got.",
            ),
            models.CheckConstraint(
                condition=Q(ages_from=None) | Q(ages_to=None) | Q(ages_from__lte=F("ages_to")),
                name="study_ages_in_order",
                violation_error_message="The youngest cannot be older than the oldest.",
            ),
            models.CheckConstraint(
                condition=(Q(ages_from=None) | Q(ages_from__lte=OLDEST))
                & (Q(ages_to=None) | Q(ages_to__lte=OLDEST)),
                name="study_ages_can_be",
                violation_error_message="Nobody is that old. Enter the ages in years.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def comparator_words(self) -> str:
        """What the other group got, in words: "a dummy pill", "Dupixent (dupilumab) shots"."""
        return self.comparator_name or str(self.get_comparator_display())


class DoseUnit(models.TextChoices):
    MG = "mg", "mg"
    PERCENT = "%", "% cream or ointment"


class Figure(Keyed, FactRow):
    """So many out of so many on the medicine, and on its comparator in the same study.

    A side is known by its percent as printed, its count and group size, or both.
    """

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="%(class)ss")
    dose = models.CharField(max_length=60, help_text="Such as '100 mg once a day'.")
    dose_amount = models.DecimalField(
        max_digits=8, decimal_places=2, null=True, blank=True,
        help_text="The number of the dose: 100. Of a range, where it began.",
    )  # fmt: skip
    dose_unit = models.CharField(max_length=10, choices=DoseUnit, blank=True, default="")
    dose_times = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many times a day."
    )
    count = models.PositiveIntegerField(null=True, blank=True)
    size = models.PositiveIntegerField(null=True, blank=True, help_text="Group size.")
    percent = models.CharField(max_length=7, blank=True, validators=[AS_PRINTED])
    comparator_count = models.PositiveIntegerField(null=True, blank=True)
    comparator_size = models.PositiveIntegerField(null=True, blank=True)
    comparator_percent = models.CharField(max_length=7, blank=True, validators=[AS_PRINTED])
    against = models.CharField(
        max_length=60, blank=True,
        help_text="The comparator, where it is not the study's own: 'alitretinoin capsules'.",
    )  # fmt: skip
    against_treatment = models.ForeignKey(
        Treatment, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="And which of our treatments that is.",
    )  # fmt: skip
    alone = models.BooleanField(
        default=False,
        help_text="Ticked: followed alone, with no group beside it. Shown in a view of its own.",
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(how_checked="unchecked")
                | ~Q(percent="")
                | Q(count__isnull=False, size__isnull=False),
                name="%(class)s_has_a_figure",
                violation_error_message="Give the percent as printed, or the count and group size.",
            ),
            models.CheckConstraint(
                condition=Q(how_checked="unchecked")
                | Q(alone=True)
                | ~Q(comparator_percent="")
                | Q(comparator_count__isnull=False, comparator_size__isnull=False),
                name="%(class)s_has_its_comparator",
                violation_error_message=(
                    "Give the same figure for the comparator of the same study."
                ),
            ),
            models.CheckConstraint(
                condition=(Q(count=None) | Q(size=None) | Q(count__lte=F("size")))
                & (
                    Q(comparator_count=None)
                    | Q(comparator_size=None)
                    | Q(comparator_count__lte=F("comparator_size"))
                ),
                name="%(class)s_counts_fit_groups",
                violation_error_message="A count cannot be larger than its group.",
            ),
            models.CheckConstraint(
                condition=(Q(size=None) | Q(size__gt=0))
                & (Q(comparator_size=None) | Q(comparator_size__gt=0)),
                name="%(class)s_groups_have_people",
                violation_error_message="A group has at least one person.",
            ),
        ]


class Reaction(Figure):
    """How many had a side effect."""

    key_fields = ("study", "treatment", "dose", "side_effect", "site", "against")

    class Unit(models.TextChoices):
        PEOPLE = "people", _("out of 100 people")
        PER_YEAR = "per-year", _("per 100 people followed for a year")

    treatment = models.ForeignKey(Treatment, on_delete=models.CASCADE, related_name="reactions")
    side_effect = models.ForeignKey(SideEffect, on_delete=models.PROTECT, related_name="reactions")
    unit = models.CharField(
        max_length=20, choices=Unit, default=Unit.PEOPLE,
        help_text="People, or events per 100 people followed for a year: then give the rate.",
    )  # fmt: skip
    site = models.CharField(
        "place in the body", max_length=40, blank=True, default="",
        help_text="Where people were followed alone, and it was counted by place: 'in the lung'.",
    )  # fmt: skip

    class Meta(Figure.Meta):
        ordering = ["treatment", "side_effect", "site", "study", "dose"]
        constraints = [
            *Figure.Meta.constraints,
            models.UniqueConstraint(
                fields=["study", "treatment", "dose", "side_effect", "site", "against"],
                name="one_reaction_per_dose",
            ),
            models.CheckConstraint(
                condition=Q(site="") | Q(alone=True),
                name="reaction_by_site_is_alone",
                violation_error_message=(
                    "A figure by place in the body is one of people followed alone. Beside a "
                    "comparator, count the whole side effect."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.treatment.short_name} {self.dose}: {self.side_effect} ({self.study})"


class Outcome(Figure):
    """How many got better, by one measure in one week."""

    key_fields = ("study", "treatment", "dose", "measure", "week", "day", "against")

    class Measure(models.TextChoices):
        CLEAR = "clear", _("clear or almost clear skin")
        EASI_75 = "easi-75", _("eczema score at least 75% better (EASI-75)")
        ITCH_4 = "itch-4", _("itch at least 4 points better out of 10")
        HECSI_75 = "hecsi-75", _("hand eczema score at least 75% better (HECSI-75)")
        HECSI_90 = "hecsi-90", _("hand eczema score at least 90% better (HECSI-90)")
        EASI_90 = "easi-90", _("eczema score at least 90% better (EASI-90)")
        ITCH_LESS = "itch-less", _("a meaningful drop in itch, as the trial counted it")
        ITCH_0_1 = "itch-0-1", _("almost no itch: a score of 0 or 1 on the scale to 10")
        CLEAR_AND_NO_ITCH = "clear-itch", _("nearly clear skin and almost no itch")
        DLQI_4 = "dlqi-4", _("daily life score at least 4 points better (DLQI)")

    treatment = models.ForeignKey(Treatment, on_delete=models.CASCADE, related_name="outcomes")
    measure = models.CharField(max_length=10, choices=Measure)
    week = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Instead of the week, for the first days."
    )

    class Meta(Figure.Meta):
        ordering = ["treatment", "study", "measure", "week", "day", "dose"]
        constraints = [
            *Figure.Meta.constraints,
            # Two constraints, because SQLite cannot treat an empty week as equal to another.
            models.UniqueConstraint(
                fields=["study", "treatment", "dose", "measure", "week", "against"],
                condition=Q(day=None),
                name="one_outcome_per_week",
            ),
            models.UniqueConstraint(
                fields=["study", "treatment", "dose", "measure", "day", "against"],
                condition=Q(week=None),
                name="one_outcome_per_day",
            ),
            models.CheckConstraint(
                condition=Q(week=None, day__isnull=False) | Q(week__isnull=False, day=None),
                name="outcome_has_one_time",
                violation_error_message="Say the week, or for the first days the day.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.treatment.short_name} {self.dose}: {self.measure} ({self.study.name})"
