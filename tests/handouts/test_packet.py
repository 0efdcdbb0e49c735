"""The reviewer's packet of each real medicine: every fact is a line to tick, the worst first."""

import io

import pytest
from pypdf import PdfReader

from drugs.documents import RuleDoc, SlotDoc, facts
from drugs.handouts.claims import Claims
from drugs.handouts.packet import count, packet
from drugs.handouts.parts import Heading
from drugs.handouts.runs import joined
from drugs.handouts.typesetting import typeset
from drugs.pages.urgent_help import signs
from drugs.press.said import MISSING, field_in_words
from tests.handouts.reading import ReadSheet, read_back, sizes, squeezed


@pytest.fixture(scope="module")
def packets(shelf):
    return {slug: packet(shelf, slug, {}) for slug in shelf.medicines}


def claims(sheet):
    return [row for part in sheet.parts if isinstance(part, Claims) for row in part.rows]


def said(row):
    return squeezed("".join(run.text for run in row.words) + "".join(row.values))


def telling(fact, shelf):
    """What a line must say of a fact, whatever kind of fact it is."""
    if isinstance(fact, RuleDoc):
        return [fact.short, "".join(run.text for run in joined(fact.text))]
    if isinstance(fact, SlotDoc):
        return [fact.topic_name, "".join(run.text for run in joined(fact.text)), fact.missing]
    found = [field_in_words(fact, name) for name in ("medicine", "comparator", "who", "test")]
    found += ["".join(run.text for run in joined(getattr(fact, name, ()) or ()))
              for name in ("why", "limits", "tried_first")]  # fmt: skip
    if effect := getattr(fact, "side_effect", ""):
        found.append(shelf.side_effects[effect].name)
    if substance := getattr(fact, "substance", ""):
        name = shelf.substances[substance].name
        found.append(name[:1].upper() + name[1:])
    return [text for text in found if text != MISSING]


def test_every_fact_is_a_line_to_tick(packets, shelf):
    for slug, sheet in packets.items():
        lines = [said(row) for row in claims(sheet)]
        medicine = shelf.medicines[slug]
        for fact in facts(medicine):
            if fact is not medicine:
                words = [squeezed(text) for text in telling(fact, shelf)]
                assert any(all(word in line for word in words) for line in lines), (slug, words)
        for group in signs(medicine, shelf):
            for sign in group.signs:
                assert any(squeezed(sign.sign) in line for line in lines), (slug, sign.sign)


def test_what_can_hurt_most_comes_first_and_each_line_has_its_number(packets, shelf):
    for slug, sheet in packets.items():
        rows = claims(sheet)
        assert [row.number for row in rows] == list(range(1, count(sheet) + 1))
        text = [said(row) for row in rows]
        at = [
            [next(n for n, line in enumerate(text) if squeezed(rule.short) in line)
             for rule in shelf.medicines[slug].rules_of(rank)]
            for rank in (0, 1, 2)
        ]  # fmt: skip
        first_figure = next((n for n, row in enumerate(rows) if row.values), len(rows))
        assert max(at[0]) < min(at[1]), slug
        assert max(at[1]) < first_figure < min(at[2]), slug


def test_each_line_names_its_source_and_the_section_where_the_fields_hold_one(packets, shelf):
    for slug, sheet in packets.items():
        places = {said(row): "".join(run.text for run in row.place) for row in claims(sheet)}
        for rule in shelf.medicines[slug].rules:
            place = next(p for line, p in places.items() if squeezed(rule.short) in line)
            assert "[" in place, rule.short
            if rule.section and shelf.medicines[slug].label in rule.sources:
                assert rule.section in place, (rule.short, place)


def test_it_is_one_tagged_file_that_says_its_edition_pages_and_lines(packets, shelf):
    sheet = min(packets.values(), key=count)
    made = typeset(sheet, paper="letter")
    reader = PdfReader(io.BytesIO(made.pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    first = squeezed(reader.pages[0].extract_text())
    assert squeezed(f"{count(sheet)} lines to tick, on {made.pages} pages.") in first
    assert squeezed(f"Edition {shelf.number} of") in first
    for words in ("interests to declare", "Signature:", "Credentials:"):
        assert squeezed(words) in first
    for page in reader.pages:
        assert squeezed(f"Edition {shelf.number} of") in squeezed(page.extract_text())
    read: ReadSheet = read_back(made.pdf, None)
    assert min(size for text, size in sizes(read) if text.strip()) >= 10


def test_a_looked_up_section_is_told_where_a_fact_has_none(shelf):
    medicine = next(one for one in shelf.medicines.values() if one.label and one.warnings)
    warning = next(row for row in medicine.warnings if medicine.label in row.sources)
    sheet = packet(shelf, medicine.slug, {f"warning {warning.side_effect}": "5.99"})
    assert any("5.99" in "".join(run.text for run in row.place) for row in claims(sheet))


def test_the_plan_adds_up(packets):
    for sheet in packets.values():
        plan = next(part for part in sheet.parts if type(part).__name__ == "Table")
        assert sum(int(row[1][0].text) for row in plan.rows) == count(sheet)
        headings = [part.text for part in sheet.parts if isinstance(part, Heading)]
        assert [row[0][0].text for row in plan.rows] == [h for h in headings if h[:5] == "Part "]
