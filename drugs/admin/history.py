"""The history of saves: each save is kept with all rows of its record, and can be brought back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.db import connection, models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from reversion.admin import VersionAdmin
from reversion.models import Revision, Version

from drugs.admin.two_people import OPENED, mark_of
from drugs.models import Reviewed
from drugs.press.snapshot import Snapshot


class KeepsHistory(VersionAdmin):
    """Keeps every save with the rows of its record. Bringing one back moves no review."""

    history_latest_first = True

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method == "POST":
            self._keep_what_was(request, object_id)
        return super().change_view(request, object_id, form_url, extra_context)

    def revision_view(
        self, request: HttpRequest, object_id: str, version_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        _number(version_id)
        return super().revision_view(request, object_id, version_id, *args, **kwargs)

    def recover_view(
        self, request: HttpRequest, version_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        _number(version_id)
        return super().recover_view(request, version_id, *args, **kwargs)

    def _reversion_revisionform_view(
        self, request: HttpRequest, version: Version, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Shows an older version, or brings it back, by reversion's own screen, which leaves out
        what is asked for here: that it is of this kind of record, that nobody saved meanwhile, and
        that no review comes or goes with it."""
        if version._model is not self.model:
            raise Http404("That is a version of another kind of record.")
        row = self.model._default_manager.filter(pk=version.object_id).first()
        now = mark_of(Snapshot().as_it_is(row), self.inlines) if row else ""
        request.opened = now  # type: ignore[attr-defined]
        if request.method == "POST" and request.POST.get(OPENED, "") != now:
            messages.error(
                request,
                "Somebody saved this record since you opened that version, so nothing was brought "
                "back. Look at both again.",
            )
            return HttpResponseRedirect(request.path)
        response = super()._reversion_revisionform_view(request, version, *args, **kwargs)
        if request.method == "POST" and issubclass(self.model, Reviewed):
            kept = (row.reviewed_on, row.reviewed_by) if row else (None, None)
            self.model._default_manager.filter(pk=version.object_id).update(
                reviewed_on=kept[0], reviewed_by=kept[1]
            )
        return response

    def save_model(
        self, request: HttpRequest, obj: models.Model, form: forms.ModelForm, change: bool
    ) -> None:
        if change:
            self._read_rows(request, obj)
        super().save_model(request, obj, form, change)

    def _keep_what_was(self, request: HttpRequest, object_id: str) -> None:
        """Fixtures load without history, so the state before the first edit (or the deletion)
        is kept here."""
        row = self.get_object(request, unquote(object_id))
        if row is None or Version.objects.get_for_object(row).exists():
            return
        self._read_rows(request, row)
        # Written at once and as it is: reversion would look for each of the rows again.
        revision = Revision.objects.create(
            date_created=timezone.now(), comment="As it was before the first edit in the admin."
        )
        held = [row, *(one for rows in self._held_rows(row).values() for one in rows)]
        Version.objects.bulk_create(
            Version(
                revision=revision,
                content_type=ContentType.objects.get_for_model(one),
                object_id=str(one.pk),
                db=connection.alias,
                format="json",
                serialized_data=serializers.serialize("json", [one]),
                object_repr=str(one),
            )
            for one in held
        )

    def _held_rows(self, row: models.Model) -> dict[str, models.QuerySet[Any]]:
        """All rows of a record by the name of their relation."""
        models_held = {rows.model for rows in self.inlines}
        names = [
            str(relation.get_accessor_name())
            for relation in row._meta.related_objects
            if relation.related_model in models_held
        ]
        return {name: getattr(row, name).all() for name in names}

    def _read_rows(self, request: HttpRequest, row: models.Model) -> None:
        """Reads all rows of a record at once: the history keeps each of them with every save."""
        there = request.before.as_it_is(row)  # type: ignore[attr-defined]
        if there is None:
            return
        kept = row.__dict__.setdefault("_prefetched_objects_cache", {})
        kept |= self._held_rows(there)


def _number(version_id: str) -> None:
    """The number of a version, as the database can hold it; Http404 for a longer one."""
    if len(version_id) > 18:
        raise Http404("There is no such version.")
