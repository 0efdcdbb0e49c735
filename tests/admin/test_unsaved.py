"""What is typed and not saved is kept on the desk too, for who typed it alone."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from drugs.admin.unsaved import KEPT, LONGEST, ON_DESK
from drugs.models import Treatment, Unsaved
from tests.admin.conftest import enter
from tests.admin.test_parts import opened

pytestmark = pytest.mark.django_db

PLACE = "unsaved /admin/drugs/treatment/1/change/ name"


@pytest.fixture
def ask():
    return reverse("admin:unsaved")


@pytest.fixture
def people(reviewers):
    return [enter(user) for user in reviewers]


def told(client, ask, place=PLACE):
    return client.get(ask, {"place": place}).json()["words"]


def test_it_comes_back_to_who_typed_it_and_to_nobody_else(people, ask):
    anna, ben = people
    for words in ('["some"]', '["some", "more"]'):
        assert anna.post(ask, {"place": PLACE, "words": words}).status_code == 204
    assert told(anna, ask) == '["some", "more"]'
    assert told(anna, ask, PLACE + " x") == ""
    assert told(ben, ask) == ""
    ben.post(ask, {"place": PLACE, "words": ""})
    assert told(anna, ask)
    anna.post(ask, {"place": PLACE, "words": ""})
    assert told(anna, ask) == ""


def test_it_goes_when_that_part_is_saved(people, ask):
    anna, ben = people
    drug = Treatment.objects.get(slug="testol")
    path = f"/admin/drugs/treatment/{drug.pk}/change/"
    for client in people:
        for part in ("name", "slots"):
            client.post(ask, {"place": f"unsaved {path} {part}", "words": part})
    address, data = opened(anna, drug, "?part=name")
    assert anna.post(address, data | {ON_DESK: "1"}).status_code == 302
    left = {part: told(anna, ask, f"unsaved {path} {part}") for part in ("name", "slots")}
    assert left == {"name": "", "slots": "slots"}
    assert told(ben, ask, f"unsaved {path} name") == "name"


def test_it_stays_where_a_form_was_refused(people, ask):
    anna, _ = people
    drug = Treatment.objects.get(slug="testol")
    address, data = opened(anna, drug, "?part=name")
    place = f"unsaved {address.partition('?')[0]} name"
    anna.post(ask, {"place": place, "words": "w"})
    assert anna.post(address, data | {ON_DESK: "1", "brand": ""}).status_code == 200
    assert told(anna, ask, place) == "w"


@pytest.mark.parametrize(
    "sent", [{"words": "w"}, {"place": "p" * 201, "words": "w"},
             {"place": PLACE, "words": "w" * (LONGEST + 1)}],
)  # fmt: skip
def test_what_is_no_form_is_refused_in_words(people, ask, sent):
    answer = people[0].post(ask, sent)
    assert (answer.status_code, "no form" in answer.content.decode()) == (400, True)
    assert not Unsaved.objects.exists()


def test_it_is_not_kept_for_ever(people, ask, reviewers):
    old = timezone.now() - KEPT - datetime.timedelta(days=1)
    Unsaved.objects.create(owner=reviewers[1], place="old", words="w", kept_at=old)
    people[0].post(ask, {"place": PLACE, "words": "w"})
    assert [row.place for row in Unsaved.objects.all()] == [PLACE]


def test_no_stranger_is_answered(client, ask):
    assert client.get(ask, {"place": PLACE}).status_code == 302
    assert client.post(ask, {"place": PLACE, "words": "w"}).status_code == 302
    assert not Unsaved.objects.exists()
