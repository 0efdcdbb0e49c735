"""Comments on a record, and who sees to it: a screen of its own, and what other screens show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.sites import site
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from drugs import models as desk
from drugs.admin.fields import WORDS_FOR
from drugs.admin.parts import rows_of
from drugs.admin.plain_characters import all_seen
from drugs.admin.publication import ReadOnly
from drugs.admin.records import Lines, RecordLine
from drugs.admin.told import place_of
from drugs.documents import Key
from drugs.kinds import KINDS
from drugs.models import Assignment, Comment
from drugs.press import notes
from drugs.press.rules import Problem


@dataclass(frozen=True)
class Remark:
    """A comment with the place on the record's screen that it is about."""

    comment: Comment
    address: str


@dataclass(frozen=True)
class OfRow:
    """What stands beside a row: its open comments, and where to write another."""

    remarks: list[Remark]
    address: str


class CommentForm(forms.Form):
    on = forms.ChoiceField(label=gettext_lazy("On"), required=False)
    text = forms.CharField(
        max_length=1000, label=gettext_lazy("Comment"), validators=[all_seen],
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )  # fmt: skip


class AssignForm(forms.Form):
    person = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Who sees to it"))
    due_on = forms.DateField(
        label=gettext_lazy("Until"), widget=forms.DateInput(attrs={"type": "date"})
    )
    what = forms.CharField(
        max_length=300, required=False, label=gettext_lazy("What to do"), validators=[all_seen],
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
    )  # fmt: skip

    def clean_due_on(self) -> Any:
        day = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(gettext("That day is over."))
        return day


