"""What is read and asked beside the medicines: articles, terms, questions, claims, options."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from drugs.models.drug import Drug, Route
from drugs.models.fact import FactRow, Reviewed
from drugs.models.keys import Keyed, SlugKey
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

    class Meta(Figure.Meta):
        ordering = ["section", "what"]
        constraints = [
            *Figure.Meta.constraints,
            models.UniqueConstraint(fields=["section", "what"], name="one_figure_per_event"),
        ]

    def __str__(self) -> str:
        return f"{self.section}: {self.what}"


class GlossaryTerm(SlugKey, FactRow):
    term = models.CharField(max_length=80, unique=True)
    say_it = models.CharField(max_length=80, blank=True)
    also_called = models.JSONField(default=list, blank=True, help_text="A list of texts.")
    definition = models.TextField(help_text="Markdown, one or two short sentences.")

    class Meta:
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term


class Question(SlugKey, FactRow):
    """A question to ask the doctor."""

    class Moment(models.TextChoices):
        BEFORE_DECIDING = "before-deciding", "Before deciding"
        BEFORE_STARTING = "before-starting", "Before starting"
        WHILE_TAKING = "while-taking", "While taking it"
        STOPPING = "stopping", "Stopping"

    class Circumstance(models.TextChoices):
        """What may be true of a reader. Never sent, stored or put in an address."""

        PREGNANCY = "pregnancy", "Pregnant or planning to be"
        BREASTFEEDING = "breastfeeding", "Breastfeeding"
        SMOKING = "smoking", "Smoke now or did"
        OLDER = "older", "65 or older"
        HEART = "heart", "Heart trouble or stroke"
        CLOTS = "clots", "Blood clots"
        CANCER = "cancer", "Cancer, now or before"
        INFECTION = "infection", "Infections that come back"
        OTHER_MEDICINES = "other-medicines", "Other medicines"
        CHILD = "child", "For a child or teen"
        DIABETES = "diabetes", "Diabetes"
        KIDNEY_OR_LIVER = "kidney-or-liver", "Kidney or liver trouble"
        SURGERY_OR_TRAVEL = "surgery-or-travel", "Surgery or a long trip ahead"

    text = models.CharField(max_length=200, unique=True)
    why = models.TextField(help_text="Why it matters. Markdown, one or two short sentences.")
    moment = models.CharField(max_length=20, choices=Moment)
    topic = models.CharField(max_length=40)
    route = models.CharField(
        max_length=10, choices=Route, blank=True, default="", help_text="Empty: tablet and cream."
    )
    drugs = models.ManyToManyField(
        Drug, related_name="questions", blank=True, help_text="Empty: every medicine of the route."
    )
    circumstances = models.JSONField(
        default=list, blank=True, help_text="Whom it is for. Empty: everyone."
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["moment", "order", "slug"]

    def __str__(self) -> str:
        return self.text


class MixedMessage(SlugKey, FactRow):
    """A claim found elsewhere, and what is true now."""

    class Verdict(models.TextChoices):
        WRONG = "wrong", "Wrong"
        OUTDATED = "outdated", "Out of date"
        IMPRECISE = "imprecise", "Not exact"
        CONTRADICTS_ITSELF = "contradicts-itself", "Contradicts itself"

    claim = models.CharField(max_length=300, help_text="What you may read, in our words.")
    where = models.CharField(
        max_length=120, help_text="The kind of page: 'a 2024 health-site article'."
    )
    verdict = models.CharField(max_length=20, choices=Verdict)
    true_now = models.TextField(help_text="Markdown.")
    since = models.CharField(max_length=80, blank=True, help_text="Since when, if known.")
    drugs = models.ManyToManyField(Drug, related_name="mixed_messages", blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.claim


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


class ProblemReport(models.Model):
    """What a reader told us is wrong with a page. Holds nothing about the reader."""

    page_path = models.CharField(max_length=200)
    message = models.TextField(max_length=2000)
    sent_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        "auth.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="problem_report_closed_at_and_by",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_path}: {self.message[:60]}"


class Correction(models.Model):
    """What we corrected, said in public."""

    page_path = models.CharField(max_length=200)
    was_wrong = models.TextField()
    now_says = models.TextField()
    corrected_on = models.DateField()

    class Meta:
        ordering = ["-corrected_on"]

    def __str__(self) -> str:
        return f"{self.corrected_on}: {self.page_path}"
