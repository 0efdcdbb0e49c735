"""Nobody approves their own change. Held here, so that no screen, action or shell gets round it."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import User

from drugs.models import Publication
from drugs.press.names import names_of
from drugs.press.writers import all_writers

MAY_PUBLISH = "drugs.add_publication"
BACKEND = "django.contrib.auth.backends.ModelBackend"


class NotAllowed(Exception):
    """This person may not publish this. The message says why, and what to do."""


class DraftChanged(NotAllowed):
    """What was read is not what would go out."""

    def __init__(self) -> None:
        super().__init__("The draft changed since you opened this screen. Please read it again.")


def needed() -> bool:
    """Whether a second person must approve: as the setting says, or else once two could."""
    if settings.PUBLISH_NEEDS_SECOND_PERSON is not None:
        return settings.PUBLISH_NEEDS_SECOND_PERSON
    return len(publishers()) > 1


def publishers() -> list[User]:
    """Active accounts that may publish."""
    return list(User.objects.with_perm(MAY_PUBLISH, backend=BACKEND)[:2])


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
    everybody = all_writers()
    wrote = {key: everybody.get(key, []) for key in sorted(keys)}
    own = names_of(key for key, people in wrote.items() if approver in people)
    if not own:
        return ""
    said = f"You have written part of this yourself ({', '.join(own)}). "
    # One who wrote none of it, and may publish it.
    free = User.objects.with_perm(MAY_PUBLISH, backend=BACKEND).exclude(
        pk__in={person.pk for people in wrote.values() for person in people}
    )
    if free.exists():
        return f"{said}Nobody approves their own change: send it to a second person."
    return (
        f"{said}Nobody approves their own change, and everybody who may publish has written part "
        "of it. Ask for one more account that may publish, or publish the records one by one."
    )
