"""What can go wrong, how it looks and feels, and whom to call."""

from __future__ import annotations

from django.db import models

from drugs.models.fact import FactRow, Reviewed
from drugs.models.keys import SlugKey
from drugs.models.treatment import Treatment

EVERYDAY = (
    "The words people search with: what shows this before all that search finds. One a line: "
    "'chest pain/hurts/tight -rash' is chest and one of the three, near each other, without rash. "
    "'=chest' is chest alone. A '?' at the end is a name: 'stroke ?' is no sign in 'stroke risk'. "
    "'-^can' holds it back where the search begins with 'can'. A '~' at the end is a word of other "
    "things too: 'faint ~' is no sign in 'faint smell'. '@medicine' is any word for a medicine, "
    "'@several' a number of them, '@person' anybody who is told of, '@aged' a child told of by its "
    "age; '@hurts', '@awful', '@sudden' and '@swollen' are all words that say so. '+sore' stands "
    "right behind the word before it. '-@explained' holds it back where a small cause is told of: "
    "'shaving'."
)


class Urgency(models.TextChoices):
    """Always these three."""

    EMERGENCY = "911", "Call 911"
    TODAY = "today", "Call your doctor today"
    NEXT_VISIT = "next-visit", "Mention it at your next visit"


class SideEffect(SlugKey, FactRow, Reviewed):
    class Role(models.TextChoices):
        SYMPTOM = "symptom", "something a person feels, sees or is told"
        TALLY = "tally", "a total that studies count, such as any side effect"
        EVENT = "event", "an event that is no symptom, such as death"

    role = models.CharField(
        max_length=10, choices=Role, default=Role.SYMPTOM,
        help_text="Only a symptom stands in the list that readers look through.",
    )  # fmt: skip
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
    emergency_if = models.CharField(
        max_length=160, blank=True,
        help_text="When it is for 911 although it can mostly wait: 'breathing gets hard'. It is "
        "printed as 'Call 911 if …'.",
    )  # fmt: skip
    emergency_room = models.BooleanField(
        default=False,
        help_text="Ticked: it is printed as 'Go to the emergency room now for …. Call 911 if you "
        "cannot get there.'",
    )

    class Meta(Reviewed.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class UrgentSign(SlugKey, FactRow):
    """One line of the urgent-help page and of the wallet card."""

    urgency = models.CharField(max_length=10, choices=Urgency)
    order = models.PositiveSmallIntegerField()
    sign = models.CharField(max_length=200, help_text="What a person sees or feels.")
    in_short = models.CharField(
        max_length=200,
        blank=True,
        help_text="The sign for the front page of a medicine, where all of it is a tap away. Empty:"
        " a sign for 911 stands there whole, another one not at all.",
    )
    meaning = models.CharField(max_length=120, help_text="What it can be, in plain words.")
    side_effect = models.ForeignKey(
        SideEffect, null=True, blank=True, on_delete=models.PROTECT, related_name="urgent_signs"
    )
    medicines = models.ManyToManyField(Treatment, related_name="urgent_signs")
    tells_stroke = models.BooleanField(
        default=False, help_text="Ticked: this sign itself says what a stroke looks like."
    )
    everyday = models.JSONField(default=list, blank=True, help_text=EVERYDAY)

    class Meta:
        ordering = ["urgency", "order"]
        constraints = [
            models.UniqueConstraint(fields=["urgency", "order"], name="urgent_signs_in_order")
        ]

    def __str__(self) -> str:
        return self.sign
