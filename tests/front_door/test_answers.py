"""What the front door answers itself and what it passes on."""

import json

import pytest

from tests.front_door.made import (
    CSP,
    HTML,
    PAGE,
    SHEET,
    ask,
    change_manifest,
    point_to,
    write_edition,
    write_manifest,
)


def test_get_answers_the_printed_page_with_its_headers(door):
    answer = ask(door)
    assert (answer.status, answer.body) == (200, PAGE)
    assert answer.headers["Content-Length"] == str(len(PAGE))
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Security-Policy"] == CSP
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("encoding", ["", "gzip", "br"])
def test_head_is_get_without_the_body(door, encoding):
    get = ask(door, accept_encoding=encoding)
    head = ask(door, method="HEAD", accept_encoding=encoding)
    assert (head.status, head.headers, head.body) == (200, get.headers, b"")
    assert head.headers["Content-Length"] == str(len(get.body))


def test_a_range_is_answered_with_the_whole(door):
    answer = ask(door, "/handouts/opzelura.pdf", range="bytes=0-9")
    assert (answer.status, answer.body) == (200, SHEET)


@pytest.mark.parametrize(
    "request_",
    [
        {"method": "POST"},
        {"method": "OPTIONS"},
        {"query": "q=itch"},
        {"query": "preview"},
        {"hx_request": "true"},
        {"hx_request": "true", "method": "HEAD"},
        {"path": "/admin/"},
        {"path": "/about"},
        {"path": "//"},
        {"path": "/about/index.html"},
        {"path": "/manifest.json"},
        {"path": "/../edition.json"},
    ],
)
def test_the_rest_is_handed_on(door, behind, request_):
    ask(door, **request_)
    assert len(behind.asked) == 1


@pytest.mark.parametrize(
    ("request_", "by_itself"),
    [
        ({"query": "fbclid=1"}, True),
        ({"query": "medicine=a&medicine=b"}, True),
        ({"hx_request": "true"}, True),
        ({"query": "x", "method": "HEAD"}, True),
        ({"query": "preview"}, False),
        ({"method": "POST"}, False),
    ],
)
def test_a_page_that_takes_no_query_is_not_made_anew_for_one(
    editions, request_, by_itself, new_door
):
    """Else anybody could keep the site busy by printing a long page over and over."""
    folder = write_edition(editions, 1, {"/": PAGE})
    change_manifest(folder, "/", takes_query=False)
    point_to(folder)
    answer = ask(new_door(), **request_)
    assert (answer.body != b"behind") == by_itself


def test_without_an_edition_everything_is_handed_on(editions, new_door):
    door = new_door()
    assert ask(door).body == b"behind"


def test_the_first_edition_is_found_when_it_comes(editions, new_door):
    door = new_door()
    point_to(write_edition(editions, 7, {"/": PAGE}))
    assert ask(door).body == PAGE


@pytest.mark.parametrize(
    "path",
    [
        "/caf\xc3\xa9/",
        "/\xff\xfe",
        "/%",
        "/%zz/",
        "/\x00",
        "/\ud800",
        "/\u65e5/",
        "",
        "*",
        "/" * 9999,
    ],
)
def test_odd_paths_never_raise(door, path):
    assert ask(door, path).body == b"behind"


@pytest.mark.parametrize("spelling", ["/glossary/sjögren/", "/glossary/sj%C3%B6gren/"])
def test_a_path_beyond_ascii_is_found_however_it_is_spelt(editions, spelling, new_door):
    folder = write_edition(editions, 1, {"/": b"word"})
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"] = {spelling: manifest["files"]["/"]}
    write_manifest(folder, manifest)
    point_to(folder)
    answer = ask(new_door(), "/glossary/sjögren/")
    assert answer.body == b"word"


def test_a_status_other_than_200_is_sent_as_printed_and_never_a_304(editions, new_door):
    folder = write_edition(editions, 1, {"/": b"moved"})
    change_manifest(folder, "/", status=301, headers=HTML | {"Location": "/medicines/opzelura/"})
    point_to(folder)
    answer = ask(new_door(), if_none_match="*")
    assert (answer.status, answer.headers["Location"]) == (301, "/medicines/opzelura/")
