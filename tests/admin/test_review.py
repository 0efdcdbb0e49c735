"""Write, check, preview, send, refuse one's own approval, approve, see it live: as each role."""

import datetime

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from drugs.admin.records import preview_address
from drugs.models import Handover, Publication, SideEffect, Treatment
from drugs.press import affected, proof
from drugs.press.compile import KINDS, compile_rows
from drugs.press.editions import edition
from drugs.shelf import Shelf
from tests.admin.conftest import Screen, enter, publish_screen
from tests.admin.forms import filled, soup

pytestmark = pytest.mark.django_db

NAUSEA = "side-effect/nausea"
NEW_NAME = "Queasiness"


def member(name: str, group: str) -> Client:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return enter(user)


@pytest.fixture
def anna(db):
    """An author."""
    return member("anna", "Author")


@pytest.fixture
def rita(db):
    return member("rita", "Reviewer")


@pytest.fixture
def ruth(db):
    return member("ruth", "Reviewer")


def write(client: Client) -> None:
    Screen(client, SideEffect.objects.get(slug="nausea")).save(name=NEW_NAME)


def decide(client: Client, do: str, **fields: str):
    address = f"{reverse('admin:publish')}?record={NAUSEA}"
    seen = soup(client.get(address)).select_one("input[name=seen]")
    fields["seen"] = seen["value"] if seen else ""
    return client.post(address, {"do": do, **fields}, follow=True)


def live_name() -> str:
    return Shelf(edition(datetime.date(2026, 11, 22))).side_effects["nausea"].name


def test_the_whole_way_from_writing_to_readers(anna, rita, ruth):
    write(anna)
    decide(anna, "send", note="New plain name")
    page = soup(publish_screen(rita, NAUSEA))
    assert "sent for review by anna" in page.get_text()
    row = page.select_one(".changes tbody tr")
    assert [cell.get_text() for cell in row.select("th, td")] == ["name", live_name(), NEW_NAME]

    decide(rita, "publish", reason="Plainer")
    assert live_name() == NEW_NAME
    made = Publication.objects.get(slug="nausea", version=2)
    assert (made.author.username, made.approver.username) == ("anna", "rita")
    handed = Handover.objects.get()
    assert (handed.state, handed.answered_by.username, handed.answer) == (
        "published", "rita", "Plainer",
    )  # fmt: skip


def test_an_author_cannot_publish_by_screen_or_by_direct_post(anna, rita):
    write(anna)
    page = soup(publish_screen(anna, NAUSEA))
    assert not page.select("button[value=publish]")
    assert "may not publish" in page.get_text()
    answer = decide(anna, "publish", reason="Try anyway")
    assert answer.status_code == 422
    assert live_name() != NEW_NAME


def test_nobody_approves_their_own_change(rita, ruth):
    write(rita)
    assert not soup(publish_screen(rita, NAUSEA)).select("button[value=publish]")
    address = f"{reverse('admin:publish')}?record={NAUSEA}"
    seen = soup(ruth.get(address)).select_one("input[name=seen]")["value"]
    answer = rita.post(address, {"do": "publish", "reason": "My own", "seen": seen})
    assert "Nobody approves their own change" in soup(answer).select_one(".errornote").get_text()
    assert live_name() != NEW_NAME
    decide(ruth, "publish", reason="Read it")
    assert live_name() == NEW_NAME


def test_a_draft_is_sent_back_with_a_note(anna, rita):
    write(anna)
    decide(anna, "send", note="Please read")
    decide(rita, "send-back", note="Too long")
    handed = Handover.objects.get()
    assert (handed.state, handed.answer) == ("sent-back", "Too long")
    decide(anna, "send-back", note="No, you")
    assert Handover.objects.get().answered_by.username == "rita"


def test_what_was_written_after_it_was_sent_is_told(anna, rita):
    write(anna)
    decide(anna, "send", note="Please read")
    assert "It was changed after that" not in soup(publish_screen(rita, NAUSEA)).get_text()
    Screen(anna, SideEffect.objects.get(slug="nausea")).save(name="Quite another name")
    assert "It was changed after that, by anna on" in soup(publish_screen(rita, NAUSEA)).get_text()
    decide(anna, "send", note="Please read again")
    assert "It was changed after that" not in soup(publish_screen(rita, NAUSEA)).get_text()


def test_a_draft_that_changed_under_the_reviewers_eyes_is_not_published(anna, rita):
    write(anna)
    address = f"{reverse('admin:publish')}?record={NAUSEA}"
    seen = soup(rita.get(address)).select_one("input[name=seen]")["value"]
    Screen(anna, SideEffect.objects.get(slug="nausea")).save(name="Quite another name")
    answer = rita.post(address, {"do": "publish", "reason": "Read it", "seen": seen})
    assert "changed since you opened this screen" in soup(answer).get_text()
    assert live_name() not in (NEW_NAME, "Quite another name")
    answer = rita.post(address, {"do": "publish", "reason": "No mark at all"})
    assert answer.status_code == 422
    assert live_name() != "Quite another name"


