"""No two sentences of an edition disagree on a number that a reader acts on: waits, levels, ages,
amounts, weeks, phone numbers. What the fields hold is right; what they do not hold is one value
wherever it is said. Numbers of people are figures, and have a test of their own below.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from bs4 import BeautifulSoup

from drugs import documents as doc
from drugs.press.rules.doses import doses_of
from drugs.press.rules.walk import lines, prose, shapes
from drugs.shelf import Shelf
from tests.content_facts.claims import SUBJECTS, US, Claim, claims, differences, whose
from tests.handouts.reading import ReadSheet

REGION = {"us": US, "eu-uk": "europe", "japan": "asia", "china": "asia", "canada": "other"}
ANY = "any"  # of a medicine that is not approved here every number says whose it is

# What a label says and no field holds: the mild stage, at which the dose stays as it is; weights of
# a European text.
SAID_BESIDE = {
    ("cibinqo", "kidney function"): {"89"},
    ("cibinqo", "weight in kg"): {"25", "59"},
    ("olumiant", "weight in kg"): {"10", "30"},
    ("cibinqo", "dose by kidney function"): {"from 60: 100 mg"},
    ("olumiant", "kidney function"): {"90"},
    ("olumiant", "dose by kidney function"): {"from 60: 2 mg"},
}
EVERYWHERE = {"age": {"65", "18"}}  # topics of every leaflet: 65 and older, children

# A table of figures, a source, a definition: none of them tells a reader what to do.
ASIDE = ".figures, .figs, .trio, .tile, .sources, [popover], nav, script, style, svg, .exact"
BLOCKS = "p, li, dd, dt, td, th, h1, h2, h3, h4, summary, figcaption, caption, legend, label"


def names_of(shelf: Shelf) -> dict[str, set[str]]:
    """What each medicine is called, without a name that two of them bear."""
    found = {m.slug: {m.brand, m.generic.split()[0]} for m in shelf.medicines.values()}
    twice = {word for slug in found for word in found[slug] for other in found if other != slug
             and word in found[other]}  # fmt: skip
    return {slug: words - twice for slug, words in found.items()}


def known_of(shelf: Shelf) -> dict[tuple[str, str, str], set[str]]:
    """The values that fields hold, by medicine, subject and region."""
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    general = {line.phone for line in shelf.help_lines if line.phone and not line.treatments}
    for m in shelf.medicines.values():

        def add(subject: str, value: object, region: str = "us", slug: str = m.slug) -> None:
            found[slug, subject, REGION[region]].add(_plain(value))

        for row in m.indications:
            if row.min_age_months and row.status == "approved":
                years = row.min_age_months // 12
                add("age", years or row.min_age_months, row.region)
            if row.min_weight_kg:
                add("weight in kg", row.min_weight_kg, row.region)
        for rule in m.rules:
            for subject, value in _of_rule(rule):
                add(subject, value, rule.region)
        for number in doses_of(m):
            add("milligrams", number)
        own = {line.phone for line in shelf.help_lines if m.slug in line.treatments}
        written = {n for r in m.rules for n in re.findall(r"1-\d{3}-\d{3}-\d{4}", r.short)}
        found[m.slug, "a phone number", US] |= general | own | written
        storage = m.on("storage")
        for text in (text for block in (storage.text if storage else ()) for text in block.texts):
            found[m.slug, "temperature", US] |= {
                f"{low} to {high} F" for low, high in re.findall(r"(\d+) to (\d+) ?°? ?F", text)
            }
    return _with_others(found, shelf)


def _plain(value: object) -> str:
    """15 and not 15.00."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _of_rule(rule: doc.RuleDoc) -> Iterator[tuple[str, object]]:
    unit = rule.wait_unit.rstrip("s") if rule.wait_unit else ""
    for row in rule.holds_for:
        low, below = row.at_least, row.below
        if rule.kind == "wait" and row.what == "breastfeeding":
            yield "wait before breastfeeding", f"{rule.wait} {unit}"
        if rule.kind == "wait" and row.what == "planning":
            yield "birth control after the last dose", f"{rule.wait} {unit}"
        if unit == "month" and row.what == "takes":
            yield "months without blood thinners", rule.wait
        if row.what == "blood" and row.blood == "platelets":
            when = "to start with" if rule.kind == "do-not-start" else "to stop at"
            yield f"platelets {when}", below
        elif row.what == "blood":
            yield row.blood, below
        if row.what == "age":
            yield from (("age", limit) for limit in (low, below) if limit is not None)
            yield from (("age", below - 1) for _ in [0] if below is not None)
        if row.what == "weight":
            yield from (("weight in kg", limit) for limit in (low, below) if limit is not None)
        if row.what == "kidney":
            yield from (("kidney function", limit) for limit in (low, below) if limit is not None)
            yield from (("kidney function", below - 1) for _ in [0] if below is not None)
            if low is not None and rule.dose:
                yield "dose by kidney function", f"from {_plain(low)}: {_plain(rule.dose)} mg"
    for row in rule.exceptions:
        if row.amount_unit == "mg":
            yield "aspirin", row.amount
    for most, per in ((rule.most, rule.per), (rule.or_most, rule.or_per)):
        if rule.unit == "g" and most and per != "time":
            yield "grams", f"{_plain(most)} g in {PER[per]}"
        if rule.unit == "percent-of-skin" and most:
            yield "share of the skin", most


