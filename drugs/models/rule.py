"""Rules: what a label tells people to do or not to do, as fields. Nothing is read out of prose."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from drugs.models.fact import FactRow
from drugs.models.keys import Keyed
from drugs.models.substance import Substance
from drugs.models.treatment import OLDEST, Region, Treatment


class Unit(models.TextChoices):
    """What a dose or an amount is measured in."""

    MG = "mg", _("mg")
    G = "g", _("g")
    PERCENT_OF_SKIN = "percent-of-skin", _("% of the skin")


class Per(models.TextChoices):
    TIME = "time", _("each time")
    DAY = "day", _("a day")
    WEEK = "week", _("a week")
    TWO_WEEKS = "2-weeks", _("in 2 weeks")
    MONTH = "month", _("a month")


class Rule(Keyed, FactRow):
    """One rule of one treatment. It holds for whoever meets any one of its conditions; a rule
    without conditions holds for everybody."""

    key_fields = ("treatment", "slug")

    class Kind(models.TextChoices):
        DO_NOT_USE = "do-not-use", _("Do not use it")
        MOST_ALLOWED = "most-allowed", _("Usual and highest amount")
        DO_NOT_START = "do-not-start", _("Do not start")
        STOP = "stop", _("Stop")
        PAUSE = "pause", _("Pause")
        LOWER_DOSE = "lower-dose", _("A lower dose")
        DO_NOT_MIX = "do-not-mix", _("Do not mix it with")
        DOSE_WHEN_MIXED = "dose-when-mixed", _("Another dose when mixed")
        ASK_BEFORE_MIXING = "ask-before-mixing", _("Ask before mixing it with")
        WAIT = "wait", _("Wait")
        CHECK = "check", _("Checked and watched")
        ASK_FIRST = "ask-first", _("Ask first")

    class Stands(models.IntegerChoices):
        """Its rank, in the words of an editor."""

        FIRST = 0, _("first on every page and sheet, in a place of its own")
        ALWAYS = 1, _("on every form, never left out")
        WHOLE = 2, _("in the chapter, on the sheet and in large print")

    class WaitUnit(models.TextChoices):
        HOURS = "hours", _("hours")
        DAYS = "days", _("days")
        WEEKS = "weeks", _("weeks")
        MONTHS = "months", _("months")

    class WaitFrom(models.TextChoices):
        START = "start", _("from the first dose")
        LAST_DOSE = "last-dose", _("after the last dose")
        BEFORE_START = "before-start", _("before the first dose")

    treatment = models.ForeignKey(Treatment, on_delete=models.CASCADE, related_name="rules")
    slug = models.SlugField(max_length=80)
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=Kind)
    short = models.CharField(
        max_length=120,
        help_text="The rule in one plain sentence, its threshold and condition included. Names and "
        "exceptions are set after it from their fields.",
    )
    text = models.TextField(blank=True, help_text="What else a reader should know. Markdown.")
    dose = models.DecimalField(
        max_digits=8, decimal_places=2, null=True, blank=True, help_text="The dose to use."
    )
    most = models.DecimalField(
        max_digits=8, decimal_places=2, null=True, blank=True, help_text="The highest amount."
    )
    unit = models.CharField(max_length=20, choices=Unit, blank=True, default="")
    per = models.CharField(max_length=10, choices=Per, blank=True, default="")
    or_most = models.DecimalField(
        max_digits=8, decimal_places=2, null=True, blank=True,
        help_text="Where the label gives a second way to say the highest amount.",
    )  # fmt: skip
    or_per = models.CharField(max_length=10, choices=Per, blank=True, default="")
    wait = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How long.")
    wait_unit = models.CharField(max_length=10, choices=WaitUnit, blank=True, default="")
    wait_from = models.CharField(max_length=15, choices=WaitFrom, blank=True, default="")
    names = models.ManyToManyField(
        Substance, blank=True, related_name="named_in",
        help_text="The substances that stand by name behind the rule, wherever it is printed.",
    )  # fmt: skip
    moved_to_rank = models.PositiveSmallIntegerField(
        "moved to", null=True, blank=True, choices=Stands,
        help_text="Only where the place by its kind would be wrong.",
    )  # fmt: skip
    moved_why = models.CharField(
        "why it is moved", max_length=200, blank=True,
        help_text="Why this rule does not stand where its kind does.",
    )  # fmt: skip
    region = models.CharField(max_length=10, choices=Region, default=Region.US)
    section = models.CharField(
        max_length=80, blank=True, help_text="Where the label says it: '2.2, 7.1, patient guide'."
    )

    class Meta:
        ordering = ["treatment", "order", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["treatment", "slug"], name="one_rule_per_slug"),
            models.CheckConstraint(
                condition=Q(moved_to_rank=None, moved_why="")
                | (Q(moved_to_rank__isnull=False) & ~Q(moved_why="")),
                name="moved_rule_has_a_reason",
                violation_error_message="Say why this rule is moved.",
            ),
            models.CheckConstraint(
                condition=Q(dose=None, most=None, or_most=None) | ~Q(unit=""),
                name="rule_amount_has_a_unit",
                violation_error_message="An amount needs its unit.",
            ),
            models.CheckConstraint(
                condition=Q(wait=None, wait_unit="")
                | (Q(wait__isnull=False) & ~Q(wait_unit="") & ~Q(wait_from="")),
                name="rule_wait_has_a_unit",
                violation_error_message="A time needs its unit, and from when it counts.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.treatment}: {self.short}"


class RuleCondition(Keyed):
    """For whom a rule holds, or (as an exception) what is allowed all the same."""

    key_fields = ("rule", "order")

    class What(models.TextChoices):
        AGE = "age", _("age in years")
        WEIGHT = "weight", _("weight in kg")
        PREGNANT = "pregnant", _("pregnant")
        PLANNING = "planning", _("may become pregnant")
        BREASTFEEDING = "breastfeeding", _("breastfeeding")
        KIDNEY = "kidney", _("kidney function (eGFR)")
        LIVER = "liver", _("liver trouble")
        ILLNESS = "illness", _("an illness")
        TAKES = "takes", _("takes a medicine")
        BLOOD = "blood", _("a blood level")
        GENE = "gene", _("a gene")
        NOT_ENOUGH = "not-enough", _("it does not help enough")

    class Level(models.TextChoices):
        MILD = "mild", _("mild")
        MODERATE = "moderate", _("moderate")
        SEVERE = "severe", _("severe")

    class Illness(models.TextChoices):
        INFECTION = "infection", _("any infection now")
        SERIOUS_INFECTION = "serious-infection", _("a serious infection")
        ACTIVE_TB = "active-tb", _("active TB")
        HIDDEN_TB = "hidden-tb", _("hidden TB")
        ACTIVE_HEPATITIS_B = "active-hepatitis-b", _("active hepatitis B")
        ACTIVE_HEPATITIS_C = "active-hepatitis-c", _("active hepatitis C")
        HEPATITIS_B_CARRIER = "hepatitis-b-carrier", _("hepatitis B in the past")
        PAST_HEPATITIS_C = "past-hepatitis-c", _("hepatitis C in the past")
        SHINGLES = "shingles", _("shingles")
        PAST_SHINGLES = "past-shingles", _("shingles before")
        TB_CONTACT = "tb-contact", _("time close to someone with TB")
        RECURRING_INFECTION = "recurring-infection", _("infections that keep coming back")
        LUNG_DISEASE = "lung-disease", _("long-term lung disease")
        CANCER = "cancer", _("cancer, now or before")
        CLOT_RISK = "clot-risk", _("a raised risk of blood clots")
        CLOT = "clot", _("signs of a blood clot")
        HEART_ATTACK_OR_STROKE = "heart-attack-or-stroke", _("a heart attack or stroke")
        HEART_RISK = "heart-risk", _("a raised risk of heart trouble")
        SMOKING = "smoking", _("smoking, now or before")
        WEAK_IMMUNE_SYSTEM = "weak-immune-system", _("a weak immune system")
        ALLERGY = "allergy", _("an allergy to it")
        GUT = "gut", _("past ulcers or diverticulitis")
        DIABETES = "diabetes", _("diabetes")
        LOW_COUNTS = "low-counts", _("low blood counts")
        LIVER_INJURY = "liver-injury", _("a suspected liver injury")
        RAW_OR_INFECTED_SKIN = "raw-or-infected-skin", _("raw or infected skin")

    class Blood(models.TextChoices):
        PLATELETS = "platelets", _("platelets")
        LYMPHOCYTES = "lymphocytes", _("lymphocytes")
        NEUTROPHILS = "neutrophils", _("neutrophils")
        HEMOGLOBIN = "hemoglobin", _("hemoglobin")

    class Gene(models.TextChoices):
        CYP2C19_POOR = "cyp2c19-poor", _("CYP2C19 poor metabolizer")

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="conditions")
    order = models.PositiveSmallIntegerField(default=1)
    exception = models.BooleanField(
        default=False, help_text="Ticked: this is allowed all the same."
    )
    what = models.CharField(max_length=20, choices=What)
    at_least = models.DecimalField(
        max_digits=9, decimal_places=2, null=True, blank=True,
        help_text="Age in years, weight in kg, eGFR, or the blood level: from this on.",
    )  # fmt: skip
    below = models.DecimalField(
        max_digits=9, decimal_places=2, null=True, blank=True, help_text="And below this."
    )
    level = models.CharField(max_length=10, choices=Level, blank=True, default="")
    illness = models.CharField(max_length=30, choices=Illness, blank=True, default="")
    substance = models.ForeignKey(
        Substance, null=True, blank=True, on_delete=models.PROTECT, related_name="conditions"
    )
    blood = models.CharField(max_length=20, choices=Blood, blank=True, default="")
    gene = models.CharField(max_length=20, choices=Gene, blank=True, default="")
    amount = models.DecimalField(
        max_digits=8, decimal_places=2, null=True, blank=True,
        help_text="Of an exception: how much is allowed.",
    )  # fmt: skip
    amount_unit = models.CharField(max_length=20, choices=Unit, blank=True, default="")
    amount_per = models.CharField(max_length=10, choices=Per, blank=True, default="")
    if_prescribed = models.BooleanField(
        default=False, help_text="Of an exception: allowed only if a doctor prescribed it."
    )

    class Meta:
        ordering = ["rule", "order"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "order"], name="rule_conditions_in_order"),
            models.CheckConstraint(
                condition=(~Q(what="illness") | ~Q(illness=""))
                & (~Q(what="takes") | Q(substance__isnull=False))
                & (~Q(what="blood") | ~Q(blood=""))
                & (~Q(what="gene") | ~Q(gene="")),
                name="rule_condition_says_which",
                violation_error_message="Say which illness, substance, blood level or gene.",
            ),
            models.CheckConstraint(
                condition=~Q(what__in=["age", "weight", "kidney", "blood"])
                | Q(at_least__isnull=False) | Q(below__isnull=False) | ~Q(level=""),
                name="rule_condition_says_how_much",
                violation_error_message="Say from which number on, or below which.",
            ),
            models.CheckConstraint(
                condition=Q(at_least=None) | Q(below=None) | Q(at_least__lt=F("below")),
                name="rule_condition_limits_in_order",
                violation_error_message="“At least” must be less than “below”. Enter the lower "
                "number first.",
            ),
            models.CheckConstraint(
                condition=~Q(what="age")
                | (
                    (Q(at_least=None) | Q(at_least__lte=OLDEST))
                    & (Q(below=None) | Q(below__lte=OLDEST))
                ),
                name="rule_condition_age_can_be",
                violation_error_message="Nobody is that old. Enter the age in years.",
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | (~Q(amount_unit="") & ~Q(amount_per="")),
                name="rule_exception_amount_is_whole",
                violation_error_message="An amount that is allowed needs its unit, and per what.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.rule}: {self.get_what_display()}"
