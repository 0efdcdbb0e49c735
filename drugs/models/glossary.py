"""The words the site explains."""

from __future__ import annotations

from django.db import models

from drugs.models.fact import FactRow
from drugs.models.keys import SlugKey


class GlossaryTerm(SlugKey, FactRow):
    term = models.CharField(max_length=80, unique=True)
    say_it = models.CharField(max_length=80, blank=True)
    also_called = models.JSONField(default=list, blank=True, help_text="A list of texts.")
    score = models.PositiveSmallIntegerField(
        null=True, blank=True,
        help_text="1, 2, 3 …: a score of trials, explained on the evidence page in this order.",
    )  # fmt: skip
    definition = models.TextField(help_text="Markdown, one or two short sentences.")

    class Meta:
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term
