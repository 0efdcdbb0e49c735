"""What a text may hold before it is published: words, links, names and characters."""

import pytest

from drugs import documents as doc
from drugs.press import rules
from drugs.wording.markdown import parse
from tests.press.test_rules_of_medicines import changed, first

# --- words ---


@pytest.mark.parametrize(
    "word", ["often", "more often", "most often", "commonly", "rarely", "1 in 7"]
)
@pytest.mark.parametrize(
    "where",
    [
        lambda m, text: changed(m, jaks_note=text),
        lambda m, text: changed(m, pictured_harm_why=text),
        lambda m, text: changed(m, listings=first(m.listings, note=text)),
        lambda m, text: changed(m, monitoring=first(m.monitoring, test=text)),
        lambda m, text: changed(m, studies=first(m.studies, also_used=text)),
        lambda m, text: changed(m, jaks_blocked=(text,)),
        lambda m, text: changed(m, slots=first(m.slots, missing=text, state="not-read")),
        lambda m, text: changed(m, label_parts=first(m.label_parts, note=text)),
        lambda m, text: changed(m, rules=first(m.rules, moved_why=text)),
    ],
    ids=["line", "why", "note", "test", "study", "list", "missing", "label part", "moved"],
)
def test_a_word_in_place_of_a_number_is_refused_in_every_field(medicine, problems, word, where):
    messages = [message for _, message in problems(where(medicine, f"It is {word} so."))]
    assert len(messages) == 1
    assert "stands for a number" in messages[0]


@pytest.mark.parametrize("text", ["How often do you take it?", "Use it as often as you like."])
def test_how_often_asks_for_a_number(medicine, problems, text):
    assert problems(changed(medicine, jaks_note=text)) == []


def test_people_say_their_own_words(documents, problems):
    """What readers search for is heard as they say it; nobody reads it."""
    phrase, tried = (
        next(d for d in documents.values() if isinstance(d, kind))
        for kind in (doc.PhraseDoc, doc.TriedSearchDoc)
    )
    assert problems(changed(phrase, phrases=("sometimes sick",))) == []
    assert problems(changed(tried, queries=("i seldom itch",))) == []
    sign = next(d for d in documents.values() if isinstance(d, doc.UrgentSignDoc))
    assert problems(changed(sign, everyday=("often faint",))) == []
    ((_, message),) = problems(changed(sign, sign="You often faint."))
    assert "stands for a number" in message


# --- links ---


@pytest.mark.parametrize(
    ("href", "says"),
    [
        ("/no-such-page/", "The site has no page at /no-such-page/."),
        ("/medicines/none/", "The site has no page at /medicines/none/."),
        ("/side-effects/none/#x", "The site has no page at /side-effects/none/#x."),
        ("/a/b/c/", "The site has no page at /a/b/c/."),
        ("https://shop.example/pills", "The link leads to shop.example, which is the host of no"),
    ],
)
def test_a_dead_link_is_refused(medicine, problems, href, says):
    text = parse(f"See [this]({href}).")
    ((_, message),) = problems(changed(medicine, slots=first(medicine.slots, text=text)))
    assert message.startswith(says)


@pytest.mark.parametrize("href", ["/urgent-help/", "/medicines/testol/#help", "/how-it-works/"])
def test_a_link_to_a_page_of_the_site_is_right(medicine, problems, href):
    text = parse(f"See [this]({href}).")
    assert problems(changed(medicine, slots=first(medicine.slots, text=text))) == []


def test_a_link_to_the_host_of_a_source_is_right(documents, medicine, problems):
    source = next(d for d in documents.values() if isinstance(d, doc.SourceDoc) and d.address)
    text = parse(f"See [this]({source.address}).")
    assert problems(changed(medicine, slots=first(medicine.slots, text=text))) == []


# --- what is named ---


def test_substances_that_are_named_are_published(documents, medicine, problems):
    named = {("substance", slug) for rule in medicine.rules for slug in rule.names}
    assert named
    messages = {message for _, message in problems(medicine, without=named)}
    assert {f"The substance {slug!r} is not published." for _, slug in named} <= messages


# --- characters ---

BLOCKERS = ["\u2011", "\ue0b7", "\uf0b7", "\u2103", "\U0001f600", "\u05d0"]
HIDDEN = ["\u200b", "\u200d", "\ufeff", "\u00ad", "\u202e", "\u2066", "\u2060", "\ufe0f", "\u0007",
          "\U000e0100", "\U000e01ef"]  # fmt: skip


@pytest.mark.parametrize("character", [*BLOCKERS, *HIDDEN], ids=lambda c: f"U+{ord(c):04X}")
@pytest.mark.parametrize(
    "where",
    [
        lambda ds, text: changed(ds["medicine", "testol"], remember=text),
        lambda ds, text: changed(ds["medicine", "testol"], brand=text),
        lambda ds, text: changed(
            ds["medicine", "testol"],
            slots=first(ds["medicine", "testol"].slots, text=parse(f"- {text}")),
        ),
        lambda ds, text: changed(ds["source", "testol-label"], title=text),
        lambda ds, text: changed(ds["substance", "aspirin"], brands=(text,)),
        lambda ds, text: changed(ds["term", "flare"], term=text),
    ],
    ids=["field", "name", "point of a list", "title of a source", "brand", "term"],
)
def test_a_character_that_cannot_be_printed_or_seen_is_refused(
    documents, problems, character, where
):
    messages = [m for _, m in problems(where(documents, f"Keep{character} it")) if "character" in m]
    assert len(messages) == 1
    assert f"U+{ord(character):04X}" in messages[0]


def test_the_record_the_field_and_the_character_are_named(documents):
    storage = next(s for s in documents["medicine", "testol"].slots if s.topic == "storage")
    rest = tuple(s for s in documents["medicine", "testol"].slots if s.topic != "storage")
    slot = changed(storage, state="said", text=parse("Keep\ue0b7 it."), summary="")
    bad = changed(documents["medicine", "testol"], slots=(slot, *rest))
    (problem,) = rules.unprintable({("medicine", "testol"): bad})
    assert str(problem) == (
        "medicine testol, slot storage: In its text: the character U+E0B7 cannot be printed on "
        "paper. Write it in another way."
    )
