"""A part of a draft goes out: some fields and rows, while the rest stays on the desk."""

from urllib.parse import quote

import pytest

from drugs.models import Publication, Treatment
from drugs.press.editions import changed
from drugs.press.writers import writers
from tests.admin.conftest import enter
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db
RECORD = "medicine/testol"
REVIEW = f"/admin/publish/?record={RECORD}"


@pytest.fixture
def draft(reviewers) -> Treatment:
    """A typo is mended, and one slot is half done."""
    anna = enter(reviewers[0])
    row = Treatment.objects.get(slug="testol")
    slot = row.slots.get(topic="storage")
    for query, name, words in (
        ("?part=name", "maker", "Another Maker"),
        (f"?part=slots&rows={slot.pk}", "slots-0-edition", "12/2026"),
    ):
        address = f"/admin/drugs/treatment/{row.pk}/change/{query}"
        data = filled(soup(anna.get(address)).select_one("#treatment_form"))
        assert anna.post(address, data | {name: [words]}).status_code == 302
    return row


def test_a_reviewer_takes_one_field_and_the_rest_stays_a_draft(reviewers, draft):
    anna, ben = reviewers
    client = enter(ben)
    boxes = soup(client.get(REVIEW)).select(".by-part [name=take]")
    assert [box["value"] for box in boxes] == [f"{RECORD}|maker", f"{RECORD}|slots:us:storage"]
    address = f"{REVIEW}&take={quote(boxes[0]['value'])}"
    page = soup(client.get(address))
    shown = page.select_one(".changes").get_text()
    assert "Another Maker" in shown
    assert "12/2026" not in shown
    seen = page.select_one("[name=seen]")["value"]
    client.post(address, {"do": "publish", "reason": "A typo", "seen": seen})
    document = Publication.objects.filter(slug="testol").first().document
    assert document["maker"] == "Another Maker"
    (slot,) = (slot for slot in document["slots"] if slot["topic"] == "storage")
    assert slot["edition"] != "12/2026"
    assert ("medicine", "testol") in changed()
    assert writers(("medicine", "testol")) == [anna]
    assert "12/2026" in soup(client.get(REVIEW)).select_one(".changes").get_text()


def test_the_writer_cannot_take_a_part_alone(reviewers, draft):
    client = enter(reviewers[0])
    address = f"{REVIEW}&take={quote(RECORD + '|maker')}"
    seen = "whatever"
    client.post(address, {"do": "publish", "reason": "A typo", "seen": seen})
    assert Publication.objects.filter(slug="testol").count() == 1


def test_a_row_that_goes_is_a_part_of_its_own(reviewers, draft):
    anna = enter(reviewers[0])
    slot = draft.slots.get(topic="storage")
    address = f"/admin/drugs/treatment/{draft.pk}/change/?part=slots&rows={slot.pk}"
    data = filled(soup(anna.get(address)).select_one("#treatment_form"))
    anna.post(address, data | {"slots-0-DELETE": ["on"]})
    page = soup(enter(reviewers[1]).get(f"{REVIEW}&take={quote(RECORD + '|maker')}"))
    assert page.select_one("[name=seen]")  # the rule "each slot is told" is not broken by it
    whole = soup(enter(reviewers[1]).get(REVIEW))
    assert "The topic" in whole.select_one(".problems").get_text()


def test_what_is_no_part_of_it_changes_nothing(reviewers, draft):
    page = soup(enter(reviewers[1]).get(f"{REVIEW}&take={quote(RECORD + '|nothing')}"))
    assert "There is nothing to publish" in page.get_text()
