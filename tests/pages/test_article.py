"""What an article shows besides its text: programs that help to pay, and events by medicine."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from drugs.shelf import REQUEST_KEY
from tests import made_documents as made
from tests.pages_of import text

PATH = "/what-eczema-is/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def section(drawing):
    return made.doc.ArticleSectionDoc(
        slug="a-part", heading="A part", text=made.text("Some words."), drawing=drawing,
        out_of=100, figures=(), **made.FACT,
    )  # fmt: skip


def article(drawing):
    return made.doc.ArticleDoc(
        slug="an-article", title="An article", summary="What it says.", order=1,
        review=made.doc.Review(), sections=(section(drawing),), studies=(), **made.FACT,
    )  # fmt: skip


def read(*documents):
    """The page of the first, an article."""
    client = Client(headers={"host": "localhost"}, **{REQUEST_KEY: made.shelf(*documents)})
    return BeautifulSoup(client.get(f"/{documents[0].slug}/").content, "lxml")


def test_every_program_stands_with_whom_it_is_for_and_how_to_reach_it(soup, shelf):
    programs = shelf.help_for("paying")
    assert programs
    for line in programs:
        part = soup.select_one(f"#paying #{line.slug}")
        assert line.name in text(part.summary)
        assert shelf.medicines[line.treatments[0]].brand in text(part.summary)
        assert part["data-sources"].split() == list(line.sources)


@pytest.mark.usefixtures("static_files")
def test_a_program_is_a_tap_away():
    line = made.help_line(
        "a-program", "paying", phone="1-800-555-0100", address="https://program.example/",
        phone_in_letters="1-800-PROGRAM",
    )  # fmt: skip
    soup = read(article("programs"), line)
    part = soup.select_one("#a-program")
    assert part.select_one("a[href='tel:18005550100']")
    assert part.select_one("a[href='https://program.example/']")
    assert "1-800-PROGRAM" in text(part)


@pytest.mark.usefixtures("static_files")
def test_an_event_is_told_by_medicine_where_an_article_asks_for_it():
    warned = made.medicine(warnings=(made.warning(side_effect="death", boxed=True),))
    soup = read(article("events"), warned, made.side_effect("death", role="event"))
    assert "In the boxed warning." in text(soup.select_one("#a-part details.fold"))


@pytest.mark.usefixtures("static_files")
def test_neither_stands_where_it_was_not_asked_for():
    line = made.help_line("a-program", "paying")
    warned = made.medicine(warnings=(made.warning(side_effect="death", boxed=True),))
    soup = read(article(""), line, warned, made.side_effect("death", role="event"))
    assert not soup.select("#a-part details")


@pytest.mark.usefixtures("static_files")
def test_an_event_that_no_part_asks_for_stands_at_the_end_of_its_page():
    """As an edition has it that was published before parts could ask for it."""
    warned = made.medicine(warnings=(made.warning(side_effect="death", boxed=True),))
    event = made.side_effect(
        "death", role="event", what_to_do=made.text("Call 911 for a bad sign.")
    )
    own = article("").model_copy(update={"slug": event.page.strip("/")})
    soup = read(own, warned, event)
    end = next(h for h in soup.select("h2") if text(h).startswith(event.name)).parent
    assert "Call 911 for a bad sign." in text(end)
    assert "In the boxed warning." in text(end.select_one("details.fold"))


def test_search_finds_a_program_in_the_article_that_shows_it(reader, shelf):
    (line,) = shelf.help_for("paying")
    body = reader.get("/search/", {"q": line.name}).content.decode()
    assert f"{PATH}#{line.slug}" in body
