"""Strong tags: the same bytes are not sent again, other bytes always are."""

import gzip
import os
import re

import brotli
import pytest

from tests.front_door.made import HTML, PAGE, ask, point_to, write_edition


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
    kept = set(HTML) - {"Content-Type"} | {"ETag", "Server"}
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
def test_a_changed_figure_of_equal_length_is_never_a_304(
    editions, first, coding, memory_limit, new_door
):
    door = new_door(memory_limit=memory_limit)
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
    assert ask(door, "/").body == b"behind"
