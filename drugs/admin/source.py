"""Sources, and the people we credit."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from drugs import models as desk
from drugs.admin.record import RecordAdmin
from drugs.admin.two_people import OneAtATime
from drugs.documents.source import odd_date, plain_revision
from drugs.press.impact import resting_on
from drugs.press.recheck import clears_the_notice
from drugs.wording.markdown import TextError


class SourceForm(OneAtATime):
    """A newer edition counts as read by the act "Check again" alone, while facts rest on it."""

    def clean_revision_read(self) -> str:
        return self._revision("revision_read")

    def clean_newest_revision(self) -> str:
        return self._revision("newest_revision")

    def _revision(self, field: str) -> str:
        revision = plain_revision(self.cleaned_data[field])
        if odd_date(revision):
            raise ValidationError(
                gettext(
                    "Write its month and year in figures, such as 12/2023. A note may stand behind "
                    "it in brackets."
                )
            )
        return revision

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        before = desk.Source.objects.filter(pk=self.instance.pk).first()
        if before is None or cleaned is None:
            return cleaned
        after = desk.Source(
            revision_read=cleaned.get("revision_read", ""),
            newest_revision=cleaned.get("newest_revision", ""),
        )
        if clears_the_notice(before, after) and _holds_facts(before):
            raise ValidationError(
                gettext(
                    "Readers are told that there is a newer edition, and facts rest on this one. "
                    "Look them up under “Check again”: the notice goes there."
                )
            )
        return cleaned


def _holds_facts(source: desk.Source) -> bool:
    try:
        return bool(resting_on("source", source.slug))
    except TextError:
        return True  # some text on the desk cannot be read: that shows no source to be unused


@admin.register(desk.Source)
class SourceAdmin(RecordAdmin):
    form = SourceForm
    list_display = ("title", "publisher", "kind", "dated", "revision_read", "newest_revision")
    list_filter = ("kind",)
    search_fields = ("title", "publisher", "slug")
    fieldsets = (
        ("The source", {
            "fields": ("title", "publisher", "kind", "slug", "address", "seen_at", "dated"),
            "description": "Cite the true publisher and title, also where a copy was read.",
        }),
        ("Revisions", {
            "fields": (
                "revision_read", "newest_revision", "newest_revision_on", "newest_revision_note",
                "set_id", "checked_on",
            ),
            "description": "For labels. When the newest revision is not the one we read, every "
            "page that follows this label says so beside its date, once this source is published.",
        }),
    )  # fmt: skip


@admin.register(desk.Person)
class PersonAdmin(RecordAdmin):
    list_display = ("name", "credentials", "role", "declared_on")
    search_fields = ("name",)
    fieldsets = (
        (None, {
            "fields": ("name", "slug", "credentials", "role", "interests", "declared_on"),
            "description": "A real person who agreed to be named. Never invent one.",
        }),
    )  # fmt: skip


@admin.register(desk.Signer)
class SignerAdmin(admin.ModelAdmin):
    """Made by those who make accounts: neither role has a right to it."""

    list_display = ("account", "person")
    list_select_related = ("account", "person")
    autocomplete_fields = ("person",)
