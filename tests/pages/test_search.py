"""/search/: a page that works alone, the parts of it that a script fetches, and odd requests."""

import logging
from urllib.parse import quote_plus

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from drugs.press.rules import medicine_names
from drugs.views.search import SHORT_LIST
from drugs.wording import grade, words
from drugs.wording.page_text import blocks
from eczema_site.tidy import tidied
from tools import programs

HTMX = {"HX-Request": "true"}
BACK = {"HX-Request": "true", "HX-History-Restore-Request": "true"}


def asked(query):
    return "/search/?q=" + quote_plus(query)


def soup(response):
    return BeautifulSoup(response.content, "lxml")


ANSWERS = [
    "/search/", asked(""), asked("testoll"), asked("DVT"), asked("eczema"), asked("xyzzy"),
    asked("shingles xyzzy"), asked("grapefruit stroke fridge"), asked("long " * 120),
]  # fmt: skip


# --- page and part ----------------------------------------------------------------------------


@pytest.mark.parametrize("address", ANSWERS)
def test_plain(reader, address):
    response = reader.get(address)
    assert response.status_code == 200
    page = soup(response)
    assert page.h1.text == "What are you looking for?"
    form = page.select_one("form[method=post][action='/search/'][role=search]")
    assert form.select_one("input[type=search][name=q]")
    assert form.select_one("button[type=submit]")
    assert form.label["for"] == form.input["id"]
    assert len(page.select("#search-results")) == 1


@pytest.mark.parametrize("address", ANSWERS)
def test_a_script_gets_a_part_found_in_the_page_to_the_letter(reader, address):
    part, page = reader.get(address, headers=HTMX), reader.get(address)
    assert part.status_code == 200
    assert part.content.strip().startswith(b'<div class="flow" id="search-results"')
    assert b"<html" not in part.content
    assert part.content.strip() in page.content


@pytest.mark.parametrize("address", ANSWERS)
def test_back_button_gets_the_page(reader, address):
    assert reader.get(address, headers=BACK).content == reader.get(address).content


@pytest.mark.parametrize("headers", [{}, HTMX, BACK])
@pytest.mark.parametrize("address", ANSWERS)
def test_no_cache_takes_the_one_for_the_other(reader, address, headers):
    vary = reader.get(address, headers=headers)["Vary"]
    assert {"HX-Request", "HX-History-Restore-Request"} <= set(vary.split(", "))


def test_the_empty_page_is_printed_and_the_menu_leads_to_it(pages):
    assert "Try one of these" in pages["/search/"].get_text()
    for soup_ in pages.values():
        assert soup_.select_one("nav#menu a[href='/search/']")


# --- what it shows ----------------------------------------------------------------------------


def test_the_words_stay_in_the_form_and_not_in_the_title(reader):
    page = soup(reader.get(asked('sore "throat" <b>')))
    assert page.select_one("#q")["value"] == 'sore "throat" <b>'
    # The title of a page stands in the history of the browser.
    assert page.title.text.startswith("Search | ")


def test_what_was_found_is_a_link_with_the_words_marked(reader):
    page = soup(reader.get(asked("shingels")))
    first = page.select_one(".hit")
    assert first.h3.a["href"] == "/side-effects/shingles/"
    assert first.h3.mark.text == "Shingles"
    assert "Side effect: Call your doctor today" in first.text
    assert 'You typed "shingels". We looked for "Shingles".' in page.get_text()
    assert page.select(".hit li p mark")


def test_every_link_of_the_results_leads_somewhere(reader, pages):
    followed = 0
    for query in ("eczema", "testol", "infection", "First Trial", "pregnancy", "blood"):
        for link in soup(reader.get(asked(query))).select("#search-results a[href]"):
            path, _, anchor = link["href"].partition("#")
            path = path.partition("?")[0]
            assert path in pages, link
            assert not anchor or pages[path].find(id=anchor), link
            followed += 1
    assert followed > 20