def test_a_new_link_off_the_site_is_opened_and_ticked(anna, rita):
    from drugs.models import Source

    host = Source.objects.exclude(address="").first().address.split("/")[2]
    address = f"https://{host}/somewhere-else"
    row = SideEffect.objects.get(slug="nausea")
    Screen(anna, row).save(what_it_is=f"You feel sick. See [this page]({address}).")
    page = soup(publish_screen(rita, NAUSEA))
    assert page.select_one("input[name=opened]")["value"] == address
    assert f"New link “this page”: {address}" in page.select_one(".changes").get_text()
    answer = decide(rita, "publish", reason="Read it")
    assert "tick it" in soup(answer).select_one(".errornote").get_text()
    assert Publication.objects.filter(slug="nausea").count() == 1
    decide(rita, "publish", reason="Read it", opened=address)
    assert Publication.objects.filter(slug="nausea").count() == 2
    Screen(anna, row).save(name=NEW_NAME)
    assert not soup(publish_screen(rita, NAUSEA)).select("input[name=opened]"), "it was approved"


def test_outsiders_do_not_get_in(db, client):
    address = f"{reverse('admin:publish')}?record={NAUSEA}"
    assert Client(headers={"host": "localhost"}).get(address).status_code == 302
    bare = enter(User.objects.create_user("bare", is_staff=True))
    for name in ("publish", "affected"):
        assert bare.get(reverse(f"admin:{name}") + f"?record={NAUSEA}").status_code == 403


def test_one_figure_touches_the_pages_that_show_it(editor):
    cibinqo = Treatment.objects.get(slug="testol")
    figure = cibinqo.reactions.filter(side_effect__slug="nausea").exclude(percent="").first()
    screen = Screen(editor, cibinqo)
    screen.save(**{screen.row("reactions", figure) + "percent": "77.7"})
    answer = editor.get(reverse("admin:affected") + "?record=medicine/testol")
    paths = {link.get_text() for link in soup(answer).select("#affected a")}
    assert {"/medicines/testol/", "/side-effects/nausea/", "/data/medicines/testol.json"} <= paths
    assert not {"/medicines/velvix/", "/glossary/", "/side-effects/acne/"} & paths


def test_who_waits_for_what_is_printed_aside_sees_how_far_it_is(editor, monkeypatch):
    """It takes half a minute; the same on the screen of what rests on a source."""
    write(editor)
    progress = reverse("admin:affected_progress")
    for screen in (
        f"{reverse('admin:publish')}?record={NAUSEA}",
        reverse("admin:impact", args=NAUSEA.split("/")),
    ):
        waits = soup(editor.get(screen)).select_one(f"[hx-swap=outerHTML] > [hx-get='{progress}']")
        assert waits["hx-trigger"] == "every 1s"
        assert waits.progress
    told = []
    real = affected.page_aside

    def noted(*args):
        if len(told) < 3:
            told.append(soup(editor.get(progress)))
        return real(*args)

    monkeypatch.setattr(affected, "page_aside", noted)
    proof.forget()
    editor.get(f"{reverse('admin:affected')}?record={NAUSEA}", headers={"hx-request": "true"})
    assert [int(page.progress["value"]) for page in told] == [0, 1, 2]
    assert f"2 of {told[2].progress['max']}" in told[2].get_text()


def test_the_preview_shows_the_draft_to_staff_only(anna, rita, static_files):
    write(anna)
    address = "/side-effects/nausea/?preview"
    draft = anna.get(address)
    page = soup(draft)
    assert NEW_NAME in page.h1.get_text()
    assert "Readers do not see this" in page.select_one(".preview-note").get_text()
    assert draft["Cache-Control"] == "no-store"
    assert "frame-ancestors 'self'" in draft["Content-Security-Policy"]
    assert "'none' 'self'" not in draft["Content-Security-Policy"]


def test_the_preview_is_not_for_readers(anna, reader):
    write(anna)
    page = soup(reader.get("/side-effects/nausea/?preview", follow=True))
    assert NEW_NAME not in page.h1.get_text()
    assert not page.select(".preview-note")


def test_the_preview_screen_frames_the_public_address(anna):
    answer = anna.get(reverse("admin:preview") + f"?record={NAUSEA}")
    frames = [frame["src"] for frame in soup(answer).select("iframe")]
    assert frames == ["/side-effects/nausea/?preview"] * 2
    assert "frame-src 'self'" in answer["Content-Security-Policy"]


def test_every_kind_of_record_has_a_preview(editor):
    for kind in KINDS:
        slug = next(iter(compile_rows(kind)), "nobody")
        assert editor.get(preview_address((kind, slug))).status_code == 200


def test_sending_asks_for_a_note(anna):
    write(anna)
    form = soup(publish_screen(anna, NAUSEA)).select("form[method=post]")[-1]
    answer = anna.post(
        f"{reverse('admin:publish')}?record={NAUSEA}", filled(form) | {"do": "send", "note": ""}
    )
    assert answer.status_code == 422
    assert not Handover.objects.exists()
