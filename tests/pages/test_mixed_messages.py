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
        assert part.h3.text == f"“{message.claim}”"
        assert f"You may read, in {message.where}:" in text
        assert part.h4.text == f"Our verdict: {message.verdict_name.lower()}. What is true now:"
        for line in (line for block in message.true_now for line in block.texts):
            assert " ".join(line.split())[:40] in text
        if message.since:
            assert message.since in text
        assert cited(soup, part)


def test_the_groups_know_every_verdict(shelf):
    assert {m.verdict for m in shelf.mixed_messages} <= {slug for slug, _, _ in VERDICTS}


def test_the_truth_is_never_folded_away(soup):
    for part in soup.select(".true-now"):
        assert part.find_parent("details") is None


def test_each_medicine_has_an_anchor_that_the_style_knows(soup, shelf, reader):
    style = reader.get("/filters.css").content.decode()
    links = {a["href"] for a in soup.select("#pick a")}
    named = {slug for message in shelf.mixed_messages for slug in message.medicines}
    assert links == {"#all", *(f"#about-{slug}" for slug in named)}
    for slug in shelf.medicines:
        picked = f".messages:has(#about-{slug}:target) :is(.message, .verdict)"
        assert f'{picked}:not([data-medicines~="{slug}"])' in style, slug
    for slug in named:
        assert soup.find(id=f"about-{slug}")


def test_messages_and_groups_carry_the_medicines_they_name(soup, shelf):
    for message in shelf.mixed_messages:
        part = soup.find(id=message.slug)
        assert part["data-medicines"].split() == list(message.medicines)
        group = part.find_parent(class_="verdict")
        assert set(message.medicines) <= set(group["data-medicines"].split())


def test_our_own_words_hold_to_the_rules(soup):
    """The claims are quoted and may say anything; what we answer may not."""
    for part in soup.select(".true-now, .verdict > p"):
        text = part.get_text(" ")
        assert not words.frequency_words(text), text
        assert not grade.long_sentences(text), text
