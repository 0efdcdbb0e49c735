"""The form of /who-can-use/ without JavaScript: what readers choose is answered and forgotten."""

import json
import logging
import re
from functools import partial

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client, override_settings

from drugs.pages.who_can_use.asking import questions
from drugs.press.rules import medicine_names
from drugs.shelf import REQUEST_KEY
from drugs.views.who_can_use import LONGEST_FORM
from drugs.wording import grade, words
from drugs.wording.page_text import blocks
from drugs.wording.rules import rule_words
from tests import asking
from tests.asking import CHOSEN, PATH, seen
from tests.pages_of import cited


@pytest.fixture
def send(reader):
    return partial(asking.send, reader)


def checked(soup):
    return {(i["name"], i["value"]) for i in soup.select("#choose input[checked]")}


def test_the_form_is_printed_and_holds_nothing(pages, manifest, shelf):
    soup = pages[PATH]
    assert PATH in manifest["files"]
    form = soup.select_one("#choose")
    assert (form["method"], form["action"]) == ("post", f"{PATH}#answer")
    assert checked(soup) == set()
    for question in questions(shelf):
        field = form.find(id=question.name)
        assert field.name == "fieldset"
        assert field.legend.text == question.legend
        boxes = field.select(f"input[name={question.name}]")
        kinds = {box["type"] for box in boxes}
        assert kinds == {"checkbox" if question.many else "radio"}
        # What is picked once can be taken back: a radio needs a choice for it.
        assert [box["value"] for box in boxes if box["value"]] == [
            c.value for c in question.choices
        ]
        assert ("" in {box["value"] for box in boxes}) != question.many
        assert all(label.input for label in field.select("label"))
        assert all(box.find_parent("label") for box in boxes)
    assert "It does not tell you what is best for you." in soup.main.text
    assert "Your doctor may judge that others do not suit you." in soup.main.text


def test_what_is_kept_and_sent_is_said_truly(pages):
    """With JavaScript nothing is sent; without it the form is, and the page says so."""
    soup = pages[PATH]
    with_script, without = soup.select_one("[data-script]"), soup.select_one("p[data-no-script]")
    kept = "Kept in this tab until you close it. Nothing is sent. On a shared phone, press Erase."
    assert kept in with_script.get_text(" ")
    assert "hidden" in with_script.attrs
    assert "sent to this site only" in without.text
    assert "If you reload the answer, your browser asks to send them again." in without.text


def test_the_answer_names_every_medicine_with_region_reason_and_source(send, shelf):
    response, soup = send()
    assert response.status_code == 200
    for slug, medicine in shelf.medicines.items():
        part = soup.find(id=slug)
        assert medicine.brand in part.h3.text
        for judged in part.select(".judged"):
            assert judged["data-sources"]
            assert re.match(r".+: .+\.$|.+ depends:$", judged.select_one(".verdict").text)
            if judged["data-verdict"] in {"covers", "depends", "does-not"}:
                assert judged.select(".why li"), judged
        assert cited(soup, part) == set(part["data-sources"].split())
    assert "you must weigh at least" not in seen(soup.find(id="velvix"))
    assert "Something else comes first" in seen(soup.find(id="testol"))
    listed = {li["id"].removeprefix("source-") for li in soup.select(".sources li")}
    named = {s for tag in soup.select("[data-sources]") for s in tag["data-sources"].split()}
    assert named <= listed


@pytest.mark.parametrize("sent", [{}, CHOSEN, CHOSEN | {"age": "216-780", "tried": "whole-body"}])
def test_every_rule_that_may_not_be_left_out_stands_whole(send, shelf, sent):
    _, soup = send(sent)
    for slug, medicine in shelf.medicines.items():
        said = seen(soup.find(id=slug))
        for rule in medicine.rules_of(0, 1):
            ages = [row for row in rule.holds_for if row.what == "age"]
            if not sent or not ages or len(ages) < len(rule.holds_for):
                assert rule_words(rule, shelf).whole in said, rule.slug


def test_what_was_not_asked_or_not_chosen_is_said(send):
    _, soup = send(tried=["whole-body"])
    said = seen(soup.find(id="testol"))
    assert "You chose nothing on: pregnancy or breastfeeding, kidneys" in said
    assert "We did not ask about blood counts." in said
    _, soup = send(tried=["whole-body"], kidney="60-")
    assert "You chose nothing on: pregnancy or breastfeeding, illnesses" in seen(
        soup.find(id="testol")
    )


def test_what_must_come_first_is_no_statement_about_the_reader(send):
    _, soup = send(tried=["none"])
    part = seen(soup.find(id="testol"))
    assert "Something else comes first. You must first have tried" in part
    assert "They did" not in part


