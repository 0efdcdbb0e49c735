"""Lists of names as a sentence has them, with the signs and the "and" of the language in force."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext, pgettext


def commas(names: Iterable[object]) -> str:
    """ "a, b, c": an enumeration that ends as it began."""
    return pgettext("between the names of a list", ", ").join(map(str, names))


def and_list(names: Iterable[object]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return _ended(names, gettext("%(names)s and %(last)s"))


def or_list(names: Iterable[object]) -> str:
    """ "a", "a or b", "a, b or c"."""
    return _ended(names, gettext("%(names)s or %(last)s"))


def _ended(names: Iterable[object], ending: str) -> str:
    *first, last = [*map(str, names)] or [""]
    return ending % {"names": commas(first), "last": last} if first else last
