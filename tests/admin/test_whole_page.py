"""The whole-page review: the account's own person, for these words, once all is looked up."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from drugs.models import PageReview, Person, Signer, Source, Treatment
from drugs.press.publish import NotPublishable, publish
from tests.admin.conftest import Screen, enter
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/review/medicine/velvix/"


def reviewer(name: str) -> User:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name="Reviewer"))
    return user


def person(slug: str) -> Person:
    return Person.objects.create(
        slug=slug, name=f"Doctor {slug}", credentials="MD", role="Reviewer",
        interests="None declared", declared_on="2026-01-01",
    )  # fmt: skip


@pytest.fixture
def rita(db) -> User:
    user = reviewer("rita")
    Signer.objects.create(account=user, person=person("rita"))
    return user


def sign(user: User, address: str = ADDRESS):
    client = enter(user)
    form = soup(client.get(address)).select_one("form:has(button[value=sign])")
    data = filled(form) if form else {}
    return client.post(address, data | {"read_it_all": "on", "do": "sign"}, follow=True)


def velvix() -> Treatment:
    return Treatment.objects.get(slug="velvix")


def test_a_reviewer_signs_as_their_own_person_and_as_nobody_else(rita):
    other = person("other")
    page = soup(enter(rita).get(ADDRESS))
    assert "You sign as Doctor rita" in page.get_text()
    assert not page.select("select[name=reviewer]")
    sign(rita)
    assert velvix().reviewed_by.slug == "rita"
    ruth = reviewer("ruth")
    page = soup(enter(ruth).get(ADDRESS))
    assert "signs as nobody yet" in page.get_text()
    answer = enter(ruth).post(
        ADDRESS, {"do": "sign", "read_it_all": "on", "seen": "x", "reviewer": other.pk}
    )
    assert answer.status_code == 422
    assert velvix().reviewed_by.slug == "rita"


def test_words_changed_while_it_was_read_are_not_signed_for(rita):
    client = enter(rita)
    form = soup(client.get(ADDRESS)).select_one("form:has(button[value=sign])")
    Treatment.objects.filter(slug="velvix").update(maker="A quite new maker")
    answer = client.post(ADDRESS, filled(form) | {"read_it_all": "on", "do": "sign"})
    assert answer.status_code == 422
    assert "changed since you opened" in soup(answer).get_text()
    assert velvix().reviewed_on is None


@pytest.mark.long
def test_words_changed_after_it_was_signed_do_not_go_out_under_it(rita):
    anna = reviewer("anna")
    sign(rita)
    Screen(enter(rita), velvix()).save(maker="A quite new maker")
    with pytest.raises(NotPublishable, match="changed after Doctor rita"):
        publish([("medicine", "velvix")], reason="r", approver=anna)
    enter(rita).post(ADDRESS, {"do": "take-back"})
    assert velvix().reviewed_on is None
    (made,) = publish([("medicine", "velvix")], reason="r", approver=anna)
    assert made.document["review"]["reviewed_on"] is None
    sign(rita)
    made = publish([("medicine", "velvix")], reason="r", approver=anna)
    assert made[0].document["review"]["reviewed_by"] == "rita" or len(made) == 2
    # From now on a small fix moves no date, and is held back by nothing.
    Screen(enter(rita), velvix()).save(maker="A third maker")
    publish([("medicine", "velvix")], reason="r", approver=anna)


def test_a_page_that_is_to_be_checked_again_is_not_signed_for(rita):
    address = reverse("admin:review", args=["medicine", "testol"])
    page = soup(enter(rita).get(address))
    assert "newer edition that nobody has read" in page.get_text()
    assert not page.select("button[value=sign]")
    form = {"do": "sign", "read_it_all": "on"}
    from drugs.press.whole_page import on_the_desk, words_of

    form["seen"] = words_of(on_the_desk(("medicine", "testol")))
    assert enter(rita).post(address, form).status_code == 422
    assert not PageReview.objects.exists()
    Source.objects.filter(slug="testol-label").update(newest_revision="5/2026")
    sign(rita, address)
    assert PageReview.objects.get().person.slug == "rita"


def test_neither_role_ties_accounts_to_people(rita):
    assert not rita.has_perm("drugs.add_signer")
    assert enter(rita).get(reverse("admin:drugs_signer_add")).status_code == 403
