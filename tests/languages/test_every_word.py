"""Pages in a made-up language: nothing a reader sees is left in English but what records say."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Comment, Doctype
from django.conf import settings
from django.test import Client

from drugs.documents import Shape
from drugs.press.addresses import paths
from drugs.press.translation import translated
from drugs.shelf import REQUEST_KEY, Shelf
from tests.languages import made_up

SEEN = ("aria-label", "alt", "title", "placeholder", "data-title", "data-status")

# English that stays, each with its reason.
STAYS = {
    settings.SITE_NAME: "the name of the site is a setting",
    "JAK": "the name of an enzyme, in a drawing",
}
# Django's own catalogue has the names of months, and nothing else of ours.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@pytest.fixture(scope="module")
def shelf(small_edition, tmp_path_factory) -> Iterator[Shelf]:
    """The small made-up desk as its readers in the made-up language get it."""
    with made_up.installed(tmp_path_factory.mktemp("locale")):
        yield Shelf(translated(small_edition, made_up.CODE))


@pytest.fixture(scope="module")
def client(shelf, static_files) -> Client:
    return Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})


@pytest.fixture(scope="module")
def of_records(small_edition) -> re.Pattern[str]:
    """Finds what records say, the longest first, whatever its capitals."""
    texts = set(STAYS) | set(MONTHS)
    for text in _texts(small_edition):
        texts |= {text, text.strip().rstrip(".")}
    longest = sorted(filter(made_up.LETTER.search, texts), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in longest), re.I)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Shape):
        for part in vars(value).values():
            yield from _texts(part)
        yield from getattr(value, "texts", ())
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def seen(html: bytes) -> Iterator[str]:
    """Every text a reader sees or hears, each by itself."""
    page = BeautifulSoup(html, "lxml")
    for gone in page(["script", "style"]):
        gone.decompose()
    for text in page.find_all(string=True):
        if not isinstance(text, Comment | Doctype):
            yield " ".join(text.split())
    for name in SEEN:
        for tag in page.find_all(attrs={name: True}):
            yield tag[name]
    for tag in page.find_all("meta", attrs={"name": "description"}):
        yield tag["content"]


def english(html: bytes, of_records: re.Pattern[str]) -> Iterator[str]:
    """What is left of each text without what was translated and what records say."""
    for text in seen(html):
        left = text
        while "⟦" in left and (shorter := re.sub(r"⟦[^⟦⟧]*⟧", " ", left)) != left:
            left = shorter
        left = of_records.sub(" ", re.sub(r"https?://\S+", " ", left))
        if re.search(r"[^\W\d_]{2,}", left):
            yield f"{' '.join(left.split())}   in: {text}"


def test_every_page_is_translated(shelf, client, of_records):
    forgotten = Counter()
    for path in paths(shelf):
        if path.startswith(("/handouts/", "/data/")) or not path.endswith("/"):
            continue
        response = client.get(path)
        assert response.status_code == 200, path
        forgotten.update(
            {f"{line}   e.g. {path}" for line in english(response.content, of_records)}
        )
    assert not forgotten, "\n".join(sorted(forgotten))
