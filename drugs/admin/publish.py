"""The review screen: what changed, in words; what is wrong with it; who lets it out, and why."""

from __future__ import annotations

from typing import cast

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.sites import site
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from drugs.accounts import sessions
from drugs.admin.notes import remark
from drugs.admin.records import Lines, keys_of, publish_address, taken_of
from drugs.admin.signing_in import AGAIN
from drugs.documents import Key
from drugs.models import Handover, Publication, Writer
from drugs.press import handover, mail_events
from drugs.press.affected import how_far
from drugs.press.bundles import open_bundles
from drugs.press.by_name import ByName
from drugs.press.notes import open_comments
from drugs.press.partly import Piece, pieces
from drugs.press.plan import plan, planned
from drugs.press.proof import prove, waiting_at_most
from drugs.press.publish import NotPublishable, Proposal, Unknown, propose, publish
from drugs.press.retired import retired
from drugs.press.rules import Problem, hints
from drugs.press.second_person import MAY_PUBLISH, NotAllowed, why_not
from drugs.press.undo import undone
from drugs.press.writers import last_written
from drugs.wording.markdown import TextError

NOTHING = Proposal({}, {}, [])
PATIENCE = 30.0  # seconds that a click waits for its pages; the front door answers within 60
Chosen = dict[Key, set[str]]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        max_length=300,
        label="Why is this published?",
        help_text="For the record, such as: New percent in the label of December 2026.",
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
    )
    at = forms.DateTimeField(
        required=False,
        label=gettext_lazy("To publish it later: day and time"),
        help_text=gettext_lazy("The printer does it then, if this draft is still the same."),
        input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )

    def __init__(self, data: QueryDict | None, *, later: bool = False) -> None:
        super().__init__(data)
        self.fields["at"].required = later


