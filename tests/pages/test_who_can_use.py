"""The one public form so far: what readers choose is answered and forgotten."""

import logging
from functools import partial

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client, override_settings

from drugs.pages.who_can_use.form import questions
from drugs.press.rules import medicine_names
from drugs.shelf import REQUEST_KEY
from drugs.views.who_can_use import LONGEST_FORM
from drugs.wording import grade, words
from drugs.wording.page_text import blocks
from drugs.wording.rules import rule_words
from tests import asking
from tests.asking import CHOSEN, PATH
from tests.pages_of import cited


@pytest.fixture
def send(reader):
    return partial(asking.send, reader)


def checked(soup):
    return {(i["name"], i["value"]) for i in soup.select("form input[checked]")}


def test_the_form_is_printed_and_holds_nothing(pages, manifest):
    soup = pages[PATH]
    assert PATH in manifest["files"]
    form = soup.select_one("main form")
    assert (form["method"], form["action"]) == ("post", PATH)
    assert checked(soup) == {("route", "either")}
    for question in questions():
        field = form.find(id=question.name)
        assert field.name == "fieldset"
        assert field.legend.text == question.legend
        assert len(field.select(f"input[name={question.name}]")) == len(question.choices)
        assert all(label.input for label in field.select("label"))
    assert "We do not keep your answers." in soup.main.text
    assert "It does not recommend a medicine." in soup.main.text


def test_the_answer_names_every_medicine_with_region_reason_and_source(send, shelf):
    response, soup = send()
    assert response.status_code == 200
    for slug, medicine in shelf.medicines.items():
        part = soup.find(id=slug)
        assert medicine.brand in part.h3.text
        assert "United States" in part.get_text()
        for approval in part.select(".approval"):
            assert approval["data-sources"]
            assert cited(soup, approval) == set(approval["data-sources"].split())
    text = " ".join(soup.main.get_text(" ").split())
    assert "does not tell you what is best for you" in text
    assert (
        "Under age 18, you must weigh at least 40 kg (88 pounds)."
        not in soup.find(id="velvix").text
    )
    assert "Something else comes first" in soup.find(id="testol").text
    listed = {li["id"].removeprefix("source-") for li in soup.select(".sources li")}
    named = {s for tag in soup.select("[data-sources]") for s in tag["data-sources"].split()}
    assert named <= listed


def test_every_rule_that_may_not_be_left_out_stands_with_what_may_cover(send, shelf):
    _, soup = send(age="18-to-64", tried=["whole-body", "steroid-cream"], kind="both")
    for slug, medicine in shelf.medicines.items():
        part = soup.find(id=slug)
        said = " ".join(part.get_text(" ").split())
        if "may cover what you chose" not in said and "It covers what you chose" not in said:
            continue
        for rule in medicine.rules_of(0, 1):
            ages = [row for row in rule.holds_for if row.what == "age"]
            if not ages or len(ages) < len(rule.holds_for):
                assert rule_words(rule, shelf).whole in said, rule.slug
        assert "We did not ask about" in said


def test_what_must_come_first_is_no_statement_about_the_reader(send):
    _, soup = send(tried=["none"])
    for slug in ("testol",):
        part = soup.find(id=slug).get_text()
        assert "Something else comes first. You must first have tried" in part, slug
        assert "They did" not in part, slug


def test_the_other_form_is_folded_away_but_there(send):
    _, soup = send(route="tablet")
    folded = [part["id"] for part in soup.select("details.left-out .fit")]
    assert folded == ["velvix"]
    assert [part["id"] for part in soup.select("section.fit")][:2] == ["nortab", "testol"]


def test_the_choices_stay_chosen(send):
    _, soup = send(tried=["steroid-cream", "whole-body"])
    assert checked(soup) == {
        ("age", "12-to-17"),
        ("kind", "atopic-dermatitis"),
        ("severity", "moderate"),
        ("tried", "steroid-cream"),
        ("tried", "whole-body"),
        ("route", "either"),
    }


def test_nothing_is_kept_cached_redirected_or_set(send, caplog):
    with caplog.at_level(logging.DEBUG):
        response, soup = send()
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "12-to-17" not in caplog.text
    assert "atopic" not in caplog.text
    for link in soup.find_all(["a", "form"]):
        address = link.get("href") or link.get("action") or ""
        assert address.startswith("https://") or "?" not in address, address
        assert "12-to-17" not in address


def test_nothing_reaches_the_database(send):
    """This test has no database mark, so a query would fail."""
    response, _ = send()
    assert response.status_code == 200


def test_an_address_with_choices_is_not_read(reader, pages):
    answer = BeautifulSoup(reader.get(PATH + "?age=12-to-17&kind=both").content, "lxml")
    assert checked(answer) == checked(pages[PATH])
    assert not answer.select(".approval")


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://localhost"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost.evil.example"},
    ],
)
def test_other_sites_are_refused_with_a_clear_page(reader, headers, caplog):
    response = reader.post(PATH, CHOSEN, headers=headers)
    assert response.status_code == 403
    assert response.headers["Cache-Control"] == "no-store"
    text = BeautifulSoup(response.content, "lxml").main.get_text(" ")
    assert "It came from another website." in text
    assert "Approved" not in text
    assert "12-to-17" not in caplog.text


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
        {"origin": "http://localhost"},
        {"origin": settings.SITE_URL},
        {},
    ],
)
def test_our_own_pages_are_let_in(reader, headers):
    assert reader.post(PATH, CHOSEN, headers=headers).status_code == 200


