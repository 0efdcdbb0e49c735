"""Pages in a made-up language: nothing a reader sees is left in English but what records say."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, get_origin

import pytest
from bs4 import BeautifulSoup, Comment, Doctype
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.utils.translation import override

from drugs.documents import Shape, Side
from drugs.handouts import comparison, medicine, tests_calendar, visit, wallet_card
from drugs.handouts import questions as question_list
from drugs.handouts.listing import about
from drugs.handouts.parts import Sheet, texts
from drugs.pages.handouts import handouts
from drugs.pages.who_can_use.asking import questions
from drugs.press.addresses import paths
from drugs.press.translation import translated
from drugs.shelf import REQUEST_KEY, Shelf
from tests.languages import made_up

SEEN = ("aria-label", "alt", "title", "placeholder", "data-status")

# English that stays, each with its reason.
STAYS = {
    settings.SITE_NAME: "the name of the site is a setting",
    "JAK": "the name of an enzyme, in a drawing",
}
# As a browser has it, and as paper does.
ADDRESS = re.compile(rf"https?://\S+|{re.escape(settings.SITE_URL.partition('://')[2])}/\S*")
# Django's own catalogue has the names of months, and nothing else of ours.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@pytest.fixture(scope="module")
def shelf(edition_doc, tmp_path_factory) -> Iterator[Shelf]:
    """The small made-up desk as its readers in the made-up language get it."""
    with made_up.installed(tmp_path_factory.mktemp("locale")):
        yield Shelf(translated(edition_doc, made_up.CODE))


@pytest.fixture(scope="module")
def client(shelf, static_files) -> Client:
    return Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})


@pytest.fixture(scope="module")
def of_records(edition_doc) -> re.Pattern[str]:
    """Finds what records say, the longest first, whatever its capitals."""
    texts = set(STAYS) | set(MONTHS)
    for text in _texts(edition_doc):
        texts |= {text, text.strip().rstrip(".")}
    longest = sorted(filter(made_up.LETTER.search, texts), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in longest), re.I)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Shape):
        for name, part in vars(value).items():
            if not _code(type(value), name):
                yield from _texts(part)
        yield from getattr(value, "texts", ())
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _code(shape: type[Shape], name: str) -> bool:
    """Whether a field holds no words: a slug or a choice. The name of a choice is translated."""
    fields = shape.model_fields
    choice = fields.get(name.removesuffix("_name"))
    return (
        get_origin(fields[name].annotation) is Literal
        or name in {"slug", "kind", "sources"}
        or f"{name}_name" in fields
        or (name.endswith("_name") and choice is not None and choice.annotation is not Side)
    )


def seen(html: bytes) -> Iterator[str]:
    """Every text a reader sees or hears, each by itself."""
    page = BeautifulSoup(html, "lxml")
    for gone in page(["script", "style"]):
        gone.decompose()
    for mark in page(["mark"]):  # what was searched for stands within a sentence
        mark.unwrap()
    for called in page.select("a[href^='tel:']"):  # a number to tap stands in one as well
        called.unwrap()
    page.smooth()
    for text in page.find_all(string=True):
        if not isinstance(text, Comment | Doctype):
            yield " ".join(text.split())
    for name in SEEN:
        for tag in page.find_all(attrs={name: True}):
            yield tag[name]
    for tag in page.find_all("meta", attrs={"name": "description"}):
        yield tag["content"]


def english(texts: Iterable[str], of_records: re.Pattern[str]) -> Iterator[str]:
    """What is left of each text without what was translated and what records say."""
    for text in texts:
        left = text
        while "⟦" in left and (shorter := re.sub(r"⟦[^⟦⟧]*⟧", " ", left)) != left:
            left = shorter
        left = of_records.sub(" ", ADDRESS.sub(" ", left))
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
            {f"{line}   e.g. {path}" for line in english(seen(response.content), of_records)}
        )
    assert not forgotten, "\n".join(sorted(forgotten))


def test_every_live_answer_is_translated(shelf, client, of_records):
    slug, *others = shelf.medicines
    chosen = {question.name: question.choices[0].value for question in questions(shelf)}
    answers = [
        client.get("/search/", {"q": "zoster"}),
        client.get("/search/", {"q": f"{shelf.medicines[slug].brand}q qqqqq"}),
        client.get("/search/", {"q": "qqqqq"}),
        client.get("/compare/", {"medicine": [slug]}),
        client.get("/compare/", {"medicine": [slug, *others, "shotumab"]}),
        client.get("/compare/", {"medicine": [f"{slug}q"]}),
        client.get("/questions/", {"medicine": [slug]}),
        client.get("/questions/", {"medicine": [slug, *others]}),
        client.get("/questions/", {"medicine": ["qqqqq"]}),
        client.get(f"/medicines/{slug}q/"),
        client.post("/who-can-use/", {}),
        client.post("/who-can-use/", {**chosen, "kind": "qqqqq"}),
        client.post("/who-can-use/", chosen, headers={"sec-fetch-site": "cross-site"}),
    ]
    for question in questions(shelf):
        for choice in question.choices:
            answers.append(client.post("/who-can-use/", {**chosen, question.name: choice.value}))
    typed = re.compile(rf"{of_records.pattern}|\b\w*q\b|\bzoster\b", re.I)
    left = {
        f"{line}   e.g. {answer.request['PATH_INFO']}"
        for answer in answers
        for line in english(seen(answer.content), typed)
    }
    assert not left, "\n".join(sorted(left))


def test_the_page_for_when_all_is_down_is_translated(shelf, of_records):
    with override(made_up.CODE):
        page = render_to_string("drugs/server_error.html")
    assert list(english(seen(page.encode()), of_records)) == []


def test_every_sheet_is_translated(shelf, of_records):
    """What sheets say, before they are set in type: the typeface lacks the marks."""

    def all_fits(sheet: Sheet) -> bool:
        return True

    def nothing_fits(sheet: Sheet) -> bool:
        return False

    one, other, *_ = shelf.medicines
    left = set()
    with override(made_up.CODE):
        sheets = [visit.sheet(shelf)]
        for room in (all_fits, nothing_fits, None):
            for slug in shelf.medicines:
                for kind in (medicine, question_list, tests_calendar, wallet_card):
                    sheets.append(kind.sheet(shelf, slug, room))
            sheets.append(comparison.sheet(shelf, (one, other), room))
        for sheet in sheets:
            for line in english(texts(sheet), of_records):
                left.add(f"{line}   e.g. {sheet.title}")
        for handout in handouts(shelf).values():
            left |= set(english([about(handout.kind, handout.medicines, shelf)], of_records))
    assert not left, "\n".join(sorted(left))
