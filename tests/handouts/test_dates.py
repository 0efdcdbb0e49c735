"""A sheet bears the day on which what it shows last changed, and nothing of the edition."""

import datetime
import io

import pytest
from pypdf import PdfReader

from drugs import documents as doc
from drugs.handouts.printed import printed
from drugs.pages.handouts import handouts
from drugs.shelf import Shelf
from tests import made_documents as made

FIRST = datetime.date(2026, 1, 5)
LATER = datetime.date(2026, 6, 9)
# Every kind of sheet that shows no more than the medicine itself.
OF_ONE = ("", "-questions", "-tests", "-wallet-card", "-tests-large", "-wallet-card-large-a4")


def published(document, day=FIRST):
    return doc.Published(
        kind=document.kind, slug=document.slug, version=1, reason="Made up",
        published_on=day, first_on=FIRST, document=document,
    )  # fmt: skip


def edition(*entries, number=1):
    label, other = made.label(), made.label(slug="other-label", title="Other")
    return Shelf(
        doc.EditionDoc(
            number=number,
            date=LATER + datetime.timedelta(days=number),
            published=(published(label), published(other), *entries),
        )
    )


def medicine(**fields):
    return made.medicine(
        rules=(made.rule("Never with thinners.", names=("thinner",), kind="do-not-mix"),), **fields
    )


def neighbour(**fields):
    """A medicine with a label of its own."""
    return made.medicine(
        "Othermade", label="other-label", sources=("other-label",), indications=(), **fields
    )


def pdf(shelf, name):
    return printed(handouts(shelf)[name], shelf).pdf


def read(data):
    reader = PdfReader(io.BytesIO(data))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split()), reader


@pytest.mark.parametrize("form", OF_ONE)
def test_a_correction_of_a_neighbour_changes_no_byte(form):
    thinner = published(made.substance("thinner"))
    before = edition(published(medicine()), published(neighbour()), thinner)
    after = edition(
        published(medicine()), published(neighbour(summary="Corrected."), LATER), thinner, number=2
    )
    assert pdf(before, f"madeup{form}") == pdf(after, f"madeup{form}")
    assert pdf(before, f"othermade{form}") != pdf(after, f"othermade{form}")
    assert pdf(before, "visit-sheet") == pdf(after, "visit-sheet")


@pytest.mark.parametrize("changed", ["medicine", "source", "substance", "urgent-sign"])
def test_its_date_is_that_of_the_last_change_among_what_it_shows(changed):
    shown = (medicine(), made.substance("thinner"), made.sign("a-sign"))
    entries = [published(one, LATER if one.kind == changed else FIRST) for one in shown]
    shelf = edition(*entries, number=3)
    if changed == "source":
        label = published(made.label(), LATER)
        rest = [entry for entry in shelf.edition.published if entry.slug != "label"]
        shelf = Shelf(shelf.edition.model_copy(update={"published": (label, *rest)}))
    text, reader = read(pdf(shelf, "madeup"))
    assert "Last changed June 9, 2026." in text
    assert reader.metadata["/CreationDate"].startswith("D:20260609")
    assert "Edition" not in text


def test_a_question_dates_only_the_lists_that_ask_it():
    cream = published(made.question("of-creams", route="cream"), LATER)
    both = published(made.question("of-all"))
    shelf = edition(
        published(medicine()), published(neighbour(route="cream")), cream, both,
        published(made.substance("thinner")),
    )  # fmt: skip
    assert "Last changed January 5, 2026." in read(pdf(shelf, "madeup-questions"))[0]
    assert "Last changed June 9, 2026." in read(pdf(shelf, "othermade-questions"))[0]


def test_a_sheet_that_shows_no_record_bears_no_day():
    text, reader = read(pdf(edition(published(medicine()), number=4), "visit-sheet"))
    assert "changed" not in text
    assert reader.metadata["/CreationDate"].startswith("D:20260105")


def test_a_draft_says_that_it_is_one():
    shelf = edition(published(medicine()), published(made.substance("thinner")))
    draft = Shelf(shelf.edition, draft=True)
    for name in ("madeup", "madeup-wallet-card"):
        text, _ = read(pdf(draft, name))
        assert "Draft, not published." in text
        assert "Last changed" not in text
