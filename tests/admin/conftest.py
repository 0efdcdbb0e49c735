"""Editors of the desk: real accounts in the real client."""

from urllib.parse import urljoin

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from drugs.admin import parts
from tests.admin.forms import filled, soup
from tests.come_in import come_in


@pytest.fixture(autouse=True)
def _static(static_files):
    """The admin names its own static files by their hash."""


def enter(user: User) -> Client:
    return come_in(Client(headers={"host": "localhost"}), user)


@pytest.fixture
def chief(db) -> User:
    return User.objects.create_superuser("chief", password="a-long-pass-phrase")


@pytest.fixture
def editor(chief) -> Client:
    """The client of a team of one, who may do everything."""
    return enter(chief)


@pytest.fixture
def reviewers(db) -> tuple[User, User]:
    """Two who may write and publish: anna and ben."""
    found = []
    for name in ("anna", "ben"):
        user = User.objects.create_user(name, password="a-long-pass-phrase", is_staff=True)
        user.groups.add(Group.objects.get(name="Reviewer"))
        found.append(user)
    return found[0], found[1]


@pytest.fixture(autouse=True)
def _whole(monkeypatch):
    """Most tests here fill a whole medicine in one form, as one with few rows stands; how others
    open by their parts has tests of its own."""
    monkeypatch.setattr(parts, "MANY", 100)


class Screen:
    """An edit screen as an editor meets it: open it, change some fields, save."""

    def __init__(self, client: Client, row) -> None:
        self.client = client
        name = row._meta.model_name
        self.address = reverse(f"admin:drugs_{name}_change", args=[row.pk])
        answer = client.get(self.address)
        if answer.status_code == 302:  # it opens by its parts
            self.address = urljoin(self.address, answer["Location"])
            answer = client.get(self.address)
        self.page = soup(answer)
        self.data = filled(self.page.select_one(f"#{name}_form"))

    def row(self, group: str, row) -> str:
        """The prefix of the fields of one of the record's rows, such as 'reactions-3-'."""
        return next(
            name.removesuffix("id")
            for name, value in self.data.items()
            if name.startswith(f"{group}-") and name.endswith("-id") and value == [str(row.pk)]
        )

    def save(self, **changes):
        """Posts the form with some fields changed; follows to the page that comes next."""
        return self.client.post(self.address, self.data | changes, follow=True)


def publish_screen(client: Client, *records: str, reason: str | None = None):
    """Opens the publishing screen, or with a reason publishes."""
    address = f"{reverse('admin:publish')}?{'&'.join(f'record={name}' for name in records)}"
    if reason is None:
        return client.get(address)
    seen = soup(client.get(address)).select_one("input[name=seen]")
    data = {"do": "publish", "reason": reason, "seen": seen["value"] if seen else ""}
    return client.post(address, data, follow=True)