PER = {"day": "1 day", "week": "1 week", "2-weeks": "2 week", "month": "1 month"}


def _with_others(
    found: dict[tuple[str, str, str], set[str]], shelf: Shelf
) -> dict[tuple[str, str, str], set[str]]:
    """With what no field holds; all regions as one where no label of ours is for eczema."""
    abroad = {m.slug for m in shelf.medicines.values() if m.not_approved_in_us}
    for slug, subject in SAID_BESIDE:
        found[slug, subject, "europe" if subject == "weight in kg" else US] |= set()
    made: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for (slug, subject, region), values in found.items():
        beside = EVERYWHERE.get(subject, set()) | SAID_BESIDE.get((slug, subject), set())
        made[slug, subject, ANY if slug in abroad else region] |= values | beside
    return made


# --- where claims are made ------------------------------------------------------------------------


def in_documents(shelf: Shelf, names: dict[str, set[str]]) -> Iterator[Claim]:
    """Every text of every record, a point of a list with the line above it."""
    for entry in shelf.edition.published:
        document = entry.document
        if document.kind in ("source", "person"):
            continue
        default = document.slug if document.kind == "medicine" else ""
        for part, field, text in lines(document):
            if " " in text and field not in {"dose", "publisher", "title", "address"}:
                where = f"{document.kind} {document.slug}, {part} {field}"
                yield from claims(text, where, names, default)
        for shape in shapes(document):
            place = REGION.get(getattr(shape, "region", "us"), US)
            context = {"europe": "Europe", "asia": "Japan", "other": "Canada"}.get(place, "")
            for name in type(shape).model_fields:
                blocks = getattr(shape, name)
                if not (isinstance(blocks, tuple) and blocks and isinstance(blocks[0], doc.Block)):
                    continue
                above = ""
                for block in blocks:
                    where = f"{document.kind} {document.slug}, {name}"
                    for text in block.texts:
                        lead = above if block.kind != "paragraph" else ""
                        yield from claims(text, where, names, default, f"{context} {lead}")
                    if block.kind == "paragraph":
                        above = block.texts[0]


def on_page(path: str, html: bytes, names: dict[str, set[str]], default: str) -> Iterator[Claim]:
    """What a finished page says. In a column or behind a name it is of that medicine."""
    main = BeautifulSoup(html, "lxml").main
    assert main
    for aside in main.select(ASIDE):
        aside.decompose()
    for tag in main.select(BLOCKS):
        if tag.decomposed or tag.select_one(BLOCKS):
            continue
        above = tag.find_parent(["ul", "ol", "dl", "tr"])
        lead = above.find_previous_sibling("p") if above and above.name != "tr" else None
        grid = tag.find_parent(
            class_="grid"
        )  # a row's trials stand in its head: each tells its own
        head = above.th if above and above.name == "tr" and not grid else None
        context = " ".join(found.get_text(" ") for found in (lead, head) if found and found != tag)
        behind = tag.find_previous_sibling("dt") if tag.name == "dd" else None
        fold = tag.find_parent("details") if path.startswith("/mixing/") else None
        behind = behind or (fold.summary if fold and fold.summary != tag else None)
        of = tag.get("data-c") or (behind.get_text(" ") if behind else "")
        own = whose(str(of), names, default)
        if own is not None:
            yield from claims(tag.get_text(" "), path, names, own, context)


def on_paper(sheet: ReadSheet, names: dict[str, set[str]]) -> Iterator[Claim]:
    """What a printed sheet says, as it is read back from its PDF."""
    one = sheet.handout.medicines[0] if len(sheet.handout.medicines) == 1 else ""
    for page in sheet.pages:
        for text in re.split(r"[•\uf000-\uf8ff]| {2,}|(?<=[.:])\n", page):
            yield from claims(text, f"{sheet.handout.name}.pdf", names, one)


