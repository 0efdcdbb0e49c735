"""The other ways to treat eczema."""

from __future__ import annotations

from django.db import models

from drugs.models.fact import FactRow
from drugs.models.keys import SlugKey


class TreatmentOption(SlugKey, FactRow):
    """Another way to treat eczema, among them staying with the present plan."""

    name = models.CharField(max_length=120, unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    form = models.CharField(max_length=80)
    ages = models.CharField(max_length=120, help_text="Ages in the United States, in words.")
    what_it_is = models.TextField(help_text="Markdown.")
    good_points = models.TextField(help_text="Markdown.")
    bad_points = models.TextField(help_text="Markdown.")
    living_with = models.TextField(help_text="Markdown.")

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name
