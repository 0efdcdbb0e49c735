"""What is held in memory and what is read from the folder."""

import asyncio
import shutil

import pytest

from tests.front_door.made import (
    PAGE,
    SHEET,
    ask,
    asked,
    forget_hashes_of_packed_files,
    point_to,
    write_edition,
)


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


@pytest.mark.parametrize("name", ["index.html", "index.html.br"])
def test_what_is_not_held_is_first_read_when_it_is_asked(first, new_door, name):
    """With gigabytes of pages nobody would be answered for long. Damage is never sent all the
    same, and takes nothing else along."""
    file = first / "pages" / name
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    lean, whole = new_door(memory_limit=0), new_door()
    assert whole.current.edition is None, "what is held is read at once"
    damaged, other = ("br", "gzip") if name.endswith(".br") else ("", "br")
    assert ask(lean, accept_encoding=damaged).body == b"behind"
    assert not ask(lean, accept_encoding=other).body.startswith(b"behind")
    assert ask(lean, "/about/").body == b"about"


def test_a_file_that_was_cut_short_is_seen_without_reading_it(first, new_door):
    (first / "pages/index.html").write_bytes(PAGE[:-1])
    assert new_door(memory_limit=0).current.edition is None


def test_older_editions_are_unpacked_at_once_though_nothing_is_held(first, new_door):
    """Their manifest has no hash of a packed file that an answer could be known by."""
    forget_hashes_of_packed_files(first)
    assert ask(new_door(memory_limit=0), accept_encoding="br").headers["Content-Encoding"] == "br"
    file = first / "pages/index.html.br"
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert new_door(memory_limit=0).current.edition is None


def test_answers_hold_together_what_they_say_alike(first, new_door):
    """Headers of its own for each would take more memory than the pages that are held."""
    answers = new_door().current.edition.answers
    one, other = (answers[path].forms["br"].headers for path in ("/", "/about/"))
    own = {"ETag", "Content-Length", "Content-Encoding"}
    shared = [(a is b) for a, b in zip(one, other, strict=True) if a[0] not in own]
    assert len(shared) > 3
    assert all(shared)
