"""Tries the address of each source, and writes down whether it answers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from django.utils import timezone

from drugs.models import LinkCheck, Source
from drugs.sources.fetch import Asker, NoAnswer

# Many publishers turn programs away: then a person has to look, and the link is not dead.
TURNED_AWAY = {401, 403, 405, 406, 429, 451, 503}


class Offline(Exception):
    """No host answered at all: that is us, not them. Nothing was written down."""


class Tried(NamedTuple):
    source: Source
    works: bool
    finding: str
    reached: bool


def check_links(asker: Asker, *, between: float = 1.0) -> Iterator[Tried]:
    """Tries every address once, pausing between two questions to one host.

    Findings are kept only at the end: raises Offline, and keeps none, when no host was reached.
    """
    tried: list[Tried] = []
    last: dict[str, float] = {}
    for source in Source.objects.exclude(address="").order_by("slug"):
        host = urlsplit(source.address).netloc
        time.sleep(max(0.0, last.get(host, float("-inf")) + between - time.monotonic()))
        tried.append(_try(asker, source))
        last[host] = time.monotonic()
        yield tried[-1]
    if tried and not any(row.reached for row in tried):
        raise Offline("No host answered at all, so this machine seems to be offline.")
    now = timezone.now()
    for row in tried:
        _keep(row, now)


def _try(asker: Asker, source: Source) -> Tried:
    try:
        asker.ask(source.address, method="HEAD")
    except NoAnswer as first:
        error = first
        if first.status and first.status not in (404, 410):
            try:
                asker.ask(source.address)
                return Tried(source, True, "answers", True)
            except NoAnswer as second:
                error = second
        if error.status in TURNED_AWAY:
            return Tried(source, True, "turns programs away: look yourself", True)
        said = {404: "page not found", 410: "page taken away"}.get(error.status, str(error))
        return Tried(source, False, said, bool(error.status))
    return Tried(source, True, "answers", True)


def _keep(row: Tried, now: datetime) -> None:
    before = LinkCheck.objects.filter(source=row.source, address=row.source.address).first()
    since = None if row.works else (before and before.failed_since) or now
    LinkCheck.objects.update_or_create(
        source=row.source,
        defaults={
            "address": row.source.address,
            "works": row.works,
            "finding": row.finding[:200],
            "tried_at": now,
            "failed_since": since,
        },
    )
