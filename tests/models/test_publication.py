"""A publication stays as it was written, whoever asks and however."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from drugs.models import NeverChanged, NotFromThePress, Publication, at_the_press

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    return Publication.objects.get(kind="medicine", slug="testol", version=1)


def another(**changes):
    fields = {"kind": "medicine", "slug": "testol", "version": 2, "reason": "New label"}
    with at_the_press():
        return Publication.objects.create(**fields | {"published_at": timezone.now()} | changes)


FRESH = {"kind": "term", "slug": "new", "version": 1, "reason": "r", "document": {}}


@pytest.mark.parametrize(
    "write",
    [
        lambda: Publication.objects.create(**FRESH, published_at=timezone.now()),
        lambda: Publication(**FRESH, published_at=timezone.now()).save(),
        lambda: Publication(**FRESH, published_at=timezone.now()).save(force_insert=True),
        lambda: Publication.objects.bulk_create([Publication(**FRESH)]),
        lambda: Publication.objects.get_or_create(
            kind="term", slug="new", defaults=FRESH | {"published_at": timezone.now()}
        ),
    ],
)
def test_a_shell_writes_none_past_the_checks(write):
    before = Publication.objects.count()
    with pytest.raises(NotFromThePress, match=r"manage\.py publish"), transaction.atomic():
        write()
    assert Publication.objects.count() == before


def change(row):
    row.reason = "Something else"
    row.save()


@pytest.mark.parametrize(
    "change",
    [
        change,
        lambda row: row.save(update_fields=["reason"]),
        lambda row: row.delete(),
        lambda row: Publication.objects.filter(pk=row.pk).update(reason="Something else"),
        lambda row: Publication.objects.filter(pk=row.pk).delete(),
        lambda row: Publication.objects.bulk_update([row], ["reason"]),
        lambda row: Publication.objects.update_or_create(pk=row.pk, defaults={"reason": "Else"}),
    ],
)
def test_python_refuses(row, change):
    with pytest.raises(NeverChanged):
        change(row)


@pytest.mark.parametrize(
    "change",
    [
        lambda row: models.QuerySet(Publication).filter(pk=row.pk).update(reason="Else"),
        lambda row: models.QuerySet(Publication).filter(pk=row.pk).delete(),
        lambda row: Publication.objects.filter(pk=row.pk)._raw_delete("default"),
        lambda row: models.Model.save_base(row, force_update=True),
        lambda row: models.Model.delete(row),
    ],
)
def test_the_database_refuses_what_goes_round_the_model(row, change):
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        change(row)
    assert Publication.objects.get(pk=row.pk).reason == row.reason


SQL = [
    "UPDATE drugs_publication SET reason = 'Else' WHERE id = %s",
    "UPDATE drugs_publication SET document = NULL WHERE id = %s",
    "UPDATE drugs_publication SET id = id + 100000 WHERE id = %s",
    "DELETE FROM drugs_publication WHERE id = %s",
]
if connection.vendor == "sqlite":
    SQL += [
        "INSERT OR REPLACE INTO drugs_publication SELECT * FROM drugs_publication WHERE id = %s",
        "INSERT OR REPLACE INTO drugs_publication (kind, slug, version, reason, published_at)"
        " SELECT kind, slug, version, 'Else', published_at FROM drugs_publication WHERE id = %s",
    ]
else:
    SQL.append("TRUNCATE drugs_publication CASCADE /* %s */")


@pytest.mark.parametrize("sql", SQL)
def test_the_database_refuses_raw_sql(row, sql):
    count = Publication.objects.count()
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(sql, [row.pk])
    kept = Publication.objects.get(pk=row.pk)
    assert (kept.reason, kept.document) == (row.reason, row.document)
    assert Publication.objects.count() == count


def test_a_new_version_is_added_beside_the_old(row):
    newer = another()
    assert newer in Publication.objects.newest()
    assert row not in Publication.objects.newest()
    assert str(newer) == "medicine testol, version 2"


def test_a_withdrawn_record_is_its_newest_publication():
    another(document=None)
    assert Publication.objects.newest().get(slug="testol").document is None


def test_who_published_cannot_be_deleted():
    user = User.objects.create()
    another(author=user)
    with pytest.raises(models.ProtectedError):
        user.delete()
