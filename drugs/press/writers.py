"""Who wrote a draft: whoever, at the desk, changed what a record would say.

The whole desk is compiled before and after each act of an editor, and compared. So it does not
matter by which screen a text was changed: a study, a renamed side effect, a section moved to
another article or an older version brought back all count for every record that now says something
else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from drugs.kinds import KINDS
from drugs.models import Publication, Writer
from drugs.press.compile import compile_rows
from drugs.press.facts import unchecked_too
from drugs.wording.markdown import TextError

Key = tuple[str, str]


def one_at_a_time() -> None:
    """Whoever writes or publishes waits for their turn, so that nothing comes in between.

    SQLite gives a transaction the whole database; PostgreSQL is asked for the table, for a lock on
    the last row would not hold when there is none yet.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Publication._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")


@contextmanager
def written_by(user: User) -> Iterator[None]:
    """Notes `user` as a writer of each record that says something else at the end of the block."""
    with transaction.atomic():
        one_at_a_time()
        before = _said()
        yield
        after = _said()
        now = timezone.now()
        for kind, slug in sorted(before.keys() | after.keys()):
            if before.get((kind, slug)) != after.get((kind, slug)):
                _note((kind, slug), user, now)


def _note(key: Key, user: User, at: datetime) -> None:
    Writer.objects.update_or_create(
        kind=key[0], slug=key[1], written_by=user, went_out_with=None, defaults={"written_at": at}
    )


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


def _said() -> dict[Key, object]:
    """All that the desk says by record, what is unchecked too: it is a part of somebody's draft."""
    found: dict[Key, object] = {}
    with unchecked_too():
        for kind in KINDS:
            try:
                found |= {(kind, slug): said for slug, said in compile_rows(kind).items()}
            except TextError:
                found |= dict(_one_by_one(kind))
    return found


def _one_by_one(kind: str) -> Iterator[tuple[Key, object]]:
    """Where a text cannot be shown, its record stands for itself, as its row is stored."""
    for row in KINDS[kind].rows:
        try:
            (said,) = compile_rows(kind, type(row)._default_manager.filter(pk=row.pk)).values()
        except TextError as error:
            stored = {field.attname: getattr(row, field.attname) for field in row._meta.fields}
            yield (kind, row.slug), (str(error), stored)
        else:
            yield (kind, row.slug), said
