"""A medicine is worked on part by part: each screen is small, and saving it leaves the others."""

import pytest
from django.contrib.admin.sites import site
from django.db import connection
from django.test.utils import CaptureQueriesContext
from reversion.models import Version

from drugs.admin import parts
from drugs.admin.parts import rows_of
from drugs.admin.treatment import SlotRows, TreatmentAdmin
from drugs.models import Slot, Treatment
from tests.admin.conftest import Screen
from tests.admin.forms import filled, soup

MANY = parts.MANY  # before tests change it
TOUCHED = ("-text", "-note", "-why", "-summary", "-dose", "maker", "box_line")

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
    page = soup(editor.get(f"{address}?part=slots", follow=True))
    assert page.select_one(".places [aria-current]").get_text() == "1 to 25"
    assert page.select("[name=slots-TOTAL_FORMS]")
    assert not page.select("[name=maker], [name=reactions-TOTAL_FORMS]")


def test_topics_stand_in_the_order_of_the_leaflet(editor, testol):
    """Never by the words of their addresses, in which the alcohol comes first."""
    assert [row.topic for row in rows_of(testol, SlotRows)] == Slot.Topic.values
    page = soup(editor.get(f"/admin/drugs/treatment/{testol.pk}/change/?part=slots&rows="))
    shown = [
        line.get_text() for line in page.select("#slots-group .has_original details > summary")
    ]
    assert [line.partition(":")[0] for line in shown] == [str(one) for one in Slot.Topic.labels]


@pytest.mark.long
def test_many_rows_are_folded_where_the_whole_record_stands(editor, testol):
    address = f"/admin/drugs/treatment/{testol.pk}/change/"
    page = soup(editor.get(address))
    assert page.select("#slots-group details.many [name=slots-0-state]")
    assert not page.select("#labelparts-group details.many, #label_parts-group details.many")
    assert not soup(editor.get(f"{address}?part=slots&rows=")).select("details.many")
    # What is to be mended is not hidden.
    data = filled(page.select_one("#treatment_form"))
    wrong = soup(editor.post(address, data | {"slots-0-state": "said", "slots-0-text": ""}))
    assert wrong.select("#slots-group")
    assert not wrong.select("details.many")


def test_saving_a_part_leaves_the_others(editor, testol):
    slot = testol.slots.first()
    before = [testol.reactions.count(), testol.outcomes.count(), testol.maker]
    address, data = opened(editor, testol, f"?part=slots&rows={slot.pk}")
    prefix = next(n.removesuffix("id") for n, v in data.items() if v == [str(slot.pk)])
    answer = editor.post(address, data | {f"{prefix}text": "Another text.", "_continue": "1"})
    assert answer["Location"].endswith(f"?part=slots&rows={slot.pk}")
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
    slot = testol.slots.first()
    theirs, other = opened(editor, testol, f"?part=slots&rows={slot.pk}")
    prefix = next(n.removesuffix("id") for n, v in other.items() if v == [str(slot.pk)])
    editor.post(theirs, other | {f"{prefix}text": "Another text."})
    editor.post(mine, data | {"maker": "Another one"})
    slot.refresh_from_db()
    testol.refresh_from_db()
    assert (slot.text, testol.maker) == ("Another text.", "Another one")


MOST_QUERIES = 60
# Two who save at once are held apart by a lock that SQLite needs not ask for.
POSTGRESQL_LOCKS = int(connection.vendor == "postgresql")
MOST_BYTES = 300_000


def screens(row: Treatment) -> list[str]:
    """The address of every screen of a record that opens by its parts."""
    screen = site._registry[Treatment]
    found = []
    for part in screen.parts:
        groups = screen._groups(row, part)
        found += [group.address for group in groups] or [f"?part={part.slug}"]
    return found


