"""A made-up language: every message of the catalogue stands in ⟦ ⟧, what is put into it outside.

A sentence glued together from English leaves its English outside, and so does a word that never
went through the catalogue. It has the three forms for numbers that Polish has: 1, 2 to 4, and more.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.conf import settings
from django.test import override_settings
from django.utils.translation import trans_real

from tools.messages import found

CODE = "xx"
# What a translation leaves alone: places to fill in, and tags.
KEPT = re.compile(r"(%\(\w+\)[sd]|%%|<[^>]*>)")
LETTER = re.compile(r"[^\W\d_]")


def said(message: str, mark: str = "") -> str:
    """A message in the made-up language. `mark` stands in it too: which form for a number it is."""
    parts = KEPT.split(message)
    return "".join(
        f"⟦{mark}{part}⟧" if not KEPT.fullmatch(part) and LETTER.search(part) else part
        for part in parts
    )


@contextmanager
def installed(folder: Path) -> Iterator[None]:
    """The language with its catalogue, for as long as this lasts."""
    catalogue = Catalog(locale="pl", fuzzy=False)
    for message in found():
        if not message.id:
            continue
        if isinstance(message.id, tuple):
            one, many = message.id
            text: object = (said(one, "one "), said(many, "few "), said(many, "many "))
        else:
            text = said(message.id)
        catalogue.add(message.id, text, context=message.context)
    path = folder / CODE / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalogue)
    languages = [*settings.LANGUAGES, (CODE, "Made up")]
    with override_settings(LANGUAGES=languages, LOCALE_PATHS=[folder]):
        trans_real._translations.pop(CODE, None)
        yield
    trans_real._translations.pop(CODE, None)
