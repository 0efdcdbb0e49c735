"""For each medicine, each form carries every rule that can hurt before the next visit, whole:
read back from what was printed, pages and paper."""

import re
from dataclasses import replace

import pytest

from drugs.press.rules.short_forms import lost, lost_in_chapter
from drugs.wording import page_text
from drugs.wording.rules import rule_words
from tests import asking
from tests.content_facts.conftest import Paper
from tests.handouts.reading import squeezed, whole

CHOICES = (
    {},
    {"age": "780-", "tried": ["whole-body"]},
    {"age": "24-144", "tried": ["other-cream"]},
    {"pregnancy": "pregnant", "kidney": "15-30", "liver": "severe", "takes": "antiplatelets"},
)
SHEETS = ("", "-a4", "-large", "-large-a4", "-wallet-card", "-wallet-card-large")


@pytest.fixture(scope="module")
def texts(printed, manifest):
    """`texts(path)`: what a reader reads of a printed page, text by text."""

    def read(path):
        return page_text.blocks((printed / manifest["files"][path]["file"]).read_bytes())

    return read


def test_there_are_rules_to_lose(shelf):
    for slug, medicine in shelf.medicines.items():
        if medicine.approved_in_us:
            assert len(medicine.rules_of(0, 1)) >= 5, slug


def test_the_front_page_and_all_of_it_on_one_page(shelf, texts):
    for slug, medicine in shelf.medicines.items():
        assert list(lost(texts(f"/medicines/{slug}/"), medicine, shelf)) == []
        assert list(lost_in_chapter(texts(f"/medicines/{slug}/all/"), medicine, shelf, "")) == []


def test_every_sheet_card_and_large_print(shelf, paper: Paper):
    for slug, medicine in shelf.medicines.items():
        for kind in SHEETS:
            sheet = paper[f"{slug}{kind}"]
            for rule in medicine.rules_of(0, 1):
                assert whole(sheet, rule, shelf), (sheet.handout.name, rule.short)
            if not kind.startswith("-wallet"):
                for rule in medicine.rules_of(2):
                    assert whole(sheet, rule, shelf), (sheet.handout.name, rule.short)


def test_the_panel_for_doctors_and_nurses_is_whole_in_their_own_terms(shelf, paper: Paper):
    """Read alone, without the panels around it: an emergency nurse has nothing else."""
    terms = 0
    for slug, medicine in shelf.medicines.items():
        card = paper[f"{slug}-wallet-card"].text
        panel = card[card.index(squeezed("For doctors and nurses:")) :]
        for rule in medicine.rules_of(0, 1):
            words = [squeezed(rule_words(rule, shelf, names=n).whole) for n in (None, 3)]
            assert any(word in panel.replace(squeezed(f"{medicine.brand}, more:"), "")
                       for word in words), (slug, rule.short)  # fmt: skip
            for row in rule.holds_for:
                if row.substance and (name := shelf.substances[row.substance].professional_name):
                    terms += 1
                    assert squeezed(name) in panel, (slug, name)
    assert terms > 10


def test_every_comparison_on_page_and_paper(shelf, texts, manifest, paper: Paper):
    pages = [path for path in manifest["files"] if path.startswith("/compare/") and "-" in path]
    held = 0
    for path in pages:
        found = texts(path)
        for slug, medicine in shelf.medicines.items():
            if slug in path.strip("/").removeprefix("compare/").split("-"):
                held += 1
                assert list(lost(found, medicine, shelf)) == [], path
    assert held >= len(pages)
    pairs = [name for name in paper.names() if paper[name].handout.kind == "comparison"]
    assert pairs
    for name in pairs:
        for slug in paper[name].handout.medicines:
            for rule in shelf.medicines[slug].rules_of(0, 1):
                assert whole(paper[name], rule, shelf), (name, rule.short)


@pytest.mark.parametrize("chosen", CHOICES, ids=str)
def test_every_answer_on_who_can_use_what(reader, shelf, chosen):
    """Those that hold stand in sight, the others folded. Only a rule of another age, weight or
    kidney stage than was chosen is left out."""
    _, soup = asking.send(reader, **chosen)
    for slug, medicine in shelf.medicines.items():
        card = soup.find(id=slug)
        left = {li["data-rule"] for li in card.select("[data-part=left] li")}
        rules = tuple(rule for rule in medicine.rules if rule.slug not in left)
        said = asking.seen(card)
        shown = medicine.model_copy(update={"rules": rules})
        assert list(lost([said], shown, shelf)) == [], (chosen, slug)
        for rule in medicine.rules_of(0, 1):
            if rule.slug in left:
                assert {row.what for row in rule.holds_for} <= {"age", "weight", "kidney"}, rule


def test_a_rule_that_lost_its_threshold_is_caught(shelf, paper: Paper):
    """A sheet that says the rule without its number does not say it."""
    medicine = next(m for m in shelf.medicines.values() if m.approved_in_us)
    rule = next(rule for rule in medicine.rules_of(0, 1) if any(c.isdigit() for c in rule.short))
    sheet = paper[medicine.slug]
    assert whole(sheet, rule, shelf)
    said = squeezed(rule.short)
    cut = re.sub(r"\d", "", said)
    assert not whole(replace(sheet, text=sheet.text.replace(said, cut), pages=()), rule, shelf)
