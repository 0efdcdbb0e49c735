"""Ways round the second person, the review and the checks that an editor might try in the admin."""

import datetime

import pytest
from django import forms
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from reversion.models import Version

from drugs.admin import two_people
from drugs.models import Article, Person, SideEffect, Signer, Source, Treatment
from drugs.press.publish import NotPublishable, publish
from drugs.press.writers import writers
from drugs.shelf import REQUEST_KEY
from tests.admin.conftest import Screen, enter, publish_screen
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db

NAUSEA = ("side-effect", "nausea")


def member(name, group="Reviewer"):
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user, enter(user)


@pytest.fixture
def printed_desk(editor, shelf):
    """An editor where an edition is printed: a page that is not there is a page too."""
    editor.defaults[REQUEST_KEY] = shelf
    return editor


def nausea():
    return SideEffect.objects.get(slug="nausea")


def older(row):
    """The first version of a record, and the address that brings it back."""
    version = Version.objects.get_for_object(row).last()
    name = row._meta.model_name
    return version, reverse(f"admin:drugs_{name}_revision", args=[row.pk, version.pk])


def test_bringing_back_an_older_version_is_writing(chief):
    (rita, client), _ = member("rita"), member("ruth")
    Screen(enter(chief), nausea()).save(name="Queasiness")
    _, address = older(nausea())
    client.post(address, filled(soup(client.get(address)).select_one("#sideeffect_form")))
    assert nausea().name != "Queasiness"
    assert rita in writers(NAUSEA)


def test_a_version_of_another_kind_of_record_is_not_brought_back(printed_desk, shelf):
    Screen(printed_desk, nausea()).save(name="Queasiness")
    version, _ = older(nausea())
    clerk = User.objects.create_user("clerk", is_staff=True)
    clerk.user_permissions.set(
        Permission.objects.filter(content_type__model__in=("source", "person"))
    )
    for address in (
        reverse("admin:drugs_person_recover", args=[version.pk]),
        reverse("admin:drugs_source_recover", args=[version.pk]),
        reverse("admin:drugs_source_revision", args=[version.object_id, version.pk]),
    ):
        for client in (printed_desk, enter(clerk)):
            client.defaults[REQUEST_KEY] = shelf
            assert client.get(address).status_code == 404
            assert client.post(address).status_code == 404
    assert nausea().name == "Queasiness"


def test_a_review_neither_comes_nor_goes_with_an_older_version(editor, chief):
    Screen(editor, nausea()).save(medical_name="nausea and vomiting")
    reader = Person.objects.create(
        slug="dr-test", name="Test Person", credentials="MD", role="Reviewer",
        interests="None declared", declared_on="2026-01-01",
    )  # fmt: skip
    Signer.objects.create(account=chief, person=reader)
    # No page is signed for while it rests on a label edition that nobody has read.
    Source.objects.exclude(newest_revision="").update(newest_revision="", newest_revision_on=None)
    review = reverse("admin:review", args=NAUSEA)
    form = soup(editor.get(review)).select_one("form:has(button[value=sign])")
    editor.post(review, filled(form) | {"read_it_all": "on", "do": "sign"})
    assert nausea().reviewed_by == reader
    reviewed = Version.objects.get_for_object(nausea()).first()
    _, before = older(nausea())

    def bring_back(address):
        editor.post(address, filled(soup(editor.get(address)).select_one("#sideeffect_form")))

    bring_back(before)
    assert nausea().medical_name != "nausea and vomiting"
    assert nausea().reviewed_by == reader, "it was reviewed, whatever it says now"
    SideEffect.objects.filter(slug="nausea").update(reviewed_on=None, reviewed_by=None)
    bring_back(reverse("admin:drugs_sideeffect_revision", args=[nausea().pk, reviewed.pk]))
    assert nausea().medical_name == "nausea and vomiting"
    assert nausea().reviewed_by is None


def test_an_older_version_does_not_overwrite_what_was_saved_meanwhile(editor):
    Screen(editor, nausea()).save(name="Queasiness")
    _, address = older(nausea())
    data = filled(soup(editor.get(address)).select_one("#sideeffect_form"))
    _, other = member("other")
    Screen(other, nausea()).save(name="Another name")
    answer = editor.post(address, data, follow=True)
    assert "Somebody saved this record since you opened that version" in soup(answer).get_text()
    assert nausea().name == "Another name"


