"""A reader reports what is wrong: without an account, a cookie or JavaScript. Nothing about them is
kept, and machines and floods are held off."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.db import DatabaseError
from django.urls import reverse

from drugs.models import ProblemReport
from drugs.views import report_a_problem as view
from tests.admin.conftest import enter

pytestmark = pytest.mark.django_db
ADDRESS = "/report-a-problem/"
WORDS = "The dose in the second table is wrong."


@pytest.fixture(autouse=True)
def _fresh(monkeypatch):
    monkeypatch.setattr(view, "rate", view.Rate())


@pytest.fixture
def chief(db) -> User:
    return User.objects.create_superuser("chief")


def send(reader, **changed):
    return reader.post(ADDRESS, {"page": "/medicines/testol/", "message": WORDS} | changed)


def test_every_page_links_to_it_and_names_itself(pages):
    for path, page in pages.items():
        links = [a for a in page.select("footer a") if a["href"].startswith(ADDRESS)]
        if path == ADDRESS:
            continue
        (link,) = links
        assert link["href"] == f"{ADDRESS}?page={path}"
        assert link["rel"] == ["nofollow"]


def test_the_page_is_filled_in(reader):
    page = BeautifulSoup(reader.get(f"{ADDRESS}?page=/glossary/").content, "lxml")
    assert page.select_one("#report-page")["value"] == "/glossary/"
    form = page.select_one("main form")
    assert (form["method"], form["action"]) == ("post", ADDRESS)
    assert not form.select("[name=csrfmiddlewaretoken]")


def test_what_is_kept_is_the_page_and_the_words(reader):
    answer = send(reader)
    assert answer.status_code == 200
    assert "Thank you" in answer.content.decode()
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    row = ProblemReport.objects.get()
    assert (row.page_path, row.message) == ("/medicines/testol/", WORDS)
    assert {field.name for field in ProblemReport._meta.fields} == {
        "id", "page_path", "message", "sent_at", "closed_at", "closed_by",
    }  # fmt: skip


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_another_site_sends_nothing(reader, origin):
    for headers in ({"Origin": origin}, {"Sec-Fetch-Site": "cross-site"}):
        answer = reader.post(ADDRESS, {"message": WORDS}, headers=headers)
        assert answer.status_code == 403
    assert not ProblemReport.objects.exists()


def test_a_program_that_fills_in_every_field_is_thanked_and_forgotten(reader):
    assert "Thank you" in send(reader, website="https://spam.example").content.decode()
    assert not ProblemReport.objects.exists()


@pytest.mark.parametrize(
    ("message", "status"), [("", 422), ("too short", 422), (" " * 50, 422), ("x" * 2001, 422)]
)
def test_too_short_or_too_long_is_said_and_the_words_stay(reader, message, status):
    answer = send(reader, message=message)
    assert answer.status_code == status
    page = BeautifulSoup(answer.content, "lxml")
    assert page.select_one("[role=alert]")
    assert page.select_one("textarea").get_text().strip() == message.strip()
    assert not ProblemReport.objects.exists()


def test_a_form_that_is_far_too_long_is_not_read(reader):
    assert send(reader, message="x" * 20_000).status_code == 413


def test_one_network_sends_a_few_an_hour_and_others_go_on(reader):
    for _ in range(view.FROM_ONE):
        assert send(reader).status_code == 200
    answer = send(reader)
    assert answer.status_code == 429
    assert WORDS in answer.content.decode()
    other = reader.post(ADDRESS, {"message": WORDS}, REMOTE_ADDR="192.0.2.9")
    assert other.status_code == 200
    view.rate.until = 0  # the hour is over
    assert send(reader).status_code == 200


def test_a_network_is_one_however_many_addresses_it_has():
    """With IPv6 one sender would else have used up what all of them have."""
    taken = [view.rate.allows(f"2001:db8:0:7::{last:x}") for last in range(20)]
    assert taken.count(True) == view.FROM_ONE
    assert view.rate.allows("2001:db8:0:8::1")


def test_all_together_do_not_drown_the_desk(reader):
    for number in range(view.FROM_ALL):
        assert view.rate.allows(f"192.0.2.{number}")
    assert send(reader).status_code == 429


def test_who_sent_it_is_kept_nowhere(reader, caplog, capfd):
    reader.post(ADDRESS, {"message": WORDS}, REMOTE_ADDR="192.0.2.77")
    kept = repr(view.rate) + caplog.text + capfd.readouterr().err
    assert "192.0.2.77" not in kept + repr([*ProblemReport.objects.values()])
    before = view.rate.secret
    view.rate.until = 0
    view.rate.allows("192.0.2.77")
    assert view.rate.secret != before, "the key of an hour is thrown away with it"


def test_when_the_database_is_away_the_words_stay(reader, monkeypatch):
    def away(**_):
        raise DatabaseError("away")

    monkeypatch.setattr(ProblemReport.objects, "create", away)
    answer = send(reader)
    assert answer.status_code == 503
    assert WORDS in answer.content.decode()


def test_what_nobody_sees_is_left_out_and_nothing_is_run(reader, chief):
    send(reader, message="See\u202e this\u200b: <script>alert(1)</script>", page="/a\u202e/\n/b")
    row = ProblemReport.objects.get()
    assert row.message == "See this: <script>alert(1)</script>"
    assert row.page_path == "/a/ /b"
    page = BeautifulSoup(enter(chief).get("/admin/").content, "lxml")
    assert "<script>alert(1)</script>" in page.select_one("section[aria-labelledby=reports]").text
    assert not [tag for tag in page.select("script") if "alert" in tag.text]


def test_it_lands_on_the_desk_and_is_closed_there(reader, chief):
    send(reader)
    editor = enter(chief)
    page = BeautifulSoup(editor.get("/admin/").content, "lxml")
    assert WORDS in page.select_one("section[aria-labelledby=reports]").get_text()
    row = ProblemReport.objects.get()
    assert editor.get(reverse("admin:drugs_problemreport_change", args=[row.pk])).status_code == 200
    editor.post(
        reverse("admin:drugs_problemreport_changelist"),
        {"action": "close", "_selected_action": [row.pk]},
    )
    row.refresh_from_db()
    assert row.closed_by == chief
    assert not BeautifulSoup(editor.get("/admin/").content, "lxml").select("#reports")
