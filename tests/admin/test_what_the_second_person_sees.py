"""What the second person is shown, and what nobody gets round, through the real screens."""

import shutil

import pytest
from django.urls import reverse

from drugs.content.export import export, write
from drugs.content.files import read
from drugs.content.load import load
from drugs.models import GlossaryTerm, SideEffect
from drugs.press.editions import newest
from tests.admin.conftest import Screen, enter, publish_screen
from tests.admin.forms import soup
from tests.desks import SMALL

pytestmark = pytest.mark.django_db
KEY = ("term", "flare")
LONG = "Eczema can itch. " * 20


@pytest.fixture
def team(reviewers):
    return enter(reviewers[0]), enter(reviewers[1])


def save(client, text):
    """An editor saves the draft of one term."""
    return Screen(client, GlossaryTerm.objects.get(slug="flare")).save(definition=text)


def changes(page):
    """(field, before, after) of each row of the difference."""
    return [
        tuple(cell.get_text() for cell in row.select("th, td"))
        for row in soup(page).select(".changes tbody tr")
    ]


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        ("See [this](/about/).", "See [this](/sources/).", ("](/about/)", "](/sources/)")),
        ("It is **never** right.", "It is never right.", ("**never**", "never")),
        ("A [flare](term:flare).", "A flare.", ("](term:flare)", "flare")),
    ],
)
def test_a_link_a_strong_word_and_a_term_are_seen(team, before, after, seen):
    anna, ben = team
    save(anna, before)
    publish_screen(ben, "term/flare", reason="First")
    save(anna, after)
    ((_, old, new),) = changes(publish_screen(ben, "term/flare"))
    assert seen[0] in old
    assert seen[0] not in new
    assert seen[1] in new


def test_the_audit_shows_all_of_a_text_and_strikes_what_differs(team):
    anna, ben = team
    save(anna, f"{LONG}It is first. {LONG}")
    publish_screen(ben, "term/flare", reason="First")
    save(anna, f"{LONG}It is second. {LONG}")
    publish_screen(ben, "term/flare", reason="Second")
    page = soup(ben.get(f"{reverse('admin:audit')}?record=term/flare"))
    (row,) = (row for row in page.select("tbody tr") if "second" in row.get_text())
    assert [mark.get_text() for mark in row.select("del, ins")] == ["first.", "second."]
    assert row.get_text().count("itch") == 4 * LONG.count("itch")


@pytest.mark.long
def test_undo_is_no_way_round_the_second_person(team):
    """One writes, a second publishes and undoes; the first does not publish it alone."""
    anna, ben = team
    save(anna, "When eczema gets bad.")
    publish_screen(ben, "term/flare", reason="Clearer")
    address = f"{reverse('admin:past', args=KEY)}?version=1"
    ben.post(address, {"do": "again", "reason": "It was right before"})
    screen = soup(publish_screen(anna, "term/flare"))
    assert "You have written part of this yourself" in screen.select_one("#decide").parent.text
    assert screen.select(".undone")
    publish_screen(anna, "term/flare", reason="Alone")
    assert newest()[KEY].version == 3
    assert "taken back by a reviewer" in soup(anna.get("/admin/")).select_one("#drafts + ul").text


def test_one_changed_word_is_one_line_of_the_fixtures_and_they_load_again(team, tmp_path):
    """As a browser sends it: each new line of a text as two signs."""
    folder = shutil.copytree(SMALL, tmp_path / "fixtures")
    nausea = SideEffect.objects.get(slug="nausea")
    screen = Screen(team[0], nausea)
    data = {
        name: [value.replace("\n", "\r\n") for value in values]
        for name, values in screen.data.items()
    }
    team[0].post(screen.address, data | {"medical_name": "queasy stomach"})
    result = export(folder)
    assert result.changed == ["side_effects.yaml: sideeffect nausea"]
    (text,) = result.texts.values()
    was = (folder / "side_effects.yaml").read_text().splitlines()
    assert sum(line not in was for line in text.splitlines()) == 1
    # What was written back is the fixtures' again: the next update of them reaches it.
    write(folder, result)
    load(read(folder), update=True)
    path = folder / "side_effects.yaml"
    path.write_text(path.read_text().replace("queasy stomach", "upset stomach"))
    load(read(folder), update=True)
    nausea.refresh_from_db()
    assert nausea.medical_name == "upset stomach"
