"""The table of /compare/: true rows and columns, every figure with its comparator, rules whole."""

import re

import pytest

from drugs.press.rules import medicine_names
from drugs.wording import grade, words
from drugs.wording.page_text import blocks
from drugs.wording.rules import rule_words
from tests.pages.test_compare import FOUR, PAIR, asked, soup
from tests.pages_of import text

WITH_SHOT = "/compare/shotumab-testol/"


@pytest.fixture
def shelf(crowded_shelf):
    return crowded_shelf


@pytest.fixture
def reader(crowded_reader):
    return crowded_reader


def numbered(tags):
    """Those with a number in a cell."""
    return [tag for tag in tags if tag.select(".m b")]


@pytest.fixture
def pair(reader):
    return soup(reader.get(PAIR))


@pytest.fixture
def four(reader):
    return soup(reader.get(asked(*FOUR)))


@pytest.fixture
def with_shot(reader):
    return soup(reader.get(WITH_SHOT))


# --- a true table -----------------------------------------------------------------------------


def test_each_question_is_a_group_of_two_rows_with_a_cell_for_each_column(pair, four, with_shot):
    for page, columns in ((pair, 3), (four, 5), (with_shot, 3)):
        for table in page.select("table.grid"):
            assert not table.select("[role]")
            heads = table.select("thead th[scope=col]")
            assert len(heads) == columns
            for group in table.select("tbody"):
                question, *answer = group.find_all("tr", recursive=False)
                (cell,) = question.find_all(["th", "td"], recursive=False)
                assert int(cell["colspan"]) == columns
                if "sec" in group.get("class", []):
                    assert (cell.name, answer) == ("td", []), "no heading may stand in a th"
                    assert cell.h2
                    continue
                assert (cell.name, cell["scope"]) == ("th", "rowgroup")
                assert not cell.find(["h1", "h2", "h3"])
                (answers,) = answer
                cells = answers.find_all("td", recursive=False)
                assert len(cells) == columns
                for one, head in zip(cells, heads, strict=True):
                    assert head.find(string=True) == one["data-c"] or (
                        text(head).startswith(one["data-c"])
                    )
                    assert re.search(r"\w", one.text), group["id"]


def test_each_question_folds_open_without_a_script(pair):
    for group in pair.select("table.grid tbody[id]"):
        (fold,) = group.select("th > details")
        assert not fold.has_attr("open")
        assert text(fold.summary) == text(pair.find(id=group.th["aria-labelledby"]))
        assert text(fold.div)


def test_no_change_stands_last_in_every_row(four):
    for row in four.select("table.grid tbody[id] > tr:nth-of-type(2)"):
        assert row.find_all("td")[-1]["data-c"] == "No change"


# --- numbers ----------------------------------------------------------------------------------


def test_every_figure_has_its_comparator_in_its_cell(four, with_shot):
    found = 0
    for page in (four, with_shot):
        for cell in numbered(page.select("tbody[id]:not([id^=row-met]) td:not(:last-child)")):
            kinds = ["dummy" in number["class"] for number in cell.select(".m")]
            assert kinds == [False] * (len(kinds) - 1) + [True]
            assert len(kinds) >= 2
            found += 1
    assert found > 10


def test_one_scale_within_each_table_and_named_in_its_caption(pair, four):
    found = set()
    for page in (pair, four):
        for table in page.select("table.grid"):
            scale = re.fullmatch(
                r"Out of (100|1,000) people\. A full bar is (\d+)\.", text(table.caption)
            )
            assert scale
            assert {svg["viewbox"] for svg in table.select(".m svg")} == {f"0 0 {scale[2]} 6"}
            said = {
                re.search(r"out of [\d,]+$", text(row.summary))[0]
                for row in numbered(table.select("tbody"))
            }
            assert said == {f"out of {scale[1]}"}
            found.add(scale[1])
            for number in table.select(".m:has(svg)"):
                whole = int(number.svg.rect["width"])
                assert str(whole) in re.findall(r"\d+", number.b.text)
    assert found == {"100", "1,000"}


def test_the_dose_stands_in_the_head_and_the_time_in_the_fold(pair, shelf):
    head = text(pair.select_one("table.grid thead"))
    assert "100 or 200 mg" in head
    row = pair.select_one("#row-reaction-nausea")
    assert "16 weeks" in text(row.details.div).lower()
    assert "weeks" not in text(row.find_all("tr")[1])


def test_benefit_and_harm_stand_on_one_scale_and_nothing_is_ranked(pair):
    (table, *_) = pair.select("table.grid")
    assert table.select("#row-outcome-clear .m svg")
    assert table.select("tbody.harm .m svg")
    heads = [a.text for a in table.select("thead a")]
    assert heads == sorted(heads)


def test_a_head_to_head_trial_is_a_row_that_names_it(with_shot, pair):
    row = with_shot.select_one("#row-met-side-by-side")
    assert text(row.summary).startswith("Shotumab and Testol in one trial")
    assert "Side by Side" in text(row.details.div)
    assert "Everyone knew what they got." in text(row.details.div)
    assert "We found no trial that tested these against each other" in text(pair.main)
    assert "We found no trial" not in text(with_shot.main)