def test_each_screen_is_small_and_asks_little_to_open_and_to_save(editor, testol):
    """A save once took 376 queries, and a screen had 637 KB. The first save is the dearest: what
    was there before is kept with it."""
    figure = testol.reactions.first()
    for number in range(30):  # so that they do not fit one screen
        figure.pk, figure.dose = None, f"{number + 1} mg now and then"
        figure._state.adding = True
        figure.save()
    found = screens(testol)
    assert len(found) > len(TreatmentAdmin.parts) + 3
    for query in found:
        with CaptureQueriesContext(connection) as opening:
            answer = editor.get(f"/admin/drugs/treatment/{testol.pk}/change/{query}")
        opened_with = len(opening)  # now: the next request begins to count anew
        assert answer.status_code == 200
        assert len(answer.content) < MOST_BYTES
        address, data = opened(editor, testol, query)
        Version.objects.all().delete()
        changed = {n: [f"{v[0]}."] for n, v in data.items() if n.endswith(TOUCHED)}
        with CaptureQueriesContext(connection) as saving:
            answer = editor.post(address, data | dict(list(changed.items())[:1]))
        assert answer.status_code == 302, query
        saved_with = len(saving) - POSTGRESQL_LOCKS
        assert max(opened_with, saved_with) <= MOST_QUERIES, (query, opened_with, saved_with)


def test_the_largest_record_that_stands_whole_is_small_too(editor, testol, monkeypatch):
    """One of 69 rows did, and weighed 530 KB."""
    monkeypatch.setattr(parts, "MANY", MANY)
    figure = testol.reactions.first()
    for group in rows_held(testol):
        kept = MANY if group.model is type(figure) else 0
        group.filter(pk__in=list(group.values_list("pk", flat=True))[kept:]).delete()
    while testol.reactions.count() < MANY:
        figure.pk, figure.dose = None, f"{testol.reactions.count()} mg now and then"
        figure._state.adding = True
        figure.save()
    address, data = opened(editor, testol, "")
    with CaptureQueriesContext(connection) as opening:
        answer = editor.get(address)
    opened_with = len(opening)
    assert len(answer.content) < MOST_BYTES
    Version.objects.all().delete()
    with CaptureQueriesContext(connection) as saving:
        answer = editor.post(address, data | {"maker": ["Another maker"]})
    assert answer.status_code == 302
    assert max(opened_with, len(saving) - POSTGRESQL_LOCKS) <= MOST_QUERIES
    figure.pk, figure.dose = None, "1000 mg now and then"
    figure._state.adding = True
    figure.save()
    assert editor.get(address)["Location"] == "?part=name"


def rows_held(row) -> list:
    """The rows of a medicine, group by group."""
    return [
        getattr(row, relation.get_accessor_name())
        for relation in row._meta.related_objects
        if relation.related_model in {rows.model for rows in TreatmentAdmin.inlines}
    ]


def test_a_row_that_is_new_stays_on_its_screen(editor, testol):
    group = next(one for one in screens(testol) if "part=slots&rows" in one)
    address, data = opened(editor, testol, group)
    taken = set(testol.slots.values_list("topic", flat=True))
    free = next((topic for topic in Slot.Topic.values if topic not in taken), None)
    if free is None:
        free = testol.slots.order_by("-pk").first().topic
        testol.slots.order_by("-pk").first().delete()
        address, data = opened(editor, testol, group)
    number = int(data["slots-TOTAL_FORMS"][0])
    prefix = f"slots-{number}-"
    new = {"topic": free, "state": "silent", "edition": "1/2026", "region": "us",
           "how_checked": "primary", "treatment": str(testol.pk), "id": ""}  # fmt: skip
    data |= {f"{prefix}{name}": [value] for name, value in new.items()}
    data["slots-TOTAL_FORMS"] = [str(number + 1)]
    answer = editor.post(address, data | {"_continue": "1"})
    made = testol.slots.order_by("-pk").first()
    assert made.topic == free
    assert str(made.pk) in answer["Location"].rpartition("rows=")[2].split(",")


def test_errors_stand_on_top_and_lead_to_their_fields(editor, testol):
    address, data = opened(editor, testol, "?part=name")
    page = soup(editor.post(address, data | {"maker": [""]}))
    assert "A medicine needs its names, maker" in page.select_one(".wrong").get_text()
    page = soup(editor.post(address, data | {"form": [""]}))
    assert page.select_one(page.select_one(".wrong a")["href"])["name"] == "form"
    figure = testol.reactions.first()
    address, data = opened(editor, testol, f"?part=harm&study={figure.study.slug}")
    page = soup(editor.post(address, data | {"reactions-0-percent": ["about a third"]}))
    link = page.select_one(".wrong a[href]")
    field = page.select_one(link["href"])
    assert field["value"] == "about a third"
    assert field.find_parent("details").has_attr("open")
    # The fold of a row without an error stays shut.
    assert page.select(".desk-rows .has_original > details:not([open])")


