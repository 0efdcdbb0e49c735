"""Which encoding a browser gets."""

import gzip

import brotli
import pytest

from eczema_site.front_door.codings import acceptable_codings
from tests.front_door.made import (
    HTML,
    PAGE,
    SHEET,
    ask,
    change_manifest,
    point_to,
    write_edition,
)


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
def test_vary_is_merged(editions, name, printed, sent, new_door):
    folder = write_edition(editions, 1, {"/": PAGE})
    change_manifest(folder, "/", headers={"Content-Type": "text/html", name: printed})
    point_to(folder)
    door = new_door()
    for answer in (ask(door), ask(door, accept_encoding="br"), ask(door, if_none_match="*")):
        assert answer.headers["Vary"] == sent


def test_headers_that_are_the_front_doors_own_are_not_taken_from_the_manifest(editions, new_door):
    folder = write_edition(editions, 1, {"/": PAGE})
    own = {"etag": '"old"', "content-length": "1", "Content-encoding": "br", "DATE": "then"}
    change_manifest(folder, "/", headers=HTML | own)
    point_to(folder)
    answer = ask(new_door())
    assert answer.headers.keys() & own.keys() == set()
    assert answer.headers["Content-Length"] == str(len(PAGE))