# --- rules ------------------------------------------------------------------------------------


def test_every_rule_that_no_form_may_leave_out_is_there_whole(pair, shelf):
    said = " ".join(" ".join(stack.get_text().split()) for stack in pair.select("div.stack"))
    for slug in PAIR.split("/")[2].split("-"):
        for rule in shelf.medicines[slug].rules_of(0, 1):
            assert rule_words(rule, shelf).whole in said, rule.slug


def test_each_rule_is_a_line_of_its_own(pair):
    """One after the other in one paragraph, they were a wall."""
    told = pair.select(".stacks dl > div")
    assert told
    for said in told:
        lines = [text(line) for line in said.select("dd > ul > li")]
        assert " ".join(lines) == text(said.dd)
    assert any(len(said.select("dd li")) > 1 for said in told)


def test_further_rules_are_counted_with_their_address(pair, shelf):
    number = len(shelf.medicines["testol"].rules_of(2))
    (link,) = pair.select("a[href='/medicines/testol/all/']")
    assert link.text == f"{number} for Testol"
    assert "More rules: " in " ".join(link.parent.get_text(" ").split())


def test_what_was_not_read_of_an_option_is_a_gap_in_every_place_for_rules(with_shot):
    for stack in with_shot.select("div.stack"):
        heading = text(stack.h3)
        if heading != "911 or emergency room":
            assert "Shotumab We have not read these rules. Ask." in text(stack), heading


def test_emergencies_have_a_place_of_their_own(with_shot, shelf):
    (place,) = [stack for stack in with_shot.select("div.stack") if "911" in stack.h3.text]
    assert "always a 911 call" in text(place)
    signs = [s for s in shelf.urgent_signs if s.urgency == "911" and "testol" in s.medicines]
    assert signs
    for sign in signs:
        assert sign.sign in text(place)


# --- the rest of the page ---------------------------------------------------------------------


def test_every_number_stands_with_sources_the_page_lists(four):
    listed = {line["id"].removeprefix("source-") for line in four.select(".sources li")}
    shown = set()
    for group in numbered(four.select("table.grid tbody")):
        slugs = group["data-sources"].split()
        assert slugs, group["id"]
        shown |= set(slugs)
    assert shown
    assert shown <= listed
    # One mark a part, which opens its sources in place.
    marks = four.select("h2 button.src")
    assert len(marks) == len(four.select("h2[id]"))
    for mark in marks:
        assert four.find(id=mark["popovertarget"])


def test_it_tells_readers_to_pick_no_winner(pair):
    legend = text(pair.select_one("p.legend"))
    assert "Don't use this to pick a winner" in legend
    assert "dummy group of its trial" in legend


def test_a_medicine_without_approval_says_so_first(reader):
    page = soup(reader.get("/compare/nortab-testol/"))
    flag = page.select_one("p.flag")
    assert text(flag) == "Nortab: not FDA-approved for eczema"
    assert flag.find_previous(["h1", "table"]).name == "h1"
    assert "Not FDA-approved" in text(page.select_one("#row-age td"))
    assert not soup(reader.get(PAIR)).select("p.flag")


def test_links_to_each_treatment_and_to_the_questions(pair, with_shot):
    links = {a["href"] for a in pair.select("main a")}
    assert {"/medicines/testol/", "/medicines/velvix/"} <= links
    assert "/questions/?medicine=testol&medicine=velvix" in links
    links = {a["href"] for a in with_shot.select("main a")}
    assert {"/other-options/#option-shotumab", "/questions/?medicine=testol"} <= links


def test_a_sheet_is_offered_where_there_is_one(reader):
    assert soup(reader.get("/compare/bestol-testol/")).select(
        "a[href='/handouts/bestol-testol.pdf']"
    )
    for other in ("/compare/nortab-testol/", WITH_SHOT, asked(*FOUR)):
        assert not soup(reader.get(other)).select("main a[href^='/handouts/']"), other


def test_which_labels_were_read_is_said(pair):
    said = text(pair.select_one(".about-page"))
    assert "Testol: we read the label of" in said


def test_nothing_of_health_is_asked_for(pair):
    assert {field.get("name") for field in pair.select("main input, select, textarea")} == {
        "medicine"
    }


def test_the_page_of_four_reads_easily(reader, shelf):
    names = medicine_names({(e.kind, e.slug): e.document for e in shelf.edition.published})
    found = blocks(reader.get(asked(*FOUR)).content)
    assert grade.reading(found, names).grade <= grade.HARDEST_PAGE
    for said in found:
        assert not grade.long_sentences(said)
        assert not words.frequency_words(said)
        reading = grade.reading([said], names)
        assert reading.words < grade.SHORTEST_BLOCK or reading.grade <= grade.HARDEST_BLOCK, said
