"""Find and replace across records: shown first, saved as drafts, noted as somebody's words."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from reversion.models import Version

from drugs.models import Phrase, SideEffect, Treatment
from drugs.press.editions import changed, newest
from drugs.press.writers import writers
from tests.admin.conftest import enter
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/replace/"


@pytest.fixture
def anna(db) -> User:
    user = User.objects.create_user("anna", password="a-long-pass-phrase", is_staff=True)
    user.groups.add(Group.objects.get(name="Author"))
    return user


@pytest.fixture
def words(db) -> Treatment:
    """Words that stand in a record and in a row of another."""
    effect = SideEffect.objects.get(slug="nausea")
    effect.what_it_is = "You feel quite queasy. See [a page](https://queasy.example/)."
    effect.save()
    row = Treatment.objects.get(slug="testol")
    row.slots.filter(topic="storage").update(text="Do not store it where it is queasy.")
    return row


def test_what_would_change_is_shown_and_what_is_ticked_becomes_a_draft(anna, words):
    client = enter(anna)
    shown = soup(client.get(ADDRESS, {"find": "queasy", "into": "uneasy"}))
    places = [box["value"] for box in shown.select("[name=place]")]
    assert len(places) == 2
    data = filled(shown.select("form")[-1])
    slot = words.slots.get(topic="storage")
    data["place"] = [f"slot.{slot.pk}.text"]
    before = newest()
    client.post(f"{ADDRESS}?find=queasy&into=uneasy", data)
    slot.refresh_from_db()
    assert slot.text == "Do not store it where it is uneasy."
    assert "queasy" in SideEffect.objects.get(slug="nausea").what_it_is
    assert newest() == before
    assert ("medicine", "testol") in changed()
    assert writers(("medicine", "testol")) == [anna]
    assert Version.objects.get_for_object(words).exists()


def test_an_address_stays_unless_it_is_asked_for_and_then_it_is_told(anna, words):
    """Words of a side effect stand in the addresses of links as well: these broke unseen."""
    client = enter(anna)
    asked = {"find": "queasy", "into": "uneasy"}
    shown = soup(client.get(ADDRESS, asked))
    assert "uneasy.example" not in shown.get_text()
    assert "A link would lead elsewhere" not in shown.get_text()
    client.post(f"{ADDRESS}?find=queasy&into=uneasy", filled(shown.select("form")[-1]))
    said = SideEffect.objects.get(slug="nausea").what_it_is
    assert said == "You feel quite uneasy. See [a page](https://queasy.example/)."
    # It stands in the address alone now, and that is told.
    shown = soup(client.get(ADDRESS, asked))
    assert not shown.select("[name=place]")
    assert "In 1 field they stand in an address alone" in shown.get_text()
    shown = soup(client.get(ADDRESS, asked | {"addresses": "on"}))
    assert "A link would lead elsewhere" in shown.get_text()
    assert "https://queasy.example/ → https://uneasy.example/" in shown.get_text()
    address = f"{ADDRESS}?find=queasy&into=uneasy&addresses=on"
    client.post(address, filled(shown.select("form")[-1]))
    assert "https://uneasy.example/" in SideEffect.objects.get(slug="nausea").what_it_is


def test_a_field_that_is_an_address_stays(anna, words):
    Phrase.objects.create(slug="try", phrases=["feeling queasy"], address="/side-effects/queasy/")
    shown = soup(enter(anna).get(ADDRESS, {"find": "queasy", "into": "uneasy"}))
    told = [box["value"].rpartition(".")[2] for box in shown.select("[name=place]")]
    assert sorted(told) == ["phrases", "text", "what_it_is"]


def test_what_a_field_cannot_hold_is_told_and_not_saved(anna, words):
    client = enter(anna)
    shown = soup(client.get(ADDRESS, {"find": "You feel quite", "into": "<b>You</b> feel"}))
    assert shown.select_one("[name=place]").has_attr("disabled")
    data = filled(shown.select("form")[-1])
    effect = SideEffect.objects.get(slug="nausea")
    data["place"] = [f"sideeffect.{effect.pk}.what_it_is"]
    address = f"{ADDRESS}?find=You+feel+quite&into=%3Cb%3EYou%3C%2Fb%3E+feel"
    assert client.post(address, data).status_code == 422
    effect.refresh_from_db()
    assert "You feel quite" in effect.what_it_is


def test_a_text_that_changed_meanwhile_is_looked_at_again(anna, words):
    client = enter(anna)
    address = f"{ADDRESS}?find=queasy&into=uneasy"
    data = filled(soup(client.get(address)).select("form")[-1])
    words.slots.filter(topic="storage").update(text="Not where it is queasy.")
    answer = client.post(address, data)
    assert answer.status_code == 422
    assert words.slots.get(topic="storage").text == "Not where it is queasy."


def test_who_may_not_write_finds_nothing_to_change(words):
    user = User.objects.create_user("guest", password="a-long-pass-phrase", is_staff=True)
    assert enter(user).get(ADDRESS, {"find": "queasy"}).status_code == 403
    assert reverse("admin:replace") == ADDRESS
