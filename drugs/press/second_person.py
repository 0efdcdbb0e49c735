"""Nobody approves their own change. Held here, so that no screen, action or shell gets round it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Q
from reversion.models import Version

from drugs.models import Article, ArticleSection, Drug, Publication, Study
from drugs.press.compile import KINDS

MAY_PUBLISH = "drugs.add_publication"
BACKEND = "django.contrib.auth.backends.ModelBackend"


class NotAllowed(Exception):
    """This person may not publish this. The message says why, and what to do."""


def needed() -> bool:
    """Whether a second person must approve: as the setting says, or else once two could."""
    if settings.PUBLISH_NEEDS_SECOND_PERSON is not None:
        return settings.PUBLISH_NEEDS_SECOND_PERSON
    return len(publishers()) > 1


def publishers() -> list[User]:
    """Active accounts that may publish."""
    return list(User.objects.with_perm(MAY_PUBLISH, backend=BACKEND)[:2])


def writers(key: tuple[str, str]) -> list[User]:
    """Who saved a record, or what is printed as part of it, since it was last published.

    Oldest first. Taken from the history that every save in the admin leaves, and not from what a
    caller says.
    """
    kind, slug = key
    if not Version.objects.exists():  # a fresh desk: some hundred records are published at once
        return []
    row = KINDS[kind].model._default_manager.filter(slug=slug).first()
    if row is None:
        return []
    last = Publication.objects.filter(kind=kind, slug=slug).order_by("-version").first()
    saves = Q()
    for part, pks in _parts(row):
        versions = Version.objects.get_for_model(part).filter(object_id__in=map(str, pks))
        saves |= Q(pk__in=versions.values("revision"))
    found = Version.objects.filter(
        revision__in=Version.revision.field.related_model.objects.filter(saves),
        revision__user__isnull=False,
    )
    if last is not None:
        found = found.filter(revision__date_created__gt=last.published_at)
    people: dict[Any, User] = {}
    for version in found.select_related("revision__user").order_by("revision_id"):
        user = version.revision.user
        people.pop(user.pk, None)
        people[user.pk] = user
    return list(people.values())


def _parts(row: Any) -> Iterable[tuple[type, list[int]]]:
    """A record and the other records that are printed within it."""
    yield type(row), [row.pk]
    if isinstance(row, Article):
        sections = row.sections.values_list("pk", flat=True)
        yield ArticleSection, list(sections)
        yield Study, list(row.sections.values_list("figures__study", flat=True).distinct())
    if isinstance(row, Drug):
        studies = {*row.reactions.values_list("study", flat=True)}
        studies |= {*row.outcomes.values_list("study", flat=True)}
        yield Study, list(studies)


def why_not(approver: User | None, keys: Iterable[tuple[str, str]]) -> str:
    """Why a person may not publish the records as they stand; empty when they may."""
    if approver is None:
        # The first edition of a new site is printed before anybody has an account.
        if not Publication.objects.exists() or not (publishers() or needed()):
            return ""
        return "Say who publishes this: an account that may publish."
    if not (approver.is_active and approver.has_perm(MAY_PUBLISH)):
        return "This account may not publish. Send the record to a reviewer."
    if not needed():
        return ""
    own = [" ".join(key) for key in sorted(keys) if approver in writers(key)]
    if own:
        return (
            f"You have written part of this yourself ({', '.join(own)}). "
            "Nobody approves their own change: send it to a second person."
        )
    return ""
