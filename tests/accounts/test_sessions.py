"""A session ends when nobody is there, and after half a day whatever is done in it. Publishing asks
that one signed in a short while ago; taking a page down only asks for a session."""

import pytest
from django.urls import reverse

from drugs.accounts import sessions
from drugs.models import AccountEvent, Publication, SideEffect
from tests.accounts.conftest import code, said, sign_in
from tests.admin.conftest import Screen, publish_screen
from tests.come_in import come_in

pytestmark = pytest.mark.django_db
KEY = "0123456789abcdef0123456789abcdef01234567"


def aged(client, **seconds: int) -> None:
    """The client's session as if it had begun, or been used, so long ago."""
    session = client.session
    for name, ago in seconds.items():
        session[{"signed_in": sessions.SIGNED_IN, "seen": sessions.SEEN}[name]] -= ago
    session.save()


@pytest.fixture
def reviewer(rita, browser):
    come_in(browser, rita)
    return browser


def test_it_ends_when_nobody_is_there(reviewer):
    aged(reviewer, seen=sessions.IDLE - 5)
    assert reviewer.get("/admin/").status_code == 200
    aged(reviewer, seen=sessions.IDLE + 5)
    assert reviewer.get("/admin/").status_code == 302
    assert AccountEvent.objects.filter(what="ended", name="rita").exists()


def test_it_ends_after_half_a_day_whatever_is_done(reviewer):
    aged(reviewer, signed_in=sessions.LONGEST + 5)
    assert reviewer.get("/admin/").status_code == 302
    assert "sessionid" not in reviewer.cookies or not reviewer.session.get("_auth_user_id")


def test_what_asks_by_itself_keeps_nobody_in(reviewer):
    aged(reviewer, seen=sessions.IDLE - 100)
    for name in ("printing_progress", "token"):
        reviewer.get(reverse(f"admin:{name}"), headers={"HX-Request": "true"})
    aged(reviewer, seen=200)
    assert reviewer.get("/admin/").status_code == 302


def test_a_reader_has_no_session_and_nothing_is_asked(reader, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = reader.get("/")
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.long
def test_publishing_asks_to_sign_in_again_and_loses_no_word(reviewer, rita):
    SideEffect.objects.filter(slug="nausea").update(name="Queasiness")
    before = Publication.objects.count()
    aged(reviewer, signed_in=sessions.FRESH + 5)
    page = publish_screen(reviewer, "side-effect/nausea")
    assert "Sign in again" in said(page)
    answer = publish_screen(reviewer, "side-effect/nausea", reason="Plainer words")
    assert answer.status_code == 422
    assert "your words are still here" in said(answer)
    assert 'value="Plainer words"' in answer.content.decode()
    assert Publication.objects.count() == before

    rita.totpdevice_set.update(key=KEY)
    wrong = reviewer.post("/admin/again/", {"password": "not it", "code": code(KEY)})
    assert wrong.status_code == 422
    assert "not your password" in said(wrong)
    right = {"password": "seven purple kettles hum", "code": code(KEY)}
    assert reviewer.post("/admin/again/", right).status_code == 302
    publish_screen(reviewer, "side-effect/nausea", reason="Plainer words")
    assert Publication.objects.count() == before + 1
    assert AccountEvent.objects.filter(what="signed-in-again", name="rita").exists()


def test_signing_in_again_needs_the_code_too(reviewer, rita):
    rita.totpdevice_set.update(key=KEY)
    aged(reviewer, signed_in=sessions.FRESH + 5)
    for sent in ({"code": "000000"}, {"code": ""}, {}):
        answer = reviewer.post("/admin/again/", {"password": "seven purple kettles hum", **sent})
        assert answer.status_code == 422
    assert not AccountEvent.objects.filter(what="signed-in-again").exists()


def test_going_back_is_publishing_and_a_page_comes_down_without_it(reviewer, settings):
    settings.PUBLISH_NEEDS_SECOND_PERSON = False
    Screen(reviewer, SideEffect.objects.get(slug="nausea")).save(name="Queasiness")
    publish_screen(reviewer, "side-effect/nausea", reason="r")
    aged(reviewer, signed_in=sessions.FRESH + 5)
    past = "/admin/past/side-effect/nausea/"
    answer = reviewer.post(f"{past}?version=1", {"do": "again", "reason": "Back"})
    assert answer.status_code == 422
    assert "Sign in again" in said(answer)
    answer = reviewer.post(past, {"do": "withdraw", "reason": "Wrong"})
    assert "Sign in again" not in said(answer), "what may hurt comes down at once"


def test_a_session_gets_a_new_name_at_each_step(rita, browser):
    rita.totpdevice_set.create(name="phone", key=KEY)
    names = []
    sign_in(browser, "rita")
    names.append(browser.cookies["sessionid"].value)
    browser.post("/admin/second-step/", {"code": code(KEY)})
    names.append(browser.cookies["sessionid"].value)
    assert len({*names}) == 2
    cookie = browser.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_first_phone_asks_for_a_fresh_sign_in(anna, browser):
    come_in(browser, anna)
    assert browser.get("/admin/second-step/").status_code == 200
    aged(browser, signed_in=sessions.FRESH + 5)
    answer = browser.get("/admin/second-step/")
    assert answer["Location"] == "/admin/again/?next=/admin/second-step/"


@pytest.mark.parametrize("how", ["inactive", "password", "signed out"])
def test_sessions_end_with_what_they_rest_on(anna, browser, how):
    other = type(browser)(headers={"host": "localhost"})
    for client in (browser, other):
        come_in(client, anna)
        assert client.get("/admin/").status_code == 200
    if how == "signed out":
        kept = browser.cookies["sessionid"].value
        browser.post("/admin/logout/")
        browser.cookies["sessionid"] = kept
    elif how == "password":
        anna.set_password("nine green lamps hum low")
        anna.save()
    else:
        anna.is_active = False
        anna.save()
    assert browser.get("/admin/").status_code == 302
    assert (other.get("/admin/").status_code == 200) is (how == "signed out")
