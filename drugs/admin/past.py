"""All publications of one record: read any of them, publish it again in two clicks, or take the
record off the site."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.admin.sites import site
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from drugs.accounts import sessions
from drugs.admin.records import Lines, RecordLine
from drugs.admin.signing_in import AGAIN
from drugs.documents import Document
from drugs.documents.upgrade import Unreadable
from drugs.kinds import KINDS
from drugs.models import Publication
from drugs.press import mail_events
from drugs.press.by_name import ByName
from drugs.press.editions import document_of, newest, what_they_say
from drugs.press.names import in_words
from drugs.press.publish import NotPublishable, Unknown
from drugs.press.rules.walk import paragraphs
from drugs.press.second_person import MAY_PUBLISH, NotAllowed, needed
from drugs.press.undo import publish_again
from drugs.press.withdraw import (
    ask_to_withdraw,
    asked_by,
    confirm,
    take_down,
    unconfirmed,
    withdraw,
)


@require_http_methods(["GET", "HEAD", "POST"])
def past_view(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """The list; with `?version=` one of them beside what readers see. A POST publishes that one
    again, takes the record down at once, asks that it leave the site for good, or takes it off."""
    user = cast(User, request.user)
    if not user.has_perm("drugs.view_publication"):
        raise PermissionDenied
    rows = list(
        Publication.objects.filter(kind=kind, slug=slug).select_related("author", "approver")
    )
    if kind not in KINDS or not rows:
        raise Http404("Nothing of that name was ever published.")
    chosen = next((r for r in rows if str(r.version) == request.GET.get("version")), None)
    here = reverse("admin:past", args=[kind, slug])
    refused: list[str] = []
    if request.method == "POST":
        try:
            messages.success(request, _act(request, user, (kind, slug), chosen))
            return HttpResponseRedirect(here)
        except NotPublishable as error:
            refused = list(map(in_words, error.problems))
        except (NotAllowed, Unknown, Unreadable) as error:
            refused = [str(error)]
    now = newest().get((kind, slug))
    read, unreadable = _read(chosen, now)
    line, by_name = Lines(), ByName()
    shown = line((kind, slug))
    return TemplateResponse(
        request,
        "admin/past.html",
        site.each_context(request)
        | {
            "title": f"Publications of {shown.name}",
            "line": shown,
            "rows": rows,
            "now": now,
            "chosen": chosen,
            "refused": refused,
            "unreadable": unreadable,
            "may_publish": user.has_perm(MAY_PUBLISH),
            "fresh": sessions.fresh(request),
            "may_ask": _may_ask(user, kind),
            "asked_by": asked_by((kind, slug)),
            "second_person": needed(),
            "down": rows[0] if rows[0].notice else None,
            "naming": _naming((kind, slug), now, line),
            "to_confirm": next(
                (row for row, _ in unconfirmed() if (row.kind, row.slug) == (kind, slug)), None
            ),
            "whole": by_name.difference(None, read.get(chosen)) if chosen else [],
            "changes": by_name.difference(read.get(now), read.get(chosen)) if chosen else [],
        },
        status=422 if refused else 200,
    )


def _act(request: HttpRequest, user: User, key: tuple[str, str], chosen: Publication | None) -> str:
    """Does what the button says, and says what was done."""
    reason = request.POST.get("reason", "").strip()[:300]
    if not reason:
        raise NotAllowed("Say why, for the record.")
    if request.POST.get("do") == "ask":
        if not _may_ask(user, key[0]):
            raise NotAllowed("This account may not change this record.")
        ask_to_withdraw(key, by=user, reason=reason)
        return "Asked for. It stands on the desk of every other reviewer."
    if request.POST.get("do") == "take-down":
        take_down(key, by=user, reason=reason)
        mail_events.taken_down(key, user, reason)
        return gettext(
            "Taken down. Readers get a notice in its place as soon as the printer is done, in a "
            "moment."
        )
    if request.POST.get("do") == "withdraw":
        withdraw(key, reason=reason, approver=user)
        return "Taken off the site. Its publications stay, and can be brought back."
    if request.POST.get("do") == "confirm":
        confirm(key, by=user, reason=reason)
        return gettext("Confirmed. It stays down until it is corrected or a version comes back.")
    if chosen is None:
        raise NotAllowed("Choose the version to bring back.")
    if not sessions.fresh(request):
        raise NotAllowed(AGAIN)
    made = publish_again(chosen, reason=reason, approver=user)
    if made is None:
        return "Nothing was published: readers already see exactly that version."
    return (
        f"Version {chosen.version} is published again, as version {made.version}. The draft on the "
        "desk is as it was."
    )


def _naming(key: tuple[str, str], now: Publication | None, line: Lines) -> list[RecordLine]:
    """Other records whose texts name this one: nothing takes its facts out of their sentences."""
    if now is None:
        return []
    said = _read(now)[0].get(now)
    words = {str(getattr(said, name, "")).lower() for name in ("brand", "generic", "name")} - {""}
    return [
        line(other)
        for other, document in what_they_say(newest()).items()
        if other != key
        and any(word in text.lower() for _, text in paragraphs(document) for word in words)
    ]


def _may_ask(user: User, kind: str) -> bool:
    return user.has_perm(f"drugs.change_{KINDS[kind].model._meta.model_name}")


def _read(*rows: Publication | None) -> tuple[dict[Publication | None, Document], list[str]]:
    """What each publication says, and which cannot be read; one that withdrew says nothing."""
    found: dict[Publication | None, Document] = {}
    unreadable = []
    for row in dict.fromkeys(rows):
        if row is not None and row.document is not None:
            try:
                found[row] = document_of(row)
            except Unreadable as error:
                unreadable.append(str(error))
    return found, unreadable
