"""Who came in, who was turned away and whose rights changed is noted, by whom and from where, and
cannot be edited or deleted. A spreadsheet runs none of it."""

import csv
import io

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from drugs.admin.audit import _harmless
from drugs.models import AccountEvent
from drugs.models.publication import NeverChanged
from tests.accounts.conftest import PASSWORD, said, sign_in
from tests.admin.forms import filled, soup
from tests.come_in import come_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(browser, db):
    user = User.objects.create_superuser("chief", password=PASSWORD)
    come_in(browser, user)
    return browser


def noted(name: str) -> list[str]:
    return [*AccountEvent.objects.filter(name=name).order_by("pk").values_list("what", flat=True)]


def test_coming_in_and_being_turned_away(anna, browser):
    sign_in(browser, "anna", "not that one at all")
    sign_in(browser, "anna", REMOTE_ADDR="192.0.2.7")
    assert browser.get(reverse("admin:auth_user_changelist")).status_code == 403
    browser.post(reverse("admin:logout"))
    assert noted("anna") == ["made", "roles", "wrong", "signed-in", "refused", "signed-out"]
    assert AccountEvent.objects.get(what="signed-in").address == "192.0.2.7"
    assert AccountEvent.objects.get(what="refused").detail == reverse("admin:auth_user_changelist")


def test_a_closed_door_is_noted_once(anna, browser):
    from tests.accounts.test_lock import earlier

    for _ in range(8):
        earlier(60)
        sign_in(browser, "anna", "not that one at all")
    assert noted("anna").count("locked") == 1
    assert noted("anna").count("wrong") <= 5


def test_a_change_of_roles_on_the_desk_names_who_made_it(chief, anna):
    address = reverse("admin:auth_user_change", args=[anna.pk])
    data = filled(soup(chief.get(address)).select_one("#user_form"))
    groups = Group.objects.order_by("name").values_list("pk", flat=True)
    chief.post(address, data | {"groups": [str(pk) for pk in groups], "is_superuser": "on"})
    rows = AccountEvent.objects.filter(name="anna", by_name="chief")
    told = {row.what: row.detail for row in rows}
    assert "Reviewer" in told["roles"]
    assert "is_superuser: False → True" in told["changed"]


def test_a_new_password_is_noted_and_signing_in_is_none(chief, anna, browser):
    anna.set_password("nine green lamps hum low")
    anna.save()
    assert noted("anna").count("password") == 1
    sign_in(type(browser)(headers={"host": "localhost"}), "anna", "nine green lamps hum low")
    assert noted("anna").count("password") == 1


def test_an_account_leaves_and_what_it_did_stays(chief, anna):
    anna.delete()
    assert noted("anna")[:2] == ["made", "roles"]
    assert AccountEvent.objects.get(what="deleted").detail == "anna"


def test_names_that_nobody_has_are_counted_and_not_kept(browser, db):
    for number in range(70):
        sign_in(browser, f"guess{number}", "x")
    rows = AccountEvent.objects.filter(what="wrong")
    assert rows.count() == 60
    assert {row.name for row in rows} == {""}


def test_nothing_of_it_is_edited_or_deleted(anna):
    row = AccountEvent.objects.first()
    for act in (
        row.save,
        row.delete,
        AccountEvent.objects.all().delete,
        lambda: AccountEvent.objects.all().update(name="x"),
    ):
        with pytest.raises(NeverChanged):
            act()


def test_it_is_shown_to_who_makes_accounts_alone(chief, anna, rita, browser):
    page = chief.get(reverse("admin:accounts"))
    assert "anna" in said(page)
    assert "roles or rights changed" in said(page)
    assert "Who came in" in said(chief.get(reverse("admin:audit")))
    reviewer = come_in(type(browser)(headers={"host": "localhost"}), rita)
    assert reviewer.get(reverse("admin:accounts")).status_code == 403
    assert reviewer.get(reverse("admin:accounts_csv")).status_code == 403
    assert "Who came in" not in said(reviewer.get(reverse("admin:audit")))


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+1", "-1"])
def test_a_spreadsheet_runs_no_cell(chief, name):
    User.objects.create_user(name)
    answer = chief.get(reverse("admin:accounts_csv"))
    cells = [
        cell
        for row in csv.reader(io.StringIO(b"".join(answer.streaming_content).decode()))
        for cell in row
    ]
    assert f"'{name}" in cells
    assert name not in cells


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("a;=1+1", "a;'=1+1"),
        ('x; "=1+1', "x; \"'=1+1"),
        ("one\n@SUM(A1)", "one\n'@SUM(A1)"),
        (' "=1+1', "' \"=1+1"),
        ("Take 5 mg; then 10 mg.", "Take 5 mg; then 10 mg."),
        ("a = b, 3 - 2", "a = b, 3 - 2"),
    ],
)
def test_a_spreadsheet_that_divides_at_semicolons_runs_none_either(cell, kept):
    assert _harmless(cell) == kept