def test_no_row_leads_to_deleting_a_study(editor, testol):
    study = testol.reactions.first().study
    page = soup(
        editor.get(f"/admin/drugs/treatment/{testol.pk}/change/?part=harm&study={study.slug}")
    )
    assert not page.select("a.delete-related, a.change-related")


def test_medicine_and_comparator_stand_side_by_side(editor, testol):
    study = testol.reactions.first().study
    page = soup(
        editor.get(f"/admin/drugs/treatment/{testol.pk}/change/?part=harm&study={study.slug}")
    )
    sides = page.select("#reactions-0 fieldset.side")
    assert [side.legend.get_text() for side in sides] == ["Medicine", "Comparator"]
    assert [len(side.select("input")) for side in sides] == [3, 3]


def test_what_is_missing_stands_on_top_and_leads_to_its_part(editor, testol):
    testol.slots.filter(topic="storage").delete()
    testol.box = "boxed" if testol.box != "boxed" else "none"
    testol.save()
    page = soup(editor.get(f"/admin/missing/medicine/{testol.slug}/"))
    found = {link.get_text(): link["href"] for link in page.select("#missing a")}
    assert "How to store it" in page.select_one("#missing details").get_text()
    assert any(address.endswith(f"/leaflet/{testol.slug}/") for address in found.values())
    assert found["box"].endswith("?part=approval")
    shown = editor.get(f"/admin/drugs/treatment/{testol.pk}/change/?part=name")
    assert f"/admin/missing/medicine/{testol.slug}/" in shown.content.decode()


def test_what_is_entered_and_wrong_is_mended_in_its_part(editor, testol):
    """The act that enters what is missing is offered for that alone."""
    slot = testol.slots.filter(state="said").first()
    slot.sources.clear()
    testol.indications.all().delete()
    page = soup(editor.get(f"/admin/missing/medicine/{testol.slug}/"))
    found = {link.get_text(): link["href"] for link in page.select("#missing a")}
    words = f"topic: {slot.get_topic_display()}"
    assert found[words].endswith(f"/{testol.pk}/change/?part=slots")
    assert found["approvals"].endswith("?part=approval")
    assert not any("/leaflet/" in address for address in found.values())


def test_nothing_on_a_screen_deletes_another_record(editor, testol):
    for part in ("name", "approval", "harm"):
        page = soup(
            editor.get(f"/admin/drugs/treatment/{testol.pk}/change/?part={part}", follow=True)
        )
        assert not page.select(".delete-related")


def test_rows_are_called_by_what_they_are(editor, testol):
    address = f"/admin/drugs/treatment/{testol.pk}/change/?part=slots"
    page = soup(editor.get(address, follow=True))
    said = page.select_one(".desk-rows").get_text()
    first = page.select_one(".desk-rows .has_original > details > summary").get_text()
    assert not first.startswith(str(testol)), "the record is named on top"
    assert ": " in first, "and what is known of it is told"
    assert "Slot" not in said
    assert "Add another Topic" in page.select_one("#slots-group")["data-inline-formset"]


def test_errors_are_in_the_order_of_the_screen(editor):
    page = soup(editor.post("/admin/drugs/treatment/add/", {"_save": "on"}))
    found = [link["href"].removeprefix("#id_") for link in page.select(".wrong a")]
    fields = [one["name"] for one in page.select("#treatment_form [name]")]
    known = [name for name in found if name in fields]
    assert len(known) > 5
    assert known == sorted(known, key=fields.index)


def test_a_rule_that_is_saved_leads_to_its_medicine(editor, testol):
    rule = testol.rules.first()
    answer = Screen(editor, rule).save(text="More.")
    said = soup(answer).select_one(".messagelist")
    assert "It goes out with this record: Testol (medicine)" in said.get_text()
    assert any("record=medicine%2Ftestol" in link["href"] for link in said.select("a"))