def test_nothing_found_says_what_to_do(reader):
    text = soup(reader.get(asked("xyzzy"))).select_one("#search-results").get_text(" ")
    assert 'No page says anything about "xyzzy"' in text
    assert "ask your doctor or pharmacist" in text
    assert "Get help now" in text
    assert "1-800-222-1222" in text


def test_too_long_a_search_is_said(reader):
    assert "We used the first ones" in reader.get(asked("eczema " * 80)).content.decode()
    assert "We used the first ones" not in reader.get(asked("eczema")).content.decode()


def test_our_own_words_read_easily(reader, shelf):
    """What we say about the search; titles and sentences of the pages are read there."""
    names = medicine_names({(e.kind, e.slug): e.document for e in shelf.edition.published})
    for address in (*ANSWERS, asked("shingels xyzzy"), asked("eczema")):
        page = soup(reader.get(address))
        for hits in page.select(".hits"):
            hits.decompose()
        found = blocks(str(page).encode())
        assert grade.reading(found, names).grade <= grade.HARDEST_PAGE, address
        for text in found:
            assert not grade.long_sentences(text), text
            assert not words.frequency_words(text), text


# --- nothing is kept --------------------------------------------------------------------------


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_an_answer_is_not_stored_and_not_listed(reader, headers):
    response = reader.get(asked("secret illness"), headers=headers)
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies


def test_search_engines_are_told_on_the_page_too(pages):
    assert pages["/search/"].select_one("meta[name=robots][content=noindex]")


