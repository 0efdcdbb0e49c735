"""What is held in memory and what is read from the folder."""

import shutil

from eczema_site.front_door import FrontDoor
from tests.front_door.made import PAGE, SHEET, app, ask, point_to, write_edition


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
