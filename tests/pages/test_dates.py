"""A page bears the day on which what it shows last changed; the edition stands on /about/ alone."""

import datetime
import json
from collections.abc import Iterator

import pytest
from django.urls import resolve

from drugs.documents import Published
from drugs.press.affected import Aside
from drugs.shelf import Shelf

LATER = datetime.date(2027, 3, 4)
SAID = "March 4, 2027"
# What counts or lists all of the edition, and is about nothing of it.
UNDATED = {"about", "search", "handouts"}
FIRST = ("medicine", "side-effect", "article")  # the others are a long test
KINDS = (
    *FIRST, "source", "urgent-sign", "substance", "term", "question", "option", "mixed-message",
    "help-line",
)  # fmt: skip


def reworded(value, at=""):
    """A document's data with a word more in each of its sentences, and other names."""
    if isinstance(value, dict):
        return {key: reworded(part, key) for key, part in value.items()}
    if isinstance(value, list):
        return [reworded(part, at) for part in value]
    prose = isinstance(value, str) and " " in value and not at.endswith("_name")
    if at in {"name", "brands"}:
        return f"{value}-new"
    return f"{value} Reworded." if prose and at != "address" else value


def corrected(edition, entry, number=2):
    """The edition after one record was corrected, and a day later."""
    data = reworded(json.loads(entry.document.model_dump_json()))
    document = type(entry.document).model_validate(data)
    assert document != entry.document
    new = entry.model_copy(update={"document": document, "published_on": LATER})
    return edition.model_copy(
        update={
            "number": edition.number + number,
            "date": edition.date + datetime.timedelta(days=1),
            "published": tuple(new if one is entry else one for one in edition.published),
        }
    )


def html(edition) -> dict[str, str]:
    found = Aside(Shelf(edition)).pages
    return {path: page.body.decode() for path, page in found.items() if page.is_html}


@pytest.fixture(scope="module")
def before(edition_doc, static_files):
    return html(edition_doc)


def of_kind(edition, kind) -> Iterator[Published]:
    return (entry for entry in edition.published if entry.kind == kind)


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=() if kind in FIRST else pytest.mark.long) for kind in KINDS]
)
def test_a_page_that_reads_otherwise_says_that_it_changed(kind, edition_doc, before):
    entry = next(of_kind(edition_doc, kind))
    after = html(corrected(edition_doc, entry))
    changed = [path for path, page in after.items() if page != before.get(path)]
    changed = [path for path in changed if resolve(path).url_name not in UNDATED]
    assert changed
    assert [path for path in changed if SAID not in after[path]] == []


def test_the_correction_of_a_medicine_changes_nothing_of_its_neighbours(edition_doc, before):
    first, *others = of_kind(edition_doc, "medicine")
    after = html(corrected(edition_doc, first))
    own = [path for path in after if f"/{first.slug}/" in path]
    neighbours = [
        path for path in after for other in others if path.startswith(f"/medicines/{other.slug}/")
    ]
    assert own
    assert neighbours
    assert all(after[path] != before[path] for path in own)
    assert [path for path in neighbours if after[path] != before[path]] == []


def test_the_edition_stands_on_about_alone(before, edition_doc):
    named = f"edition {edition_doc.number}"
    assert [path for path, page in before.items() if named in page.lower()] == ["/about/"]
