"""Bundles: records that go out together or not at all, in one review and one publication."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from drugs.documents import Key
from drugs.models import Bundle, BundleRecord
from drugs.press.rules import Problem


def bundled() -> dict[Key, Bundle]:
    """The records of all open bundles."""
    rows = BundleRecord.objects.filter(open=True).select_related("bundle")
    return {(row.kind, row.slug): row.bundle for row in rows}


def open_bundles() -> dict[Bundle, list[Key]]:
    """Every open bundle with its records."""
    found: dict[Bundle, list[Key]] = {row: [] for row in Bundle.objects.filter(went_out_at=None)}
    for key, bundle in sorted(bundled().items()):
        found[bundle].append(key)
    return found


@transaction.atomic
def keep(bundle: Bundle | None, name: str, keys: Collection[Key], *, by: User) -> Bundle:
    """Makes a bundle, or changes one. A record that is in another one leaves that. Raises
    ValidationError when the name is taken."""
    row = bundle or Bundle(made_by=by)
    row.name = name
    row.full_clean()
    row.save()
    wanted = set(keys)
    for key, other in bundled().items():
        if key in wanted or (other == row and key not in wanted):
            BundleRecord.objects.filter(kind=key[0], slug=key[1], open=True).delete()
    for kind, slug in sorted(wanted):
        BundleRecord.objects.create(bundle=row, kind=kind, slug=slug)
    return row


def problems(
    fresh: Iterable[Key], drafts: Collection[Key], partly: Collection[Key]
) -> list[Problem]:
    """What keeps records of a bundle from going out without the others of it that are drafts."""
    going = set(fresh)
    of = bundled()
    together: dict[Bundle, set[Key]] = defaultdict(set)
    for key, bundle in of.items():
        together[bundle].add(key)
    return [
        Problem(
            *key, "",
            gettext(
                "It goes out with the bundle “%(bundle)s” or not at all. Publish the whole bundle, "
                "or take it out of it."
            ) % {"bundle": of[key].name},
        )
        for key in sorted(going & of.keys())
        if key in partly or (together[of[key]] & set(drafts)) - going
    ]  # fmt: skip


def went_out(published: Collection[Key]) -> None:
    """Called by publishing: a bundle of which records went out is done."""
    rows = {bundle for key, bundle in bundled().items() if key in published}
    BundleRecord.objects.filter(bundle__in=rows, open=True).update(open=False)
    Bundle.objects.filter(pk__in=[row.pk for row in rows]).update(went_out_at=timezone.now())
