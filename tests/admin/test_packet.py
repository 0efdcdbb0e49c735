"""The reviewer's packet at the desk: given out, and entered as a whole-page review."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from pypdf import PdfReader

from drugs.admin.packet import packet_of
from drugs.models import PageReview, Publication, Rule, Treatment, UrgentSign
from drugs.press.publish import publish
from tests.admin.conftest import Screen, enter
from tests.admin.forms import filled, soup
from tests.admin.test_whole_page import ADDRESS, reviewer, rita  # noqa: F401

pytestmark = pytest.mark.django_db


def velvix():
    return Treatment.objects.get(slug="velvix")


def newest():
    return Publication.objects.order_by("-pk").first().pk


def enters(user, number, **fields):
    client = enter(user)
    form = soup(client.get(ADDRESS)).select_one("form:has(button[value=sign])")
    data = filled(form) | {"read_it_all": "on", "do": "sign", "packet": str(number)}
    return client.post(ADDRESS, data | {"interests": "on"} | fields, follow=True)


def test_the_screens_of_a_medicine_lead_to_its_packet(rita):  # noqa: F811
    client = enter(rita)
    address = reverse("admin:packet", args=["velvix"])
    screen = Screen(client, velvix())
    assert screen.page.select(f'.object-tools a[href="{address}"]')
    assert soup(client.get(ADDRESS)).select(f'a[href="{address}"]')
    answer = client.get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="velvix-review-{newest()}.pdf"'
    first = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert f"Edition {newest()} of" in " ".join(first.split())
    with pytest.raises(KeyError):
        packet_of("nothing", "letter")


def test_who_may_not_see_publications_gets_no_packet(django_user_model):
    nobody = django_user_model.objects.create_user("nobody", is_staff=True)
    assert enter(nobody).get(reverse("admin:packet", args=["velvix"])).status_code == 403


def test_the_command_writes_the_same_file(tmp_path, capsys):
    call_command("packet", "velvix", "--to", str(tmp_path))
    assert (tmp_path / f"velvix-review-{newest()}.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(CommandError, match="no medicine 'nothing'"):
        call_command("packet", "nothing", "--to", str(tmp_path))


def test_a_packet_is_entered_under_its_edition(rita):  # noqa: F811
    assert enters(rita, newest()).status_code == 200
    row = PageReview.objects.get()
    assert (row.packet, row.person.slug) == (newest(), "rita")
    assert velvix().reviewed_by.slug == "rita"


def test_the_interests_are_confirmed(rita):  # noqa: F811
    page = soup(enter(rita).get(ADDRESS)).get_text()
    assert "None declared" in page
    answer = enters(rita, newest(), interests="")
    assert answer.status_code == 422
    assert "have your person corrected first" in soup(answer).get_text()
    assert not PageReview.objects.exists()


@pytest.mark.parametrize("number", ["0", "999999999", "1", "99999999999999999999999", "x"])
def test_an_edition_that_had_no_such_page_is_refused(rita, number):  # noqa: F811
    assert enters(rita, number).status_code == 422
    assert not PageReview.objects.exists()


@pytest.mark.long
def test_words_changed_since_the_packet_are_not_signed_for(rita):  # noqa: F811
    number = newest()
    Screen(enter(rita), velvix()).save(maker="A quite new maker")
    answer = enters(rita, number)
    assert answer.status_code == 422
    page = soup(answer)
    assert "Changed since edition" in page.select_one("[role=alert]").get_text()
    assert "A quite new maker" in page.select_one(".changes").get_text()
    # What was published since is no other than what is on the desk: a new packet is entered.
    publish([("medicine", "velvix")], reason="r", approver=reviewer("anna"))
    assert enters(rita, number).status_code == 422
    assert enters(rita, newest()).status_code == 200


def test_a_rule_or_a_sign_changed_since_counts_as_well(rita):  # noqa: F811
    number = newest()
    rule = Rule.objects.filter(treatment__slug="velvix").first()
    Rule.objects.filter(pk=rule.pk).update(section="99.9")
    assert enters(rita, number).status_code == 422
    Rule.objects.filter(pk=rule.pk).update(section=rule.section)
    sign = UrgentSign.objects.filter(medicines__slug="velvix").first()
    UrgentSign.objects.filter(pk=sign.pk).update(meaning="Something else.")
    answer = enters(rita, number)
    assert answer.status_code == 422
    assert "Something else." in soup(answer).select_one(".changes").get_text()
    # What another medicine's sign says is no matter of this packet.
    UrgentSign.objects.filter(pk=sign.pk).update(meaning=sign.meaning)
    other = UrgentSign.objects.exclude(medicines__slug="velvix").first()
    UrgentSign.objects.filter(pk=other.pk).update(meaning="Something else.")
    assert enters(rita, number).status_code == 200