def test_no_csrf_cookie_is_needed_or_set(shelf, static_files):
    client = Client(enforce_csrf_checks=True, headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
    response = client.post(PATH, CHOSEN, headers={"origin": "http://localhost"})
    assert response.status_code == 200
    assert not response.cookies


@pytest.mark.parametrize(
    ("changes", "anchor", "said"),
    [
        ({"age": ""}, "#age", "We do not know that answer."),
        ({"age": "9"}, "#age", "We do not know that answer."),
        ({"kind": "<script>alert(1)</script>"}, "#kind", "We do not know that answer."),
        ({"severity": ["mild", "severe"]}, "#severity", "Pick one answer only."),
        ({"tried": ["none", "whole-body"]}, "#tried", "You ticked “None of these”"),
        ({"route": "\x00\ud7ff'--"}, "#route", "We do not know that answer."),
    ],
)
def test_a_bad_answer_is_told_and_the_rest_kept(send, changes, anchor, said):
    response, soup = send(**changes)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    alert = soup.select_one("[role=alert]")
    assert said in alert.find("a", href=anchor).text
    field = soup.find(id=anchor[1:])
    assert said in field.select_one(".error-message").text
    assert field.select_one(".error-message")["id"] in field["aria-describedby"].split()
    assert soup.title.text.startswith("Please check:")
    kept = {(n, v) for n, v in CHOSEN.items() if n not in changes and isinstance(v, str)}
    assert kept <= checked(soup)
    assert "<script>alert" not in str(soup)


def test_an_empty_form_asks_for_what_is_missing(send):
    _, soup = send(data={})
    asked = {a["href"] for a in soup.select("[role=alert] a")}
    assert asked == {"#age", "#kind", "#severity", "#route"}


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"age=" + b"x" * (LONGEST_FORM + 1), "application/x-www-form-urlencoded"),
        (b"a&" * 1500, "application/x-www-form-urlencoded"),
        (b"age=%ff%fe&kind=%00", "application/x-www-form-urlencoded"),
        (b"age=2-to-11", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"not a part", "multipart/form-data; boundary=x"),
        (b"not a part", "multipart/form-data"),
        (b'{"age": "2-to-11"}', "application/json"),
        (b"", "text/plain"),
    ],
)
def test_what_is_not_our_form_gets_a_clear_page(reader, body, content_type):
    response = reader.generic("POST", PATH, body, content_type=content_type)
    assert response.status_code in (200, 400)
    soup = BeautifulSoup(response.content, "lxml")
    assert soup.select_one("[role=alert]")
    assert soup.select_one("form")
    assert response.headers["Cache-Control"] == "no-store"


def test_a_huge_form_is_not_read(reader):
    response = reader.generic(
        "POST", PATH, b"age=" + b"x" * 5_000_000, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 400
    assert "We could not read what was sent." in response.content.decode()


def test_other_methods_are_refused(reader):
    assert reader.put(PATH, b"").status_code == 405
    assert reader.delete(PATH).status_code == 405


def test_the_answer_reads_at_grade_6(send, shelf):
    names = medicine_names({(e.kind, e.slug): e.document for e in shelf.edition.published})
    for changes in ({}, {"age": "2-to-11"}, {"kind": "both"}, {"kind": "not-sure", "tried": []}):
        _, soup = send(**changes)
        found = blocks(soup)
        assert grade.reading(found, names).grade <= grade.HARDEST_PAGE
        for block in found:
            assert not grade.long_sentences(block), block
            assert not words.frequency_words(block), block


def test_behind_https_the_address_of_the_site_counts(reader):
    with override_settings(SITE_URL="https://eczema.example"):
        ours = reader.post(PATH, CHOSEN, headers={"origin": "https://eczema.example"})
        plain = reader.post(PATH, CHOSEN, headers={"origin": "http://eczema.example"})
    assert (ours.status_code, plain.status_code) == (200, 403)


def test_the_rule_for_this_age_stands_beside_the_answer(send):
    _, soup = send(age="65-or-older", tried=["whole-body"])
    summary = soup.select_one(".fit-summary a[href='#testol']").find_parent("li")
    for part in (summary, soup.find(id="testol")):
        said = " ".join(part.get_text(" ").split())
        assert "It covers what you chose." in said
        assert "At 65 and older: 100 mg once a day, and no more." in said
        assert "Boxed warning: Yes: serious infections and blood clots." in said


def test_the_weight_rule_is_asked_of_teens(send):
    _, soup = send(tried=["whole-body"])
    testol = soup.find(id="testol").text
    assert "It may cover what you chose." in testol
    assert "you must weigh at least 40 kg (88 pounds)" in testol
