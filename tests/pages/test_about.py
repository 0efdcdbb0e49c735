"""What the site says of itself: who wrote it, what has not been done, and what it is not."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from drugs.documents import PersonDoc
from drugs.pages.side_effect import listed
from drugs.shelf import REQUEST_KEY
from tests import made_documents as made
from tests.pages_of import text

PATH = "/about/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def under(soup, heading):
    """The words between a heading and the next."""
    (found,) = [h2 for h2 in soup.main.select("h2") if text(h2) == heading]
    said = []
    for tag in found.find_next_siblings():
        if tag.name == "h2":
            break
        said.append(text(tag))
    return " ".join(said)


def test_it_informs_and_does_not_decide(soup):
    assert "It does not decide for you." in text(soup.select_one(".lede"))
    assert "It does not replace your doctor." in under(soup, "What is it not?")


def test_what_it_covers_is_counted(soup, shelf):
    said = under(soup, "Who is it for?")
    assert f"{len(shelf.medicines)} medicines" in said
    assert f"{len(listed(shelf))} side effects" in said
    assert f"{len(shelf.sources)} sources" in said


def test_what_has_not_been_done_is_said(soup):
    """Who trusts a page must know that no clinician and no patient has tried it."""
    said = under(soup, "What has not been done?")
    assert "No clinician has reviewed the pages yet" in said
    assert "Patients have not tested the site yet." in said
    assert "Of some labels we read parts, not all." in said


def test_nobody_is_credited_until_somebody_is_named(soup, shelf):
    assert not shelf.people
    assert "No author or reviewer is named yet." in under(soup, "Who wrote and checked it?")


def test_who_is_named_stands_with_their_interests(static_files):
    person = PersonDoc(
        slug="a-person",
        name="A. Person",
        credentials="MD",
        role="Read the pages on tests",
        interests="paid for a talk by a maker",
        declared_on=date(2026, 11, 1),
    )
    reader = Client(headers={"host": "localhost"}, **{REQUEST_KEY: made.shelf(person)})
    answer = reader.get(PATH)
    said = under(BeautifulSoup(answer.content, "lxml"), "Who wrote and checked it?")
    assert f"{person.name}, {person.credentials}" in said
    assert f"{person.role}. Interests: {person.interests}" in said
    assert "No author or reviewer is named yet" not in said


def test_the_edition_says_its_number(soup, shelf):
    said = under(soup, "How do we keep it up to date?")
    assert f"This is edition {shelf.edition.number}, printed " in said


def test_privacy_and_money_are_told(soup):
    assert "no cookie" in under(soup, "What about your privacy?")
    paid = under(soup, "Who pays, and who may copy it?")
    assert "no advertising" in paid
    assert "No funder is on record." in paid


def test_the_facts_can_be_taken_along(soup, manifest):
    (data,) = soup.main.select("a[href^='/data/']")
    assert data["href"] in manifest["files"]
    assert soup.main.select_one("a[href='https://creativecommons.org/licenses/by/4.0/']")
