"""The front door over real edition folders on disk, spoken to as a WSGI server would."""

import gzip
import json
import logging
import os
import re
import shutil
import sys
import threading
import time
from hashlib import sha256
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import brotli
import pytest

from eczema_site import front_door
from eczema_site.front_door import FrontDoor, acceptable_codings

CSP = "default-src 'none'"
HTML = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
    "Vary": "HX-Request, HX-History-Restore-Request",
}
PDF = {"Content-Type": "application/pdf", "Cache-Control": "no-cache", "X-Frame-Options": "DENY"}
PAGE = b"<!doctype html><p>6.1 of 100 people</p>" * 40
SHEET = b"%PDF-1.7 not really" * 50


def write_edition(editions, number, pages=None, sheets=None):
    """Prints a small edition as the printer does, without pointing `current` at it."""
    folder = editions / f"{number:04d}-2026-11-22-{number:08x}"
    files = {}
    for path, body in (pages or {}).items():
        name = f"pages{path}index.html"
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(body)
        (folder / f"{name}.br").write_bytes(brotli.compress(body))
        (folder / f"{name}.gz").write_bytes(gzip.compress(body, mtime=0))
        encodings = {"br": f"{name}.br", "gzip": f"{name}.gz"}
        files[path] = entry(name, body, HTML, encodings)
    for path, body in (sheets or {}).items():
        name = f"pages{path}"
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)
        files[path] = entry(name, body, PDF, {})
    write_manifest(folder, {"number": number, "files": files})
    return folder


def entry(name, body, headers, encodings):
    return {
        "status": 200,
        "headers": headers,
        "sha256": sha256(body).hexdigest(),
        "size": len(body),
        "file": name,
        "encodings": encodings,
    }


def write_manifest(folder, manifest):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").write_text(json.dumps(manifest))


def change_manifest(folder, path, **changes):
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"][path].update(changes)
    write_manifest(folder, manifest)


def point_to(folder):
    fresh = folder.parent / "current.new"
    fresh.symlink_to(folder.name)
    os.replace(fresh, folder.parent / "current")


def app(environ, start_response):
    """Stands for Django: says that it was asked, and which edition the front door named."""
    body = b"django " + str(environ["front_door.edition"]).encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


class Answer:
    def __init__(self, status, headers, body):
        self.status = int(status[:3])
        self.headers = dict(headers)
        self.body = body
        assert len(self.headers) == len(headers), "a header was sent twice"