def test_deleting_a_section_on_its_own_screen_is_writing(chief):
    (anna, client), _ = member("anna"), member("ben")
    section = Article.objects.get(slug="how-it-works").sections.first()
    address = reverse("admin:drugs_articlesection_delete", args=[section.pk])
    client.post(address, {"post": "yes"})
    assert writers(("article", "how-it-works")) == [anna]
    answer = publish_screen(client, "article/how-it-works", reason="Mine")
    assert "Nobody approves their own change" in soup(answer).get_text()


def test_an_old_form_does_not_delete_a_section_whose_figure_changed(editor):
    article = Article.objects.get(slug="how-it-works")
    section = article.sections.filter(figures__isnull=False).first()
    screen = Screen(editor, article)
    section.figures.update(medicine="another pill")
    answer = screen.save(**{screen.row("sections", section) + "DELETE": "on"})
    assert "Somebody saved this record since you opened it" in soup(answer).get_text()
    assert article.sections.filter(pk=section.pk).exists()


def test_a_published_record_keeps_its_slug(editor):
    screen = Screen(editor, nausea())
    assert "slug" not in screen.data
    screen.save(slug="another")
    assert nausea().slug == "nausea"


@pytest.mark.parametrize("slug", ["admin", "search", "about", "compare", "static"])
def test_an_article_does_not_take_the_address_of_another_page(editor, slug):
    article = Article.objects.create(
        slug=slug, title="New", summary="A short text.", how_checked="primary"
    )
    article.sources.set(Article.objects.get(slug="how-it-works").sources.all())
    with pytest.raises(NotPublishable, match="Give the article another slug"):
        publish([("article", slug)], reason="r", approver=User.objects.get())


# --- what is no text, no number and no record of ours --------------------------------------------


@pytest.mark.parametrize("name", ["a b", "a%00", "..", "\N{GRINNING FACE}", "a/b"])
def test_an_odd_record_in_an_address_is_none(printed_desk, name):
    assert printed_desk.get(f"/admin/preview/?record=medicine/{name}").status_code in (400, 404)


def test_a_character_that_no_text_has_is_refused(editor):
    for address in ("/admin/audit/?record=term/%00", "/admin/audit.csv?record=term/%00",
                    "/admin/drugs/source/?q=%00"):  # fmt: skip
        assert editor.get(address).status_code == 400
    screen = Screen(editor, nausea())
    assert editor.post(screen.address, screen.data | {"name": "a\0b"}).status_code == 400


@pytest.mark.parametrize("odd", ["x", "1" * 30])
def test_an_odd_choice_is_shown_as_it_was_sent(odd):
    field = forms.ModelChoiceField(Treatment.objects.all())
    assert two_people._said(field, odd) == odd


def test_a_number_too_long_for_a_version_is_none(printed_desk):
    for address in (
        f"/admin/drugs/treatment/recover/{'9' * 5000}/",
        f"/admin/drugs/treatment/1/history/{'9' * 5000}/",
    ):
        assert printed_desk.get(address).status_code == 404


def test_a_new_record_takes_nothing_from_the_address(editor):
    assert editor.get("/admin/drugs/treatment/add/?label=abc&sources=abc").status_code == 200


def test_staff_without_a_role_see_no_draft(editor, reader):
    Screen(editor, nausea()).save(name="Queasiness")
    bare = enter(User.objects.create_user("bare", is_staff=True))
    assert bare.get("/admin/preview/?record=side-effect/nausea").status_code == 403
    for client in (bare, reader):
        answer = client.get("/side-effects/nausea/?preview")
        assert (answer.status_code, answer["Location"]) == (302, "/side-effects/nausea/")


def test_the_way_back_from_a_preview_leads_to_no_other_site(reader):
    answer = reader.get("//example.org/?preview")
    assert not answer["Location"].startswith("//")


def test_the_list_of_pages_nobody_reviewed_opens(editor):
    links = [
        link["href"]
        for link in soup(editor.get(reverse("admin:index"))).select("#due ~ p a")
        if "isempty" in link["href"]
    ]
    assert len(links) == 3
    SideEffect.objects.exclude(slug="nausea").update(
        reviewed_on=datetime.date(2026, 1, 1),
        reviewed_by=Person.objects.create(
            slug="p", name="P", credentials="MD", role="r", interests="none",
            declared_on="2026-01-01",
        ),
    )  # fmt: skip
    answer = editor.get(next(link for link in links if "sideeffect" in link))
    assert answer.status_code == 200
    assert len(soup(answer).select("#result_list tbody tr")) == 1
