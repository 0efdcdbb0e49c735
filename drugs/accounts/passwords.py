"""Passwords that are tried first: the site's own words, the person's, one sign repeated."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from drugs.models import Treatment
from eczema_site.environment import host_of

SHORTEST_WORD = 3
LEFT = 8  # so many signs besides a known word
DIFFERENT = 6


class OwnWords:
    """Refuses what is little more than words of this site, or names of this person."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError that says what to do instead."""
        left = password.casefold()
        for word in sorted(self._words(user), key=len, reverse=True):
            left = left.replace(word, "")
        if left != password.casefold() and sum(map(str.isalnum, left)) < LEFT:
            raise ValidationError(
                gettext(
                    "This is little more than a word of this site or a name of yours. "
                    "Take four words that do not belong together."
                ),
                code="password_own_words",
            )
        if len(set(left)) < DIFFERENT and len(set(password)) < DIFFERENT:
            raise ValidationError(
                gettext(
                    "The same few signs again and again are guessed first. "
                    "Take four words that do not belong together."
                ),
                code="password_few_signs",
            )

    def get_help_text(self) -> str:
        return gettext("Your password can't be made of words of this site or of your own names.")

    @staticmethod
    def _words(user: Any) -> set[str]:
        said = [settings.SITE_NAME, host_of(settings.SITE_URL)]
        said += [
            name for pair in Treatment.objects.values_list("brand", "generic") for name in pair
        ]
        said += [
            str(getattr(user, name, "") or "")
            for name in ("username", "first_name", "last_name", "email")
        ]
        found = {word for text in said for word in re.split(r"\W+|_", text.casefold())}
        return {word for word in found if len(word) >= SHORTEST_WORD}


class CommonAtHeart(CommonPasswordValidator):
    """Refuses a common password too when it was made longer by digits and signs at its ends, or by
    writing it twice: `password2026!`, `dragondragon`."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError, with Django's own words."""
        bare = re.sub(r"^[\d\W_]+|[\d\W_]+$", "", password)
        halves = {
            bare[: len(bare) // n] for n in (2, 3) if bare and bare == bare[: len(bare) // n] * n
        }
        for tried in {password, bare, *halves}:
            super().validate(tried, user)
