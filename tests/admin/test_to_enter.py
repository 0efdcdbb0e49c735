"""What an update left to be entered stands where its editor works, until it is marked."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from drugs.models import Publication, SideEffect, ToEnter
from tests.admin.conftest import Screen, enter, publish_screen
from tests.admin.forms import soup

pytestmark = pytest.mark.django_db

HERE = ("side-effect", "nausea")


@pytest.fixture
def left(chief) -> ToEnter:
    kind, slug = HERE
    return ToEnter.objects.create(
        kind=kind, slug=slug, what="When it is for 911", text="Call 911 if you faint.\n\nAda."
    )


def test_the_first_page_and_the_record_show_it(editor, left):
    home = soup(editor.get(reverse("admin:index"))).select_one("#to-enter").parent
    assert home.select_one("a")["href"] == reverse("admin:to_enter", args=HERE)
    assert "1 text" in home.get_text()
    page = Screen(editor, SideEffect.objects.get(slug="nausea")).page
    shown = page.select_one(".to-enter").get_text()
    assert "When it is for 911" in shown
    assert "Call 911 if you faint." in shown


def test_its_record_alone_waits_until_it_is_marked(editor, chief, left):
    Screen(editor, SideEffect.objects.get(slug="nausea")).save(medical_name="queasiness")
    refused = publish_screen(editor, "side-effect/nausea", reason="Another name")
    assert "mark it as entered" in soup(refused).get_text()
    assert not Publication.objects.filter(slug="nausea", version=2).exists()

    address = reverse("admin:to_enter", args=HERE)
    page = soup(editor.get(address))
    assert page.select_one("input[name=text]")["value"] == str(left.pk)
    said = editor.post(address, {"text": left.pk}, follow=True)
    assert "Marked as entered: When it is for 911." in soup(said).get_text()
    left.refresh_from_db()
    assert left.entered_by == chief
    assert "Call 911 if you faint." in soup(editor.get(address)).get_text()  # it is kept

    publish_screen(editor, "side-effect/nausea", reason="Another name")
    assert Publication.objects.filter(slug="nausea", version=2).exists()
    assert not soup(editor.get(reverse("admin:index"))).select_one("#to-enter")


@pytest.mark.parametrize("text", ["", "x", "0", "9" * 30])
def test_what_is_no_text_of_the_record_is_not_found(editor, left, text):
    # Not found; and without a printed edition the page that says so is not there either.
    answer = editor.post(reverse("admin:to_enter", args=HERE), {"text": text})
    assert answer.status_code in (404, 503)
    left.refresh_from_db()
    assert left.entered_at is None


def test_only_who_may_write_marks_it(left):
    nobody = User.objects.create_user("nobody", is_staff=True)
    address = reverse("admin:to_enter", args=HERE)
    assert enter(nobody).get(address).status_code == 403
    author = User.objects.create_user("author", is_staff=True)
    author.groups.add(Group.objects.get(name="Author"))
    assert enter(author).post(address, {"text": left.pk}).status_code == 302