def medicine_at(path: str, shelf: Shelf) -> str:
    """The medicine that a page is about, by its address; none where it is about several."""
    parts = path.strip("/").split("/")
    return next((part for part in parts[1:2] if part in shelf.medicines), "")


@pytest.fixture(scope="module")
def names(shelf):
    return names_of(shelf)


@pytest.fixture(scope="module")
def known(shelf):
    return known_of(shelf)


def alike(found: Iterable[Claim], shelf: Shelf) -> list[Claim]:
    """Claims of a medicine that is not approved here as of any region: each says whose it is."""
    abroad = {m.slug for m in shelf.medicines.values() if m.not_approved_in_us}
    return [replace(one, region=ANY) if one.medicine in abroad else one for one in found]


@pytest.fixture(scope="module")
def found(shelf, names, printed, manifest, paper):
    """All claims of one edition: its records, every page, every sheet and card, as printed."""
    made = list(in_documents(shelf, names))
    for path, entry in manifest["files"].items():
        if entry["headers"]["Content-Type"].startswith("text/html") and path != "/sources/":
            html = (printed / entry["file"]).read_bytes()
            made += on_page(path, html, names, medicine_at(path, shelf))
    for name in paper.names():
        made += on_paper(paper[name], names)
    return alike(made, shelf)


def test_no_two_sentences_disagree(found, known):
    told = differences(found, known)
    assert not told, "\n".join(told)


def test_every_subject_was_found_and_the_fields_hold_the_most(found, known):
    """A pattern that finds nothing would agree with everything."""
    subjects = {claim.subject for claim in found}
    assert subjects == {subject.name for subject in SUBJECTS}
    assert len(found) > 1000
    places = {claim.where for claim in found}
    for kind in (r"/medicines/\w+/$", r"/medicines/\w+/[a-z-]+/$", "/compare/.+", "/mixing/.+",
                 "/side-effects/.+", r"\w+\.pdf", r"\w+-large\.pdf", r"\w+-wallet-card\.pdf",
                 r"\w+-tests\.pdf"):  # fmt: skip
        assert any(re.match(kind, place) for place in places), kind
    assert sum(claim.about in known for claim in found) > len(found) / 2


@pytest.mark.parametrize(
    ("medicine", "right", "wrong", "subject"),
    [
        ("rinvoq", "Do not breastfeed for 6 days.", "Do not breastfeed for 5 days.", "breastfeed"),
        ("rinvoq", "Birth control for 4 weeks.", "Birth control for 4 months.", "birth control"),
        ("rinvoq", "At 65: 15 mg a day.", "At 65: 25 mg a day.", "milligrams"),
        ("rinvoq", "An eGFR under 15: no.", "An eGFR under 25: no.", "kidney function"),
        ("rinvoq", "An eGFR of 15 to 29: 15 mg.", "An eGFR of 15 to 29: 30 mg.", "dose by kidney"),
        ("rinvoq", "For people 12 and older.", "For people 10 and older.", "age"),
        ("rinvoq", "Teens from 40 kg.", "Teens from 30 kg.", "weight"),
        ("cibinqo", "Do not start with platelets below 150,000.",
         "Do not start with platelets below 50,000.", "platelets to start with"),
        ("cibinqo", "Platelets below 50,000: stop.", "Platelets below 150,000: stop.", "stop at"),
        ("cibinqo", "Allowed: aspirin, 81 mg a day.", "Allowed: aspirin, 325 mg a day.", "aspirin"),
        ("cibinqo", "Registry: 1-877-311-3770.", "Registry: 1-855-463-3463.", "phone"),
        ("opzelura", "One 60 g tube a week.", "One 100 g tube a week.", "grams"),
        ("opzelura", "At most 20% of your skin.", "At most 30% of your skin.", "share"),
        ("anzupgo", "At most 60 g in a month.", "At most 60 g in a week.", "grams"),
    ],
)  # fmt: skip
def test_a_planted_contradiction_is_caught(known, names, medicine, right, wrong, subject):
    assert list(claims(right, "a page", names, medicine)), "nothing is claimed"
    assert differences(claims(right, "a page", names, medicine), known) == []
    (told,) = differences(claims(wrong, "a page", names, medicine), known)
    assert subject in told


