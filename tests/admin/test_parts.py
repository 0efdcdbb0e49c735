"""A medicine is worked on part by part: each screen is small, and saving it leaves the others."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from drugs.admin import parts
from drugs.admin.treatment import TreatmentAdmin
from drugs.models import Treatment
from tests.admin.conftest import Screen
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def testol(db):
    return Treatment.objects.get(slug="testol")


def opened(client, row, query: str) -> tuple[str, dict]:
    address = f"/admin/drugs/treatment/{row.pk}/change/{query}"
    return address, filled(soup(client.get(address)).select_one("#treatment_form"))


def test_every_field_and_row_stands_on_one_part():
    fields = [name for part in TreatmentAdmin.parts for name in part.fields]
    rows = [inline for part in TreatmentAdmin.parts for inline in part.rows]
    assert sorted(fields) == sorted(name for name, _ in TreatmentAdmin.fieldsets)
    assert sorted(map(str, rows)) == sorted(map(str, TreatmentAdmin.inlines))


def test_a_record_with_many_rows_opens_by_its_parts(editor, testol, monkeypatch):
    address = f"/admin/drugs/treatment/{testol.pk}/change/"
    monkeypatch.setattr(parts, "MANY", 1)
    assert editor.get(address)["Location"] == "?part=name"
    page = soup(editor.get(f"{address}?part=slots"))
    assert page.select_one(".places [aria-current]").get_text() == "What every leaflet says"
    assert page.select("[name=slots-TOTAL_FORMS]")
    assert not page.select("[name=maker], [name=reactions-TOTAL_FORMS]")


def test_saving_a_part_leaves_the_others(editor, testol):
    slot = testol.slots.first()
    before = [testol.reactions.count(), testol.outcomes.count(), testol.maker]
    address, data = opened(editor, testol, "?part=slots")
    prefix = next(n.removesuffix("id") for n, v in data.items() if v == [str(slot.pk)])
    answer = editor.post(address, data | {f"{prefix}text": "Another text.", "_continue": "1"})
    assert answer["Location"].endswith("?part=slots")
    slot.refresh_from_db()
    testol.refresh_from_db()
    assert slot.text == "Another text."
    assert [testol.reactions.count(), testol.outcomes.count(), testol.maker] == before


def test_figures_stand_by_their_study(editor, testol):
    study = testol.reactions.first().study
    _, data = opened(editor, testol, f"?part=harm&study={study.slug}")
    shown = int(data["reactions-TOTAL_FORMS"][0])
    assert shown == testol.reactions.filter(study=study).count() < testol.reactions.count()


def test_two_people_at_two_parts_do_not_meet(editor, testol):
    mine, data = opened(editor, testol, "?part=name")
    theirs, other = opened(editor, testol, "?part=slots")
    slot = testol.slots.first()
    prefix = next(n.removesuffix("id") for n, v in other.items() if v == [str(slot.pk)])
    editor.post(theirs, other | {f"{prefix}text": "Another text."})
    editor.post(mine, data | {"maker": "Another one"})
    slot.refresh_from_db()
    testol.refresh_from_db()
    assert (slot.text, testol.maker) == ("Another text.", "Another one")


def test_opening_and_saving_ask_no_more_for_more_rows(editor, testol):
    """One query a row once made six thousand of them for one save."""
    figure = testol.reactions.first()

    def asked() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as opening:
            screen = Screen(editor, testol)
        with CaptureQueriesContext(connection) as saving:
            screen.save()
        return len(opening), len(saving)

    asked()  # what is kept before the first edit
    before = asked()
    for number in range(12):
        figure.pk, figure.dose = None, f"{number + 1} mg now and then"
        figure._state.adding = True
        figure.save()
    after = asked()
    assert after[0] <= before[0] + 2
    assert after[1] <= before[1] + 4
