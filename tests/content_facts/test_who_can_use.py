"""Who can use which medicine, asked as readers ask."""

from functools import partial

import pytest

from tests import asking


@pytest.fixture
def send(reader):
    return partial(asking.send, reader)


def test_why_not_is_exact(send):
    _, soup = send(age="2-to-11", tried=["whole-body", "other-cream"])
    assert "Approved from age 12." in soup.find(id="cibinqo").text
    assert "Approved from age 12." in soup.find(id="rinvoq").text
    assert "It covers what you chose." in soup.find(id="opzelura").text
    assert "It has limits:" in soup.find(id="opzelura").text
    assert "Approved for chronic hand eczema only" not in soup.find(id="cibinqo").text


def test_what_covers_says_its_boxed_warning_and_the_rule_for_this_age(send, shelf):
    _, soup = send(age="2-to-11", tried=["other-cream"])
    summary = soup.select_one(".fit-summary a[href='#opzelura']").find_parent("li")
    for part in (summary, soup.find(id="opzelura")):
        said = " ".join(part.get_text(" ").split())
        assert "Boxed warning: " + shelf.medicines["opzelura"].box_line in said
        assert "Ages 2 to 11: at most one 60 g tube in 2 weeks." in said


def test_at_65_and_older_the_answer_says_what_is_most(send):
    """It once said "It covers what you chose" and no word of 15 mg."""
    _, soup = send(age="65-or-older", tried=["whole-body"])
    summary = soup.select_one(".fit-summary a[href='#rinvoq']").find_parent("li")
    for part in (summary, soup.find(id="rinvoq")):
        said = " ".join(part.get_text(" ").split())
        assert "It covers what you chose." in said
        assert "At 65 and older: 15 mg once a day, and no more." in said


def test_the_weight_rule_of_rinvoq_for_teens(send):
    _, soup = send(tried=["whole-body"])
    rinvoq = soup.find(id="rinvoq").text
    assert "It may cover what you chose." in rinvoq
    assert "you must weigh at least 40 kg (88 pounds)" in rinvoq


def test_not_confirmed_is_shown(send):
    _, soup = send()
    assert "We found no answer." in soup.find(id="rinvoq").select_one(".elsewhere").text
