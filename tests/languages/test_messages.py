"""The catalogue for translators, and numbers, dates and lists in the language in force."""

import ast

import pytest
from django.utils.translation import override

from drugs.numbers.ages import age_words, date_words
from drugs.numbers.trial_words import people
from drugs.wording import languages
from drugs.wording.lists import and_list, commas, or_list
from tests.languages import made_up
from tests.made_figures import study
from tools import messages


@pytest.fixture(scope="module", autouse=True)
def made_up_language(tmp_path_factory):
    with made_up.installed(tmp_path_factory.mktemp("locale")):
        yield


def test_the_catalogue_has_every_message():
    """When this fails: make messages."""
    now, then = (
        {(message.id, message.context) for message in catalogue if message.id}
        for catalogue in (messages.found(), messages.stored())
    )
    assert now == then


def test_no_message_hides_in_an_f_string():
    """Nothing that reads Python for messages looks into one."""
    for path in (messages.environment.ROOT / "drugs").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.JoinedStr):
                assert "gettext(" not in ast.unparse(node), (path, ast.unparse(node))


def test_no_message_is_made_of_changing_parts():
    for message in messages.found():
        for text in message.id if isinstance(message.id, tuple) else [message.id]:
            assert "{" not in text, text


@pytest.mark.parametrize(
    ("months", "words"),
    [(12, "1⟦one  year⟧"), (24, "2⟦few  years⟧"), (60, "5⟦many  years⟧"), (7, "7⟦many  months⟧")],
)
def test_a_language_has_its_own_forms_for_numbers(months, words):
    with override(made_up.CODE):
        assert age_words(months) == words


def test_a_count_of_people_has_them_too():
    with override(made_up.CODE):
        assert people(study(size=3)) == "3⟦few  people in all⟧"


@pytest.mark.parametrize(
    ("names", "with_and", "with_or"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a or b"),
        (["a", "b", "c"], "a, b and c", "a, b or c"),
    ],
)
def test_lists(names, with_and, with_or):
    assert and_list(names) == with_and
    assert or_list(names) == with_or
    assert commas(names) == ", ".join(names)


def test_a_list_ends_as_its_language_does():
    with override(made_up.CODE):
        assert and_list(["a", "b"]) == "a⟦ and ⟧b"


def test_english_is_what_a_language_without_its_own_entry_reads_by():
    with override(made_up.CODE):
        assert languages.current() is languages.ENGLISH
        assert date_words("2026-11-22") == "November 22, 2026"


def test_every_language_an_edition_can_have_has_an_entry(settings):
    for code, _ in settings.LANGUAGES:
        if code != made_up.CODE:
            assert languages.LANGUAGES[code].code == code
