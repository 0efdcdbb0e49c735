"""What two people do in another order than was thought of: none of it gets round the second person,
and nothing comes back to readers that somebody took from them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from drugs.models import (
    Article,
    ArticleSection,
    GlossaryTerm,
    Handover,
    Publication,
    Question,
    SideEffect,
)
from drugs.press import handover
from drugs.press.editions import newest
from drugs.press.plan import plan, publish_due
from drugs.press.publish import NotPublishable, propose, publish
from drugs.press.second_person import NotAllowed
from drugs.press.undo import publish_again
from drugs.press.withdraw import ask_to_withdraw, confirm, take_down, unconfirmed, withdraw
from drugs.press.writers import writers, written_by
from tests.press.people import account, save

pytestmark = pytest.mark.django_db

FLARE = ("term", "flare")
NAUSEA = ("side-effect", "nausea")


def signed_in(*people):
    for one in people:
        one.last_login = timezone.now()
        one.save()


def flare():
    return GlossaryTerm.objects.get(slug="flare")


def planned(by):
    """What is on the desk of one term, approved for in an hour."""
    return plan(
        [FLARE], timezone.now() + timedelta(hours=1), reason="r", approver=by,
        seen=propose([FLARE]).mark, opened=[], chosen={},
    )  # fmt: skip


def carried_out():
    (row,) = publish_due(timezone.now() + timedelta(hours=2))
    return row


# --- what was approved before it was taken down, or taken back ------------------------------------


def test_a_plan_brings_nothing_back_that_was_taken_down_meanwhile(anna, ben):
    save(anna, flare(), definition="When eczema gets bad.")
    planned(ben)
    signed_in(anna)
    take_down(FLARE, by=anna, reason="It is wrong")
    row = carried_out()
    assert (row.state, FLARE in newest()) == ("failed", False)
    assert "Review it again" in row.answer
    publish([FLARE], reason="It is right now", approver=ben, seen=propose([FLARE]).mark)
    assert FLARE in newest()


def test_a_plan_brings_nothing_back_that_was_taken_back_meanwhile(anna, ben):
    save(anna, flare(), definition="When eczema gets bad.")
    publish([FLARE], reason="r", approver=ben)
    save(anna, flare(), term="A flare")
    planned(ben)
    first = Publication.objects.get(kind="term", slug="flare", version=1)
    publish_again(first, reason="It was wrong", approver=ben)
    assert carried_out().state == "failed"
    assert newest()[FLARE].again_of == 1


def test_a_screen_from_before_the_take_down_publishes_nothing(anna, ben):
    save(anna, flare(), definition="When eczema gets bad.")
    seen = propose([FLARE]).mark
    signed_in(anna)
    take_down(FLARE, by=anna, reason="It is wrong")
    with pytest.raises(NotAllowed, match="changed since"):
        publish([FLARE], reason="r", approver=ben, seen=seen)
    assert FLARE not in newest()


def test_a_part_of_what_is_taken_down_goes_out_alone(anna, ben):
    save(anna, flare(), definition="When eczema gets bad.", term="A flare")
    signed_in(anna)
    was = newest()[FLARE].document
    take_down(FLARE, by=anna, reason="It is wrong")
    publish([FLARE], reason="Its name alone", approver=ben, chosen={FLARE: {"term"}})
    made = newest()[FLARE].document
    assert (made["term"], made["definition"]) == ("A flare", was["definition"])
    assert writers(FLARE) == [anna]


def test_what_is_down_comes_back_corrected_or_as_a_version(anna, ben):
    """Else whoever wrote it would publish it again by themselves: nobody wrote since."""
    save(anna, flare(), definition="When eczema gets bad.")
    publish([FLARE], reason="r", approver=ben)
    signed_in(ben)
    take_down(FLARE, by=ben, reason="It is wrong")
    for chosen in ({}, {FLARE: {"nothing of it"}}):
        with pytest.raises(NotPublishable, match="says what it said then"):
            publish([FLARE], reason="Mine was right", approver=anna, chosen=chosen)
    # A correction has a second person among the two that there are.
    save(ben, flare(), definition="When eczema gets worse.")
    publish([FLARE], reason="Corrected", approver=anna)
    assert FLARE in newest()


def test_what_is_down_does_not_come_back_with_what_rests_on_it(anna, ben):
    source = ("source", SideEffect.objects.get(slug="nausea").sources.first().slug)
    save(anna, SideEffect.objects.get(slug="nausea"), name="Queasiness")
    signed_in(anna)
    take_down(source, by=anna, reason="It was withdrawn")
    (made,) = publish([NAUSEA], reason="r", approver=ben)
    assert (made.kind, source in newest()) == ("side-effect", False)


# --- a take-down that waits to be confirmed -------------------------------------------------------


@pytest.fixture
def down(anna, ben):
    signed_in(anna)
    take_down(FLARE, by=anna, reason="It is wrong")
    Handover.objects.update(sent_at=timezone.now() - timedelta(hours=25))


def flags():
    return [(row.slug, row.sent_by.username, late) for row, late in unconfirmed()]


def test_sending_its_correction_confirms_no_take_down(down, anna, ben):
    save(anna, flare(), definition="When eczema gets bad.")
    handover.send([FLARE], by=anna, note="Corrected")
    assert flags() == [("flare", "anna", True)]
    assert [row.takes_off for row in handover.waiting_for(ben)] == [True, False]
    handover.send_back([FLARE], by=anna, note="No")
    assert flags() == [("flare", "anna", True)]
    confirm(FLARE, by=ben, reason="The label says 10 mg")
    assert flags() == []


def test_asking_for_more_takes_no_flag_away(down, anna, ben):
    carl = account("carl", "Author")
    for one in (anna, carl):
        with pytest.raises(NotAllowed, match="confirms the take-down first"):
            ask_to_withdraw(FLARE, by=one, reason="Nobody needs it")
    with pytest.raises(NotAllowed, match="confirms the take-down first"):
        withdraw(FLARE, reason="Nobody needs it", approver=ben)
    with pytest.raises(NotAllowed, match="yourself"):
        confirm(FLARE, by=anna, reason="I looked")
    assert flags() == [("flare", "anna", True)]


def test_a_wish_after_it_was_confirmed_is_a_wish(down, anna, ben):
    key = ("question", Question.objects.filter(medicines=None).first().slug)
    take_down(key, by=anna, reason="It is wrong")
    for one in (FLARE, key):
        confirm(one, by=ben, reason="The label says 10 mg")
    ask_to_withdraw(key, by=ben, reason="Nobody needs it")
    assert flags() == []
    assert [row.note for row in handover.waiting_for(anna)] == ["Nobody needs it"]
    with pytest.raises(NotAllowed, match="Nothing of that name waits"):
        confirm(key, by=anna, reason="I looked")
    withdraw(key, reason="Nobody needs it", approver=anna)


# --- whose words they are -------------------------------------------------------------------------


def test_a_new_name_in_the_address_leaves_the_writers(anna, ben):
    """An author who helps with the address did not write the words."""
    carl = account("carl", "Author")
    with written_by(anna):
        row = GlossaryTerm.objects.create(
            slug="the-urge", term="urge", definition="An urge.", how_checked="primary"
        )
    save(carl, row, slug="urge")
    assert set(writers(("term", "urge"))) == {anna, carl}
    with pytest.raises(NotAllowed, match="Nobody approves their own change"):
        publish([("term", "urge")], reason="r", approver=anna)


def test_a_section_that_moves_takes_its_writers_along(anna, ben):
    carl = account("carl", "Author")
    section = ArticleSection.objects.filter(article__slug="how-it-works").first()
    other = Article.objects.exclude(slug="how-it-works").first()
    save(anna, section, heading="What anna wrote")
    save(carl, section, article=other, order=99)
    assert set(writers(("article", other.slug))) == {anna, carl}


def test_what_stays_where_it_is_brings_nobody_along(anna, ben):
    save(anna, SideEffect.objects.get(slug="nausea"), name="Queasiness")
    save(ben, SideEffect.objects.get(slug="acne"), name="Spots")
    assert (writers(NAUSEA), writers(("side-effect", "acne"))) == ([anna], [ben])


def test_who_wrote_a_version_does_not_bring_it_back_over_its_correction(anna, ben):
    """It was approved once, by mistake; it was put right, and not by an undo."""
    save(anna, flare(), definition="When eczema gets bad.")
    (wrong,) = publish([FLARE], reason="r", approver=ben)
    save(ben, flare(), definition="When eczema gets worse.")
    publish([FLARE], reason="Corrected", approver=anna)
    with pytest.raises(NotAllowed, match="you have written part of it"):
        publish_again(wrong, reason="Mine was right", approver=anna)
    publish_again(wrong, reason="It was right", approver=ben)
