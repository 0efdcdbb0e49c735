"""The desk as documents. What reads no row that changed since the last time is not made again.

Nothing tells this module what was saved: all rows are read as plain text, by one query, and
compared with the texts of the last time. So whatever wrote to the desk, and by whichever process,
a document is never older than its rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from drugs import documents as doc
from drugs.documents import Key
from drugs.kinds import KINDS
from drugs.press.compile import compiled
from drugs.press.facts import may_be_read, with_unchecked
from drugs.press.snapshot import RowKey, Snapshot, kinds_reading, reads_of


@dataclass(frozen=True)
class _Made:
    """A record's document, None while it may not be read, and the rows it was made from."""

    slug: str
    document: doc.Document | None
    reads: frozenset[RowKey]


@dataclass(frozen=True)
class _Desk:
    """All that was made of the desk at one moment, by the number of each record's row."""

    snapshot: Snapshot
    kinds: dict[str, dict[int, _Made]]

    def documents(self) -> dict[Key, doc.Document]:
        return {
            (kind, made.slug): made.document
            for kind, rows in self.kinds.items()
            for made in sorted(rows.values(), key=lambda made: made.slug)
            if made.document is not None
        }


# By the language that the names of choices are in.
_last: dict[str | None, _Desk] = {}


def compile_desk() -> dict[Key, doc.Document]:
    """Every document of the desk by (kind, slug). Raises TextError when a text holds what a page
    cannot show."""
    now = Snapshot()
    if with_unchecked():
        return _made(now, None).documents()
    language = get_language()
    _last[language] = _made(now, _last.get(language))
    return _last[language].documents()


def _made(now: Snapshot, last: _Desk | None) -> _Desk:
    changed = now.changed(last.snapshot) if last else frozenset()
    if last and not changed:
        return last
    stale = kinds_reading({model for model, _ in changed}) if last else set(KINDS)
    kinds = {
        kind: _records(kind, now, last.kinds[kind] if last else {}, changed)
        if kind in stale or last is None
        else last.kinds[kind]
        for kind in KINDS
    }
    return _Desk(now.alone(), kinds)


def _records(
    kind: str, now: Snapshot, last: dict[int, _Made], changed: frozenset[RowKey]
) -> dict[int, _Made]:
    entry = KINDS[kind]
    found = {}
    for row in now.rows(entry.model).values():
        if not entry.holds(row):
            continue
        reads = reads_of(row, entry)
        before = last.get(row.pk)
        if before is not None and before.reads == reads and not reads & changed:
            found[row.pk] = before
        else:
            document = compiled(row, entry.document) if may_be_read(row) else None
            found[row.pk] = _Made(row.slug, document, reads)
    return found
