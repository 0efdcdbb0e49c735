"""After a new revision: each fact that rests on the label is looked up again and ticked."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.admin.sites import site
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from drugs.admin.records import Lines, RecordLine
from drugs.models import Recheck, Source
from drugs.press.desk import compile_desk
from drugs.press.names import name_of
from drugs.press.recheck import Item, close, items, left_for_notice, not_yet_out, note
from drugs.press.second_person import NotAllowed
from drugs.wording.markdown import TextError

MAY = "drugs.change_source"
MOST = 100  # facts on one screen


@require_http_methods(["GET", "HEAD", "POST"])
def recheck_view(request: HttpRequest, slug: str) -> HttpResponse:
    """The facts that rest on a source, most dangerous first; `?danger=` narrows them, and `?open`
    leaves out those that were looked up. A POST notes one, or says that the edition was read."""
    user = cast(User, request.user)
    if not user.has_perm("drugs.view_publication"):
        raise PermissionDenied
    source = Source.objects.filter(slug=slug).first()
    if source is None:
        raise Http404("The desk has no such source.")
    here = reverse("admin:recheck", args=[slug])
    refused: list[str] = []
    found: list[Item] = []
    not_out: list[Item] = []
    try:
        held = compile_desk()
        found = items(source, held)
        not_out = not_yet_out(source, held) if source.newer_exists else []
        if request.method == "POST":
            if not user.has_perm(MAY):
                raise PermissionDenied
            messages.success(request, _act(request, user, source, found))
            return HttpResponseRedirect(f"{here}?{request.GET.urlencode()}")
    except ValidationError as error:
        refused = error.messages
    except (NotAllowed, TextError) as error:
        refused = [str(error)]
    danger = request.GET.get("danger", "")
    shown = [
        item for item in found
        if (not danger or str(item.danger) == danger)
        and ("open" not in request.GET or not item.settled)
    ]  # fmt: skip
    page = Paginator(shown, MOST).get_page(request.GET.get("page"))
    return TemplateResponse(
        request,
        "admin/recheck.html",
        site.each_context(request)
        | {
            "title": gettext("Check again: %(source)s") % {"source": source.title},
            "source": source,
            "records": _by_record(list(page.object_list)),
            "page": page,
            "pages": [page.paginator.page(number) for number in page.paginator.page_range],
            "query": _without_page(request),
            "done": sum(item.settled for item in found),
            "all": len(found),
            "left": len(left_for_notice(found)),
            "not_out": not_out,
            "changed": [item for item in found if item.found and not item.settled],
            "dangers": _dangers(found),
            "danger": danger,
            "may": user.has_perm(MAY),
            "refused": refused,
            "sent": request.POST if refused else {},
            "answers": Recheck.Answer,
        },
        status=422 if refused and request.method == "POST" else 200,
    )


def _without_page(request: HttpRequest) -> str:
    """What narrows the list, for a link to another page of it."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return f"{asked.urlencode()}&" if asked else ""


def _act(request: HttpRequest, user: User, source: Source, found: list[Item]) -> str:
    if request.POST.get("do") == "close":
        close(source, by=user)
        return gettext("Noted on the desk. The notice goes once the source is published.")
    item = next((one for one in found if one.name == request.POST.get("fact")), None)
    if item is None:
        raise NotAllowed(gettext("The desk holds no such fact any more. Look at the list again."))
    note(
        source, item, by=user, section=request.POST.get("section", ""),
        answer=request.POST.get("answer", ""), now_says=request.POST.get("now_says", ""),
    )  # fmt: skip
    if request.POST.get("answer") == Recheck.Answer.CHANGED:
        if item.is_list_of_changes:
            return gettext("Noted.")
        return gettext(
            "Noted. Now correct %(record)s. Then come back and say that it says the same."
        ) % {"record": name_of(item.key)}
    return gettext("Noted.")


def _by_record(shown: list[Item]) -> list[tuple[RecordLine, list[Item]]]:
    found: dict[tuple[str, str], list[Item]] = {}
    for item in shown:
        found.setdefault(item.key, []).append(item)
    line = Lines()
    return [(line(key), rows) for key, rows in found.items()]


def _dangers(found: list[Item]) -> list[tuple[int, int, int]]:
    """(danger, settled, all) for each that there is."""
    return [
        (
            danger,
            sum(item.danger == danger and item.settled for item in found),
            sum(item.danger == danger for item in found),
        )
        for danger in sorted({item.danger for item in found})
    ]
