"""The same headers on whatever is answered, and on a PDF those alone that fit it."""

import pytest
from django.test import Client

from drugs.shelf import REQUEST_KEY
from eczema_site.front_door.door import Behind, FrontDoor, said
from eczema_site.headers import EVERYWHERE, FILE
from tests.front_door.made import ask

PAGE = {
    "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
    "Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options",
}  # fmt: skip


def names(headers):
    return {name.title() for name in headers}


@pytest.mark.parametrize(
    "path", ["/", "/search/?q=itch", "/nowhere/", "/compare/?medicine=testol&medicine=velvix"]
)
def test_pages_errors_and_redirects_bear_them_all(reader, path):
    response = reader.get(path)
    assert names(PAGE) <= names(response.headers)
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"]
    assert "Server" not in response.headers


def test_what_the_front_door_says_itself_bears_them_too():
    for status in (400, 405, 408, 413, 502, 503, 504):
        headers = dict(said(status)[1])
        assert names(PAGE) <= names(headers)
        assert headers["Server"] == EVERYWHERE["Server"]


def test_a_sheet_bears_only_what_fits_a_pdf(printed, manifest):
    sheets = [entry for path, entry in manifest["files"].items() if path.endswith(".pdf")]
    assert sheets
    for entry in sheets:
        policies = {n: v for n, v in entry["headers"].items() if n.title() in names(PAGE)}
        assert policies == dict(FILE)
        assert policies["Content-Security-Policy"] == "frame-ancestors 'none'"


def test_static_files_bear_them_and_are_kept_for_ever(tmp_path, settings, static_files):
    door = FrontDoor(tmp_path, settings.STATIC_ROOT, Behind(tmp_path / "p", tmp_path / "d"))
    found = [path for path in door.static._answers if path.endswith(".css")]
    assert len(found) > 1
    for path in found:
        answer = ask(door, path, accept_encoding="br")
        assert answer.status == 200
        assert names(FILE) <= names(answer.headers)
        assert "Access-Control-Allow-Origin" not in answer.headers
    hashed = next(path for path in found if path.startswith("/static/css/site.") and len(path) > 25)
    assert "immutable" in ask(door, hashed).headers["Cache-Control"]
    assert "immutable" not in ask(door, "/static/css/site.css").headers["Cache-Control"]
    assert ask(door, hashed, if_none_match=ask(door, hashed).headers["ETag"]).status == 304


@pytest.mark.django_db
def test_the_desk_is_checked_by_where_a_form_comes_from(shelf, static_files):
    client = Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
    response = client.get("/admin/login/")
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert names(PAGE) <= names(response.headers)
