"""The checks made while an editor types say what publishing would say."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests.admin.conftest import enter
from tests.admin.forms import soup
from tests.come_in import come_in

pytestmark = pytest.mark.django_db

HARD = "Immunological perturbation necessitates comprehensive multidisciplinary reevaluation. "


def said(client, text: str, page: str = "") -> str:
    answer = client.post(reverse("admin:live_check"), {"text": text, "page": page or text})
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    return soup(answer).get_text(" ")


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("Nausea is common.", "“common” stands for a number"),
        ("It hits 1 in 7 people.", "“1 in 7” stands for a number"),
        ("word " * 26 + ".", "More than 25 words in one sentence"),
        ("Read *this*.", "Italics are hard to read"),
        ("A [thing](term:no-such-thing).", "The glossary has no term “no-such-thing”"),
        (HARD * 5, "Too hard to read"),
    ],
)  # fmt: skip
def test_each_warning(editor, text, warning):
    assert warning in said(editor, text)


def test_a_good_text_gets_its_grade_and_no_warning(editor):
    text = "You take it once a day. " * 8
    answer = editor.post(reverse("admin:live_check"), {"text": text, "page": text})
    page = soup(answer)
    assert "Reading grade of this text: " in page.get_text()
    assert "Of all texts here: " in page.get_text()
    assert not page.select("body > ul, html > ul")
    assert page.details.p.get_text().strip() == text.strip()


def test_a_term_of_the_glossary_is_offered(editor):
    assert "(term:" in said(editor, "A flare is a bad time.")


def test_medicine_names_do_not_count(editor):
    hard = "Testonib velvitinib nortinib shotumab. " * 10
    assert "Too hard" not in said(editor, hard)


def test_only_editors_may_ask(db):
    bare = enter(User.objects.create_user("bare", is_staff=True))
    assert bare.post(reverse("admin:live_check"), {"text": "x"}).status_code == 403


def test_a_text_is_never_run(editor):
    answer = editor.post(reverse("admin:live_check"), {"text": "<script>alert(1)</script>"})
    assert not soup(answer).select("script")


def test_who_is_signed_out_is_told_so_and_gets_no_page_to_sign_in(editor, client):
    from django.test import Client

    stranger = Client(headers={"host": "localhost"})
    answer = stranger.post(
        reverse("admin:live_check"), {"text": "a"}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 401
    page = soup(answer)
    assert not page.select("form")
    assert "Your words are still here" in page.get_text()
    assert page.a["href"].startswith("/admin/login/")
    assert stranger.get(reverse("admin:token")).status_code == 302
    token = editor.get(reverse("admin:token"))
    assert token.json()["token"]
    assert "no-store" in token["Cache-Control"]


def test_a_form_of_another_session_is_refused_in_plain_words(chief):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    come_in(strict, chief)
    answer = strict.post(reverse("admin:live_check"), {"text": "a"})
    assert answer.status_code == 403
    assert "your words are still in the form" in soup(answer).get_text()
    assert "CSRF" not in soup(answer).get_text()
    part = strict.post(reverse("admin:live_check"), {"text": "a"}, headers={"HX-Request": "true"})
    assert part.status_code == 401
    assert "sign in" in soup(part).get_text().lower()
