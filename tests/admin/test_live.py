"""The checks made while an editor types say what publishing would say."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests.admin.conftest import enter
from tests.admin.forms import soup

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
