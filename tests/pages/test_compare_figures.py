"""The figures of /compare/: what each number stands for, where it stands."""

import re
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup

from drugs.pages.medicine.chapters import warnings_of

FOUR = ("bestol", "cestol", "testol", "velvix")


@pytest.fixture
def shelf(crowded_shelf):
    return crowded_shelf


@pytest.fixture
def reader(crowded_reader):
    return crowded_reader


@pytest.fixture
def four(reader):
    asked = urlencode([("medicine", name) for name in FOUR])
    return BeautifulSoup(reader.get(f"/compare/?{asked}").content, "lxml")


def test_every_number_says_out_of_what_where_it_stands(four):
    """On a phone the line over the table is many screens away."""
    numbers = four.select("table.comparison dl.versus dd")
    assert len(numbers) > 10
    for number in numbers:
        assert re.fullmatch(
            r"(?:fewer than )?\d+ (?:out of|per) (?:100|1,000)(?: a year)?",
            " ".join(number.text.split()),
        )
        assert not number.select(".sr")


def test_each_number_of_a_side_effect_names_its_trial_and_weeks(four):
    cells = four.select("#side-effects tr.compact td:not(.missing, .no-change)")
    assert cells
    for cell in cells:
        trials = [" ".join(line.text.split()) for line in cell.select(".short-trial")]
        assert len(trials) == len(cell.select("dl.versus"))
        assert all(re.search(r", .*\d (?:weeks|days|years|year)", trial) for trial in trials), (
            trials
        )


def test_no_figure_is_not_no_warning(four, shelf):
    """A side effect without a count beside another group, but with a warning all the same."""
    names = {effect.name: slug for slug, effect in shelf.side_effects.items()}
    linked = 0
    for row in four.select("tr.compact"):
        effect = names[" ".join(row.th.text.split())]
        for slug, cell in zip(FOUR, row.select("td"), strict=False):
            if "missing" not in cell["class"]:
                continue
            assert "No figure found" in cell.text
            assert "Not reported" not in cell.text
            warned = [w for w in shelf.medicines[slug].warnings if w.side_effect == effect]
            links = [a["href"] for a in cell.select("a")]
            chapter = warnings_of(shelf.medicines[slug]).slug
            address = f"/medicines/{slug}/{chapter}/#warning-{effect}"
            assert links == ([address] if warned else []), (effect, slug)
            assert ("warned" in cell["class"]) == bool(warned)
            linked += len(links)
    assert linked


def test_how_the_trial_was_chosen_is_said_plainly(four):
    said = " ".join(four.select_one("#benefits").get_text(" ").split())
    assert "Where there are several trials, we chose the ones closest in length." in said
    assert "We show the trial whose time" not in said
