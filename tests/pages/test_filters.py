"""The style sheet by which readers pick medicines: it names every one, however many there are."""

import re

import pytest
from django.test import Client

from drugs.models import Question
from drugs.shelf import REQUEST_KEY
from tests import made_documents as made

pytestmark = pytest.mark.usefixtures("static_files")


@pytest.fixture(params=[1, 13, 60])
def many(request):
    """A shelf of so many made-up medicines."""
    return made.shelf(*(made.medicine(f"Madeup{n}") for n in range(request.param)))


def sheet(shelf):
    response = Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf}).get("/filters.css")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/css")
    return response.content.decode()


def test_each_medicine_can_be_picked(many):
    css = sheet(many)
    ticked = re.findall(r'\[value="([\w-]+)"\]:checked\) \[data-medicines~="([\w-]+)"\]', css)
    assert ticked == [(slug, slug) for slug in many.medicines]


def test_each_circumstance_can_be_ticked(many):
    named = re.findall(r'\[data-circumstances~="([\w-]+)"\]', sheet(many))
    assert named == Question.Circumstance.values


def test_without_medicines_there_is_no_broken_rule():
    css = sheet(made.shelf())
    assert ":not()" not in css
    assert css.count("{") == css.count("}")
