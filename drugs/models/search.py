"""What search knows beside the records it finds: people's own words, and searches to try."""

from __future__ import annotations

from django.db import models
from django.utils.text import Truncator

from drugs.models.keys import SlugKey
from drugs.models.slot import Slot

LONGEST = 80  # characters of what the desk calls such a record by: its first words


class Phrase(SlugKey):
    """Words people use, and where they lead: to a topic or chapter of a medicine that is named
    beside them, and to a page where none is."""

    phrases = models.JSONField(
        default=list,
        help_text="As people type them, one a line: 'can I drink'. Little words do not count.",
    )
    topic = models.CharField(
        max_length=20, blank=True, choices=Slot.Topic,
        help_text="The topic of a leaflet that answers it for each medicine.",
    )  # fmt: skip
    chapter = models.SlugField(
        blank=True, help_text="Without a topic: the chapter of a medicine that answers it."
    )
    address = models.CharField(
        max_length=120, blank=True,
        help_text="The page that answers it where no medicine is named: /other-options/. Empty: "
        "the answers of all medicines are shown.",
    )  # fmt: skip

    gives_way = models.BooleanField(
        default=False,
        help_text="These words tell who asks, as 'my son' does: anything else that is asked comes "
        "first.",
    )  # fmt: skip

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return Truncator(", ".join(self.phrases)).chars(LONGEST)


class TriedSearch(SlugKey):
    """Searches the press tries before an edition is switched, with what must come first."""

    class Card(models.TextChoices):
        NONE = "none", "no card"
        NOW = "911", "Call 911"
        TODAY = "today", "Call your doctor today"
        POISON = "poison", "Poison Help"
        CRISIS = "crisis", "thoughts of hurting oneself"

    queries = models.JSONField(default=list, help_text="As people type them, one a line.")
    card = models.CharField(
        max_length=10, choices=Card, default=Card.NONE,
        help_text="The card above all that is found. An edition that loses one is not printed.",
    )  # fmt: skip
    first = models.JSONField(
        default=list, blank=True,
        help_text="The addresses one of which must come first, one a line: /compare/ or a part of "
        "it; /medicines/*/tests/ for the answers of all medicines. Empty: any may.",
    )  # fmt: skip

    class Meta:
        ordering = ["slug"]
        verbose_name_plural = "tried searches"

    def __str__(self) -> str:
        return Truncator(", ".join(self.queries)).chars(LONGEST)
