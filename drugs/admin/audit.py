"""Who published what, when, what stood there before and after, why, and who approved it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

from django.contrib.admin.sites import site
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from drugs.documents.upgrade import Unreadable
from drugs.models import Publication
from drugs.press.by_name import ByName
from drugs.press.difference import MISSING, Change
from drugs.press.editions import document_of
from drugs.press.names import Names

COLUMNS = (
    "when", "record", "version", "where", "before", "after", "why", "written by", "approved by",
)  # fmt: skip
A_PAGE = 50
# How a formula begins for a spreadsheet, full-width signs among them.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
WITHIN = re.compile(rf"""([;\t\r\n][\s"']*)(?=[{re.escape("".join(FORMULA))}])""")


@require_safe
def audit_view(request: HttpRequest) -> HttpResponse:
    """The table, newest first; `?record=kind/slug` narrows it."""
    _allow(request)
    page = Paginator(_chosen(request), A_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(
        request,
        "admin/audit.html",
        site.each_context(request)
        | {
            "title": "Who changed what, and why",
            "page": page,
            "rows": _shown(list(page)),
            "record": request.GET.get("record", ""),
            "accounts": request.user.has_perm("drugs.view_accountevent"),
        },
    )


@require_safe
def audit_csv_view(request: HttpRequest) -> StreamingHttpResponse:
    """The same as CSV, one line for each changed field."""
    _allow(request)
    return csv_of(_lines(request), "audit.csv")


def csv_of(rows: Iterable[Iterable[object]], name: str) -> StreamingHttpResponse:
    """Rows as a CSV file to keep, no cell of which a spreadsheet would run."""
    writer = csv.writer(_Line(), quoting=csv.QUOTE_ALL)
    return StreamingHttpResponse(
        (writer.writerow([_harmless(cell) for cell in row]) for row in rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _shown(rows: list[Publication]) -> list[tuple[Publication, str, list[Change]]]:
    """Publications with the name of each record and what changed; a few queries for all of them."""
    named, by_name = Names(), ByName()
    ones = [Q(kind=row.kind, slug=row.slug, version=row.version - 1) for row in rows]
    found = Publication.objects.filter(reduce(or_, ones)) if ones else []
    before = {(one.kind, one.slug, one.version + 1): one for one in found}
    return [
        (
            row, named((row.kind, row.slug)),
            changes_of(row, before.get((row.kind, row.slug, row.version)), by_name),
        )
        for row in rows
    ]  # fmt: skip


def _before(row: Publication) -> Publication | None:
    return Publication.objects.filter(kind=row.kind, slug=row.slug, version=row.version - 1).first()


def changes_of(row: Publication, before: Publication | None, by_name: ByName) -> list[Change]:
    """What a publication changed against the one before; the first of a record says only that."""
    if before is None:
        return [Change("", "the whole record", "(not published)", "first published")]
    if row.document is None:
        off = gettext("taken down") if row.notice else "taken off the site"
        on = "published" if before.document is not None else gettext("taken down")
        return [Change("", "the whole record", on, off)]
    back = []
    if before.document is None:  # what it said before that is what it is compared with
        off = gettext("taken down") if before.notice else "taken off the site"
        back = [Change("", "the whole record", off, "published")]
        before = Publication.objects.filter(
            kind=row.kind, slug=row.slug, version__lt=row.version, document__isnull=False
        ).first()
    try:
        was = document_of(before) if before else None
        return [*back, *by_name.difference(was, document_of(row))]
    except Unreadable as error:
        return [Change("", "the whole record", MISSING, str(error))]


def _lines(request: HttpRequest) -> Iterator[tuple[object, ...]]:
    yield COLUMNS
    by_name = ByName()
    for row in _chosen(request).iterator(chunk_size=200):
        for change in changes_of(row, _before(row), by_name):
            yield (
                timezone.localtime(row.published_at).isoformat(timespec="seconds"),
                f"{row.kind}/{row.slug}", row.version,
                f"{change.part}: {change.field}" if change.part else change.field,
                change.before, change.after, row.reason,
                row.author or "", row.approver or "",
            )  # fmt: skip


def _chosen(request: HttpRequest):  # type: ignore[no-untyped-def]
    rows = Publication.objects.select_related("author", "approver")
    kind, _, slug = request.GET.get("record", "").partition("/")
    return rows.filter(kind=kind, slug=slug) if slug else rows


def _allow(request: HttpRequest) -> None:
    if not request.user.has_perm("drugs.view_publication"):
        raise PermissionDenied


def _harmless(cell: object) -> str:
    """A spreadsheet runs a cell that begins like a formula. Where commas stand in numbers, it
    divides cells at semicolons, whatever the quotation marks say."""
    text = WITHIN.sub(r"\1'", str(cell))
    return f"'{text}" if text.lstrip(' "').startswith(FORMULA) else text


class _Line:
    """What csv writes to: hands each line back."""

    def write(self, line: str) -> str:
        return line
