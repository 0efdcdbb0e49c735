"""Characters that nobody sees, or that turn the direction of writing, are refused wherever somebody
writes: in each form of the desk, in fixtures, in a reason of the shell; with their place."""

import pytest
from django.core.management import CommandError, call_command

from drugs.models import AccountEvent, Handover, Phrase, Publication
from tests.accounts.conftest import said
from tests.admin.conftest import Screen
from tests.come_in import come_in

pytestmark = pytest.mark.django_db
HIDDEN = "Words\u202e and more\u200b."


@pytest.fixture
def desk(browser, admin_user):
    return come_in(browser, admin_user)


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/admin/publish/?record=term/jak", {"do": "publish", "reason": HIDDEN}),
        ("/admin/publish/?record=term/jak", {"do": "send", "note": HIDDEN}),
        ("/admin/past/term/jak/?version=1", {"do": "again", "reason": HIDDEN}),
        ("/admin/past/term/jak/", {"do": "ask", "reason": HIDDEN}),
        ("/admin/recheck/testol-label/", {"section": HIDDEN, "answer": "same"}),
        ("/admin/auth/group/add/", {"name": HIDDEN}),
        ("/admin/auth/user/add/", {"username": HIDDEN}),
    ],
)
def test_each_form_of_the_desk_refuses_them_with_their_place(desk, address, sent):
    before = Publication.objects.count()
    answer = desk.post(address, sent)
    assert answer.status_code == 422
    assert 'U+202E, after "Words", turns the direction of writing' in said(answer)
    assert "U+200B" in said(answer)
    assert "your words are still in the form" in said(answer)
    assert (Publication.objects.count(), Handover.objects.count()) == (before, 0)


def test_a_password_may_hold_anything(desk):
    answer = desk.post("/admin/again/", {"password": HIDDEN, "code": "000000"})
    assert "U+202E" not in said(answer)


def test_people_s_own_words_for_a_search_are_read_as_well(desk):
    answer = Screen(desk, Phrase.objects.first()).save(phrases=HIDDEN)
    assert "U+202E" in said(answer)


def test_a_reader_s_search_is_not_turned_around(reader):
    page = reader.get("/search/", {"q": "itch\u202e\u200bing"}).content.decode()
    assert "\u202e" not in page
    assert "\u200b" not in page


def test_fixtures_with_them_are_not_loaded(tmp_path):
    (tmp_path / "one.yaml").write_text(
        "- model: drugs.source\n  fields: {slug: a, title: 'A\u202eb', publisher: P, kind: label}\n"
    )
    with pytest.raises(CommandError, match=r"one.yaml: source a: 'title': The character U\+202E"):
        call_command("load_content", "--folder", str(tmp_path))


def test_a_reason_of_the_shell_is_looked_at_too():
    with pytest.raises(CommandError, match=r"In the reason: The character U\+202E"):
        call_command("publish", "term/jak", "--reason", HIDDEN)
    assert not AccountEvent.objects.exists()
