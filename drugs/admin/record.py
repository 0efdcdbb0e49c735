"""What every edit screen shares: history with rows, plain lists, and "save is not publish"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from drugs.admin.fields import PlainFields
from drugs.admin.history import KeepsHistory
from drugs.admin.merge import WAS, Merged, marks_of, merge
from drugs.admin.notes import show_on_screen
from drugs.admin.parts import ByParts, brings_back
from drugs.admin.plain_characters import make_plain
from drugs.admin.records import line, preview_address, publish_address, record_of
from drugs.admin.told import errors_of
from drugs.admin.two_people import OPENED, OneAtATime, both_versions, mark_of, refused
from drugs.admin.unsaved import ON_DESK, forget, place_of
from drugs.kinds import KINDS, kind_of
from drugs.models import Publication, Reviewed, Source
from drugs.press import to_enter
from drugs.press.compile import compiled
from drugs.press.facts import may_be_read
from drugs.press.impact import to_check_again, unread
from drugs.press.naming import why_not_deleted
from drugs.press.notes import assigned
from drugs.press.retired import retired
from drugs.press.snapshot import Snapshot
from drugs.press.undo import undone_draft
from drugs.wording.markdown import TextError

SAVED = "Saved on the desk. Readers do not see it yet."


class RecordAdmin(PlainFields, KeepsHistory):
    """The edit screen of a record. A save is kept in the history with its rows."""

    save_on_top = True
    change_form_template = "admin/drugs/change_form.html"
    list_per_page = 50
    form = OneAtATime

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        found = super().get_form(request, obj, change, **kwargs)
        found.inlines = tuple(self.get_inlines(request, obj))
        found.guarded = not brings_back(request)
        found.before = getattr(request, "before", None)
        return found

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> models.Model | None:
        """The record, read once a request."""
        held: dict[tuple[str, str | None], Any] = request.__dict__.setdefault("_records", {})
        if (object_id, from_field) not in held:
            held[object_id, from_field] = super().get_object(request, object_id, from_field)
        return held[object_id, from_field]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        review = ("reviewed_on", "reviewed_by") if issubclass(self.model, Reviewed) else ()
        # A published record keeps its name: other records, links and its publications go by it.
        # And it stays the kind of record that it is: readers have it under that kind.
        kind = kind_of(obj) if obj else None
        kept = ("slug", *KINDS[kind].only) if kind and _was_published(kind, obj.slug) else ()
        return (*super().get_readonly_fields(request, obj), *review, *kept)

    # What the word in the address of a new record is made from, while somebody types.
    slug_from: ClassVar[dict[str, tuple[str, ...]]] = {}

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Any = None
    ) -> dict[str, Sequence[str]]:
        titles = {kind.title for kind in KINDS.values() if kind.model is self.model}
        made = {"slug": tuple(sorted(titles))} if titles else {}
        return {} if obj else {**made, **self.slug_from}

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Nothing is taken from the address: what it says may be no record of ours."""
        return {}

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        found = super().get_actions(request)
        # A record is deleted by itself, from its own screen, which keeps what it was.
        found.pop("delete_selected", None)
        if self.kind is None:
            found.pop("publish_chosen", None)
        return found

    @property
    def kind(self) -> str | None:
        """The kind of document this record becomes; None for a part of another record."""
        return next((name for name, kind in KINDS.items() if kind.model is self.model), None)

    actions = ["publish_chosen"]

    @admin.action(description="Publish the chosen records", permissions=["change"])
    def publish_chosen(self, request: HttpRequest, queryset: models.QuerySet) -> HttpResponse:
        """Goes to the publishing screen, where the reason is asked for."""
        chosen = [(str(kind_of(row)), row.slug) for row in queryset.order_by("slug")]
        return HttpResponseRedirect(publish_address(chosen))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Adding, changing and bringing back: what was pasted is made plain, and told."""
        changed = make_plain(request) if request.method == "POST" else []
        kept = self._merge(request, object_id) if request.method == "POST" else []
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if changed and isinstance(response, HttpResponseRedirect):
            messages.info(request, f"Written with plain characters: {'; '.join(changed)}.")
        if kept and isinstance(response, HttpResponseRedirect):
            messages.info(
                request,
                gettext("Somebody saved this record meanwhile. Their words stay in: %(fields)s.")
                % {"fields": "; ".join(kept)},
            )
        return response

    def _merge(self, request: HttpRequest, object_id: str | None) -> list[str]:
        """Takes into what was posted the fields that somebody else saved since and the poster did
        not touch; gives their names. Where both touched one, the save is refused as ever."""
        row = self.get_object(request, unquote(object_id)) if object_id else None
        if row is None or brings_back(request) or not self.has_change_permission(request, row):
            return []
        now = mark_of(request.before.as_it_is(row), self.get_inlines(request, row))  # type: ignore[attr-defined]
        if request.POST.get(OPENED, now) == now:
            return []
        data = request.POST.copy()
        form = self.get_form(request, row, change=True)(instance=row)
        formsets = [
            formset(
                instance=row, prefix=formset.get_default_prefix(),
                queryset=inline.get_queryset(request),
            )
            for formset, inline in self.get_formsets_with_inlines(request, row)
        ]  # fmt: skip
        merged = request.merged = merge(data, form, formsets)  # type: ignore[attr-defined]
        # Who takes a row away is asked again: what goes with it may be what was saved meanwhile.
        takes_away = any(name.endswith("-DELETE") and on for name, on in data.items())
        if merged.agrees and not takes_away:
            data[OPENED] = now
        request.POST = data  # type: ignore[assignment]
        return merged.kept

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if row is not None:
            refusal = why_not_deleted(row, kind_of(row), [rows.model for rows in self.inlines])
            if refusal:
                messages.error(request, refusal)
                return HttpResponseRedirect(self._address(row))
        if request.method == "POST":
            self._keep_what_was(request, object_id)
        return super().delete_view(request, object_id, extra_context)

    def _address(self, row: models.Model) -> str:
        return reverse(f"admin:drugs_{self.opts.model_name}_change", args=[row.pk])

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = context.get("original")
        if brings_back(request):
            context["opened"] = (OPENED, getattr(request, "opened", ""))
        context["kept"], context["kept_under"] = ON_DESK, place_of(request)
        form = context["adminform"].form
        formsets = []
        for inline in context["inline_admin_formsets"]:
            inline.formset.called = inline.opts.verbose_name
            inline.formset.folded = isinstance(self, ByParts) and self.folds(
                request, inline.formset
            )
            formsets.append(inline.formset)
        context["wrong"] = errors_of(form, formsets)
        context["errors"] = None  # each of them is told above: Django would tell it a second time
        there = Snapshot().as_it_is(row) if row is not None else None
        if there is not None and not brings_back(request):
            context["opened"] = (OPENED, mark_of(there, self.get_inlines(request, row)))
            context["was"] = (WAS, marks_of(form, formsets))
            if refused(form):
                merged = getattr(request, "merged", Merged(known=False))
                context["both"] = both_versions(form, formsets, merged)
        if row is not None and isinstance(self, ByParts) and not brings_back(request):
            context["places"] = self.places(request, row)
        kind = kind_of(row) if row is not None else None
        if row is not None and kind:
            context |= {
                "desk": line((kind, row.slug)),
                "remarks": show_on_screen((kind, row.slug), form, formsets),
                "assignment": assigned((kind, row.slug)),
                "may_be_reviewed": isinstance(row, Reviewed),
                "has_impact": kind in ("source", "side-effect"),
                "was_published": _was_published(kind, row.slug),
                "undone": undone_draft((kind, row.slug)),
                "retired": retired().get((kind, row.slug)),
                "check_again": _check_again(kind, there),
                "to_enter": to_enter.waiting_for((kind, row.slug)),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(
        self, request: HttpRequest, obj: models.Model, post_url_continue: str | None = None
    ) -> HttpResponse:
        self._say_saved(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: models.Model) -> HttpResponse:
        self._say_saved(request, obj)
        return super().response_change(request, obj)

    def _say_saved(self, request: HttpRequest, obj: models.Model) -> None:
        forget(request)
        whole = record_of(obj)
        if (kind := kind_of(whole)) is None:
            messages.warning(request, SAVED)
            return
        key = (kind, whole.slug)  # type: ignore[attr-defined]
        with_it = ""
        if whole is not obj:
            place, said = line(key), gettext("It goes out with this record:")
            with_it = format_html('{} <a href="{}">{}</a> · ', said, place.edit, place.name)
        messages.warning(
            request,
            format_html(
                '{} {}<a href="{}">See the page with it</a> · <a href="{}">See what changed, and '
                "publish it</a>",
                SAVED,
                with_it,
                preview_address(key),
                publish_address([key]),
            ),
        )


def _check_again(kind: str, row: Any) -> list[tuple[Source, list[str]]]:
    """What of a record rests on a label with a revision nobody has read."""
    sources = unread()
    if row is None or not sources or not may_be_read(row):
        return []
    try:
        return to_check_again(compiled(row, KINDS[kind].document), sources)
    except TextError:
        return []  # the field itself says what is wrong with its text


def _was_published(kind: str, slug: str) -> bool:
    return Publication.objects.filter(kind=kind, slug=slug).exists()


# The desk's first page leads to the pages that nobody has reviewed.
NEVER_REVIEWED = ("reviewed_on", admin.EmptyFieldListFilter)

SOURCES = ("What it rests on", {
    "fields": ("sources", "how_checked"),
    "description": "Type a publisher or a title to find a source. Only what was read at the "
    "source, or second-hand, reaches a page; what is not checked stays on the desk.",
})  # fmt: skip

REVIEW = ("Whole-page review", {
    "fields": ("reviewed_on", "reviewed_by"),
    "description": "Moved by the act 'Whole-page review' above, and by nothing else.",
})  # fmt: skip
