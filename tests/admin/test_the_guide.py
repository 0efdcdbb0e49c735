"""docs/editing.md calls the buttons, links and fields of the desk as their screens call them."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from drugs.models import ProblemReport, Rule, SideEffect, Source, Treatment
from drugs.press.recheck import items, left_for_notice, note
from tests.admin.conftest import Screen, enter, publish_screen
from tests.admin.forms import soup

pytestmark = pytest.mark.django_db

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "editing.md").read_text()
PRESSED = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")  # in the guide: *Publish*
NAMED = re.compile(r'"([^"]+)"')
# What is typed, what readers see, and what a screen says of itself with a number in it.
NOT_OF_THE_DESK = {
    "06/2026", "6/2026", "my son", "being corrected", "Call 911 if …", "last reviewed",
    "Readers see edition …",
}  # fmt: skip


def plain(text: str) -> str:
    return " ".join(text.split()).casefold()


@pytest.fixture
def screens(editor, reviewers):
    """Every screen that the guide leads to, once with something on it."""
    anna, ben = map(enter, reviewers)
    drug, effect = Treatment.objects.get(slug="testol"), SideEffect.objects.get(slug="nausea")
    Screen(anna, drug).save(maker="Another maker", summary="Another summary.")
    Screen(anna, effect).save(name="Queasiness")
    publish_screen(ben, "side-effect/nausea", reason="Plainer")
    Screen(anna, effect).save(name="An upset stomach")
    ProblemReport.objects.create(page_path="/", message="A link is broken")
    notes = reverse("admin:notes", args=["medicine", "testol"])
    anna.post(notes, {"do": "comment", "on": ":maker", "text": "Is it still the maker?"})
    record = "?record=medicine/testol"
    anna.post(reverse("admin:publish") + record, {"do": "send", "note": "Please read"})
    # What is missing, of a medicine that lacks a topic.
    drug.slots.filter(topic="storage").delete()
    addresses = [
        reverse("admin:index"), notes, reverse("admin:publish") + record,
        reverse("admin:publish") + "?record=side-effect/nausea",
        reverse("admin:past", args=["medicine", "testol"]),
        reverse("admin:past", args=["side-effect", "nausea"]) + "?version=1",
        reverse("admin:missing", args=["medicine", "testol"]),
        reverse("admin:leaflet", args=["testol"]), reverse("admin:recheck", args=["testol-label"]),
        reverse("admin:replace") + "?find=pill&into=tablet", reverse("admin:new_bundle"),
        reverse("admin:audit"), reverse("admin:review", args=["medicine", "testol"]),
        *(reverse(f"admin:drugs_{kind}_changelist") for kind in ("source", "sideeffect", "rule")),
        *(reverse(f"admin:drugs_{kind}_add") for kind in ("source", "treatment", "rule", "phrase")),
        *(
            reverse(f"admin:drugs_{row._meta.model_name}_change", args=[row.pk])
            for row in (drug, effect, Rule.objects.first(), Source.objects.get(slug="testol-label"))
        ),
    ]  # fmt: skip
    found = [soup(ben.get(address)) for address in addresses]
    # Once all is looked up that the notice rests on.
    label = Source.objects.get(slug="testol-label")
    for item in left_for_notice(items(label)):
        note(label, item, by=reviewers[1], section="7.1", answer="same")
    found.append(soup(ben.get(reverse("admin:recheck", args=["testol-label"]))))
    return [*found, soup(editor.get(reverse("admin:index"))), soup(editor.get("/admin/accounts/"))]


def test_what_it_says_to_press_is_there_to_be_pressed(screens):
    words = {
        plain(one.get("value", "") if one.name == "input" else one.get_text(" "))
        for page in screens
        for one in page.select("a, button, summary, input[type=submit]")
    }
    said = set(PRESSED.findall(GUIDE))
    assert len(said) > 8
    missing = {one for one in said if not any(plain(one) in word for word in words)}
    assert missing == set()


def test_what_it_names_is_called_so(screens):
    words = plain(" ".join(page.get_text(" ") for page in screens))
    said = {" ".join(one.split()) for one in NAMED.findall(GUIDE)} - NOT_OF_THE_DESK - {"…"}
    assert len(said) > 30
    assert {one for one in said if plain(one) not in words} == set()


def test_every_address_of_the_desk_that_it_names_opens(editor):
    for address in set(re.findall(r"`(/admin/[^`]*)`", GUIDE)):
        # Who has taken the second step goes on from its screen.
        assert editor.get(address).status_code in (200, 302), address


def test_every_command_that_it_names_is_one():
    from django.core.management import get_commands

    assert set(re.findall(r"manage\.py (\w+)", GUIDE)) <= set(get_commands())
