"""What release 0.1 said is said today, unless newer evidence corrects it: `corrected.yaml` says
what and why. A figure, an amount, a time or a name that is neither here nor there was lost."""

import gzip
import json
import re
from functools import cache

import pytest
import yaml
from bs4 import BeautifulSoup
from django.conf import settings

from drugs.documents import MedicineDoc
from drugs.documents.upgrade import SHAPE_NUMBER
from drugs.press.addresses import guide_paths

SAMPLE = settings.ROOT / "tests/shapes/1.json.gz"
CORRECTED = settings.ROOT / "tests/content_facts/corrected.yaml"

# A number with what it counts: "81 mg", "4 weeks", "1-877-311-3770".
AMOUNT = re.compile(
    r"\d[\d,.]*(?:-\d+)*(?: (?:to|or) \d[\d,.]*)? ?"
    r"(?:%|mg|g|kg|pounds|F|C|hours?|days?|weeks?|months?|years?|out of 100|times)\b"
    r"|1-\d{3}-\d{3}-\d{4}|\d+%"
)


@cache
def sample():
    stored = json.loads(gzip.decompress(SAMPLE.read_bytes()))
    return {(entry["kind"], entry["slug"]): entry["document"] for entry in stored["published"]}


@cache
def corrected():
    """{record: {what was said: why it is not any more}}"""
    return yaml.safe_load(CORRECTED.read_text())


def texts(value):
    """Every text within a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        if set(value) >= {"kind", "inlines", "items"}:
            for run in [value["inlines"], *value["items"]]:
                yield "".join(inline["text"] for inline in run)
        else:
            for part in value.values():
                yield from texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part)


def amounts(document):
    for text in texts(document):
        yield from (found.strip() for found in AMOUNT.findall(text))


def today(shelf, key):
    entry = shelf.published(*key)
    return entry.document.model_dump(mode="json") if entry else None


def neither_here_nor_there(record, said, now):
    told = corrected().get(record, {})
    return sorted({what for what in said if what not in now and what not in told})


KEYS = sorted(sample()) if SAMPLE.exists() else []
MEDICINES = [slug for kind, slug in KEYS if kind == "medicine"]


def test_the_sample_is_of_an_earlier_shape():
    assert len(KEYS) > 400
    assert SHAPE_NUMBER > 1


def test_no_record_is_gone(shelf):
    gone = [f"{kind} {slug}" for kind, slug in KEYS if shelf.published(kind, slug) is None]
    assert neither_here_nor_there("records", gone, ()) == []


def figures(document):
    """Each figure by its place, such as "trial, 15 mg once a day, acne", with its two sides."""
    for row in document["reactions"]:
        yield f"{row['study']}, {row['dose']}, {row['side_effect']}", sides(row)
    for row in document["outcomes"]:
        when = f"week {row['week']}" if row["week"] is not None else f"day {row['day']}"
        yield f"{row['study']}, {row['dose']}, {row['measure']}, {when}", sides(row)


def sides(row):
    return [row[side][name] for side in ("medicine", "comparator") for name in SIDE]


SIDE = ("count", "size", "percent")


@pytest.mark.parametrize("slug", MEDICINES)
def test_every_figure_of_a_medicine_is_here(shelf, slug):
    """What was not known then may be known now; what was known is not changed in silence."""
    now: dict[str, list] = {}
    for place, values in figures(today(shelf, ("medicine", slug))):
        now.setdefault(place, []).append(values)
    lost = [
        f"{place}: {' '.join(str(value) for value in then if value not in (None, ''))}"
        for place, then in figures(sample()["medicine", slug])
        if not any(
            all(was in (None, "", value) for was, value in zip(then, values, strict=True))
            for values in now.get(place, [])
        )
    ]
    assert neither_here_nor_there(slug, lost, ()) == []


@pytest.mark.parametrize("slug", MEDICINES)
def test_every_amount_that_was_said_of_a_medicine_is_said(shelf, slug):
    now = " ".join(texts(today(shelf, ("medicine", slug))))
    assert neither_here_nor_there(slug, amounts(sample()["medicine", slug]), now) == []


@pytest.mark.parametrize("slug", MEDICINES)
def test_every_warning_test_and_interaction_is_here(shelf, slug):
    then, now = sample()["medicine", slug], shelf.medicines[slug]
    said = {row["side_effect"] for row in then["warnings"]}
    known = {effect for effect in said if now.state_of(effect) != "not-in-what-we-read"}
    assert neither_here_nor_there(slug, said, known) == []
    told = " ".join(
        [
            *texts(today(shelf, ("medicine", slug))),
            *(text for s in shelf.substances.values() for text in (s.name, *s.brands)),
        ]
    ).lower()
    names = [
        name
        for row in then["interactions"]
        for name in re.findall(r"[A-Za-z][\w'’-]{4,}", f"{row['other']} {row['examples']}")
    ]
    assert neither_here_nor_there(slug, {name.lower() for name in names}, told) == []


@pytest.mark.parametrize("kind", ["side-effect", "urgent-sign", "article", "term", "option"])
def test_every_amount_of_the_other_records_is_said(shelf, kind):
    lost = {}
    for found, slug in KEYS:
        if found == kind and shelf.published(kind, slug):
            now = " ".join(texts(today(shelf, (kind, slug))))
            record = f"{kind} {slug}"
            if gone := neither_here_nor_there(record, amounts(sample()[kind, slug]), now):
                lost[record] = gone
    assert lost == {}


def test_no_correction_is_listed_that_is_none(shelf):
    """A line of the list that no longer tells of anything hides the next loss."""
    for record, told in corrected().items():
        assert told, record
        assert all(len(why) > 15 for why in told.values()), record


# --- what a record of a medicine says stands on a page of its guide, and all of it on `all/` ---

SENTENCE = 4  # words: what is shorter is a name or a choice, which pages say in their own words
# Held by the record for other pages and for editors.
ELSEWHERE = {
    "summary", "mixing_notes", "jaks_note", "comparator", "section", "moved_why", "conditions",
    "pooled_of", "when", "wait_from_name", "how_taken",
}  # fmt: skip
OWN = {"summary"}  # of the medicine itself it stands on its pages


def shown(document):
    """Every sentence of a medicine's record that a reader of its guide must find."""
    for name, value in document.items():
        if name in OWN or name not in ELSEWHERE:
            yield from (text for text in said(value) if len(text.split()) >= SENTENCE)