def test_no_log_holds_the_words(reader, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    reader.get(asked("planted words"))
    reader.post("/search/", {"q": "planted words"})
    reader.delete(asked("planted words"))  # 405
    monkeypatch.setattr("drugs.views.search.find", lambda *_: 1 / 0)
    reader.raise_request_exception = False
    assert reader.get(asked("planted words")).status_code == 500
    assert caplog.records, "a refused and a failed request are logged; else this proves nothing"
    for record in caplog.records:
        assert "planted" not in logging.Formatter().format(record)


def test_the_server_logs_no_request():
    for name in programs.NAMES:
        command = programs.command("python", name, "127.0.0.1", 8000)
        assert not [option for option in command if "access" in option]
    assert settings.LOGGING["root"]["level"] == "WARNING"


# --- odd requests -----------------------------------------------------------------------------

ODD = [
    "?q=%00%01%1b", "?q=%ff%fe%80", "?q=%", "?q=%zz", "?q=" + "a" * 60_000, "?q=%F0%9F%A7%B4",
    "?q=" + "x+" * 20_000, "?q=a&q=b", "?", "?nothing=1", "?q", "?q=%ED%A0%80", "?q=+++",
    "?q=%3Cscript%3Ealert(1)%3C/script%3E", "?q=" + "&q=".join("a" * 50_000),
    "?" + "&".join(f"n{number}=1" for number in range(10_500)),
]  # fmt: skip


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("query", ODD, ids=lambda query: query[:20])
def test_odd_requests_get_a_page(reader, query, headers):
    response = reader.get("/search/" + query, headers=headers)
    assert response.status_code == 200
    assert "search-results" in response.content.decode()
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize(
    "claim",
    [f"text/plain; charset={name}" for name in ("hex", "base64", "utf-16", "idna", "rot13", "no")]
    + ["text/plain;Charset = hex", "text/plain; charset*=utf-8''hex", "text/plain; charset"],
)
def test_an_odd_encoding_is_not_followed(reader, claim):
    """It is taken out ahead: Django alone would fail before any view is asked."""
    environ = {"CONTENT_TYPE": claim}
    tidied(environ)
    response = reader.get(asked("shingles"), CONTENT_TYPE=environ["CONTENT_TYPE"])
    assert response.status_code == 200
    assert "Shingles" in response.content.decode()


def test_only_reading_is_answered(reader):
    assert reader.head(asked("shingles")).status_code == 200
    for method in (reader.put, reader.delete):
        assert method("/search/").status_code == 405


# --- the words by POST ------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "testoll", "chest pain", "shingles xyzzy", "xyzzy"])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_form_is_answered_like_an_address(reader, query, headers):
    sent = reader.post("/search/", {"q": query}, headers=headers)
    assert sent.status_code == 200
    assert sent.content == reader.get("/search/", {"q": query}, headers=headers).content
    assert not sent.cookies


def test_no_way_on_from_the_answers_puts_words_into_an_address(reader):
    for query in ("", "eczema", "shingels xyzzy", "xyzzy", "velvixxx"):
        page = soup(reader.post("/search/", {"q": query}))
        assert not page.select("[href*='?q=']"), query
        for form in page.select("form:has([name=q])"):
            assert form["method"] == "post"


def test_every_box_of_every_page_sends_its_words_by_post(pages):
    boxes = [form for page in pages.values() for form in page.select("form[action='/search/']")]
    assert len(boxes) > len(pages) / 2
    assert {form["method"] for form in boxes} == {"post"}


def test_the_answer_to_a_form_may_be_kept_for_the_way_back_and_by_the_browser_alone(reader):
    """`no-store` would ask "send the form again?" on the way back."""
    assert reader.post("/search/", {"q": "itch"})["Cache-Control"] == "private, no-cache"
    assert reader.post("/search/", {"q": "itch"}, headers=HTMX)["Cache-Control"] == "no-store"


def test_more_pages_come_by_a_button(reader, monkeypatch):
    monkeypatch.setattr("drugs.views.search.MOST_PAGES", 1)
    fields = {"q": "testol velvix", "more": "1"}
    page = soup(reader.post("/search/", {"q": fields["q"]}))
    assert page.select_one("form:has([name=more]) [name=q]")["value"] == fields["q"]
    assert len(soup(reader.post("/search/", fields)).select(".hit")) > len(page.select(".hit"))


def test_a_short_list_for_the_box_that_one_types_in(reader):
    part = soup(reader.post("/search/", {"q": "testol shingles", "below": "1"}, headers=HTMX))
    found = part.select("ol a[href]")
    assert 0 < len(found) <= SHORT_LIST + 1
    assert found[0]["href"] == "/side-effects/shingles/"
    whole = soup(reader.post("/search/", {"q": "testol shingles"}, headers=HTMX))
    assert part.select_one("[data-status]")["data-status"] == whole.div["data-status"]
    assert not part.select("#search-results")


def test_a_short_list_has_the_card_first_and_says_that_there_is_nothing(reader):
    def first(query):
        answer = reader.post("/search/", {"q": query, "below": "1"}, headers=HTMX)
        return soup(answer).select_one("[data-status]").find(True)

    assert first("chest pain")["class"] == ["band", "now"]
    assert 'No page says anything about "xyzzy"' in first("xyzzy").get_text()


@pytest.mark.parametrize(
    "sent",
    [
        {"data": b"q=" + b"x" * 40_000, "content_type": "application/x-www-form-urlencoded"},
        {"data": b"nonsense", "content_type": "multipart/form-data; boundary=x"},
        {"data": b"--", "content_type": "multipart/form-data"},
        {"data": b"&".join([b"q=1"] * 3_000), "content_type": "application/x-www-form-urlencoded"},
        {"data": b"%ff%fe&q=%zz", "content_type": "application/x-www-form-urlencoded"},
    ],
)
def test_an_odd_form_gets_the_page(reader, sent):
    response = reader.post("/search/", **sent)
    assert response.status_code == 200
    assert "search-results" in response.content.decode()


def test_another_site_cannot_ask_for_a_reader(reader):
    sent = reader.post("/search/", {"q": "itch"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert sent.status_code == 403
    assert b"search-results" not in sent.content


# --- did you mean -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("/medicines/velvitnib/", "/medicines/velvix/"),
        ("/side-effects/shingels/", "/side-effects/shingles/"),
        ("/how-it-work/", "/how-it-works/"),
        ("/compare/testol-velvixx/", "/compare/testol-velvix/"),
    ],
)
def test_a_misspelt_address_is_helped(reader, address, meant):
    response = reader.get(address)
    assert response.status_code == 404
    assert soup(response).select_one(f"main a[href='{meant}']")
