"""What was read, and how the work is kept, is told where the sources are. It stands in no sentence
that a reader meets on the way to an answer."""

import re

import pytest

from drugs.wording import page_text

# Words of the workshop, and what to say for them. A comparator is a dummy pill or plain cream.
BOOKKEEPING = (
    r"could not confirm|we could confirm|to be confirmed|not confirmed",
    r"no date is|bears no date|it has no date",
    r"\bcomparators?\b",
    r"imported from|\bfixtures?\b|\bthe evidence file|publish[-_ ]ready|\bledger\b",
    r"\bunchecked\b|\bthe desk\b|\bslots?\b",
    r"warned of with|the details hold|\bby night\b|rank the columns|in whole people",
    r"(?:in|of) (?:the|what) (?:text|part|texts|parts)? ?we read|not in what|as far as we read",
    r"\b(?:from|by|out of) memory\b",
    r"second[- ]hand copy|mirror site|search excerpt|stored cop(?:y|ies)",
)
# Where sources, and how they were read, are what a page is about.
ABOUT_SOURCES = re.compile(r"^/(?:sources|about)/$|/sources/$|^/evidence/")


def told(texts):
    """Each text with words of the workshop, and which."""
    for text in texts:
        for pattern in BOOKKEEPING:
            if found := re.search(pattern, text, re.IGNORECASE):
                yield f"{found[0]!r}: {text[:140]}"


def test_no_page_keeps_books_before_its_reader(printed, manifest):
    problems, pages = [], 0
    for path, entry in manifest["files"].items():
        if not entry["headers"]["Content-Type"].startswith("text/html"):
            continue
        if ABOUT_SOURCES.search(path):
            continue
        pages += 1
        texts = page_text.blocks((printed / entry["file"]).read_bytes())
        problems += [f"{path}: {line}" for line in told(texts)]
    assert pages > 150
    assert problems == []


def test_no_sheet_keeps_books_before_its_reader(paper):
    problems = []
    for name in paper.names():
        whole = " ".join(" ".join(paper[name].pages).split())
        body = re.sub(r"Sources: 1\. .*?more sources", "", whole)
        problems += [f"{name}: {line}" for line in told(re.split(r"(?<=[.?!]) ", body))]
    assert problems == []


@pytest.mark.parametrize(
    "text",
    [
        "We could not confirm which tests it needs.",
        "It bears no date.",
        "We found no figures with a comparator.",
        "This was imported from the fixtures.",
        "How many took part: not in the text we read.",
        "Its label does not say, as far as we read it.",
    ],
)
def test_such_words_are_caught(text):
    assert list(told([text]))


@pytest.mark.parametrize(
    "text",
    [
        "We read the whole US label of Rinvoq. It says nothing on this.",
        "We have not read this part of the label: section 10. Ask your doctor or pharmacist.",
        "Put the pen in your desk. Check the date.",
    ],
)
def test_what_a_label_does_not_say_may_be_told(text):
    assert not list(told([text]))
