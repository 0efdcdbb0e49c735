"""What the front door answers itself and what it passes on."""

import json
from wsgiref.util import setup_testing_defaults

import pytest

from eczema_site.front_door import FrontDoor
from tests.front_door.made import (
    CSP,
    HTML,
    PAGE,
    SHEET,
    app,
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
def test_the_rest_goes_to_the_app_with_the_number_of_the_edition(door, request_):
    assert ask(door, **request_).body == b"django 1"


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
def test_a_page_that_takes_no_query_is_not_made_anew_for_one(editions, request_, by_itself):
    """Else anybody could keep the site busy by printing a long page over and over."""
    folder = write_edition(editions, 1, {"/": PAGE})
    change_manifest(folder, "/", takes_query=False)
    point_to(folder)
    answer = ask(FrontDoor(app, editions), **request_)
    assert (answer.body != b"django 1") == by_itself


@pytest.mark.parametrize(
    ("sent", "reaches_the_app"),
    [
        ("text/plain; charset=hex", "text/plain"),
        ("text/plain; x*=nope''%41", "text/plain"),
        ("text/plain; x*=a%00b''a; y=1", "text/plain; y=1"),
        ("multipart/form-data; boundary=----x", "multipart/form-data; boundary=----x"),
    ],
)
def test_what_no_content_type_says_is_left_out(editions, sent, reaches_the_app):
    found = {}

    def remember(environ, start_response):
        found.update(environ)
        return app(environ, start_response)

    door = FrontDoor(remember, editions)
    door({"REQUEST_METHOD": "POST", "CONTENT_TYPE": sent, "HTTP_COOKIE": 'sessionid="\\000a"'},
         lambda status, headers: None)  # fmt: skip
    assert found["CONTENT_TYPE"] == reaches_the_app
    assert "HTTP_COOKIE" not in found


def test_without_an_edition_everything_goes_to_the_app(editions):
    door = FrontDoor(app, editions, look_every=0)
    assert ask(door).body == b"django None"


def test_the_first_edition_is_found_when_it_comes(editions):
    door = FrontDoor(app, editions, look_every=0)
    point_to(write_edition(editions, 7, {"/": PAGE}))
    assert ask(door).body == PAGE


def test_a_site_under_a_prefix_is_not_answered_for_the_root(door):
    environ = {"SCRIPT_NAME": "/other", "PATH_INFO": "/about/", "REQUEST_METHOD": "GET"}
    setup_testing_defaults(environ)
    assert b"".join(door(environ, lambda *sent: None)) == b"django 1"


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
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path}
    setup_testing_defaults(environ)
    environ["PATH_INFO"] = path
    assert b"".join(door(environ, lambda *sent: None)) == b"django 1"


@pytest.mark.parametrize("spelling", ["/glossary/sjögren/", "/glossary/sj%C3%B6gren/"])
def test_a_path_beyond_ascii_is_found_as_a_server_spells_it(editions, spelling):
    folder = write_edition(editions, 1, {"/": b"word"})
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"] = {spelling: manifest["files"]["/"]}
    write_manifest(folder, manifest)
    point_to(folder)
    answer = ask(FrontDoor(app, editions), "/glossary/sjögren/".encode().decode("latin-1"))
    assert answer.body == b"word"


def test_a_status_other_than_200_is_sent_as_printed_and_never_a_304(editions):
    folder = write_edition(editions, 1, {"/": b"moved"})
    change_manifest(folder, "/", status=301, headers=HTML | {"Location": "/medicines/opzelura/"})
    point_to(folder)
    answer = ask(FrontDoor(app, editions), if_none_match="*")
    assert (answer.status, answer.headers["Location"]) == (301, "/medicines/opzelura/")