@pytest.mark.parametrize(
    ("medicine", "path", "right", "wrong"),
    [
        ("rinvoq", "/medicines/rinvoq/pregnancy/", "4 weeks", "5 weeks"),
        ("rinvoq", "/compare/cibinqo-rinvoq/", "6 days", "9 days"),
        ("cibinqo", "/mixing/clopidogrel/", "81 mg", "82 mg"),
    ],
)
def test_one_planted_on_a_printed_page_is_caught(
    known, names, shelf, printed, manifest, medicine, path, right, wrong
):
    html = (printed / manifest["files"][path]["file"]).read_bytes().decode()
    about = medicine_at(path, shelf)
    assert differences(alike(on_page(path, html.encode(), names, about), shelf), known) == []
    assert right in html
    changed = html.replace(right, wrong).encode()
    told = differences(alike(on_page(path, changed, names, about), shelf), known)
    assert told
    assert all(wrong.split()[0] in text for text in told)
    assert all(text.startswith(f"('{medicine}'") for text in told)


def test_one_planted_on_printed_paper_is_caught(known, names, paper):
    for name, right, wrong in (
        ("cibinqo-wallet-card", "3 months", "4 months"),
        ("opzelura", "60 g tube a week", "90 g tube a week"),
        ("rinvoq-large", "under 30: 15 mg", "under 30: 25 mg"),
    ):
        sheet = paper[name]
        pages = tuple(" ".join(page.split(" ")) for page in sheet.pages)
        assert differences(on_paper(replace(sheet, pages=pages), names), known) == []
        pattern = re.compile(r"\s+".join(map(re.escape, right.split())))
        changed = tuple(pattern.sub(wrong, page) for page in pages)
        assert changed != pages, name
        assert differences(on_paper(replace(sheet, pages=changed), names), known), name


def test_what_no_field_holds_is_one_value_wherever_it_is_said(names):
    """Hours to the next dose stand in sentences alone: two of them must agree."""
    one, other = (
        "Skip it if the next dose is in 12 hours.",
        "Skip it within 8 hours of the next dose.",
    )
    said = [*claims(one, "a page", names, "cibinqo"), *claims(one, "a sheet", names, "cibinqo")]
    assert differences(said, {}) == []
    told = differences([*said, *claims(other, "a card", names, "cibinqo")], {})
    assert [text.split(": ")[1] for text in told] == ["12", "8"]


def test_another_label_and_a_study_are_no_contradiction(names):
    """A European wait is said as European; what was done in a trial is no rule."""
    texts = ("Do not breastfeed for 1 day.", "In Europe, do not breastfeed for 9 days.")
    said = [claim for text in texts for claim in claims(text, "a page", names, "cibinqo")]
    assert len(said) == 2
    assert differences(said, {}) == []
    assert not list(claims("In one trial, nobody breastfed for 9 days.", "", names, "cibinqo"))


# --- numbers of people in sentences ---------------------------------------------------------------


def rounded(percent: str) -> int:
    return int(Decimal(percent).quantize(Decimal(1), ROUND_HALF_UP))


def loose_percents(text: str) -> list[str]:
    """Percents and counts in a text that are none of the whole people it tells of."""
    if not re.search(r"\d out of 100\b", text):
        return []
    whole = {int(number) for number in re.findall(r"(?<![\d.,])\d+(?![\d.]*%)(?! of \d)", text)}
    percents = re.findall(r"(\d+(?:\.\d+)?)%(?! cream| ointment| or)", text)
    loose = [p for p in percents if rounded(p) not in whole]
    for count, size in re.findall(r"(?<![\d.,])([1-9]\d*) of (\d{2,4})(?!,?\d)", text):
        if size not in {"100", "1000"} and rounded(str(100 * int(count) / int(size))) not in whole:
            loose.append(f"{count} of {size}")
    return loose


def test_whole_people_are_the_percents_beside_them(shelf):
    """ "30 out of 100 (30.0%)": the two are one figure."""
    told, looked_at = [], 0
    for entry in shelf.edition.published:
        for part, text in prose(entry.document):
            looked_at += bool(re.search(r"\d out of 100\b.*\d%", text))
            told += [f"{entry.slug}, {part}: {p}: {text[:120]}" for p in loose_percents(text)]
    assert not told, "\n".join(told)
    assert looked_at > 5


def test_a_percent_that_is_another_number_is_caught():
    assert loose_percents("It was 30 out of 100 on it (30.0%).") == []
    assert loose_percents("It was 30 out of 100 on it (29.4%).") == ["29.4"]
    assert loose_percents("It was 6 out of 100 on it (6 of 109).") == []
    assert loose_percents("It was 4 out of 100 on it (6 of 109).") == ["6 of 109"]
