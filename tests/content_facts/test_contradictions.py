"""No two sentences of an edition disagree on a number that a reader acts on: waits, levels, ages,
amounts, weeks, phone numbers. What the fields hold is right; what they do not hold is one value
wherever it is said. Numbers of people are figures, and have tests of their own.
"""

import re
from dataclasses import replace

import pytest

from tests.content_facts.claims import SUBJECTS, claims, differences
from tests.content_facts.held import alike, known_of, names_of
from tests.content_facts.said import in_documents, medicine_at, on_page, on_paper


@pytest.fixture(scope="module")
def names(shelf):
    return names_of(shelf)


@pytest.fixture(scope="module")
def known(shelf):
    return known_of(shelf)


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
