"""Records that were taken off the site. The desk still holds them; they do not slip back."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext

from drugs.documents import Document, Key
from drugs.models import Publication
from drugs.press.rules import Problem


def retired() -> dict[Key, Publication]:
    """The records that were published and then taken off, with the publication that did."""
    return {
        (row.kind, row.slug): row
        for row in Publication.objects.newest()
        .filter(document__isnull=True)
        .select_related("author", "approver")
    }


def problems(
    fresh: Mapping[Key, Document], off: Mapping[Key, Publication], was: Mapping[Key, Document]
) -> list[Problem]:
    """What keeps retired records from being published like any other draft. What was taken down to
    be corrected comes back by its correction, and not as it `was`."""
    same = [
        Problem(
            *key, "",
            gettext(
                "It is taken down, and the draft says what it said then. Correct it, or bring a "
                "version back under “Publications”."
            ),
        )
        for key in fresh
        if key in off and off[key].notice and was.get(key) == fresh[key]
    ]  # fmt: skip
    return same + [
        Problem(
            *key, "",
            gettext(
                "It was taken off the site: %(reason)s. Bring a version of it back under "
                "“Publications” first, then publish what is to change."
            ) % {"reason": off[key].reason},
        )
        for key in fresh
        if key in off and not off[key].notice
    ]  # fmt: skip
