"""The figures of /compare/: what each number stands for, where it stands."""

import re
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup

FOUR = ("anzupgo", "cibinqo", "opzelura", "rinvoq")


@pytest.fixture
def four(reader):
    asked = urlencode([("medicine", name) for name in FOUR])
    return BeautifulSoup(reader.get(f"/compare/?{asked}").content, "lxml")


def test_every_number_says_out_of_what_where_it_stands(four):
    """On a phone the line over the table is many screens away."""
    numbers = four.select("table.comparison dl.versus dd")
    assert len(numbers) > 60
    for number in numbers:
        assert re.fullmatch(
            r"(?:fewer than )?\d+ out of 100(?: in a year)?", " ".join(number.text.split())
        )
        assert not number.select(".hidden-text")


def test_each_number_of_a_side_effect_names_its_trial_and_weeks(four):
    cells = four.select("#side-effects tr.compact td:not(.missing, .no-change)")
    assert len(cells) > 10
    for cell in cells:
        trials = [" ".join(line.text.split()) for line in cell.select(".short-trial")]
        assert len(trials) == len(cell.select("dl.versus"))
        assert all(re.search(r", .*\d weeks", trial) for trial in trials), trials
    (acne,) = (c for c in four.select("#row-reaction-acne td") if "Rising Up" in c.text)
    assert "Rising Up, 16 weeks, all with steroid cream" in " ".join(acne.text.split())


def test_no_figure_is_not_no_warning(four, shelf):
    """Shingles on Cibinqo: no figure with a comparator, but a boxed warning."""
    linked = 0
    for row in four.select("#side-effects tr.compact"):
        effect = row["id"].removeprefix("row-reaction-")
        for slug, cell in zip(FOUR, row.select("td"), strict=False):
            if "missing" not in cell["class"]:
                continue
            assert "No figure found" in cell.text
            assert "Not reported" not in cell.text
            warned = [w for w in shelf.medicines[slug].warnings if w.side_effect == effect]
            links = [a["href"] for a in cell.select("a")]
            place = "boxed-warning" if warned and warned[0].boxed else "side-effects"
            assert links == ([f"/medicines/{slug}/#{place}"] if warned else []), (effect, slug)
            linked += len(links)
    assert linked
    assert four.select_one("#row-reaction-shingles td.warned a")


def test_how_the_trial_was_chosen_is_said_plainly(four):
    said = " ".join(four.select_one("#benefits").get_text(" ").split())
    assert "Where there are several trials, we chose the ones closest in length." in said
    assert "We show the trial whose time" not in said
