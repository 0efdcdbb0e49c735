"""What is pasted into a form is made plain before it is saved, and the editor is told."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from drugs.wording.characters import hidden, tidied

TOLD = 3  # hidden characters of one field: whoever pasted one pasted many
_ROW = re.compile(r"(\w+)-(\d+)-(\w+)")


def make_plain(request: HttpRequest) -> list[str]:
    """Replaces, in all texts of a form that was sent, what has one plain equivalent. Returns what
    was replaced, by field: "slots 4, text: curly quotation marks"."""
    sent = request.POST.copy()
    told = []
    for name, values in request.POST.lists():
        # A browser ends its lines with two signs; the desk and its files with one.
        plain = [tidied(value.replace("\r\n", "\n")) for value in values]
        sent.setlist(name, [text for text, _ in plain])
        changed = list(dict.fromkeys(what for _, found in plain for what in found))
        if changed:
            told.append(f"{_place(name)}: {', '.join(changed)}")
    request.POST = sent  # type: ignore[assignment]
    return told


def all_seen(value: str) -> None:
    """Refuses, at the field itself, what nobody can see or what turns the direction of writing."""
    if found := hidden(value):
        raise ValidationError([str(one) for one in found[:TOLD]])


def all_hidden(request: HttpRequest) -> list[str]:
    """What nobody can see in what a form sent, by field. A password may hold anything."""
    return [
        f"{_place(name)}: {one}"
        for name, values in request.POST.lists()
        if "password" not in name
        for value in values
        for one in hidden(tidied(value)[0])[:TOLD]
    ]


def nothing_sent(request: HttpRequest, unseen: list[str]) -> HttpResponse:
    """In place of the screen: what was found, and that no word is lost."""
    return render(request, "admin/hidden.html", {"unseen": unseen}, status=422)


def _place(name: str) -> str:
    row = _ROW.fullmatch(name)
    place = f"{row[1]} {int(row[2]) + 1}, {row[3]}" if row else name
    return place.replace("_", " ")
