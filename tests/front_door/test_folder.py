"""What is held in memory and what is read from the folder."""

import asyncio
import shutil

from tests.front_door.made import PAGE, SHEET, ask, asked, point_to, write_edition


def read_only_what_is_held(door, first):
    """The paths and encodings that answer after the folder is gone, hence from memory."""
    shutil.rmtree(first)
    wanted = [
        (p, c) for p in ("/", "/about/", "/handouts/opzelura.pdf") for c in ("", "br", "gzip")
    ]
    return {
        (path, coding)
        for path, coding in wanted
        if not ask(door, path, accept_encoding=coding).body.startswith(b"behind")
    }


def test_everything_is_held_within_the_bound(door, first):
    assert len(read_only_what_is_held(door, first)) == 9


def test_pages_are_held_before_sheets_and_the_smallest_first(editions, first, new_door):
    sizes = {file.name: file.stat().st_size for file in first.glob("pages/index.html*")}
    about = sum(file.stat().st_size for file in first.glob("pages/about/*"))
    assert len(SHEET) < len(PAGE)
    limit = about + sizes["index.html.br"] + sizes["index.html.gz"] + len(PAGE) - 1
    door = new_door(memory_limit=limit)
    held = read_only_what_is_held(door, first)
    assert ("/", "") not in held
    assert {("/", "br"), ("/", "gzip"), ("/about/", ""), ("/about/", "br")} <= held


def test_a_sheet_does_not_push_out_a_page(editions, first, new_door):
    pages = sum(file.stat().st_size for file in first.rglob("*index.html*"))
    door = new_door(memory_limit=pages)
    assert {path for path, _ in read_only_what_is_held(door, first)} == {"/", "/about/"}


def test_what_is_not_held_is_read_from_the_folder_the_same(first, editions, door, new_door):
    lean = new_door(memory_limit=0)
    for path in ("/", "/about/", "/handouts/opzelura.pdf"):
        for method in ("GET", "HEAD"):
            for coding in ("", "br", "gzip"):
                held = ask(door, path, method, accept_encoding=coding)
                read = ask(lean, path, method, accept_encoding=coding)
                assert vars(held) == vars(read)


def test_a_pruned_folder_leads_to_the_newest_edition(first, editions, new_door):
    door = new_door(memory_limit=0)
    assert ask(door).body == PAGE
    point_to(write_edition(editions, 2, {"/": b"newer"}))
    assert asyncio.run(asked(door)).body == PAGE, "nobody looked yet"
    shutil.rmtree(first)
    answer = asyncio.run(asked(door))
    assert (answer.body, answer.headers["Content-Length"]) == (b"newer", "5")
    assert ask(door, "/about/").body == b"behind"


def test_a_pruned_folder_and_no_newer_edition_is_left_to_the_app(first, editions, caplog, new_door):
    door = new_door(memory_limit=0)
    shutil.rmtree(first)
    assert ask(door).body == b"behind"
    assert "/ cannot be answered" in caplog.text


def test_a_file_changed_behind_our_back_is_never_sent_under_the_old_tag(first, editions, new_door):
    door = new_door(memory_limit=0)
    (first / "pages/index.html").write_bytes(PAGE.replace(b"6.1", b"6.2"))
    assert ask(door).body == b"behind"
