"""docs/decision-aid.md says only what the printed pages show."""

import re
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "decision-aid.md"
ROW = re.compile(r"^\| ([QCN]\d+) \|(.+)\|$", re.MULTILINE)
NEEDS_PEOPLE = {f"N{number}" for number in range(12, 21)}


def rows():
    """(item, address, selector) of every line of the tables, without their back quotes."""
    found = []
    for item, rest in ROW.findall(DOCUMENT.read_text()):
        cells = [cell.strip() for cell in rest.split("|")]
        assert len(cells) == 4, item
        assert all(cells), item
        found.append((item, cells[1].strip("`"), cells[2].strip("`")))
    return found


def test_each_item_is_listed_once():
    items = [item for item, _, _ in rows()]
    wanted = [f"{letter}{n}" for letter in "QC" for n in range(1, 7)]
    assert items == wanted + [f"N{n}" for n in range(1, 21)]


def test_every_selector_finds_words_on_its_printed_page(pages):
    looked_up = 0
    for item, address, selector in rows():
        if address == "not met":
            continue
        found = pages[address].select(selector)
        assert found, f"{item}: {selector} is not on {address}"
        assert any(tag.get_text(strip=True) for tag in found), f"{item}: {selector} is empty"
        looked_up += 1
    assert looked_up == 23


def test_what_needs_people_is_not_claimed():
    not_met = {item for item, address, _ in rows() if address == "not met"}
    assert not_met == NEEDS_PEOPLE


def test_the_lines_of_the_about_page_are_the_ones_meant(pages):
    wanted = {"C4": "up to date", "C6": "Who pays", "N9": "How do we write it"}
    for item, address, selector in rows():
        if item in wanted:
            assert wanted[item] in pages[address].select_one(selector).get_text(), item
