"""No verdict on a claim may make a reader careless."""

import pytest

PATH = "/mixed-messages/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


# Claims that keep a person careful. A verdict that seems to cancel one could hurt.
CAREFUL = {
    "one-month-breastfeeding-rule": "Do not breastfeed while you use",
    "blood-counts-in-the-box": "Keep your blood tests.",
    "cholesterol-in-the-box": "On a pill, ask when your cholesterol will be tested.",
    "anzupgo-organ-damage": "Anzupgo has warnings of its own",
    "anzupgo-trial-harms": "Infection is a real warning",
    "jak-medicines-cause-cancer": "Take this warning seriously",
    "jak-medicines-cause-heart-attacks": "Take this warning seriously",
}


@pytest.mark.parametrize(("slug", "words"), CAREFUL.items())
def test_no_verdict_seems_to_cancel_a_careful_claim(soup, slug, words):
    """Whoever skims reads the claim, the verdict and the first words after it."""
    answer = soup.find(id=slug).select_one(".true-now")
    assert answer.h3.text == "Not exact. What is true now:"
    assert answer.h3.find_next_sibling("p").get_text().strip().startswith(words)


def test_what_is_not_known_is_not_called_wrong(soup, shelf):
    for message in shelf.mixed_messages:
        first = message.true_now[0].texts[0]
        if "We do not know" in first.split(".")[0]:
            assert message.verdict == "imprecise", message.slug
    olumiant = soup.find(id="olumiant-approved-in-us").h3.text
    assert olumiant.startswith("Wrong.")
