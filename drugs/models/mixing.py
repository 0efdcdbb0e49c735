"""What a label says of something people take besides, where it gives no rule."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from drugs.models.fact import FactRow
from drugs.models.keys import Keyed
from drugs.models.substance import Substance
from drugs.models.treatment import Treatment


class MixingNote(Keyed, FactRow):
    """One treatment and one substance, or one class of them. What a label tells people to do is a
    rule and no note; where there is a rule, the note is not shown."""

    key_fields = ("treatment", "substance")

    class Level(models.TextChoices):
        ALLOWED = "allowed", "allowed, with a limit"
        NO_CHANGE_NAMED = "no-change-named", "studied, no change named"
        NOT_NAMED = "not-named", "the label does not name it"
        NOT_READ = "not-read", "the part that would say it was not read"

    treatment = models.ForeignKey(Treatment, on_delete=models.CASCADE, related_name="mixing_notes")
    substance = models.ForeignKey(Substance, on_delete=models.PROTECT, related_name="mixing_notes")
    level = models.CharField(
        max_length=20, choices=Level,
        help_text="'The label does not name it' only where the whole label was read: a list on a "
        "page for patients never says so.",
    )  # fmt: skip
    text = models.TextField(
        blank=True, help_text="What else a reader should know. What is allowed says its limit. "
        "Markdown."
    )  # fmt: skip

    class Meta:
        ordering = ["treatment", "substance"]
        constraints = [
            models.UniqueConstraint(
                fields=["treatment", "substance"], name="one_mixing_note_per_substance"
            ),
            models.CheckConstraint(
                condition=~Q(level="allowed") | ~Q(text=""),
                name="allowed_mixing_says_its_limit",
                violation_error_message="Say up to what limit it is allowed.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.treatment}, {self.substance}: {self.get_level_display()}"
