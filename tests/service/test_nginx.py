"""The real nginx serves the edition from disk, word for word as the front door does."""

import json
import socket
import threading

import pytest

from drugs.press import files, printing
from tests import desks
from tests.browser import printed_site
from tests.service import web_server
from tests.service.asking import ask

CODINGS = ("br, gzip", "gzip", "")
# They are of one connection or one server; what marks the bytes is looked at by itself.
NOT_COMPARED = {"connection", "date", "etag", "strict-transport-security", "transfer-encoding"}


@pytest.fixture(scope="module")
def site(printed, static_files, desk_of, tmp_path_factory):
    var = tmp_path_factory.mktemp("nginx") / "var"
    printed_site.lay_out(var, printed, desk_of(desks.SMALL))
    with printed_site.served(var) as site:
        yield site


@pytest.fixture(scope="module")
def front(site):
    return int(site.address.rpartition(":")[2])


@pytest.fixture(scope="module")
def nginx(site, front):
    with web_server.running("eczema", site.var_dir.parent / "nginx", [front], site.var_dir) as port:
        yield port


@pytest.fixture(scope="module")
def nothing_behind(site):
    """The same where the front door is gone."""
    gone = [web_server.free_port()]
    with web_server.running("eczema", site.var_dir.parent / "alone", gone, site.var_dir) as port:
        yield port


def compared(headers):
    return {name: value for name, value in headers.items() if name not in NOT_COMPARED}


@pytest.mark.every_page
def test_every_printed_answer_is_the_same_from_disk(site, front, nothing_behind):
    manifest = json.loads((site.var_dir / "editions/current/manifest.json").read_text())
    from_disk = 0
    for path in manifest["files"]:
        marks = set()
        for coding in CODINGS:
            theirs = ask(nothing_behind, path, accept_encoding=coding)
            if theirs[0] == 503 and manifest["files"][path]["takes_query"]:
                continue  # the front door answers what htmx may ask for in parts
            status, headers, body = ask(front, path, accept_encoding=coding)
            assert (theirs[0], theirs[2]) == (status, body), path
            assert compared(theirs[1]) == compared(headers), path
            assert theirs[1]["strict-transport-security"]
            assert "last-modified" not in theirs[1]
            marks.add(theirs[1]["etag"])
            from_disk += 1
            known = {"accept_encoding": coding, "if_none_match": theirs[1]["etag"]}
            again = ask(nothing_behind, path, **known)
            assert (again[0], again[2]) == (304, b""), path
            known["if_none_match"] = headers["etag"]
            assert compared(again[1]) == compared(ask(front, path, **known)[1]), path
        assert len(marks) in (0, 1 + len(manifest["files"][path]["encodings"])), path
    assert from_disk > 2.9 * len(manifest["files"])


def test_static_files_are_the_same_from_disk(site, front, nothing_behind):
    listed = json.loads((site.var_dir / "static/staticfiles.json").read_text())["paths"]
    ours = [name for name in listed.values() if not name.startswith("admin/")]
    assert len(ours) > 10
    for name in ours:
        for coding in CODINGS:
            theirs = ask(nothing_behind, f"/static/{name}", accept_encoding=coding)
            answer = ask(front, f"/static/{name}", accept_encoding=coding)
            assert (theirs[0], theirs[2]) == (answer[0], answer[2]), name
            assert compared(theirs[1]) == compared(answer[1]), name


@pytest.mark.parametrize(
    ("path", "request_", "status"),
    [
        ("/nowhere/", {}, 404),
        ("/about/index.html", {}, 302),
        ("/about/index.html.br", {}, 404),
        ("/manifest.json", {}, 404),
        ("/../manifest.json", {}, 400),
        ("/%2e%2e/edition.json", {}, 400),
        ("/static/../desk.sqlite3", {}, 404),
        ("/static/staticfiles.json", {}, 404),
        ("/about", {}, 302),
        ("/search/?q=testol", {}, 200),
        ("/search/", {}, 200),
        ("/about/?utm_source=x", {}, 200),
        ("/who-can-use/", {"method": "POST", "body": "age=40"}, 200),
        ("/admin/login/", {}, 200),
        ("/readyz", {}, 200),
        ("/", {"host": "evil.example"}, 400),
    ],
)
def test_what_is_not_printed_comes_from_the_front_door(front, nginx, path, request_, status):
    theirs = ask(nginx, path, **request_)
    assert theirs[0] == status
    if "host" not in request_ and status != 400:
        answer = ask(front, path, **request_)
        assert answer[0] == status
        # A time to the second is another one by chance.
        left = {"set-cookie", "content-length", "expires"}
        assert {k: v for k, v in compared(theirs[1]).items() if k not in left} == {
            k: v for k, v in compared(answer[1]).items() if k not in left
        }


