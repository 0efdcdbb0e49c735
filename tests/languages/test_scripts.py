"""No sentence stands in a script: what it says comes with the page, translated."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

SCRIPTS = sorted((settings.ROOT / "static" / "js").glob("*.js"))
# English that stays for now, each with its reason.
STAYS = {
    "desk.js": "editors write English",
    "search.js": "it says one thing, where the site cannot be reached",
}
# Selectors, and parts of code between two quotation marks, are no words.
SENTENCE = re.compile(r"""(["'`])((?:(?!\1)[^\\\n]|\\.)*)\1""")


def sentences(source):
    """The texts of a script that hold words one after the other."""
    code = re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", source, flags=re.DOTALL)
    for _, text in SENTENCE.findall(code):
        if re.search(r"[A-Za-z]{2,},? [a-z]{1,}\b", text) and not re.search(r"[.#\[:>]\w", text):
            yield text


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_sentence_stands_in_a_script(path):
    found = list(sentences(path.read_text()))
    if path.name in STAYS:
        assert found, f"{path.name} is listed and says nothing any more."
    else:
        assert not found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('say("All is erased.");', ["All is erased."]),
        ("say(`Removed the ${text}`)", ["Removed the ${text}"]),
        ('$(".mine input"); // "it is so"', []),
        ('"use strict"; /* "no words" */', ["use strict"]),
        ('add("click", "my-list")', []),
    ],
)
def test_the_rule_bites(source, found):
    assert list(sentences(source)) == found


@pytest.mark.parametrize(
    ("page", "held", "scripts"),
    [
        ("/questions/", "words", ("questions.js", "questions_list.js", "questions_taken_along.js")),
        ("/who-can-use/", "tables", ("who_can_use.js", "who_can_use_answer.js")),
    ],
)
def test_what_a_script_says_comes_with_its_page(reader, page, held, scripts):
    soup = BeautifulSoup(reader.get(page).content, "lxml")
    words = json.loads(soup.find(id=held).string)
    words = words.get("words", words)
    asked = set()
    for name in scripts:
        source = (settings.ROOT / "static" / "js" / name).read_text()
        asked |= set(re.findall(r"\bwords\.(\w+)", source)) - {"js"}
    assert asked
    assert asked == set(words), "said and not asked for, or asked for and not there"
