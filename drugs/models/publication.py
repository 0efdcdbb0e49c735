"""What was published, by whom and why. Written by the press alone; never edited, never deleted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NoReturn

from django.db import models
from django.db.models import F, Q


class NeverChanged(Exception):
    """Somebody tried to change or delete a publication."""


class NotFromThePress(Exception):
    """Somebody tried to write a publication past the checks."""

    def __init__(self) -> None:
        super().__init__(
            "Only the press writes a publication, once every check is passed. Use the review "
            "screen, or: manage.py publish kind/slug --by NAME --reason WHY"
        )


_checked: ContextVar[bool] = ContextVar("checked", default=False)


@contextmanager
def at_the_press() -> Iterator[None]:
    """Within it publications may be written. For `drugs.press.publish`, after its checks."""
    token = _checked.set(True)
    try:
        yield
    finally:
        _checked.reset(token)


class PublicationQuerySet(models.QuerySet["Publication"]):
    def newest(self) -> PublicationQuerySet:
        """The newest publication of each record, withdrawn records among them."""
        last = self.model.objects.filter(kind=models.OuterRef("kind"), slug=models.OuterRef("slug"))
        return self.filter(version=models.Subquery(last.order_by("-version").values("version")[:1]))

    def delete(self) -> NoReturn:
        raise NeverChanged("A publication is never deleted. Publish an older document again.")

    def bulk_create(self, *_: Any, **__: Any) -> NoReturn:
        raise NotFromThePress

    def update(self, **_: Any) -> NoReturn:
        raise NeverChanged("A publication is never edited. Publish the corrected record.")


class Publication(models.Model):
    """One document as it was published. `document` is empty when the record was withdrawn."""

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    document = models.JSONField(null=True, blank=True)
    shape = models.PositiveSmallIntegerField(
        default=1, help_text="The version of the shape the document was stored in."
    )
    again_of = models.PositiveIntegerField(
        null=True, blank=True, help_text="The version that this one brought back."
    )
    notice = models.BooleanField(
        default=False,
        help_text="Ticked: it was taken down, and readers see a notice until it is corrected.",
    )
    author = models.ForeignKey("auth.User", null=True, on_delete=models.PROTECT, related_name="+")
    approver = models.ForeignKey("auth.User", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    published_at = models.DateTimeField()

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug", "version"], name="one_publication_per_version"
            ),
            models.CheckConstraint(
                condition=Q(version__gt=0), name="publication_versions_from_one"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="publication_has_a_reason"),
            models.CheckConstraint(
                condition=Q(notice=False) | Q(document__isnull=True),
                name="publication_notice_says_nothing_else",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}, version {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise NeverChanged("A publication is never edited. Publish the corrected record.")
        if not _checked.get():
            raise NotFromThePress
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise NeverChanged("A publication is never deleted. Publish an older document again.")


class Printing(models.Model):
    """How far the printer is: one row a printing, shown in the admin."""

    class State(models.TextChoices):
        RUNNING = "running", "printing"
        DONE = "done", "printed"
        FAILED = "failed", "failed"

    edition = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=State, default=State.RUNNING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="printing_done_in_total")
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.get_state_display()}"

    @property
    def number(self) -> int:
        """The number of the edition, which its folder's name begins with."""
        return int(self.edition.partition("-")[0])


class Loaded(models.Model):
    """A fixture record as it was loaded, so that a record edited since is never overwritten."""

    model = models.CharField(max_length=40)
    key = models.CharField(max_length=400)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "loaded records"
        constraints = [models.UniqueConstraint(fields=["model", "key"], name="loaded_once")]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"
