"""Two people at once: nothing is silently overwritten, and nobody's words are lost."""

import pytest
from django.contrib.auth.models import User

from drugs.models import Listing, SideEffect, Source, Treatment
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
    said = "Somebody saved this record since you opened it"
    assert page.get_text().count(said) == 1, "told once on one screen"
    assert said in page.select_one(".wrong").get_text()
    assert page.title.get_text().startswith("Error:")
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


def test_what_only_the_other_touched_stays_theirs_and_what_only_i_touched_is_saved(editor, other):
    drug = Treatment.objects.get(slug="velvix")
    row = drug.slots.first()
    mine, theirs = Screen(editor, drug), Screen(other, drug)
    theirs.save(**{theirs.row("slots", row) + "text": "Their text.", "summary": "Their summary."})
    answer = mine.save(maker="Mine")
    row.refresh_from_db()
    drug.refresh_from_db()
    assert (row.text, drug.summary, drug.maker) == ("Their text.", "Their summary.", "Mine")
    said = soup(answer).select_one(".messagelist").get_text()
    assert "Somebody saved this record meanwhile" in said
    assert f"{row}: Text" in said


def test_saving_again_after_a_conflict_overwrites_nothing_untouched(editor, other):
    drug = Treatment.objects.get(slug="velvix")
    row = drug.slots.first()
    mine, theirs = Screen(editor, drug), Screen(other, drug)
    theirs.save(**{theirs.row("slots", row) + "text": "Their text.", "maker": "Theirs"})
    answer = mine.save(maker="Mine")
    assert cells(answer) == {"Maker": ("Theirs", "Mine")}, "only what both touched is asked about"
    editor.post(mine.address, filled(soup(answer).select_one("#treatment_form")))
    row.refresh_from_db()
    drug.refresh_from_db()
    assert (row.text, drug.maker) == ("Their text.", "Mine")


def test_both_versions_list_what_both_changed_and_nothing_else(editor, other):
    drug = Treatment.objects.get(slug="velvix")
    one, two, three = drug.slots.all()[:3]
    mine, theirs = Screen(editor, drug), Screen(other, drug)

    def text(screen, row):
        return screen.row("slots", row) + "text"

    theirs.save(**{text(theirs, one): "Theirs.", text(theirs, two): "Theirs.", "maker": "Theirs"})
    answer = mine.save(**{
        text(mine, one): "Mine.", text(mine, three): "Mine.", "maker": "Mine",
        "summary": "My summary.",
    })  # fmt: skip
    assert cells(answer) == {"Maker": ("Theirs", "Mine"), f"{one}: Text": ("Theirs.", "Mine.")}
    editor.post(mine.address, filled(soup(answer).select_one("#treatment_form")))
    assert [drug.slots.get(pk=row.pk).text for row in (one, two, three)] == [
        "Mine.", "Theirs.", "Mine.",
    ]  # fmt: skip
    drug.refresh_from_db()
    assert (drug.maker, drug.summary) == ("Mine", "My summary.")


def test_a_row_the_other_took_away_goes_where_i_did_not_touch_it(editor, other):
    drug = Treatment.objects.get(slug="velvix")
    row, last = drug.slots.all()[0], drug.slots.last()
    mine, theirs = Screen(editor, drug), Screen(other, drug)
    theirs.save(**{theirs.row("slots", row) + "DELETE": "on"})
    answer = mine.save(**{mine.row("slots", last) + "text": "Mine.", "maker": "Mine"})
    said = soup(answer).select_one(".messagelist").get_text()
    assert f"{row} (taken away)" in said
    drug.refresh_from_db()
    assert (drug.maker, drug.slots.get(pk=last.pk).text) == ("Mine", "Mine.")
    assert not drug.slots.filter(topic=row.topic).exists()


def test_a_row_the_other_took_away_and_i_changed_is_asked_about(editor, other):
    drug = Treatment.objects.get(slug="velvix")
    row, number = drug.slots.all()[0], drug.slots.count()
    mine, theirs = Screen(editor, drug), Screen(other, drug)
    theirs.save(**{theirs.row("slots", row) + "DELETE": "on"})
    answer = mine.save(**{mine.row("slots", row) + "text": "Mine."})
    both = soup(answer).select_one(".both").get_text()
    assert f"Somebody took this row away, and you changed it: {row}" in both
    assert not cells(answer)
    assert drug.slots.count() == number - 1
    editor.post(mine.address, filled(soup(answer).select_one("#treatment_form")))
    assert drug.slots.get(topic=row.topic).text == "Mine."
    assert drug.slots.count() == number


@pytest.mark.long
def test_ticks_and_lists_are_merged_like_words(editor, other):
    drug = Treatment.objects.get(slug="velvix")
    mine, theirs = Screen(editor, drug), Screen(other, drug)
    assert drug.pairs_printed
    more = Source.objects.exclude(pk__in=drug.sources.all()).first()
    theirs.save(pairs_printed=[], sources=[*theirs.data["sources"], str(more.pk)],
                strengths="1 mg\n2 mg")  # fmt: skip
    mine.save(maker="Mine")
    drug.refresh_from_db()
    assert (drug.pairs_printed, drug.maker, drug.strengths) == (False, "Mine", ["1 mg", "2 mg"])
    assert more in drug.sources.all()


@pytest.mark.long
def test_a_row_i_take_away_that_the_other_changed_is_asked_about(editor, other):
    drug = Treatment.objects.get(slug="velvix")
    row = drug.slots.first()
    mine, theirs = Screen(editor, drug), Screen(other, drug)
    theirs.save(**{theirs.row("slots", row) + "text": "Their text."})
    answer = mine.save(**{mine.row("slots", row) + "DELETE": "on"})
    assert "Somebody saved this record since you opened it" in soup(answer).get_text()
    assert drug.slots.filter(pk=row.pk).exists()
    assert f"Your form takes this row away: {row}" in soup(answer).select_one(".both").get_text()
    assert cells(answer) == {f"{row}: Text": ("Their text.", "The row is taken away.")}
    # Who lets it stay after all does not write over it.
    form = filled(soup(answer).select_one("#treatment_form"))
    editor.post(mine.address, {name: on for name, on in form.items() if "DELETE" not in name})
    assert drug.slots.get(pk=row.pk).text == "Their text."


def test_who_takes_a_row_away_writes_over_no_other_field(editor, other):
    drug = Treatment.objects.get(slug="velvix")
    row = drug.slots.first()
    mine, theirs = Screen(editor, drug), Screen(other, drug)
    theirs.save(maker="Theirs")
    answer = mine.save(**{mine.row("slots", row) + "DELETE": "on"})
    editor.post(mine.address, filled(soup(answer).select_one("#treatment_form")))
    drug.refresh_from_db()
    assert drug.maker == "Theirs"
    assert not drug.slots.filter(pk=row.pk).exists()


def test_marks_that_are_not_ours_merge_nothing(editor, other):
    nausea = SideEffect.objects.get(slug="nausea")
    for marks in ("", "{}", "[1]", '{"":{"":"abc"}}'):
        mine = Screen(editor, nausea)
        Screen(other, nausea).save(name=f"Their name {len(marks)}")
        answer = mine.save(medical_name="emesis", _was=marks)
        assert "Somebody saved this record since" in soup(answer).get_text()


def test_a_row_added_by_another_stays(editor, other):
    drug = Treatment.objects.get(slug="velvix")
    mine = Screen(editor, drug)
    Listing.objects.create(treatment=drug, side_effect=SideEffect.objects.get(slug="acne"))
    mine.save(maker="Mine")
    drug.refresh_from_db()
    assert drug.maker == "Mine"
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