def test_the_choices_stay_chosen(send):
    _, soup = send(tried=["steroid-cream", "whole-body"], illness="clot")
    assert soup.find(id="illness").find_parent("details").has_attr("open")
    assert not soup.find(id="takes").find_parent("details").has_attr("open")
    assert checked(soup) == {
        ("age", "144-216"),
        ("kind", "atopic-dermatitis"),
        ("severity", "moderate"),
        ("tried", "steroid-cream"),
        ("tried", "whole-body"),
        ("illness", "clot"),
    }


def test_nothing_is_kept_cached_redirected_or_set(send, caplog):
    with caplog.at_level(logging.DEBUG):
        response, soup = send()
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert not response.cookies
    assert "144-216" not in caplog.text
    assert "atopic" not in caplog.text
    for link in soup.find_all(["a", "form"]):
        address = link.get("href") or link.get("action") or ""
        if address == f"/report-a-problem/?page={PATH}":
            continue  # the page alone, and nothing of what was chosen on it
        assert address.startswith("https://") or "?" not in address, address
        assert "144-216" not in address


def test_nothing_reaches_the_database(send):
    """This test has no database mark, so a query would fail."""
    response, _ = send()
    assert response.status_code == 200


def test_an_address_with_choices_is_not_read(reader, pages):
    answer = BeautifulSoup(reader.get(PATH + "?age=144-216&kind=another").content, "lxml")
    assert checked(answer) == checked(pages[PATH])
    assert seen(answer.find(id="answer")) == seen(pages[PATH].find(id="answer"))


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
    assert "approved" not in text
    assert "144-216" not in caplog.text


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
    "changes",
    [
        {"age": "9"},
        {"kind": "<script>alert(1)</script>"},
        {"severity": ["mild", "severe"]},
        {"illness": ["clot", "a-broken-heart"]},
        {"takes": "\x00\ud7ff'--"},
    ],
)
def test_a_bad_answer_is_left_out_and_told_and_the_rest_kept(send, changes):
    response, soup = send(**changes)
    assert response.status_code == 200
    assert "so we left it out" in soup.select_one("[role=alert]").text
    assert soup.title.text.startswith("Please check:")
    kept = {(n, v) for n, v in CHOSEN.items() if n not in changes and isinstance(v, str)}
    assert kept <= checked(soup)
    assert not {pair for pair in checked(soup) if pair[0] in changes}
    assert "<script>alert" not in str(soup)


def test_an_empty_form_is_answered_as_the_page_itself(send, pages):
    _, soup = send(data={})
    assert not soup.select("[role=alert]")
    assert seen(soup.find(id="answer")) == seen(pages[PATH].find(id="answer"))
    assert "You chose nothing yet." in seen(soup.find(id="answer"))


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"age=" + b"x" * (LONGEST_FORM + 1), "application/x-www-form-urlencoded"),
        (b"a&" * 1500, "application/x-www-form-urlencoded"),
        (b"age=%ff%fe&kind=%00", "application/x-www-form-urlencoded"),
        (b"age=24-144", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"not a part", "multipart/form-data; boundary=x"),
        (b"not a part", "multipart/form-data"),
        (b'{"age": "24-144"}', "application/json"),
        (b"", "text/plain"),
    ],
)
def test_what_is_not_our_form_gets_a_clear_page(reader, body, content_type):
    response = reader.generic("POST", PATH, body, content_type=content_type)
    assert response.status_code in (200, 400)
    soup = BeautifulSoup(response.content, "lxml")
    assert soup.select_one("#choose")
    assert checked(soup) == set()
    if response.status_code == 400:
        assert soup.select_one("[role=alert]")
    assert response.headers["Cache-Control"] == "private, no-cache"


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
    for changes in ({}, {"age": "780-"}, {"kind": "another"}, {"illness": "clot", "tried": []}):
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
    _, soup = send(age="780-", tried=["whole-body"])
    said = seen(soup.find(id="testol"))
    assert "United States: Testol is approved for what you chose." in said
    assert "Its rules for what you chose At 65 and older: 100 mg once a day, and no more." in said
    assert "Boxed warning: Yes: serious infections and blood clots." in said


def test_the_weight_rule_is_asked_of_teens(send):
    _, soup = send(tried=["whole-body"])
    testol = seen(soup.find(id="testol"))
    assert "Testol may be approved for you. It depends:" in testol
    assert "you must weigh at least 88 pounds (40 kg)" in testol


def test_the_page_holds_the_tables_it_judges_by_and_nothing_of_a_reader(send, pages, shelf):
    _, soup = send()
    held = [json.loads(page.find(id="tables").string) for page in (soup, pages[PATH])]
    assert held[0] == held[1]
    assert [table["slug"] for table in held[0]["medicines"]] == list(shelf.medicines)
    for sentence in held[0]["words"].values():
        assert sentence
