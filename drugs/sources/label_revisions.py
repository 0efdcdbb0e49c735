"""Asks DailyMed, or openFDA, for the newest revision of each US label, and records it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any
from urllib.parse import quote

import reversion
from django.db import transaction

from drugs.models import Source
from drugs.sources.fetch import Asker, NoAnswer

DAILYMED = "https://dailymed.nlm.nih.gov"
OPENFDA = "https://api.fda.gov"
_MONTH = re.compile(r"(\d{1,2})/(\d{4})\b")


class Odd(Exception):
    """An answer came, but not one to rely on. The message says what is odd."""


@dataclass(frozen=True)
class Finding:
    """What became of one label. `changed` says that the desk holds a newer revision now."""

    source: Source
    says: str
    changed: bool = False
    failed: bool = False


def check_labels(
    asker: Asker, today: date, *, dailymed: str = DAILYMED, openfda: str = OPENFDA
) -> Iterator[Finding]:
    """One finding for each source with a set id. Whatever goes wrong changes nothing."""
    for source in Source.objects.exclude(set_id="").order_by("slug"):
        failures = []
        for name, ask in (
            ("DailyMed", partial(_dailymed, asker, dailymed, source.set_id)),
            ("openFDA", partial(_openfda, asker, openfda, source.set_id)),
        ):
            try:
                found = ask()
                if found > today:
                    raise Odd(f"a date in the future, {found}")
            except (NoAnswer, Odd) as error:
                failures.append(f"{name}: {error}")
                continue
            yield _record(source, found, name)
            break
        else:
            yield Finding(source, f"not checked. {'; '.join(failures)}", failed=True)


def _dailymed(asker: Asker, host: str, set_id: str) -> date:
    """The date of the newest version in a label's history."""
    address = f"{host}/dailymed/services/v2/spls/{quote(set_id, safe='')}/history.json"
    data = _dict(_json(asker.ask(address)).get("data"))
    if str(_dict(data.get("spl")).get("setid", "")).lower() != set_id.lower():
        raise Odd("the answer is about another label")
    versions = data.get("history")
    if not isinstance(versions, list) or not versions:
        raise Odd("the answer has no history")
    return max(_date(_dict(row).get("published_date"), "%b %d, %Y") for row in versions)


def _openfda(asker: Asker, host: str, set_id: str) -> date:
    """The date since which a label holds."""
    found = quote(f'set_id:"{set_id}"', safe=":")
    results = _json(asker.ask(f"{host}/drug/label.json?search={found}&limit=1")).get("results")
    if not isinstance(results, list) or not results:
        raise Odd("the answer has no label")
    label = _dict(results[0])
    if str(label.get("set_id", "")).lower() != set_id.lower():
        raise Odd("the answer is about another label")
    return _date(label.get("effective_time"), "%Y%m%d")


def _record(source: Source, found: date, name: str) -> Finding:
    known = source.newest_revision_on or _month_of(source.newest_revision or source.revision_read)
    if known is None:
        return Finding(
            source, f"{name} has one of {found}; the desk does not say which was read", failed=True
        )
    # A label names its revision by the month alone.
    newer = found > known if source.newest_revision_on else _month(found) > _month(known)
    if not newer:
        return Finding(source, f"nothing newer ({name}: {found})")
    with transaction.atomic(), reversion.create_revision():
        source.newest_revision = f"{found.month}/{found.year}"
        source.newest_revision_on = found
        source.newest_revision_note = ""  # it told of the revision before
        source.full_clean()
        source.save()
        reversion.add_to_revision(source)
        reversion.set_comment(f"A newer revision was found at {name}: {found}.")
    return Finding(source, f"newer revision of {found} ({name})", changed=True)


def _json(body: bytes) -> dict[str, Any]:
    try:
        return _dict(json.loads(body))
    except (ValueError, RecursionError) as error:
        raise Odd("the answer is not JSON") from error


def _dict(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Odd("the answer has another shape")
    return value


def _date(value: Any, form: str) -> date:
    try:
        return datetime.strptime(str(value), form).date()
    except ValueError as error:
        raise Odd(f"the date {str(value)[:40]!r} cannot be read") from error


def _month_of(text: str) -> date | None:
    found = _MONTH.match(text)
    return date(int(found[2]), int(found[1]), 1) if found and 1 <= int(found[1]) <= 12 else None


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
