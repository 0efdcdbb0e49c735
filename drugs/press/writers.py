"""Who wrote a draft: whoever, at the desk, changed what a record would say.

The whole desk is read before and after each act of an editor, and what its records say is compared
where rows differ. So it does not matter by which screen a text was changed: a study, a renamed side
effect, a section moved to another article or an older version brought back all count for every
record that now says something else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from drugs.documents import Key
from drugs.models import Publication, Writer
from drugs.press.facts import unchecked_too
from drugs.press.snapshot import RowKey, Snapshot


def one_at_a_time() -> None:
    """Whoever writes or publishes waits for their turn, so that nothing comes in between.

    SQLite gives a transaction the whole database; PostgreSQL is asked for the table, for a lock on
    the last row would not hold when there is none yet.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Publication._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")


@contextmanager
def written_by(user: User) -> Iterator[Snapshot]:
    """Notes `user` as a writer of each record that says something else at the end of the block.
    Gives the desk as it is at its beginning; until the block writes, nobody else does."""
    with transaction.atomic():
        one_at_a_time()
        before = Snapshot()
        yield before
        after = Snapshot()
        if not (changed := after.changed(before)):
            return
        touched = before.reading(changed) | after.reading(changed)
        # What is unchecked too: it is a part of somebody's draft.
        with unchecked_too():
            was, said = before.said(touched), after.said(touched)
        now = timezone.now()
        for key in sorted(was.keys() | said.keys()):
            if was.get(key) != said.get(key):
                _note(key, user, now)
        left, came = before.held_in(changed, touched), after.held_in(changed, touched)
        _go_along({row: (left[row], came[row]) for row in changed})


def _note(key: Key, user: User, at: datetime) -> None:
    # Nobody comes in between: whoever writes or publishes waits for their turn.
    mine = Writer.objects.filter(kind=key[0], slug=key[1], written_by=user, went_out_with=None)
    if not mine.update(written_at=at):
        Writer.objects.create(kind=key[0], slug=key[1], written_by=user, written_at=at)


def _go_along(moves: Mapping[RowKey, tuple[set[Key], set[Key]]]) -> None:
    """Words that went to another record, or to another address, are still of whoever wrote them."""
    gone = [(had - has, has - had) for had, has in moves.values() if had - has and has - had]
    if not gone:
        return
    drafts = Writer.objects.filter(went_out_with=None).select_related("written_by")
    for row in list(drafts):
        for old, new in gone:
            if (row.kind, row.slug) in old:
                for kind, slug in new:
                    Writer.objects.get_or_create(
                        kind=kind, slug=slug, written_by=row.written_by, went_out_with=None,
                        defaults={"written_at": row.written_at},
                    )  # fmt: skip


def writers(key: Key) -> list[User]:
    """Who wrote a record since it was last published from the desk, the last one last."""
    return list(all_writers()[key])


def all_writers() -> dict[Key, list[User]]:
    """The writers of every draft, in one query."""
    found: dict[Key, list[User]] = defaultdict(list)
    rows = Writer.objects.filter(went_out_with=None).select_related("written_by")
    for row in rows.order_by("written_at", "pk"):
        found[row.kind, row.slug].append(row.written_by)
    return found


def last_written() -> dict[Key, Writer]:
    """Who wrote last on each draft, and when, in one query."""
    rows = Writer.objects.filter(went_out_with=None).select_related("written_by")
    return {(row.kind, row.slug): row for row in rows.order_by("written_at", "pk")}


def went_out(publications: Iterable[Publication]) -> None:
    """Called when drafts are published: their writers stay with the publication, and what is
    written from now on is another draft."""
    for made in publications:
        rows = Writer.objects.filter(kind=made.kind, slug=made.slug, went_out_with=None)
        rows.update(went_out_with=made)


def restore(undone: Iterable[Publication]) -> None:
    """Called when publications are taken back: the desk still holds their words, so whoever wrote
    them is the writer of that draft again."""
    now = timezone.now()
    for row in undone:
        people = [one.written_by for one in row.writers.select_related("written_by")]
        if not people and row.author is not None:  # published before writers stayed with it
            people = [row.author]
        for user in people:
            _note((row.kind, row.slug), user, now)
