"""Two people at once: nothing is silently overwritten, and nobody's words are lost."""

import pytest
from django.contrib.auth.models import User

from drugs.models import Listing, SideEffect, Treatment
from tests.admin.conftest import Screen, enter
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(db):
    return enter(User.objects.create_superuser("other"))


def cells(answer) -> dict[str, tuple[str, str]]:
    return {
        row.th.get_text(): tuple(cell.get_text() for cell in row.select("td"))
        for row in soup(answer).select(".both .changes tbody tr")
    }


def test_the_second_save_is_refused_with_both_versions_and_the_words_kept(editor, other):
    nausea = SideEffect.objects.get(slug="nausea")
    mine, theirs = Screen(editor, nausea), Screen(other, nausea)
    theirs.save(name="Their name")
    answer = mine.save(name="My name")
    nausea.refresh_from_db()
    assert nausea.name == "Their name"
    page = soup(answer)
    assert "Somebody saved this record since you opened it" in page.get_text()
    assert cells(answer) == {"Name": ("Their name", "My name")}
    assert page.select_one("input[name=name]")["value"] == "My name"


def test_having_seen_both_the_second_person_may_save(editor, other):
    nausea = SideEffect.objects.get(slug="nausea")
    mine = Screen(editor, nausea)
    Screen(other, nausea).save(name="Their name")
    answer = mine.save(name="My name")
    editor.post(mine.address, filled(soup(answer).select_one("#sideeffect_form")))
    nausea.refresh_from_db()
    assert nausea.name == "My name"


def test_a_row_changed_by_another_counts_too(editor, other):
    drug = Treatment.objects.get(slug="velvix")
    row = drug.slots.first()
    mine, theirs = Screen(editor, drug), Screen(other, drug)
    theirs.save(**{theirs.row("slots", row) + "text": "Their text."})
    answer = mine.save(maker="Mine")
    row.refresh_from_db()
    assert row.text == "Their text."
    shown = cells(answer)
    assert shown["Maker"] == (drug.maker, "Mine")
    assert shown[f"{row}: Text"][0] == "Their text."


def test_a_row_added_by_another_is_named_and_stays(editor, other):
    drug = Treatment.objects.get(slug="velvix")
    mine = Screen(editor, drug)
    Listing.objects.create(treatment=drug, side_effect=SideEffect.objects.get(slug="acne"))
    answer = mine.save(maker="Mine")
    assert "Somebody added a row: Velvix (velvitinib): Acne" in soup(answer).get_text()
    editor.post(mine.address, filled(soup(answer).select_one("#treatment_form")))
    assert drug.listings.filter(side_effect__slug="acne").exists()


def test_a_form_without_its_mark_is_refused(editor):
    nausea = SideEffect.objects.get(slug="nausea")
    screen = Screen(editor, nausea)
    del screen.data["_opened"]
    screen.save(name="My name")
    nausea.refresh_from_db()
    assert nausea.name != "My name"


def test_one_person_saves_again_and_again(editor):
    nausea = SideEffect.objects.get(slug="nausea")
    for name in ("One", "Two"):
        Screen(editor, nausea).save(name=name)
        nausea.refresh_from_db()
        assert nausea.name == name