def said(value):
    if isinstance(value, dict) and not set(value) >= {"kind", "inlines", "items"}:
        for name, part in value.items():
            if name not in ELSEWHERE:
                yield from said(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from said(part)
    else:
        yield from texts(value)


@pytest.fixture(scope="module")
def words_of(printed, manifest):
    """`words_of(path)`: what a reader reads of a printed page, flat. Each is read once."""

    @cache
    def read(path):
        soup = BeautifulSoup((printed / manifest["files"][path]["file"]).read_bytes(), "lxml")
        # A term stands twice, as a button and as a link; one of the two is seen.
        for button in soup.select("button.define, button.src, .definition, .cited"):
            button.decompose()
        return flat(soup.main.get_text())

    return read


def flat(text):
    return re.sub(r"\s+", "", text).lower()


@pytest.mark.parametrize("slug", MEDICINES)
def test_all_that_a_record_says_stands_in_the_guide_and_on_all_of_it(words_of, shelf, slug):
    medicine = shelf.medicines[slug]
    assert isinstance(medicine, MedicineDoc)
    *parts, everything = guide_paths(medicine)
    apart = "".join(words_of(path) for path in parts)
    together = words_of(everything)
    sentences = {flat(text) for text in shown(today(shelf, ("medicine", slug)))} - {""}
    assert len(sentences) > 60
    assert sorted(text for text in sentences if text not in apart) == []
    assert sorted(text for text in sentences if text not in together) == []


@pytest.mark.parametrize("slug", MEDICINES)
def test_every_figure_stands_in_the_guide_and_on_all_of_it(words_of, shelf, slug):
    """By its exact number as printed: the whole people beside it are rounded."""
    medicine = shelf.medicines[slug]
    rows = [*medicine.reactions, *medicine.outcomes]
    figures = {
        f"{side.percent}{'%' * (getattr(row, 'unit', 'people') == 'people')}"
        for row in rows
        for side in (row.medicine, row.comparator)
        if side.percent and not side.percent.startswith("<")
    }
    *parts, everything = guide_paths(medicine)
    for words in ("".join(words_of(path) for path in parts),
                  words_of(everything)):  # fmt: skip
        assert sorted(text for text in figures if text not in words) == []
