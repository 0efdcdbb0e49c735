"""What people take besides: one row for each medicine, food or herb, and for each class of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from drugs.models.fact import FactRow
from drugs.models.keys import SlugKey


class Substance(SlugKey, FactRow):
    """A substance with its US brand names, or a class with the names people and doctors give it."""

    class Kind(models.TextChoices):
        ONE = "one", "one medicine, food or herb"
        CLASS = "class", "a class of medicines"

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.ONE)
    name = models.CharField(
        max_length=80, unique=True,
        help_text="The generic name in small letters; of a class, the everyday name in the plural: "
        "'blood thinners of the platelet kind'.",
    )  # fmt: skip
    professional_name = models.CharField(
        max_length=80, blank=True, help_text="The field's own name of a class: 'antiplatelets'."
    )
    brands = models.JSONField(
        default=list, blank=True, help_text="US brand names, one a line. The best known first."
    )
    also_called = models.JSONField(
        default=list, blank=True, help_text="Other names people search for, one a line."
    )
    classes = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="members",
        limit_choices_to={"kind": "class"}, help_text="The classes it belongs to.",
    )  # fmt: skip

    class Meta:
        ordering = ["kind", "name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="class") | ~Q(professional_name=""),
                name="class_has_a_professional_name",
                violation_error_message="A class needs the name that doctors give it.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({', '.join(self.brands)})" if self.brands else self.name
