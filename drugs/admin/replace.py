"""Find and replace across all records: what would change is shown first, and saved as drafts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import reversion
from django import forms
from django.contrib import messages
from django.contrib.admin.sites import site
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from drugs.admin.fields import plain_markdown
from drugs.admin.plain_characters import all_seen
from drugs.admin.records import record_of
from drugs.kinds import content_models
from drugs.press.difference import Change

MOST = 200  # places shown at once
_TARGET = re.compile(r"(\]\([^)\s]*\))")  # of a link in Markdown
_ADDRESS = re.compile(r"(https?:/)?/\S*")  # a line that is nothing else


class ReplaceForm(forms.Form):
    find = forms.CharField(
        min_length=2, max_length=200, strip=False, help_text="Exactly, large and small letters too."
    )
    into = forms.CharField(max_length=200, strip=False, required=False, label="Replace it with")
    addresses = forms.BooleanField(
        required=False,
        label=gettext_lazy("In addresses too"),
        help_text=gettext_lazy(
            "Then links may lead elsewhere. Without it their words alone change."
        ),
    )


@dataclass(frozen=True)
class Place:
    """One field of one row in which the words stand."""

    row: models.Model
    field: models.Field[Any, Any]
    after: Any

    @property
    def mark(self) -> str:
        return f"{self.row._meta.model_name}.{self.row.pk}.{self.field.name}"

    @property
    def change(self) -> Change:
        before = getattr(self.row, self.field.name)
        name = str(self.field.verbose_name)
        return Change(str(self.row), name, _in_lines(before), _in_lines(self.after))

    @property
    def differs(self) -> bool:
        return bool(self.after != getattr(self.row, self.field.name))

    @property
    def leads_elsewhere(self) -> bool:
        """Whether an address in it changes."""
        return _addresses(getattr(self.row, self.field.name)) != _addresses(self.after)

    def problem(self) -> str:
        """Why the field cannot hold the new words; empty when it can."""
        try:
            self.field.clean(self.after, self.row)
            all_seen(_in_lines(self.after))
            if "Markdown" in str(self.field.help_text):
                plain_markdown(self.after)
        except ValidationError as error:
            return " ".join(error.messages)
        return ""


@require_http_methods(["GET", "HEAD", "POST"])
def replace_view(request: HttpRequest) -> HttpResponse:
    """Asks for the words; then shows each place with the difference, to be ticked; a POST saves the
    ticked ones as drafts."""
    user = cast(User, request.user)
    if not user.has_perm("drugs.view_publication"):
        raise PermissionDenied
    form = ReplaceForm(request.GET or None)
    found: list[Place] = []
    left = 0
    if form.is_valid():
        held = list(_places(user, **form.cleaned_data))
        found = [place for place in held if place.differs]
        left = (
            len(held) - len(found) if form.cleaned_data["find"] != form.cleaned_data["into"] else 0
        )
    shown = found[:MOST]
    refused = ""
    if request.method == "POST" and shown:
        ticked = set(request.POST.getlist("place"))
        chosen = [place for place in shown if place.mark in ticked]
        if request.POST.get("seen") != _seen(shown):
            refused = gettext("Somebody changed one of these texts meanwhile. Look at them again.")
        elif any(place.problem() for place in chosen):
            refused = gettext("One of the ticked fields cannot hold the new words.")
        elif chosen:
            _save(chosen, user)
            said = ngettext(
                "Replaced in %(number)s field. Readers do not see it yet.",
                "Replaced in %(number)s fields. Readers do not see it yet.",
                len(chosen),
            ) % {"number": len(chosen)}
            messages.success(request, said)
            return HttpResponseRedirect(reverse("admin:index"))
    return TemplateResponse(
        request,
        "admin/replace.html",
        site.each_context(request)
        | {
            "title": "Find and replace",
            "form": form,
            "asked": form.is_bound and form.is_valid(),
            "places": shown,
            "more": len(found) - len(shown),
            "in_addresses": left,
            "seen": _seen(shown),
            "refused": refused,
        },
        status=422 if refused else 200,
    )


def _places(user: User, find: str, into: str, addresses: bool) -> Iterator[Place]:
    """Each field of the desk that holds the words and that this person may change."""

    def put(text: str) -> str:
        return text.replace(find, into) if addresses else _in_words(text, find, into)

    for model in content_models():
        if not user.has_perm(f"drugs.change_{model._meta.model_name}"):
            continue
        fields = [field for field in model._meta.concrete_fields if _is_words(field)]
        for row in model._default_manager.select_related().order_by("pk") if fields else ():
            for field in fields:
                value = getattr(row, field.name)
                if isinstance(value, str) and find in value:
                    yield Place(row, field, put(value))
                elif isinstance(value, list) and any(find in str(one) for one in value):
                    yield Place(row, field, [put(str(one)) for one in value])


def _in_words(text: str, find: str, into: str) -> str:
    """A text with its words replaced, and each address in it as it was."""
    if _ADDRESS.fullmatch(text):
        return text
    parts = _TARGET.split(text)  # every second one is where a link leads
    parts[::2] = [part.replace(find, into) for part in parts[::2]]
    return "".join(parts)


def _addresses(value: Any) -> list[str]:
    lines = _in_lines(value).splitlines()
    alone = [line for line in lines if _ADDRESS.fullmatch(line)]
    return [*alone, *(found for line in lines for found in _TARGET.findall(line))]


def _is_words(field: models.Field[Any, Any]) -> bool:
    """Whether people read a field as words; addresses and choices are none."""
    if field.choices or isinstance(field, models.SlugField | models.URLField):
        return False
    return isinstance(field, models.CharField | models.TextField | models.JSONField)


def _save(places: list[Place], user: User) -> None:
    """Saves each row once, with its record in the history of saves."""
    with reversion.create_revision():
        reversion.set_user(user)
        reversion.set_comment("Find and replace.")
        rows: dict[tuple[str, int], models.Model] = {}
        for place in places:
            row = rows.setdefault((place.row._meta.label, place.row.pk), place.row)
            setattr(row, place.field.name, place.after)
        for row in rows.values():
            row.save()
            record = record_of(row)
            if reversion.is_registered(type(record)):
                reversion.add_to_revision(record)


def _seen(places: list[Place]) -> str:
    said = [(place.mark, place.change.before, place.change.after) for place in places]
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _in_lines(value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)