class NoteForm(forms.Form):
    note = forms.CharField(
        max_length=1000,
        label="A note to the other person",
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def publish_view(request: HttpRequest) -> HttpResponse:
    """Shows what publishing the named records would do. A POST publishes, sends or sends back."""
    user = cast(User, request.user)
    if not user.has_perm("drugs.view_publication"):
        raise PermissionDenied
    keys = keys_of(request.GET)
    chosen = taken_of(request.GET)
    proposal, stopped = _proposal(keys, chosen)
    do = request.POST.get("do")
    reason = ReasonForm(request.POST if do in ("publish", "plan") else None, later=do == "plan")
    note = NoteForm(request.POST if do in ("send", "send-back") else None)
    refused = ""
    if request.method == "POST" and not stopped:
        try:
            with waiting_at_most(PATIENCE):
                done = _act(do, keys, user, request, reason, note, proposal)
        except NotPublishable as error:
            proposal = Proposal(proposal.documents, proposal.before, error.problems)
        except (NotAllowed, Unknown, TextError) as error:
            # A record may go from the desk, or get a text that no page can show, while its pages
            # are printed aside.
            refused = str(error)
        else:
            if done:
                messages.success(request, done)
                return HttpResponseRedirect(reverse("admin:index"))
    taken_back, remarks = undone(), open_comments(proposal.documents)
    off, line, by_name = retired(), Lines(), ByName()
    return TemplateResponse(
        request,
        "admin/publish.html",
        site.each_context(request)
        | {
            "title": "Review and publish",
            "keys": [f"{kind}/{slug}" for kind, slug in keys],
            "query": request.GET.urlencode(),
            "chosen": chosen,
            "whole": publish_address(keys),
            "proposal": proposal,
            "stopped": stopped,
            "refused": refused,
            "fresh": sessions.fresh(request),
            "why_not": why_not(user, proposal.documents) if proposal.documents else "",
            "may_send_back": user.has_perm(MAY_PUBLISH),
            "reason": reason,
            "note": note,
            "waiting": [
                (row, line((row.kind, row.slug)).name, since)
                for row, since in _waiting(keys)
                if not (row.takes_off and (row.kind, row.slug) in off)  # it is down already
            ],
            "open_comments": sum(map(len, remarks.values())),
            "plans": [row for row in planned() if set(row.keys) & set(keys)],
            "bundles": [
                (bundle, publish_address(together), stopped or set(together) <= set(keys))
                for bundle, together in open_bundles().items()
                if set(together) & set(keys)
            ],
            "time_zone": settings.TIME_ZONE,
            "records": [
                {
                    "line": line(key),
                    "new": proposal.before[key] is None,
                    "asked_for": key in keys,
                    "undone": taken_back.get(key),
                    "remarks": [remark(one, line) for one in remarks.get(key, [])],
                    "down": off.get(key),
                    "changes": by_name.difference(proposal.before[key], document),
                    "hints": hints(document, proposal.before[key]),
                    "partly": key in chosen,
                    "pieces": _pieces(key, proposal, chosen, by_name),
                }
                for key, document in proposal.documents.items()
            ],
            "problems": [_with_its_place(problem, line) for problem in proposal.problems],
        },
        status=422 if request.method == "POST" else 200,
    )


def _pieces(
    key: Key, proposal: Proposal, chosen: Chosen, by_name: ByName
) -> list[tuple[str, Piece]]:
    """What can be chosen of a record that goes out whole: each part with its mark in an address."""
    before = proposal.before[key]
    if before is None or chosen:
        return []
    found = pieces(before, proposal.documents[key], by_name.difference)
    return [(f"{'/'.join(key)}|{one.name}", one) for one in found] if len(found) > 1 else []


@require_safe
def affected_view(request: HttpRequest) -> HttpResponse:
    """The addresses that publishing the named records would change, and what is wrong with them.
    A part of the review screen."""
    if not request.user.has_perm("drugs.view_publication"):
        raise PermissionDenied
    proposal, problem = _proposal(keys_of(request.GET), taken_of(request.GET))
    line = Lines()
    paths: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    if proposal.problems and not problem:
        # What names a record that is not there has no page yet.
        problem = gettext("It can be listed once what keeps it from being published is put right.")
    if not problem and proposal.documents:
        proof = prove(proposal.documents, timezone.localdate())
        paths, problems = proof.paths, proof.problems
    return TemplateResponse(
        request,
        "admin/_affected.html" if request.htmx else "admin/affected.html",  # type: ignore[attr-defined]
        site.each_context(request)
        | {
            "title": "What this touches",
            "paths": paths,
            "problem": problem,
            "problems": [_with_its_place(problem, line) for problem in problems],
        },
    )


@require_safe
def affected_progress_view(request: HttpRequest) -> HttpResponse:
    """How far is what somebody waits for on such a screen; asked for again each second."""
    return TemplateResponse(request, "admin/_affected_progress.html", {"step": how_far()})


def _with_its_place(problem: Problem, line: Lines) -> dict[str, object]:
    """A problem with where to mend it; a finished page is mended in the records it shows."""
    record = None if problem.kind == "page" else line((problem.kind, problem.slug))
    return {
        "name": record.name if record else problem.slug,
        "edit": record.edit if record else "",
        "part": problem.part,
        "message": problem.message,
        "stops": problem.stops,
    }


def _act(
    do: str | None,
    keys: list[Key],
    user: User,
    request: HttpRequest,
    reason: ReasonForm,
    note: NoteForm,
    proposal: Proposal,
) -> str:
    """Does what the button says; returns what was done, or nothing when a form is not right."""
    if do in ("publish", "plan") and reason.is_valid():
        if not sessions.fresh(request):
            raise NotAllowed(AGAIN)
        why, at = reason.cleaned_data["reason"], reason.cleaned_data["at"]
        seen, opened = request.POST.get("seen", ""), request.POST.getlist("opened")
        chosen = taken_of(request.GET)
        if do == "publish":
            return _published(
                publish(keys, reason=why, approver=user, seen=seen, opened=opened, chosen=chosen)
            )
        made = plan(keys, at, reason=why, approver=user, seen=seen, opened=opened, chosen=chosen)
        return gettext("Planned for %(time)s. The printer publishes it then.") % {
            "time": date_format(timezone.localtime(made.at), "F j, Y, H:i")
        }
    if do == "send" and note.is_valid():
        said = note.cleaned_data["note"]
        handover.send(keys, by=user, note=said)
        mail_events.sent(proposal.documents, proposal.before, user, said)
        return "Sent for review. It stands on the desk of every other reviewer."
    if do == "send-back" and note.is_valid():
        said = note.cleaned_data["note"]
        handover.send_back(keys, by=user, note=said)
        mail_events.sent_back(keys, user, said)
        return "Sent back with your note."
    return ""


def _proposal(keys: list[Key], chosen: Chosen) -> tuple[Proposal, str]:
    """What would go out, and the sentence that stops it before any check can be made."""
    if not keys:
        return NOTHING, "Choose the records to publish in one of the lists first."
    try:
        return propose(keys, chosen), ""
    except (Unknown, TextError) as error:
        return NOTHING, str(error)


def _waiting(keys: list[Key]) -> list[tuple[Handover, Writer | None]]:
    """What waits of these, each with who wrote on it last, where that was after it was sent."""
    found = Handover.objects.filter(state=Handover.State.WAITING).select_related("sent_by")
    rows = [row for row in found if (row.kind, row.slug) in keys]
    last = last_written() if rows else {}
    return [(row, _after(row, last.get((row.kind, row.slug)))) for row in rows]


def _after(row: Handover, last: Writer | None) -> Writer | None:
    return last if last and last.written_at > row.sent_at else None


def _published(made: list[Publication]) -> str:
    if not made:
        return "Nothing was published: readers already see exactly this."
    number = "1 record" if len(made) == 1 else f"{len(made)} records"
    left = sum(map(len, open_comments((row.kind, row.slug) for row in made).values()))
    said = f"Published: {number}. The printer puts the new edition before readers in a moment."
    if not left:
        return said
    still = ngettext(
        "%(number)d comment on it is still open.", "%(number)d comments on it are still open.", left
    ) % {"number": left}
    return f"{said} {still}"
