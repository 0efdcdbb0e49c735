"""What is pasted from a word processor is made plain and told; what cannot be seen is refused; what
cannot be printed gets no further than the review screen."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils import timezone

from drugs.models import GlossaryTerm, Printing, Publication, SideEffect, Treatment
from tests.admin.conftest import Screen, enter, publish_screen
from tests.admin.forms import soup

pytestmark = pytest.mark.django_db

NAUSEA = "side-effect/nausea"


def nausea():
    return SideEffect.objects.get(slug="nausea")


def messages(answer):
    return soup(answer).select_one(".messagelist").get_text(" ")


def _later(character):
    return pytest.param(character, marks=pytest.mark.long)


@pytest.mark.parametrize(
    ("pasted", "plain", "told"),
    [
        ("\u201cSo\u201d they say.", '"So" they say.', "curly quotation marks"),
        ("Don\u2019t rub.", "Don't rub.", "curly apostrophes"),
        ("A low\u2011dose pill.", "A low-dose pill.", "no-break hyphens"),
        ("Nau\u00adsea.", "Nausea.", "soft hyphens"),
        ("10\u00a0mg or\u20032.", "10 mg or 2.", "odd spaces"),
        ("\uf0b7 Rest.\n\u2022 Drink.", "- Rest.\n- Drink.", "bullets"),
        ("\u2022\tRest.\r\n\u2022\tDrink.", "- Rest.\n- Drink.", "bullets"),
        ("One.\u2028Two.", "One.\nTwo.", "odd line breaks"),
    ],
)
def test_what_has_a_plain_form_gets_it_and_the_editor_is_told(editor, pasted, plain, told):
    answer = Screen(editor, nausea()).save(what_to_do=pasted)
    assert nausea().what_to_do == plain
    assert f"what to do: {told}" in messages(answer)


def test_rows_lists_and_one_line_fields_are_made_plain_too(editor):
    row = Treatment.objects.get(slug="testol")
    screen = Screen(editor, row)
    slot = row.slots.get(topic="storage")
    answer = screen.save(**{
        screen.row("slots", slot) + "text": "Don\u2019t freeze it.",
        "strengths": "50\u00a0mg\n100 mg\n200 mg",
        "summary": "A \u201cpill\u201d.",
    })  # fmt: skip
    row.refresh_from_db()
    slot.refresh_from_db()
    assert (slot.text, row.strengths[0], row.summary) == (
        "Don't freeze it.", "50 mg", 'A "pill".',
    )  # fmt: skip
    for place in ("text: curly apostrophes", "strengths: odd spaces", "summary: curly quotation"):
        assert place in messages(answer)


@pytest.mark.parametrize(
    "separator", ["\u2028", *map(_later, ["\u2029", "\n", "\u0085"])], ids=ascii
)
def test_a_line_break_in_a_field_of_one_line_is_a_space(editor, separator):
    row = Treatment.objects.get(slug="testol")
    screen = Screen(editor, row)
    slot = row.slots.get(topic="storage")
    screen.save(**{
        "summary": f"A pill.{separator}One a day.",
        screen.row("slots", slot) + "summary": f"Dry.{separator}Cool.",
    })  # fmt: skip
    row.refresh_from_db()
    slot.refresh_from_db()
    assert (row.summary, slot.summary) == ("A pill. One a day.", "Dry. Cool.")


def test_a_plain_text_is_saved_without_a_word(editor):
    answer = Screen(editor, nausea()).save(what_to_do="- Rest.\r\n- Drink.")
    assert nausea().what_to_do == "- Rest.\n- Drink."
    assert "plain characters" not in messages(answer)


@pytest.mark.parametrize(
    ("character", "says"),
    [
        ("\u200b", "cannot be seen"), ("\u200d", "cannot be seen"), ("\ufeff", "cannot be seen"),
        ("\u2060", "cannot be seen"), ("\u0007", "cannot be seen"), ("\ufe0f", "cannot be seen"),
        ("\u202e", "turns the direction"), ("\u200f", "turns the direction"),
        ("\u2066", "turns the direction"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["name", "what_to_do", "also_called"])
def test_what_nobody_sees_is_refused_with_its_place(editor, character, says, field):
    before = getattr(nausea(), field)
    answer = Screen(editor, nausea()).save(**{field: f"Rest a{character} while"})
    error = soup(answer).select_one(f".field-{field} .errorlist").get_text()
    assert f'The character U+{ord(character):04X}, after "Rest a", {says}' in error
    assert getattr(nausea(), field) == before


@pytest.mark.parametrize("character", ["\ue0b7", "\u2103", "\U0001f600", "\u05d0"])
def test_what_cannot_be_printed_is_refused_at_the_desk_and_stops_nobody_else(editor, character):
    Screen(editor, nausea()).save(what_to_do=f"Rest{character} a while.")
    for answer in (publish_screen(editor, NAUSEA), publish_screen(editor, NAUSEA, reason="r")):
        told = soup(answer).select_one(".problems").get_text()
        assert "Feeling sick (side effect)" in told
        assert f"In its what to do: the character U+{ord(character):04X} cannot be printed" in told
    assert answer.status_code == 422
    assert Publication.objects.filter(slug="nausea").count() == 1
    Screen(editor, GlossaryTerm.objects.get(slug="easi")).save(definition="A score for skin.")
    publish_screen(editor, "term/easi", reason="r")
    assert Publication.objects.filter(slug="easi").count() == 2


def test_the_review_screen_points_out_numbers_and_moved_rules(editor):
    Screen(editor, nausea()).save(what_to_do="Call after 37 hours.")
    hints = soup(publish_screen(editor, NAUSEA)).select_one(".hints").get_text()
    assert "37: “Call after 37 hours." in hints
    row = Treatment.objects.get(slug="testol")
    rule = row.rules.filter(moved_to_rank=None).first()
    Screen(editor, rule).save(moved_to_rank="2", moved_why="It can wait.")
    hints = soup(publish_screen(editor, "medicine/testol")).select_one(".hints").get_text()
    where = "in the chapter, on the sheet and in large print"
    moved = f"rule: {rule.slug.replace('-', ' ')}: Moved. It stands {where}: It can wait."
    assert moved in hints


class TestTheFirstPage:
    """Whoever looks is told that it failed, and what to correct."""

    @pytest.fixture
    def failed(self):
        number = Publication.objects.order_by("-pk").first().pk
        return Printing.objects.create(
            edition=f"{number:04d}-x", state="failed", ended_at=timezone.now(),
            message="/x.pdf could not be printed.\nmedicine testol, slot storage: In its text: the "
            "character U+E0B7 cannot be printed on paper.",
        )  # fmt: skip

    def shown(self, client):
        return soup(client.get(reverse("admin:index"))).select_one("#printing")

    def test_a_failed_printing_names_the_record_to_correct(self, editor, failed):
        note = self.shown(editor).select_one(".errornote")
        assert "could not be printed, and readers still see the one before" in note.get_text()
        assert "character U+E0B7" in note.get_text()
        row = Treatment.objects.get(slug="testol")
        assert note.a["href"] == reverse("admin:drugs_treatment_change", args=[row.pk])

    def test_trying_again_does_not_hide_that_it_failed(self, editor, failed):
        Printing.objects.create(edition=failed.edition, done=3, total=9)
        text = self.shown(editor).get_text()
        assert "could not be printed" in text
        assert "It is being tried again." in text
        assert "is being printed:" not in text

    def test_a_newer_edition_is_printed_as_ever(self, editor, failed):
        Printing.objects.create(edition=f"{failed.number + 1:04d}-x", done=3, total=9)
        assert "is being printed" in self.shown(editor).get_text()


def test_an_author_cannot_publish_past_it(editor):
    user = User.objects.create_user("anna", is_staff=True)
    user.groups.add(Group.objects.get(name="Author"))
    anna = enter(user)
    Screen(anna, nausea()).save(what_to_do="Rest\ue0b7 a while.")
    assert publish_screen(anna, NAUSEA, reason="r").status_code == 422
