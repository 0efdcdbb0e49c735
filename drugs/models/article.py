"""Explainer pages: their sections, and the figures in them."""

from __future__ import annotations

from django.db import models

from drugs.models.fact import FactRow, Reviewed
from drugs.models.keys import Keyed, SlugKey
from drugs.models.side_effect import SideEffect
from drugs.models.trial import Figure


class Article(SlugKey, FactRow, Reviewed):
    """An explainer page. Its slug is its address: /how-they-work/."""

    title = models.CharField(max_length=120, unique=True)
    summary = models.CharField(max_length=300, help_text="The main message, first on the page.")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta(Reviewed.Meta):
        ordering = ["order", "title"]

    def __str__(self) -> str:
        return self.title


class ArticleSection(Keyed, FactRow):
    key_fields = ("article", "slug")

    class Drawing(models.TextChoices):
        NONE = "", "none"
        JAK_SWITCH = "jak-switch", "the JAK signal as a switch that is turned down"
        PILL_AND_CREAM = "pill-and-cream", "a pill and a tube"
        EVENTS = "events", "what labels and studies say of events that are no symptom, by medicine"

    class OutOf(models.IntegerChoices):
        HUNDRED = 100, "100"
        THOUSAND = 1000, "1,000"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sections")
    slug = models.SlugField(max_length=80)
    order = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=120)
    text = models.TextField(help_text="Markdown.")
    drawing = models.CharField(max_length=20, choices=Drawing, blank=True, default="")
    out_of = models.PositiveSmallIntegerField(
        choices=OutOf, default=OutOf.HUNDRED,
        help_text="The one scale of this section's figures; 1,000 where all of them are small.",
    )  # fmt: skip

    class Meta:
        ordering = ["article", "order"]
        constraints = [
            models.UniqueConstraint(fields=["article", "slug"], name="one_section_per_slug"),
            models.UniqueConstraint(fields=["article", "order"], name="sections_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.heading}"


class ArticleFigure(Figure):
    """A figure of a medicine that has no page here, shown in an article."""

    key_fields = ("section", "what")

    section = models.ForeignKey(ArticleSection, on_delete=models.CASCADE, related_name="figures")
    what = models.CharField(
        max_length=120, help_text="Such as 'a heart attack, stroke or heart death'."
    )
    medicine = models.CharField(max_length=80)
    side_effect = models.ForeignKey(
        SideEffect, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="The side effect it counts. Then it stands on that page too, and with each boxed "
        "warning that rests on another medicine's data.",
    )  # fmt: skip

    class Meta(Figure.Meta):
        ordering = ["section", "what"]
        constraints = [
            *Figure.Meta.constraints,
            models.UniqueConstraint(fields=["section", "what"], name="one_figure_per_event"),
        ]

    def __str__(self) -> str:
        return f"{self.section}: {self.what}"
