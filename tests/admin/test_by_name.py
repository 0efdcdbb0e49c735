"""What a record refers to is called by its name wherever people read what it says: on review, in
its past, in the audit, in the mail, in the list to check again. Its slug is for addresses."""

import pytest

from drugs.models import MailLine, Rule, Source, Treatment
from drugs.press.by_name import ByName
from drugs.press.desk import compile_desk
from drugs.press.names import part_in_words
from tests.admin.conftest import enter
from tests.admin.forms import soup

pytestmark = pytest.mark.django_db
REVIEW = "/admin/publish/?record=medicine/testol"


def title(slug: str) -> str:
    return Source.objects.get(slug=slug).title


@pytest.fixture
def another_source(reviewers) -> Treatment:
    row = Treatment.objects.get(slug="testol")
    row.sources.add(Source.objects.get(slug="guideline"))
    return row


def test_a_difference_names_sources_by_their_titles(reviewers, another_source):
    anna, ben = reviewers
    ben.email = "ben@example.org"
    ben.save()
    client = enter(anna)
    shown = soup(client.get(REVIEW)).select_one(".changes").get_text()
    assert title("guideline") in shown
    assert title("testol-label") in shown
    assert "testol-label" not in shown
    client.post(REVIEW, {"do": "send", "note": "One more source"})
    (line,) = MailLine.objects.filter(person=ben, event=MailLine.Event.SENT)
    assert title("guideline") in "\n".join(line.lines)


def test_a_past_version_names_them_too(reviewers):
    page = soup(enter(reviewers[0]).get("/admin/past/medicine/testol/?version=1"))
    said = page.select_one("#content").get_text()
    assert title("testol-label") in said
    assert "testol-label" not in said


def test_what_is_checked_again_names_them(reviewers):
    page = soup(enter(reviewers[0]).get("/admin/recheck/testol-label/"))
    said = page.select_one("#content").get_text()
    assert f"sources: {title('testol-label')}" in said
    assert "sources: testol-label" not in said


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("slot missed-dose", "topic: If you miss a dose"),
        (
            "labelpart some-people",
            "part of the label: Pregnancy, age, kidney and liver (section 8)",
        ),
        ("indication us", "approval: United States"),
        ("rule clot-risk", "rule: clot risk"),
        ("source testol-label", ""),  # the record itself, whose name stands beside it
        ("its own list of changes", "its own list of changes"),
    ],
)
def test_parts_are_called_as_their_forms_call_them(part, words):
    assert part_in_words(part) == words


def test_a_rule_says_in_words_where_it_is_printed(reviewers):
    """ "Rank 1" is a word of the machine: on the form, on review, and where it is checked again."""
    client = enter(reviewers[0])
    rule = Rule.objects.filter(treatment__slug="testol").first()
    form = soup(client.get(f"/admin/drugs/rule/{rule.pk}/change/")).select_one("#rule_form")
    assert "on every form, never left out" in form.get_text()
    said = form.get_text() + soup(client.get("/admin/recheck/testol-label/")).get_text()
    assert "rank" not in said.lower()


def test_what_is_gone_keeps_the_word_of_its_address():
    medicine = compile_desk()["medicine", "testol"]
    other = medicine.model_copy(update={"sources": ("gone",)})
    assert ByName()(other).sources == ("gone",)
    assert ByName()(medicine).studies, "rows are named, not lost"
