"""Taking a record off the site: one asks for it and says why, a second person approves."""

import pytest

from drugs.models import Handover, Publication, Question
from drugs.press.editions import newest
from drugs.press.publish import NotPublishable, propose, publish
from drugs.press.retired import retired
from drugs.press.second_person import NotAllowed
from drugs.press.undo import publish_again
from drugs.press.withdraw import ask_to_withdraw, withdraw
from tests.press.people import account, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def key():
    return "question", Question.objects.filter(medicines=None).first().slug


def test_nobody_does_it_alone(anna, ben, key):
    with pytest.raises(NotAllowed, match="Nobody takes a record off the site alone"):
        withdraw(key, reason="r", approver=ben)
    ask_to_withdraw(key, by=ben, reason="It is wrong.")
    with pytest.raises(NotAllowed, match="Nobody takes a record off the site alone"):
        withdraw(key, reason="r", approver=ben)
    assert key in newest()
    made = withdraw(key, reason="r", approver=anna)
    assert (made.author, made.approver, made.document) == (ben, anna, None)
    assert key not in newest()
    row = Handover.objects.get()
    assert (row.state, row.takes_off, row.answered_by) == ("published", True, anna)


def test_an_author_may_ask_and_not_approve(anna, ben, key):
    carl = account("carl", "Author")
    ask_to_withdraw(key, by=carl, reason="It is wrong.")
    with pytest.raises(NotAllowed):
        withdraw(key, reason="r", approver=carl)
    withdraw(key, reason="r", approver=anna)


def test_it_is_taken_off_though_both_have_touched_the_draft(anna, ben, key):
    for user in (anna, ben):
        save(user, Question.objects.get(slug=key[1]), text=f"Is it so, {user}?")
    ask_to_withdraw(key, by=ben, reason="It is wrong.")
    withdraw(key, reason="r", approver=anna)
    assert key not in newest()


def test_what_was_taken_off_does_not_slip_back(anna, ben, key):
    ask_to_withdraw(key, by=ben, reason="It is wrong.")
    withdraw(key, reason="It is wrong.", approver=anna)
    assert set(retired()) == {key}
    assert propose().documents == {}, "not with everything else"
    with pytest.raises(NotPublishable, match="taken off the site: It is wrong"):
        publish([key], reason="a typo", approver=ben)
    first = Publication.objects.get(kind=key[0], slug=key[1], version=1)
    publish_again(first, reason="It was right", approver=ben)
    assert key in newest()
    assert retired() == {}


@pytest.mark.long
def test_whoever_wrote_it_does_not_bring_it_back_alone(anna, ben, key):
    save(anna, Question.objects.get(slug=key[1]), text="Is it so?")
    (made,) = publish([key], reason="r", approver=ben)
    ask_to_withdraw(key, by=anna, reason="It is wrong.")
    withdraw(key, reason="It is wrong.", approver=ben)
    with pytest.raises(NotAllowed, match="Readers do not get that version any more"):
        publish_again(made, reason="It was right", approver=anna)
    publish_again(made, reason="It was right", approver=ben)


def test_a_team_of_one_takes_off_what_it_must(anna, key):
    made = withdraw(key, reason="r", approver=anna)
    assert (made.author, made.approver) == (anna, anna)


def test_publishing_a_draft_answers_no_wish_to_take_it_off(anna, ben, key):
    save(anna, Question.objects.get(slug=key[1]), text="Is it so?")
    ask_to_withdraw(key, by=anna, reason="It is wrong.")
    publish([key], reason="r", approver=ben)
    assert Handover.objects.get().state == "waiting"


@pytest.mark.parametrize("key", [("medicine", "testol"), ("source", "testol-label")])
def test_what_others_name_is_not_even_asked_for(anna, ben, key):
    with pytest.raises(NotPublishable, match=f"The {key[0]} '{key[1]}' is not published"):
        ask_to_withdraw(key, by=anna, reason="r")
    assert not Handover.objects.exists()
