"""People who sign in by the real form, with a phone that makes codes."""

import time

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.test import Client
from django_otp.oath import TOTP

PASSWORD = "seven purple kettles hum"


@pytest.fixture(autouse=True)
def _static(static_files):
    """The desk names its own static files by their hash."""


def person(name: str, role: str = "") -> User:
    user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def rita(db) -> User:
    return person("rita", "Reviewer")


@pytest.fixture
def anna(db) -> User:
    return person("anna", "Author")


@pytest.fixture
def browser() -> Client:
    return Client(headers={"host": "localhost"})


def sign_in(client: Client, name: str, password: str = PASSWORD, **more):
    return client.post(
        "/admin/login/", {"username": name, "password": password, "next": "/admin/"}, **more
    )


def code(key: str, later: int = 0) -> str:
    """What a phone shows for a key of 40 hex digits, some steps of 30 seconds later."""
    totp = TOTP(bytes.fromhex(key))
    totp.time = time.time() + 30 * later
    return f"{totp.token():06}"


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "lxml")


def said(response) -> str:
    return " ".join(soup(response).get_text(" ").split())
