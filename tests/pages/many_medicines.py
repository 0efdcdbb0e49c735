"""A made-up library of so many medicines that pages fold by letter, and its reader."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from drugs.shelf import REQUEST_KEY, Shelf
from tests.library import library

MANY = 60


@pytest.fixture(scope="module")
def shelf(edition_doc, static_files):
    return Shelf(library(edition_doc, MANY))


@pytest.fixture(scope="module")
def reader(shelf):
    return Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})


def soup_of(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def all_of(reader, page):
    """Every address of a page as a reader comes to it: its front, and on from letter to letter."""
    found, todo = {}, [page]
    while todo:
        href = todo.pop()
        found[href] = soup_of(reader.get(href))
        todo += [link["href"] for link in found[href].select("#by-letter a")]
    return found
