"""Another edition becomes the current one, whole or broken."""

import asyncio
import gzip
import logging
import shutil
import time

import pytest

from eczema_site.front_door import current as front_door
from eczema_site.front_door import door as door_module
from tests.front_door.made import (
    PAGE,
    ask,
    asked,
    change_manifest,
    forget_hashes_of_packed_files,
    point_to,
    write_edition,
    write_manifest,
)


def test_a_moved_link_is_noticed_by_looking(editions, door):
    point_to(write_edition(editions, 2, {"/": b"newer"}))
    assert asyncio.run(asked(door)).body == PAGE, "no request waits for a look"
    assert ask(door).body == b"newer"
    assert ask(door, "/admin/").body == b"behind"


def test_the_door_looks_by_itself(editions, door, monkeypatch):
    monkeypatch.setattr(door_module, "LOOK_EVERY", 0.01)

    async def until_newer():
        door.__rsgi_init__(asyncio.get_running_loop())
        while (await asked(door)).body != b"newer":
            await asyncio.sleep(0.01)

    point_to(write_edition(editions, 2, {"/": b"newer"}))
    asyncio.run(asyncio.wait_for(until_newer(), 60))


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


@pytest.mark.parametrize("break_it", [half_a_brotli, half_a_gzip, a_gzip_of_other_bytes])
def test_packed_files_are_unpacked_where_the_manifest_has_no_hash_of_them(editions, door, break_it):
    second = write_edition(editions, 2, {"/": b"second", "/about/": b"newer"})
    forget_hashes_of_packed_files(second)
    break_it(second)
    point_to(second)
    assert ask(door).body == PAGE
    third = write_edition(editions, 3, {"/": b"third"})
    forget_hashes_of_packed_files(third)
    point_to(third)
    assert ask(door).body == b"third"


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


def test_a_broken_first_edition_leaves_everything_to_the_app(editions, caplog, new_door):
    folder = write_edition(editions, 1, {"/": PAGE})
    no_manifest(folder)
    point_to(folder)
    assert ask(new_door()).body == b"behind"
    assert "cannot be read" in caplog.text