def ask(door, path="/", method="GET", query="", **headers):
    """One request through wsgiref's validator; headers by name, as in `if_none_match='*'`."""
    environ = {"REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path}
    environ["QUERY_STRING"] = query
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    setup_testing_defaults(environ)
    sent = []

    def start_response(status, headers, exc_info=None):
        sent.append((status, headers))
        return lambda data: None

    chunks = validator(door)(environ, start_response)
    try:
        body = b"".join(chunks)
    finally:
        chunks.close()
    return Answer(*sent[-1], body)


@pytest.fixture
def editions(tmp_path):
    return tmp_path / "editions"


@pytest.fixture
def first(editions):
    folder = write_edition(
        editions, 1, {"/": PAGE, "/about/": b"about"}, {"/handouts/opzelura.pdf": SHEET}
    )
    point_to(folder)
    return folder


@pytest.fixture
def door(first, editions):
    return FrontDoor(app, editions, look_every=0)


# What it answers and what it passes on


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


# Encodings


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        (None, None),
        ("", None),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=1.0, gzip;q=1.0", "br"),
        ("gzip, br", "br"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("GZip;Q=0.3", "gzip"),
        ("gzip ; q = 0.5", "gzip"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.000", None),
        ("br;q=0.001", "br"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("*;q=0", None),
        ("gzip;q=0.2, *;q=0", "gzip"),
        ("identity", None),
        ("identity;q=0.5, gzip;q=0.1", None),
        ("identity;q=0.1, gzip;q=0.5", "gzip"),
        ("identity;q=0, gzip;q=0.001", "gzip"),
        ("identity;q=0", None),  # nothing we have is accepted: a page beats a 406
        ("deflate, zstd", None),
        ("br;q=2, gzip", "gzip"),
        ("br;q=, gzip;q=x", None),
        (";;,,=;q", None),
    ],
)
def test_the_encoding_is_the_one_the_browser_likes_best(door, header, coding):
    answer = ask(door, **({} if header is None else {"accept_encoding": header}))
    assert answer.headers.get("Content-Encoding") == coding
    decode = {None: bytes, "br": brotli.decompress, "gzip": gzip.decompress}[coding]
    assert decode(answer.body) == PAGE
    assert answer.headers["Content-Length"] == str(len(answer.body))


def test_plain_is_allowed_unless_ruled_out():
    assert acceptable_codings("gzip") == ("gzip", "identity")
    assert acceptable_codings("gzip, identity;q=0") == ("gzip",)
    assert acceptable_codings("gzip, *;q=0") == ("gzip",)
    assert acceptable_codings("gzip, *;q=0, identity;q=0.5") == ("gzip", "identity")


def test_a_file_without_encodings_is_sent_plain_and_does_not_vary(door):
    answer = ask(door, "/handouts/opzelura.pdf", accept_encoding="br, identity;q=0")
    assert (answer.body, answer.headers["Content-Type"]) == (SHEET, "application/pdf")
    assert "Content-Encoding" not in answer.headers
    assert "Vary" not in answer.headers


@pytest.mark.parametrize(
    ("name", "printed", "sent"),
    [
        ("Vary", "HX-Request", "HX-Request, Accept-Encoding"),
        ("vary", "HX-Request,  Cookie", "HX-Request, Cookie, Accept-Encoding"),
        ("Vary", "accept-encoding, HX-Request", "Accept-Encoding, HX-Request"),
        ("Vary", "*", "*"),
        ("Vary", "", "Accept-Encoding"),
        ("X-Robots-Tag", "noindex", "Accept-Encoding"),
    ],
)
def test_vary_is_merged(editions, name, printed, sent):
    folder = write_edition(editions, 1, {"/": PAGE})
    change_manifest(folder, "/", headers={"Content-Type": "text/html", name: printed})
    point_to(folder)
    door = FrontDoor(app, editions)
    for answer in (ask(door), ask(door, accept_encoding="br"), ask(door, if_none_match="*")):
        assert answer.headers["Vary"] == sent


def test_headers_that_are_the_front_doors_own_are_not_taken_from_the_manifest(editions):
    folder = write_edition(editions, 1, {"/": PAGE})
    own = {"etag": '"old"', "content-length": "1", "Content-encoding": "br", "DATE": "then"}
    change_manifest(folder, "/", headers=HTML | own)
    point_to(folder)
    answer = ask(FrontDoor(app, editions))
    assert answer.headers.keys() & own.keys() == set()
    assert answer.headers["Content-Length"] == str(len(PAGE))


# Not modified


def test_each_encoding_has_its_own_strong_etag(door):
    tags = {ask(door, accept_encoding=coding).headers["ETag"] for coding in ("", "gzip", "br")}
    assert len(tags) == 3
    assert all(re.fullmatch(r'"[0-9a-f]{32}(-br|-gzip)?"', tag) for tag in tags)


@pytest.mark.parametrize(
    "header", ["{}", "W/{}", '"other", {}', 'W/"a,b" ,W/{} , "z"', '"x",{}', "*", " * "]
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_same_bytes_are_not_sent_again(door, header, method):
    full = ask(door, accept_encoding="br")
    known = header.format(full.headers["ETag"])
    answer = ask(door, method=method, accept_encoding="br", if_none_match=known)
    assert (answer.status, answer.body) == (304, b"")
    kept = set(HTML) - {"Content-Type"} | {"ETag"}
    assert answer.headers == {name: full.headers[name] for name in kept}


def test_another_tag_gets_the_page(door):
    tag = ask(door).headers["ETag"]
    cut = tag[:-2] + '"'
    for known in ('"nothing"', "", ",", '"', "W/", tag.strip('"'), cut, '"*"'):
        assert ask(door, if_none_match=known).status == 200, known


def test_the_tag_of_one_encoding_does_not_answer_for_another(door):
    tag = ask(door, accept_encoding="br").headers["ETag"]
    for coding in ("", "gzip"):
        assert ask(door, accept_encoding=coding, if_none_match=tag).status == 200


@pytest.mark.parametrize("memory_limit", [0, 10**6])
@pytest.mark.parametrize("coding", ["", "gzip", "br"])
def test_a_changed_figure_of_equal_length_is_never_a_304(editions, first, coding, memory_limit):
    door = FrontDoor(app, editions, look_every=0, memory_limit=memory_limit)
    tag = ask(door, accept_encoding=coding).headers["ETag"]
    changed = PAGE.replace(b"6.1", b"6.2")
    second = write_edition(editions, 2, {"/": changed})
    for old in first.rglob("*index.html*"):  # and the clock does not tell them apart
        new = second / old.relative_to(first)
        if new.exists():
            os.utime(new, ns=(old.stat().st_atime_ns, old.stat().st_mtime_ns))
    point_to(second)
    answer = ask(door, accept_encoding=coding, if_none_match=tag)
    assert answer.status == 200
    assert answer.headers["ETag"] != tag
    decode = {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}[coding]
    assert decode(answer.body) == changed


def test_the_same_page_in_a_newer_edition_is_a_304(editions, door):
    tag = ask(door, "/about/").headers["ETag"]
    point_to(write_edition(editions, 2, {"/about/": b"about"}))
    assert ask(door, "/about/", if_none_match=tag).status == 304
    assert ask(door, "/").body == b"django 2"


# Memory and the folder


def read_only_what_is_held(door, first):
    """The paths and encodings that answer after the folder is gone, hence from memory."""
    shutil.rmtree(first)
    wanted = [
        (p, c) for p in ("/", "/about/", "/handouts/opzelura.pdf") for c in ("", "br", "gzip")
    ]
    return {
        (path, coding)
        for path, coding in wanted
        if not ask(door, path, accept_encoding=coding).body.startswith(b"django")
    }


def test_everything_is_held_within_the_bound(door, first):
    assert len(read_only_what_is_held(door, first)) == 9


def test_pages_are_held_before_sheets_and_the_smallest_first(editions, first):
    sizes = {file.name: file.stat().st_size for file in first.glob("pages/index.html*")}
    about = sum(file.stat().st_size for file in first.glob("pages/about/*"))
    assert len(SHEET) < len(PAGE)
    limit = about + sizes["index.html.br"] + sizes["index.html.gz"] + len(PAGE) - 1
    door = FrontDoor(app, editions, look_every=0, memory_limit=limit)
    held = read_only_what_is_held(door, first)
    assert ("/", "") not in held
    assert {("/", "br"), ("/", "gzip"), ("/about/", ""), ("/about/", "br")} <= held


def test_a_sheet_does_not_push_out_a_page(editions, first):
    pages = sum(file.stat().st_size for file in first.rglob("*index.html*"))
    door = FrontDoor(app, editions, look_every=0, memory_limit=pages)
    assert {path for path, _ in read_only_what_is_held(door, first)} == {"/", "/about/"}


def test_what_is_not_held_is_read_from_the_folder_the_same(first, editions, door):
    lean = FrontDoor(app, editions, memory_limit=0)
    for path in ("/", "/about/", "/handouts/opzelura.pdf"):
        for method in ("GET", "HEAD"):
            for coding in ("", "br", "gzip"):
                held = ask(door, path, method, accept_encoding=coding)
                read = ask(lean, path, method, accept_encoding=coding)
                assert vars(held) == vars(read)


def test_a_pruned_folder_leads_to_the_newest_edition(first, editions):
    door = FrontDoor(app, editions, memory_limit=0, look_every=3600)
    assert ask(door).body == PAGE
    point_to(write_edition(editions, 2, {"/": b"newer"}))
    assert ask(door).body == PAGE, "it is not time to look yet"
    shutil.rmtree(first)
    answer = ask(door)
    assert (answer.body, answer.headers["Content-Length"]) == (b"newer", "5")
    assert ask(door, "/about/").body == b"django 2"


def test_a_pruned_folder_and_no_newer_edition_is_left_to_the_app(first, editions, caplog):
    door = FrontDoor(app, editions, memory_limit=0, look_every=3600)
    shutil.rmtree(first)
    assert ask(door).body == b"django 1"
    assert "cannot answer /" in caplog.text


def test_a_file_changed_behind_our_back_is_never_sent_under_the_old_tag(first, editions):
    door = FrontDoor(app, editions, memory_limit=0, look_every=3600)
    (first / "pages/index.html").write_bytes(PAGE.replace(b"6.1", b"6.2"))
    assert ask(door).body == b"django 1"


# Moving to another edition


def test_a_moved_link_is_noticed_but_not_before_it_is_time_to_look(first, editions, monkeypatch):
    now = time.monotonic()
    monkeypatch.setattr(front_door.time, "monotonic", lambda: now)
    door = FrontDoor(app, editions)
    point_to(write_edition(editions, 2, {"/": b"newer"}))
    now += 0.24
    assert ask(door).body == PAGE
    now += 0.02
    assert ask(door).body == b"newer"
    assert ask(door, "/admin/").body == b"django 2"


def test_going_back_to_an_older_edition(first, editions, door):
    point_to(write_edition(editions, 2, {"/": b"newer"}))
    assert ask(door).body == b"newer"
    point_to(first)
    assert ask(door).body == PAGE


def test_a_link_that_vanishes_changes_nothing(editions, door):
    (editions / "current").unlink()
    assert ask(door).body == PAGE


def no_manifest(folder):
    (folder / "manifest.json").unlink()


def half_a_manifest(folder):
    text = (folder / "manifest.json").read_text()
    (folder / "manifest.json").write_text(text[: len(text) // 2])


def a_list_for_a_manifest(folder):
    write_manifest(folder, [])


def a_missing_page(folder):
    (folder / "pages/about/index.html").unlink()


def a_missing_encoding(folder):
    (folder / "pages/about/index.html.br").unlink()


def half_a_page(folder):
    file = folder / "pages/about/index.html"
    file.write_bytes(file.read_bytes()[:-1])


def half_a_brotli(folder):
    file = folder / "pages/about/index.html.br"
    file.write_bytes(file.read_bytes()[:-2])


def half_a_gzip(folder):
    file = folder / "pages/about/index.html.gz"
    file.write_bytes(file.read_bytes()[:-2])


def a_gzip_of_other_bytes(folder):
    (folder / "pages/about/index.html.gz").write_bytes(gzip.compress(b"older"))


def other_bytes_of_equal_length(folder):
    (folder / "pages/about/index.html").write_bytes(b"NEWER")


def a_wrong_size(folder):
    change_manifest(folder, "/about/", size=4)


def an_unknown_status(folder):
    change_manifest(folder, "/about/", status=99)


def an_unknown_encoding(folder):
    change_manifest(folder, "/about/", encodings={"zstd": "pages/about/index.html.gz"})


def a_header_in_two_lines(folder):
    change_manifest(folder, "/about/", headers={"X-Note": "a\r\nSet-Cookie: b"})


def a_header_that_is_not_text(folder):
    change_manifest(folder, "/about/", headers={"Content-Length": 5})


def a_file_outside(folder):
    (folder.parent / "secret").write_bytes(b"newer")
    change_manifest(folder, "/about/", file="../secret", encodings={})


def no_folder(folder):
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    "break_it",
    [
        no_manifest,
        half_a_manifest,
        a_list_for_a_manifest,
        a_missing_page,
        a_missing_encoding,
        half_a_page,
        half_a_brotli,
        half_a_gzip,
        a_gzip_of_other_bytes,
        other_bytes_of_equal_length,
        a_wrong_size,
        an_unknown_status,
        an_unknown_encoding,
        a_header_in_two_lines,
        a_header_that_is_not_text,
        a_file_outside,
        no_folder,
    ],
    ids=lambda function: function.__name__,
)
def test_a_broken_edition_is_reported_and_the_old_one_goes_on(editions, door, caplog, break_it):
    second = write_edition(editions, 2, {"/": b"second", "/about/": b"newer"})
    break_it(second)
    point_to(second)
    for _ in range(3):
        assert ask(door).body == PAGE
        assert ask(door, "/about/").body == b"about"
    reports = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert len(reports) == 1, "one report, not one a request"
    assert second.name in reports[0].getMessage()
    assert reports[0].exc_info

    point_to(write_edition(editions, 3, {"/": b"third"}))
    assert ask(door).body == b"third", "the next good edition is taken at once"


def test_a_broken_edition_is_tried_again_later(editions, door, monkeypatch):
    second = write_edition(editions, 2, {"/": b"second"})
    manifest = (second / "manifest.json").read_text()
    no_manifest(second)
    point_to(second)
    assert ask(door).body == PAGE
    (second / "manifest.json").write_text(manifest)
    assert ask(door).body == PAGE
    now = time.monotonic()
    monkeypatch.setattr(front_door.time, "monotonic", lambda: now + front_door.RETRY_BROKEN_EVERY)
    assert ask(door).body == b"second"


def test_a_broken_first_edition_leaves_everything_to_the_app(editions, caplog):
    folder = write_edition(editions, 1, {"/": PAGE})
    no_manifest(folder)
    point_to(folder)
    assert ask(FrontDoor(app, editions)).body == b"django None"
    assert "cannot be read" in caplog.text


# Many threads


def test_one_thread_reads_while_the_others_answer_from_the_old_edition(
    first, editions, door, monkeypatch
):
    second = write_edition(editions, 2, {"/": b"second"})
    reading, go_on, readers = threading.Event(), threading.Event(), []
    real = front_door.read_edition

    def slow(*args):
        readers.append(threading.current_thread())
        reading.set()
        assert go_on.wait(10)
        return real(*args)

    monkeypatch.setattr(front_door, "read_edition", slow)
    point_to(second)
    answers = []
    reader = threading.Thread(target=lambda: answers.append(ask(door).body))
    reader.start()
    assert reading.wait(10)
    began = time.monotonic()
    assert [ask(door).body for _ in range(20)] == [PAGE] * 20
    assert time.monotonic() - began < 5, "they did not wait for the reader"
    go_on.set()
    reader.join(10)
    assert answers == [b"second"]
    assert readers == [reader]
    assert ask(door).body == b"second"


@pytest.mark.parametrize("memory_limit", [0, 10**6])
def test_no_answer_ever_mixes_two_editions(editions, memory_limit, caplog):
    """Threads hammer the site while editions come and the older ones are pruned under them."""
    caplog.set_level(logging.ERROR)
    interval = sys.getswitchinterval()

    def page(number, path):
        return f"edition {number} of {path} ".encode() * 300

    def publish(number):
        paths = ["/", "/about/", "/compare/"]
        folder = write_edition(editions, number, {path: page(number, path) for path in paths})
        point_to(folder)
        return folder

    latest = 1
    folders = [publish(1)]
    door = FrontDoor(app, editions, memory_limit=memory_limit, look_every=0.02)
    stop, problems, seen = threading.Event(), [], set()

    def hammer(path, coding):
        decode = {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}[coding]
        newest, tags = 0, {}
        try:
            while not stop.is_set():
                known = tags.get(newest, "")
                at_least = newest
                answer = ask(door, path, accept_encoding=coding, if_none_match=known)
                if answer.status == 304:
                    assert answer.headers["ETag"] == known
                    continue
                assert not answer.body.startswith(b"django"), answer.body
                assert int(answer.headers["Content-Length"]) == len(answer.body)
                body = decode(answer.body)
                newest = int(body.split()[1])
                assert body == page(newest, path)
                assert at_least <= newest <= latest, "time does not run backwards"
                tags[newest] = answer.headers["ETag"]
                assert sha256(answer.body).hexdigest()[:32] == tags[newest].strip('"')[:32]
                seen.add(newest)
        except BaseException as error:
            problems.append(error)

    threads = [
        threading.Thread(target=hammer, args=(path, coding))
        for path in ("/", "/about/", "/compare/")
        for coding in ("", "br", "gzip")
    ]
    sys.setswitchinterval(1e-5)
    try:
        for thread in threads:
            thread.start()
        until = time.monotonic() + 2
        while time.monotonic() < until and not problems:
            latest += 1
            folders.append(publish(latest))
            if len(folders) > 2:
                shutil.rmtree(folders.pop(0))
            time.sleep(0.02)
    finally:
        stop.set()
        for thread in threads:
            thread.join(20)
        sys.setswitchinterval(interval)
    assert not problems
    assert len(seen) > 3
