"""The log of accounts, as a table and as CSV: who came in, and whose rights changed."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.admin.sites import site
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from drugs.admin.audit import A_PAGE, csv_of
from drugs.models import AccountEvent

COLUMNS = ("when", "account", "what", "details", "by", "from")


@require_safe
def accounts_view(request: HttpRequest) -> HttpResponse:
    """The table, newest first. For those who make accounts."""
    _allow(request)
    page = Paginator(AccountEvent.objects.all(), A_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(
        request,
        "admin/accounts.html",
        site.each_context(request)
        | {"title": "Who came in, and whose rights changed", "page": page},
    )


@require_safe
def accounts_csv_view(request: HttpRequest) -> StreamingHttpResponse:
    """The same as CSV."""
    _allow(request)
    return csv_of(_lines(), "accounts.csv")


def _lines() -> Iterator[tuple[object, ...]]:
    yield COLUMNS
    for row in AccountEvent.objects.iterator(chunk_size=500):
        when = timezone.localtime(row.at).isoformat(timespec="seconds")
        yield when, row.name, row.get_what_display(), row.detail, row.by_name, row.address or ""


def _allow(request: HttpRequest) -> None:
    if not request.user.has_perm("drugs.view_accountevent"):
        raise PermissionDenied
