"""What was typed into a form of the desk and not saved."""

from django.db import models


class Unsaved(models.Model):
    """The words of one form that its writer did not save yet, as their browser sent them. Shown to
    nobody else; gone when the form is saved."""

    owner = models.ForeignKey("auth.User", on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=200, help_text="The address of the form, and its part.")
    words = models.TextField(help_text="As static/js/desk_unsaved.js keeps them.")
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name = "unsaved form"
        ordering = ["-kept_at"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "place"], name="one_unsaved_of_a_form")
        ]

    def __str__(self) -> str:
        return f"{self.owner}: {self.place}"
