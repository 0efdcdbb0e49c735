"""A bundle of records goes out together or not at all."""

import pytest
from django.urls import reverse

from drugs.models import Bundle, GlossaryTerm, SideEffect, Treatment
from drugs.press import publish as press
from drugs.press.editions import changed
from drugs.press.publish import publish
from tests.admin.conftest import Screen, enter, publish_screen
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db
BOTH = {("term", "flare"), ("side-effect", "nausea")}


@pytest.fixture
def anna(reviewers):
    """Her client; she has two drafts."""
    client = enter(reviewers[0])
    Screen(client, GlossaryTerm.objects.get(slug="flare")).save(definition="When eczema gets bad.")
    Screen(client, SideEffect.objects.get(slug="nausea")).save(name="Queasiness")
    return client


def make(client, *records, name="New label"):
    """From the desk's first page to the review of the new bundle."""
    home = soup(client.get(reverse("admin:index")))
    (link,) = home.find_all("a", string="Make a bundle of drafts that go out together")
    page = soup(client.get(link["href"]))
    form = page.select_one("input[name=name]").find_parent("form")
    offered = {box["value"] for box in form.select("input[name=record]")}
    assert set(records) <= offered
    data = filled(form) | {"name": name, "record": list(records)}
    return client.post(link["href"], data, follow=True)


def test_one_review_and_one_publication_take_all_of_it(anna, reviewers):
    review = make(anna, "term/flare", "side-effect/nausea")
    assert "Bundle “New label”" in soup(review).get_text()
    ben = enter(reviewers[1])
    home = soup(ben.get(reverse("admin:index")))
    (link,) = home.select("#bundles ~ ul a[href*=record]")
    page = soup(ben.get(link["href"]))
    assert len(page.select(".changes")) == 2
    form = page.find("button", string="Publish").find_parent("form")
    data = filled(form) | {"do": "publish", "reason": "The new label"}
    assert "Published: 2 records" in soup(ben.post(link["href"], data, follow=True)).get_text()
    assert not BOTH & set(changed())
    assert not soup(ben.get(reverse("admin:index"))).select("#bundles")
    assert Bundle.objects.get().went_out_at


def test_each_record_of_it_leads_to_the_whole(anna, reviewers):
    make(anna, "term/flare", "side-effect/nausea")
    anna.post(f"{reverse('admin:publish')}?record=term/flare", {"do": "send", "note": "Plainer"})
    ben = enter(reviewers[1])
    (sent,) = soup(ben.get(reverse("admin:index"))).select("#waiting + ul a")
    alone = soup(publish_screen(ben, "term/flare"))
    (link,) = alone.find_all("a", string="Review the whole bundle")
    assert sent["href"] == link["href"]
    whole = soup(ben.get(link["href"]))
    assert len(whole.select(".changes")) == 2
    assert not whole.find_all("a", string="Review the whole bundle")


def test_a_part_of_it_is_refused_and_nothing_goes_out(anna, reviewers):
    make(anna, "term/flare", "side-effect/nausea")
    page = soup(publish_screen(enter(reviewers[1]), "term/flare"))
    told = page.select_one("#problems").parent.get_text()
    assert "It goes out with the bundle “New label” or not at all" in told
    assert not page.find_all("button", string="Publish")
    assert publish(reason="All that differs", approver=reviewers[1]) == []
    assert set(changed()) >= BOTH


def test_what_one_record_is_refused_for_keeps_all_back(anna, reviewers):
    SideEffect.objects.filter(slug="nausea").update(what_to_do="Go to [a page](/no-such-page/).")
    make(anna, "term/flare", "side-effect/nausea")
    ben = enter(reviewers[1])
    address = f"{reverse('admin:publish')}?record=term/flare&record=side-effect/nausea"
    answer = ben.post(address, {"do": "publish", "reason": "r", "seen": ""})
    assert "no-such-page" in soup(answer).select_one("#problems").parent.get_text()
    assert set(changed()) >= BOTH


