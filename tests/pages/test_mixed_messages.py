import pytest

from drugs.pages.mixed_messages import VERDICTS
from drugs.wording import grade, words
from tests.pages_of import cited

PATH = "/mixed-messages/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def test_every_message_stands_once_with_all_its_parts(soup, shelf):
    found = {part["id"]: part for part in soup.select(".message")}
    assert len(soup.select(".message")) == len(found) == len(shelf.mixed_messages) > 0
    for message in shelf.mixed_messages:
        part = found[message.slug]
        text = " ".join(part.get_text(" ").split())
        assert part.q.text == message.claim
        assert f"You may read, in {message.where}:" in text
        assert part.h3.text == f"{message.verdict_name}. What is true now:"
        for line in (line for block in message.true_now for line in block.texts):
            assert " ".join(line.split())[:40] in text
        if message.since:
            assert message.since in text
        assert cited(soup, part)


def test_the_page_knows_every_verdict_and_says_what_it_means(soup, shelf):
    meanings = {slug: meaning for slug, _, meaning in VERDICTS}
    for message in shelf.mixed_messages:
        assert meanings[message.verdict] in soup.main.get_text(" "), message.slug


def test_no_claim_is_in_sight_without_what_is_true(soup):
    """They are folded together or not at all: who skims a list of claims remembers the claims."""
    for part in soup.select(".message"):
        claim, truth = part.q, part.select_one(".true-now")
        assert claim.find_parents("details") == truth.find_parents("details")
        assert not part.find_parent("details").summary.find("q")


def test_a_wrong_claim_is_never_in_large_type(soup):
    for claim in soup.select("q"):
        assert not claim.find_parent(["h1", "h2", "h3", "h4", "b", "strong"])
        assert claim.find_parent(class_="claim")


def test_each_stands_under_its_topic(soup, shelf):
    for message in shelf.mixed_messages:
        group = soup.find(id=message.slug).find_parent("details")
        assert group["id"] == message.topic
        assert group.h2.text == message.topic_name


def test_our_own_words_hold_to_the_rules(soup):
    """The claims are quoted and may say anything; what we answer may not."""
    for part in soup.select(".true-now"):
        text = part.get_text(" ")
        assert not words.frequency_words(text), text
        assert not grade.long_sentences(text), text