@require_http_methods(["GET", "HEAD", "POST"])
def notes_view(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """The comments of a record, open ones first, and who sees to it. `?on=` names the field or the
    row to comment on. A POST comments, resolves, gives the record to somebody or ends that."""
    user = cast(User, request.user)
    if not user.has_perm("drugs.view_comment"):
        raise PermissionDenied
    row = KINDS[kind].rows.filter(slug=slug).first() if kind in KINDS else None
    if row is None:
        raise Http404("The desk has no such record.")
    key, do = (kind, slug), request.POST.get("do")
    places = _places(row, request.POST.get("on") or request.GET.get("on", ""))
    comment = CommentForm(
        request.POST if do == "comment" else None, initial={"on": request.GET.get("on", "")}
    )
    cast(forms.ChoiceField, comment.fields["on"]).choices = list(places.items())
    give = AssignForm(
        request.POST if do == "assign" else None,
        initial={"due_on": timezone.localdate() + timedelta(days=7)},
    )
    cast(forms.ModelChoiceField, give.fields["person"]).queryset = _editors()
    if request.method == "POST":
        if not user.has_perm("drugs.add_comment"):
            raise PermissionDenied
        if done := _act(str(do), key, user, request, comment, give):
            messages.success(request, done)
            return HttpResponseRedirect(reverse("admin:notes", args=key))
    line = Lines()
    rows = Comment.objects.filter(kind=kind, slug=slug).select_related("written_by", "resolved_by")
    return TemplateResponse(
        request,
        "admin/notes.html",
        site.each_context(request)
        | {
            "title": gettext("Comments: %(record)s") % {"record": line(key).name},
            "line": line(key),
            "open": [remark(one, line) for one in rows if one.resolved_at is None],
            "closed": [one for one in rows if one.resolved_at],
            "assignment": notes.assigned(key),
            "comment": comment,
            "give": give,
            "may": user.has_perm("drugs.add_comment"),
        },
        status=422 if request.method == "POST" else 200,
    )


def _act(
    do: str, key: Key, user: User, request: HttpRequest, comment: CommentForm, give: AssignForm
) -> str:
    """Does what the button says; returns what was done, or nothing when a form is not right."""
    if do == "comment" and comment.is_valid():
        on = comment.cleaned_data["on"]
        row, _, field = on.rpartition(":") if ":" in on else (on, "", "")
        choices = dict(cast(forms.ChoiceField, comment.fields["on"]).choices)  # type: ignore[arg-type]
        place = str(choices[on]) if on else ""
        notes.comment(
            key, by=user, text=comment.cleaned_data["text"], row=row, field=field, place=place
        )
        return gettext("Your comment stands on the record until somebody resolves it.")
    if do == "resolve":
        number = request.POST.get("comment", "")
        pk = int(number) if number.isdecimal() and len(number) < 18 else 0
        found = Comment.objects.filter(kind=key[0], slug=key[1], pk=pk).first()
        if found is None:
            raise Http404("There is no such comment.")
        notes.resolve(found, by=user)
        return gettext("Resolved.")
    if do == "assign" and give.is_valid():
        sent = give.cleaned_data
        notes.assign(key, to=sent["person"], by=user, due_on=sent["due_on"], what=sent["what"])
        return gettext("%(person)s sees to it.") % {"person": sent["person"]}
    if do == "end":
        notes.end(key, by=user)
        return gettext("Marked as done.")
    return ""


def _editors() -> models.QuerySet[User]:
    return User.objects.filter(is_staff=True, is_active=True).order_by("username")


def _places(row: models.Model, on: str) -> dict[str, str]:
    """What can be commented on: the record, each of its fields, and the row that was asked for."""
    found = {"": gettext("the whole record")}
    if (named := _row_named(row, on.partition(":")[0])) is not None:
        found[on.partition(":")[0]] = named
    screen = site._registry[type(row)]
    for field in (*type(row)._meta.fields, *type(row)._meta.many_to_many):
        if field.editable and field.name in _shown(screen):
            found[f":{field.name}"] = WORDS_FOR.get(field.name) or str(field.verbose_name)
    return found


def _shown(screen: ModelAdmin) -> set[str]:
    """The fields of a screen."""
    sets = screen.fieldsets or ((None, {"fields": screen.fields or ()}),)
    named = {
        name
        for _, options in sets
        for one in options["fields"]
        for name in ([one] if isinstance(one, str) else one)
    }
    return named or {field.name for field in screen.model._meta.get_fields()}


def _row_named(record: models.Model, on: str) -> str | None:
    """A row of the record in words; None where it has no such row."""
    model, _, number = on.partition("/")
    if not number.isdecimal() or len(number) > 17:
        return None
    for inline in site._registry[type(record)].inlines:
        if inline.model._meta.model_name == model:
            row = rows_of(record, inline).filter(pk=int(number)).first()
            if row is None:
                return None
            # As its screen calls it, where the record is named on top.
            kind = inline.verbose_name or row._meta.verbose_name
            return f"{kind}: {str(row).removeprefix(f'{record}: ')}"
    return None


def remark(row: Comment, line: Lines) -> Remark:
    """A comment with the screen on which its field or row stands."""
    part = row.field or f"{row.row.partition('/')[0]} "
    return Remark(row, place_of(Problem(row.kind, row.slug, part, ""), line))


def show_on_screen(key: Key, form: forms.BaseForm, formsets: Iterable[Any]) -> list[Remark]:
    """Puts the open comments of a record beside its fields and rows, and returns all of them."""
    line = Lines()
    found = [remark(one, line) for one in notes.open_comments([key])[key]]
    for one in found:
        if not one.comment.row and one.comment.field in form.fields:
            field = form[one.comment.field]
            said = render_to_string("admin/_remark.html", {"comment": one.comment})
            field.help_text = f"{field.help_text} {said}"
    address = notes.address_of(key)
    for formset in formsets:
        for part in formset.forms:
            if part.instance.pk:
                name = f"{part.instance._meta.model_name}/{part.instance.pk}"
                mine = [one for one in found if one.comment.row == name]
                part.instance.said_of_it = OfRow(mine, f"{address}?{urlencode({'on': name})}")
    return found


def for_me(user: User, drafts: Iterable[tuple[Key, Iterable[User]]], line: Lines) -> dict[str, Any]:
    """What one person has to see to: the records given to them, and the open comments of others on
    these, on what they wrote, and where they spoke; and how many other comments are open."""
    mine = Assignment.objects.filter(ended_at=None, person=user).select_related("given_by")
    given = [(line((row.kind, row.slug)), row) for row in mine]
    works_on = {row.key for row, _ in given} | {key for key, people in drafts if user in people}
    told: list[tuple[RecordLine, Comment]] = []
    others = 0
    for key, rows in sorted(notes.open_comments().items()):
        near = key in works_on or any(row.written_by == user for row in rows)
        theirs = [row for row in rows if row.written_by != user]
        told += [(line(key), row) for row in theirs if near]
        others += 0 if near else len(rows)
    return {
        "given": given, "comments": told, "others": others, "today": timezone.localdate(),
    }  # fmt: skip


@admin.register(desk.Comment)
class CommentAdmin(ReadOnly):
    list_display = ("kind", "slug", "place", "text", "written_by", "written_at", "resolved_by")
    list_filter = (("resolved_at", admin.EmptyFieldListFilter), "kind")
    list_select_related = ("written_by", "resolved_by")


@admin.register(desk.Assignment)
class AssignmentAdmin(ReadOnly):
    list_display = ("kind", "slug", "person", "due_on", "what", "given_by", "ended_by")
    list_filter = (("ended_at", admin.EmptyFieldListFilter), "kind")
    list_select_related = ("person", "given_by", "ended_by")
