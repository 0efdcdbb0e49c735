"""A draft is seen as readers would get it, on paper too, and says there that it is a draft."""

import base64
import io

import pytest
from django.db import connection
from django.urls import reverse
from pypdf import PdfReader

from drugs.models import SideEffect, Treatment
from drugs.shelf import REQUEST_KEY
from tests.admin.conftest import Screen
from tests.admin.forms import soup

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n"


@pytest.fixture
def draft(editor):
    Screen(editor, Treatment.objects.get(slug="velvix")).save(who_for="Ask where it is sold.")


def words(answer):
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def test_a_sheet_is_made_from_the_draft_and_says_so_on_each_page(editor, draft):
    for page in words(editor.get("/handouts/velvix.pdf?preview")):
        assert "Draft, not published." in page
        assert "Edition" not in page
    assert "Ask where it is sold." in words(editor.get("/handouts/velvix.pdf?preview"))[0]
    card = words(editor.get("/handouts/velvix-wallet-card.pdf?preview"))
    assert "Draft, not published." in card[0]


def test_a_reader_gets_the_sheet_as_printed(reader, editor, draft):
    answer = reader.get("/handouts/velvix.pdf?preview", follow=True)
    assert answer.redirect_chain == [("/handouts/velvix.pdf", 302)]
    found = " ".join(words(answer))
    assert "Draft" not in found
    assert "Ask where it is sold." not in found


def test_the_preview_screen_lists_the_sheets_and_draws_one(editor):
    page = soup(editor.get(reverse("admin:preview") + "?record=medicine/velvix"))
    links = [link["href"] for link in page.select("#on-paper + ul a[href*=preview]")]
    assert "/handouts/velvix.pdf?preview" in links
    assert "/handouts/velvix-wallet-card.pdf?preview" in links
    assert "/handouts/testol.pdf?preview" not in links
    drawn = soup(editor.get(page.select_one("[hx-get]")["hx-get"]))
    pictures = [image["src"] for image in drawn.select("#paper img")]
    assert len(pictures) == 2
    for picture in pictures:
        head, _, data = picture.partition(",")
        assert head == "data:image/png;base64"
        assert base64.b64decode(data).startswith(PNG)
    part = editor.get(page.select_one("[hx-get]")["hx-get"], headers={"hx-request": "true"})
    assert "<html" not in part.content.decode()


def test_another_sheet_is_chosen_by_its_name(editor):
    address = reverse("admin:preview") + "?record=medicine/velvix&sheet=velvix-wallet-card"
    page = soup(editor.get(address))
    assert page.select_one("#on-paper + ul strong").get_text() == "Velvix wallet card"
    assert page.select_one("[hx-get]")["hx-get"].endswith("/velvix-wallet-card/")


def test_a_sign_stands_on_the_sheets_of_its_medicines_and_a_term_on_none(editor, shelf):
    number = len(shelf.medicines)
    sign = next(s for s in shelf.urgent_signs if 0 < len(s.medicines) < number)
    page = soup(editor.get(reverse("admin:preview") + f"?record=urgent-sign/{sign.slug}"))
    text = page.select_one("#on-paper + ul").get_text()
    for slug, medicine in shelf.medicines.items():
        assert (f"{medicine.brand} wallet card" in text) == (slug in sign.medicines)
    term = next(iter(shelf.terms))
    page = soup(editor.get(reverse("admin:preview") + f"?record=term/{term}"))
    assert "stands on no sheet" in page.get_text()


@pytest.mark.skipif(
    connection.vendor == "postgresql", reason="PostgreSQL itself refuses what is too long."
)
def test_a_sheet_that_would_stop_the_printer_says_why(editor):
    Treatment.objects.filter(slug="velvix").update(who_for="Call your doctor today. " * 500)
    answer = editor.get(reverse("admin:preview_paper", args=["velvix"]))
    assert "Shorten its words" in soup(answer).select_one(".errornote").get_text()


def test_a_text_that_cannot_be_shown_has_no_preview(editor):
    SideEffect.objects.filter(slug="nausea").update(what_it_is="Not *so*.")
    for address in (
        reverse("admin:preview") + "?record=medicine/velvix",
        reverse("admin:preview_paper", args=["velvix"]),
    ):
        note = soup(editor.get(address)).select_one(".errornote").get_text()
        assert "Italics are hard to read" in note


def test_an_unknown_sheet_is_not_there(editor, shelf):
    editor.defaults[REQUEST_KEY] = shelf
    assert editor.get(reverse("admin:preview_paper", args=["aspirin"])).status_code == 404