def test_whoever_asks_for_another_name_is_not_told_by_whom(nginx):
    status, headers, body = ask(nginx, "/", host="evil.example")
    assert (status, headers["server"]) == (400, "web")
    assert body == b"This address does not belong to this site.\n"


@pytest.mark.parametrize(
    "line",
    [
        "garbage",
        "GET /" + "a" * 20_000 + " HTTP/1.1",
        "GET / HTTP/9.9",
        "GET / HTTP/1.1\r\nHost: a b",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a" * 40_000,
        "TRACE / HTTP/1.1\r\nHost: localhost",
        "TRACE / HTTP/1.1\r\nHost: evil.example",
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: odd",
    ],
)
def test_what_is_no_request_is_not_told_by_whom_either(nginx, line):
    with socket.create_connection(("127.0.0.1", nginx), timeout=30) as connection:
        connection.sendall(line.encode() + b"\r\n\r\n")
        answer = connection.makefile("rb").read(4096).decode().lower()
    head, _, body = answer.partition("\r\n\r\n")
    assert "nginx" not in answer
    assert head.startswith(("http/1.1 400", "http/1.1 405", "http/1.1 501"))
    assert "this request cannot be read" in body or "this page is" in body
    for header in ("server: web", "x-content-type-options: nosniff", "content-security-policy: "):
        assert header in head


def test_without_a_front_door_readers_keep_pages_and_get_a_sentence(nothing_behind):
    assert ask(nothing_behind, "/")[0] == 200
    status, headers, body = ask(nothing_behind, "/search/?q=my-secret-word")
    assert status == 503
    assert b"Please try again in a minute." in body
    assert headers["retry-after"] == "30"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "nginx" not in str(headers) + body.decode()


def test_no_address_is_written_down(site, nginx, nothing_behind):
    for port in (nginx, nothing_behind):
        for path in ("/search/?q=my-secret-word", "/my-secret-word/", "/%ff?my-secret-word"):
            ask(port, path)
    ask(nginx, "/search/?q=my-secret-word", "POST", body="x" * 9_000_000)
    for folder in ("nginx", "alone"):
        logs = [*(site.var_dir.parent / folder).rglob("*.log")]
        assert logs
        assert not any(b"my-secret-word" in log.read_bytes() for log in logs)


def test_a_switch_is_seen_whole(site, nothing_behind):
    """While `current` goes to and fro, each answer has one edition's bytes under their own mark."""
    editions = site.var_dir / "editions"
    first = (editions / "current").resolve()
    names = ["about", "glossary"]
    bodies = {}
    folders = []
    for mark in (b"one", b"other"):
        folder = editions / f"{9000 + len(folders)}-{mark.decode()}"
        for name in names:
            (folder / "pages" / name).mkdir(parents=True)
            body = b"<!doctype html>" + mark + f" {name} ".encode() * 20_000
            files.write_file(folder / "pages" / name / "index.html", body)
            bodies[body] = None
        folders.append(folder)
    stop, wrong, seen = threading.Event(), [], []

    def read(name):
        while not stop.is_set():
            status, headers, body = ask(nothing_behind, f"/{name}/")
            if status == 200 and bodies.get(body, "") in (None, headers["etag"]):
                bodies[body] = headers["etag"]
            else:
                wrong.append((status, headers, body[:40]))
            seen.append(body[15:18])

    printing.switch(folders[0])
    readers = [threading.Thread(target=read, args=(name,)) for name in names * 2]
    for reader in readers:
        reader.start()
    try:
        while len(seen) < 400:
            for folder in folders:
                printing.switch(folder)
    finally:
        stop.set()
        for reader in readers:
            reader.join()
        printing.switch(first)
    assert not wrong
    assert set(seen) == {b"one", b"oth"}
    assert len(set(bodies.values())) == 4
