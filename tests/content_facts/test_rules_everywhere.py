"""For each medicine, each form carries every rule that can hurt before the next visit, whole:
read back from what was printed, pages and paper."""

import re
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup

from drugs.documents import MedicineDoc
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
    {"age": "216-780", "kind": "chronic-hand-eczema", "severity": "severe"},
    {"age": "216-780", "severity": "severe", "tried": ["whole-body", "other-cream"]},
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


def pairs(manifest):
    return [path for path in manifest["files"] if path.startswith("/compare/") and "-" in path]


def compared(path, shelf):
    """The medicines and options that stand in columns, by the page's address."""
    slugs = path.strip("/").removeprefix("compare/").split("-")
    every = {**shelf.medicines, **{option.slug: option for option in shelf.options}}
    return [every[slug] for slug in slugs if slug in every]


def whose_rule(soup, rule):
    """Whom the stacks of a comparison say that a rule is of."""
    plain = " ".join(rule.short.split()).removesuffix(".")
    return " ".join(
        said.dt.get_text(" ")
        for said in soup.select(".stacks dl > div")
        if plain in " ".join(said.dd.get_text(" ").split())
    )


def is_of(column, whose):
    """A column is named, or is one of all."""
    return column.short_name in whose or whose.split()[:1] in (["Both"], ["All"])


def test_every_printed_comparison(shelf, texts, manifest, printed):
    """All rules of each column, whole, and each behind the name of its own medicine."""
    held = 0
    for path in pairs(manifest):
        found = texts(path)
        soup = BeautifulSoup((printed / manifest["files"][path]["file"]).read_bytes(), "lxml")
        for column in compared(path, shelf):
            held += 1
            assert list(lost(found, column, shelf)) == [], path
            for rule in column.rules_of(0, 1):
                assert is_of(column, whose_rule(soup, rule)), (path, rule.short)
    assert held >= len(pairs(manifest))


def test_every_comparison_on_paper(shelf, paper: Paper):
    names = paper.names_of("comparison")
    assert {paper[name].handout.paper for name in names} == {"letter", "a4"}
    for name in names:
        for slug in paper[name].handout.medicines:
            for rule in shelf.medicines[slug].rules_of(0, 1):
                assert whole(paper[name], rule, shelf), (name, rule.short)


def signs_of(medicine, shelf):
    """What a medicine calls for, as its front page says it: a 911 call, and a call today."""
    return [
        sign.in_short or sign.sign
        for sign in shelf.urgent_signs
        if medicine.slug in sign.medicines
        and (sign.urgency == "911" or (sign.urgency == "today" and sign.in_short))
    ]


def test_every_comparison_and_answer_names_the_emergencies(shelf, texts, manifest, reader, paper):
    answered = asking.seen(BeautifulSoup(reader.get("/who-can-use/").content, "lxml").main)
    for medicine in shelf.medicines.values():
        for sign in signs_of(medicine, shelf):
            assert sign in answered, (medicine.slug, sign)
    for path in pairs(manifest):
        said = " ".join(texts(path))
        for medicine in compared(path, shelf):
            for sign in signs_of(medicine, shelf):
                assert sign in said, (path, sign)
    large = [name for name in paper.names_of("comparison") if paper[name].handout.large]
    assert large
    for name in large:
        for slug in paper[name].handout.medicines:
            for sign in signs_of(shelf.medicines[slug], shelf):
                assert paper[name].says(sign), (name, sign)


@pytest.mark.parametrize("number", [3, 4])
def test_a_comparison_of_many_columns_and_of_options(reader, shelf, number):
    """Answered on the spot. It names every column at its head, and says what is not approved."""
    every = {
        **shelf.medicines,
        **{option.slug: option for option in shelf.options if option.compared},
    }
    slugs = list(every)
    taken = set()
    for at in range(0, len(slugs), number):
        chosen = (slugs[at:] + slugs)[:number]
        page = reader.get("/compare/?" + urlencode({"medicine": chosen}, doseq=True), follow=True)
        soup = BeautifulSoup(page.content, "lxml")
        said = asking.seen(soup.main)
        heads = " ".join(head.get_text(" ") for head in soup.select("thead th"))
        for column in map(every.get, chosen):
            taken.add(column.slug)
            assert column.short_name in heads, chosen
            assert list(lost([said], column, shelf)) == [], chosen
            for rule in column.rules_of(0, 1):
                assert is_of(column, whose_rule(soup, rule)), (chosen, rule.short)
            if isinstance(column, MedicineDoc) and column.not_approved_in_us:
                flag = soup.select_one(".flag").get_text(" ")
                assert column.brand in flag, chosen
                assert "not FDA-approved for eczema" in flag
    assert taken == set(every)


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
