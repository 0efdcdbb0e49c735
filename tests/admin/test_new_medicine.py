"""What a new editor of a medicine is told, and what is done for them."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from drugs.models import Indication, LabelPart, Rule, Slot, Source, Treatment
from drugs.press.writers import writers
from tests.admin.conftest import enter
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db
CARD = {
    "brand": "Calmtab", "generic": "calmonib", "generic_slug": "calmonib", "slug": "calmtab",
    "maker": "A maker", "route": "tablet", "form": "tablet", "summary": "A pill.",
    "who_for": "Adults.", "remember": "Fever: call.", "box": "none", "box_line": "No box.",
}  # fmt: skip
LEAFLET = "/admin/leaflet/calmtab/"


@pytest.fixture
def nina(db):
    user = User.objects.create_user("nina", is_staff=True)
    user.groups.add(Group.objects.get(name="Author"))
    return user


def adds(user, **fields):
    client = enter(user)
    address = reverse("admin:drugs_treatment_add")
    form = filled(soup(client.get(address)).select_one("#treatment_form"))
    return client.post(address, form | fields, follow=True)


@pytest.fixture
def calmtab(nina):
    label = Source.objects.get(slug="velvix-label")
    adds(nina, **CARD, label=label.pk, how_checked="primary")
    return Treatment.objects.get(slug="calmtab")


def test_each_thing_that_the_card_lacks_is_told_at_its_field(nina):
    page = soup(adds(nina, **{**CARD, "maker": "", "remember": "", "slug": ""}))
    listed = {link["href"]: link.get_text() for link in page.select(".wrong a")}
    assert set(listed) == {"#id_maker", "#id_remember", "#id_slug"}
    assert listed["#id_slug"] == "Word in the address"
    assert not Treatment.objects.filter(brand="Calmtab").exists()


def test_an_option_needs_no_card(nina):
    page = soup(adds(nina, kind="option", name="Wet wraps", slug="wet", form="wraps"))
    assert "card needs it" not in page.get_text()


def test_the_word_in_the_address_comes_from_the_name_while_it_is_new(nina, calmtab):
    client = enter(nina)
    for name, made_from in (
        ("treatment", ["#id_brand", "#id_name"]), ("source", ["#id_title"]),
        ("rule", ["#id_short"]), ("study", ["#id_name"]),
    ):  # fmt: skip
        page = soup(client.get(reverse(f"admin:drugs_{name}_add")))
        told = page.select_one("#django-admin-prepopulated-fields-constants")
        for field in made_from:
            assert field in told["data-prepopulated-fields"], name
    change = soup(client.get(reverse("admin:drugs_treatment_change", args=[calmtab.pk])))
    told = change.select_one("#django-admin-prepopulated-fields-constants")
    assert told is None or "#id_slug" not in told["data-prepopulated-fields"]


def test_what_is_not_checked_is_told_as_that(nina, calmtab):
    Treatment.objects.filter(pk=calmtab.pk).update(how_checked="unchecked")
    told = soup(enter(nina).get("/admin/missing/medicine/calmtab/")).get_text()
    assert "is marked as not checked" in told


def test_all_that_is_not_answered_is_entered_as_not_read_in_one_act(nina, calmtab):
    client = enter(nina)
    Slot.objects.create(
        treatment=calmtab, topic="storage", state="silent", edition="10/2026",
        how_checked="primary",
    )  # fmt: skip
    missing = soup(client.get("/admin/missing/medicine/calmtab/"))
    assert missing.select(f'a[href="{LEAFLET}"]')
    assert "How to store it" not in soup(client.get(LEAFLET)).select_one(".desk ul").get_text()
    client.post(LEAFLET)
    assert calmtab.slots.count() == len(Slot.Topic)
    assert calmtab.label_parts.count() == len(LabelPart.Part)
    assert calmtab.slots.get(topic="storage").state == "silent", "what was answered stays"
    entered = calmtab.slots.exclude(topic="storage")
    assert {row.state for row in entered} == {"not-read"}
    # Nobody read anything, so nothing says that somebody did.
    assert {row.how_checked for row in entered} == {Slot.HowChecked.NOTHING_READ}
    assert not any(row.sources.exists() for row in entered)
    assert nina in writers(("medicine", "calmtab"))
    told = soup(client.get("/admin/missing/medicine/calmtab/")).get_text()
    assert "is missing. Fill it" not in told
    assert client.post(LEAFLET).status_code == 422, "there is nothing left to enter"
    assert calmtab.slots.count() == len(Slot.Topic)


def test_without_a_label_nothing_is_entered(nina, calmtab):
    Treatment.objects.filter(pk=calmtab.pk).update(label=None)
    client = enter(nina)
    assert "No label is chosen" in soup(client.get(LEAFLET)).get_text()
    assert client.post(LEAFLET).status_code == 422
    assert not calmtab.slots.exists()


def test_who_may_not_write_slots_enters_none(calmtab):
    looker = User.objects.create_user("looker", is_staff=True)
    assert enter(looker).post(LEAFLET).status_code == 403
    assert not calmtab.slots.exists()


def test_what_is_missing_in_other_records_leads_there(nina, calmtab):
    page = soup(enter(nina).get("/admin/missing/medicine/calmtab/"))
    places = {link.get_text(): link["href"] for link in page.select(".problems a")}
    assert places["rules"] == reverse("admin:drugs_rule_changelist")
    assert places["urgent signs"] == reverse("admin:drugs_urgentsign_changelist")


def test_what_is_entered_and_not_checked_is_told_as_that(nina, calmtab):
    """That nothing says whether it is approved stood over an approval that was not checked."""
    Indication.objects.create(
        treatment=calmtab, region="us", condition="atopic-dermatitis", status="approved",
        min_age_months=216,
    )  # fmt: skip
    rule = Rule.objects.create(treatment=calmtab, slug="dose", kind="most-allowed", short="5 mg.")
    page = soup(enter(nina).get("/admin/missing/medicine/calmtab/"))
    summary = page.find("summary", string=lambda text: "not checked" in (text or ""))
    assert summary.get_text().startswith("2 entries are marked as not checked")
    places = {link["href"] for link in summary.parent.select("a")}
    change = reverse("admin:drugs_treatment_change", args=[calmtab.pk])
    assert places == {
        f"{change}?part=approval", reverse("admin:drugs_rule_change", args=[rule.pk])
    }  # fmt: skip
    Indication.objects.update(how_checked="primary")
    Rule.objects.update(how_checked="primary")
    page = soup(enter(nina).get("/admin/missing/medicine/calmtab/")).get_text()
    assert "marked as not checked" not in page


def test_a_rule_that_names_nobody_is_told_with_a_link_to_it(nina, calmtab):
    rule = Rule.objects.create(
        treatment=calmtab, slug="kidney", kind="lower-dose", short="Kidney trouble: 5 mg at most.",
        how_checked="primary",
    )  # fmt: skip
    page = soup(enter(nina).get("/admin/missing/medicine/calmtab/"))
    (place, *_) = [one for one in page.select(".problems li") if "No condition" in one.get_text()]
    assert place.a["href"] == reverse("admin:drugs_rule_change", args=[rule.pk])
