"""Who may publish signs in with a password and a code from their own phone."""

from base64 import b32decode

import pytest
from django.core.management import CommandError, call_command
from django_otp.plugins.otp_totp.models import TOTPDevice

from drugs.models import AccountEvent
from tests.accounts.conftest import code, said, sign_in, soup
from tests.come_in import come_in

pytestmark = pytest.mark.django_db
STEP = "/admin/second-step/"


def shown_key(client) -> str:
    page = soup(client.get(STEP))
    return b32decode(page.select_one("code").get_text().replace(" ", "")).hex()


def test_a_reviewer_sets_up_a_phone_once_and_comes_in(rita, browser):
    answer = sign_in(browser, "rita", follow=True)
    assert answer.redirect_chain[-1][0].startswith(STEP)
    page = soup(answer)
    assert page.select_one("svg.phone-key path"), "the key as a picture"
    assert not page.select("[style], script:not([src])")
    key = shown_key(browser)
    assert shown_key(browser) == key, "it stays while the page is loaded again"
    answer = browser.post(STEP, {"code": "000000"})
    assert answer.status_code == 422
    assert "wrong" in soup(answer).select_one("[role=alert]").get_text()
    assert browser.get("/admin/").status_code == 302
    answer = browser.post(STEP, {"code": code(key)})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert browser.get("/admin/").status_code == 200
    assert "key" not in said(browser.get(STEP, follow=True)), "shown once"
    assert TOTPDevice.objects.get().key == key


def test_the_picture_is_the_key(rita, browser):
    """Read back as a phone does it, field by field, against a code made from the text alone."""
    import segno

    sign_in(browser, "rita")
    page = soup(browser.get(STEP))
    secret = page.select_one("code").get_text().replace(" ", "")
    svg = page.select_one("svg.phone-key")
    side = int(svg["viewbox"].split()[-1])
    label = "Eczema%20%26%20JAK%20medicines"
    address = f"otpauth://totp/{label}%3Arita?secret={secret}&issuer={label}"
    fields = [*segno.make(address, error="m", micro=False).matrix_iter(border=4)]
    assert side == len(fields)
    drawn = svg.select("path")[1]["d"]
    assert drawn.count("M") == sum(sum(row) for row in fields)


def test_the_next_time_only_the_code_is_asked_for_and_it_counts_once(rita, browser):
    key = "0123456789abcdef0123456789abcdef01234567"
    TOTPDevice.objects.create(user=rita, name="phone", key=key)
    sign_in(browser, "rita")
    page = browser.get(STEP)
    assert not soup(page).select("svg.phone-key, code")
    now = code(key)
    assert browser.post(STEP + "?next=/admin/audit/", {"code": now})["Location"] == "/admin/audit/"
    other = type(browser)(headers={"host": "localhost"})
    sign_in(other, "rita")
    assert other.post(STEP, {"code": now}).status_code == 422, "a code that was seen is used up"


def test_guessing_codes_is_slowed_down(rita, browser):
    key = "0123456789abcdef0123456789abcdef01234567"
    TOTPDevice.objects.create(user=rita, name="phone", key=key)
    sign_in(browser, "rita")
    for _ in range(3):
        wrong = f"{(int(code(key)) + 7) % 1_000_000:06}"
        assert browser.post(STEP, {"code": wrong}).status_code == 422
    assert browser.post(STEP, {"code": code(key)}).status_code == 422, "right, but too soon"
    assert TOTPDevice.objects.get().throttling_failure_count >= 1


def test_an_author_needs_none_but_keeps_the_one_they_set_up(anna, browser):
    sign_in(browser, "anna")
    assert browser.get("/admin/").status_code == 200
    key = shown_key(browser)
    assert browser.post(STEP, {"code": code(key)}).status_code == 302
    other = type(browser)(headers={"host": "localhost"})
    sign_in(other, "anna")
    assert other.get("/admin/").status_code == 302, "now it is asked for"


@pytest.mark.parametrize(
    "typed", ["", "12345", "1234567", "abcdef", "１２３４５６", "-12345", "\0" * 6]
)
def test_what_is_no_code_is_refused_in_a_sentence(rita, browser, typed):
    sign_in(browser, "rita")
    assert browser.post(STEP, {"code": typed}).status_code == 422


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
def test_the_way_on_stays_on_this_site(rita, browser, wanted):
    sign_in(browser, "rita")
    answer = browser.post(STEP + f"?next={wanted}", {"code": code(shown_key(browser))})
    assert answer["Location"] == "/admin/"


def test_nothing_of_the_desk_is_open_before_the_second_step(rita, browser, shelf):
    from drugs.shelf import REQUEST_KEY

    sign_in(browser, "rita")
    for address in ("/admin/audit/", "/admin/publish/?record=term/jak", "/admin/again/"):
        assert browser.get(address).status_code == 302
        assert browser.post(address, {"do": "publish"}).status_code == 302
    answer = browser.get("/glossary/?preview", **{REQUEST_KEY: shelf})
    assert answer.status_code == 302, "no drafts either"


def test_whoever_makes_accounts_takes_a_lost_phone_away(rita, browser, admin_user):
    come_in(browser, admin_user)
    phone = TOTPDevice.objects.create(user=rita, name="phone")
    page = browser.get(f"/admin/otp_totp/totpdevice/{phone.pk}/change/")
    assert page.status_code == 200
    assert phone.key not in page.content.decode()
    browser.post(f"/admin/otp_totp/totpdevice/{phone.pk}/delete/", {"post": "yes"})
    assert not TOTPDevice.objects.filter(user=rita).exists()
    noted = AccountEvent.objects.get(what="second-removed")
    assert (noted.name, noted.by_name) == ("rita", "admin")
    own = TOTPDevice.objects.get(user=admin_user)
    assert own, "their own is still there"


def test_a_stranger_is_sent_to_the_first_step(browser, db):
    assert browser.get(STEP)["Location"].startswith("/admin/login/")
    assert browser.post(STEP, {"code": "123456"})["Location"].startswith("/admin/login/")


def test_a_lost_phone_is_forgotten_from_the_shell(rita, capsys):
    TOTPDevice.objects.create(user=rita, name="phone")
    call_command("second_step", "--forget", "rita")
    call_command("second_step", "--forget", "rita")
    assert capsys.readouterr().out.splitlines() == [
        "rita: the phone is taken away.",
        "rita: there was no phone.",
    ]
    with pytest.raises(CommandError, match="No account is called 'nobody'"):
        call_command("second_step", "--forget", "nobody")