def test_a_bundle_is_changed_and_undone(anna, reviewers):
    make(anna, "term/flare", "side-effect/nausea")
    address = reverse("admin:bundle", args=[Bundle.objects.get().pk])
    form = soup(anna.get(address)).select_one("input[name=name]").find_parent("form")
    assert len(filled(form)["record"]) == 2
    anna.post(address, filled(form) | {"record": ["term/flare"]})
    assert [row.slug for row in Bundle.objects.get().records.all()] == ["flare"]
    assert not soup(publish_screen(enter(reviewers[1]), "side-effect/nausea")).select("#problems")
    anna.post(address, {"do": "undo"})
    assert not Bundle.objects.exists()


def test_a_bundle_needs_a_name_of_its_own_and_a_record(anna):
    make(anna, "term/flare")
    assert make(anna, "side-effect/nausea").status_code == 422
    assert make(anna, name="Another").status_code == 422
    assert Bundle.objects.count() == 1


BOTH_AT_ONCE = "record=term/flare&record=side-effect/nausea"


def test_a_record_that_went_from_the_desk_is_told_and_taken_out_of_it(anna):
    """It answered with an error of the server, when it went while its pages were printed aside."""
    make(anna, "term/flare", "side-effect/nausea")
    GlossaryTerm.objects.filter(slug="flare").delete()
    page = soup(anna.get(f"{reverse('admin:publish')}?{BOTH_AT_ONCE}"))
    assert "no term 'flare'" in page.select_one(".errornote").get_text()
    (link,) = page.find_all("a", string="Change the bundle")
    form = soup(anna.get(link["href"])).select_one("input[name=name]").find_parent("form")
    assert "Flare (term)" in form.get_text()
    anna.post(link["href"], filled(form) | {"record": ["side-effect/nausea"]})
    assert [row.slug for row in Bundle.objects.get().records.all()] == ["nausea"]


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda ben: GlossaryTerm.objects.filter(slug="flare").delete(),
        lambda ben: GlossaryTerm.objects.filter(slug="flare").update(definition="So *bad*."),
        lambda ben: Bundle.objects.all().delete(),
        lambda ben: publish(sorted(BOTH), reason="First", approver=ben),
    ],
)
def test_what_happens_while_it_is_printed_aside_is_answered_in_words(
    anna, reviewers, monkeypatch, meanwhile
):
    make(anna, "term/flare", "side-effect/nausea")
    ben = enter(reviewers[1])
    address = f"{reverse('admin:publish')}?{BOTH_AT_ONCE}"
    form = soup(ben.get(address)).find("button", string="Publish").find_parent("form")
    before = press.proven
    monkeypatch.setattr(
        press, "proven",
        lambda documents: (monkeypatch.setattr(press, "proven", before), meanwhile(reviewers[1])),
    )  # fmt: skip
    answer = ben.post(address, filled(form) | {"do": "publish", "reason": "The new label"})
    assert answer.status_code in (302, 422)
    if answer.status_code == 422:
        assert soup(answer).select_one(".errornote[role=alert]").get_text()


def test_pages_that_cannot_be_made_yet_are_told_on_the_screen(anna):
    """A medicine of a bundle that names a side effect which nobody published."""
    effect = SideEffect.objects.get(slug="nausea")
    effect.pk, effect.slug, effect.name = None, "made-up", "Made-up"
    effect._state.adding = True
    effect.save()
    row = Treatment.objects.get(slug="testol").listings.first()
    row.pk, row.side_effect, row._state.adding = None, effect, True
    row.save()
    make(anna, "medicine/testol", "term/flare")
    address = f"{reverse('admin:affected')}?record=medicine/testol&record=term/flare"
    assert anna.get(address).status_code == 200
    page = anna.get(f"{reverse('admin:publish')}?record=medicine/testol&record=term/flare")
    assert soup(page).select_one("#problems")
