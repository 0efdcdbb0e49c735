"""Printing: the same bytes from the same publications, all or nothing, kept and checked."""

import datetime
import gzip
import json
import os
import shutil
import time
from io import BytesIO

import brotli
import pytest
from django.http import HttpResponse

from drugs import documents as doc
from drugs.press import printing
from drugs.press.files import verify, write_file
from drugs.press.printing import PrintingError, print_edition, prune, sweep
from drugs.shelf import read
from eczema_site.front_door.door import Behind, FrontDoor
from tests.front_door.made import ask

PAGE = "/medicines/testol/side-effects/"


def files(folder):
    """Every file of a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def with_medicine(edition, change):
    """The edition with Testol's document changed, one publication later."""
    published = [
        entry.model_copy(update={"document": change(entry.document)})
        if (entry.kind, entry.slug) == ("medicine", "testol")
        else entry
        for entry in edition.published
    ]
    return edition.model_copy(update={"number": edition.number + 1, "published": tuple(published)})


def with_percent(percent):
    def change(medicine):
        first, *others = medicine.reactions
        side = doc.Side(count=None, size=None, percent=percent)
        return medicine.model_copy(
            update={"reactions": (first.model_copy(update={"medicine": side}), *others)}
        )

    return change


def broken(medicine):
    """A document that no check would let through: it names a side effect that is not there."""
    first, *others = medicine.reactions
    return medicine.model_copy(
        update={"reactions": (first.model_copy(update={"side_effect": "gone"}), *others)}
    )


@pytest.mark.long
def test_the_same_publications_give_the_same_bytes_in_every_process(small_site, tmp_path):
    sites = [small_site.copy(tmp_path / seed) for seed in ("1", "2")]
    processes = [site.start("printer", "--once", PYTHONHASHSEED=site.var.name) for site in sites]
    for process in processes:
        _, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
    one, two = ({path.name for path in site.editions.iterdir()} for site in sites)
    assert one == two
    one, two = (site.editions / os.readlink(site.editions / "current") for site in sites)
    assert sorted(files(one)) == sorted(files(two))
    assert [name for name, body in files(one).items() if body != files(two)[name]] == []
    assert any(name.endswith(".pdf") for name in files(one))
    assert list(verify(one)) == []


def test_one_figure_of_equal_length_is_a_new_answer_to_everybody(editions, edition_doc):
    """No client is ever told 304 for what it holds of the old figure."""
    print_edition(with_medicine(edition_doc, with_percent("91.7")), "0" * 8)
    door = FrontDoor(editions, None, Behind(editions / "nobody", editions / "nobody"))
    old = {}
    for coding in ("br", "gzip", "identity"):
        answer = ask(door, PAGE, accept_encoding=coding)
        assert answer.status == 200
        etag = answer.headers["ETag"]
        old[coding] = etag, answer.body
        assert ask(door, PAGE, accept_encoding=coding, if_none_match=etag).status == 304
    assert b"91.7%" in old["identity"][1]
    # The same number, date and length: nothing differs but the figure.
    print_edition(with_medicine(edition_doc, with_percent("91.8")), "1" * 8)
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}
    for coding, (etag, body) in old.items():
        for known in (etag, f"W/{etag}", f'"x", {etag}'):
            answer = ask(door, PAGE, accept_encoding=coding, if_none_match=known)
            assert answer.status == 200
            assert answer.headers["ETag"] != etag
        new = unpack[coding](answer.body)
        assert len(new) == len(unpack[coding](body))
        assert b"91.8%" in new
        assert b"91.7%" not in new
    # What did not change is still known to be the same.
    robots = ask(door, "/robots.txt").headers["ETag"]
    assert ask(door, "/robots.txt", if_none_match=robots).status == 304


def test_an_edition_is_whole_and_by_itself(editions, edition_doc):
    told = []
    folder = print_edition(edition_doc, "m" * 8, progress=lambda *step: told.append(step))
    assert folder.name == f"{edition_doc.number:04d}-2026-11-22-mmmmmmmm"
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert os.readlink(editions / "current") == folder.name
    assert printing.current_name(editions) == folder.name
    assert read(folder).edition == edition_doc
    manifest = json.loads((folder / "manifest.json").read_text())
    assert list(manifest["files"]) == sorted(["/", PAGE, "/robots.txt"])
    page = manifest["files"][PAGE]
    plain = (folder / page["file"]).read_bytes()
    assert page["size"] == len(plain)
    assert brotli.decompress((folder / page["encodings"]["br"]).read_bytes()) == plain
    assert gzip.decompress((folder / page["encodings"]["gzip"]).read_bytes()) == plain
    assert page["headers"]["Cache-Control"] == "no-cache"
    assert "default-src 'none'" in page["headers"]["Content-Security-Policy"]
    assert not {"Set-Cookie", "Content-Length", "ETag"} & set(page["headers"])
    assert folder.stat().st_mode & 0o777 == 0o755
    assert [path.name for path in editions.iterdir() if path.name.startswith(".")] == []


def test_a_page_that_fails_leaves_the_current_edition_alone(editions, edition_doc, caplog):
    good = print_edition(edition_doc, "m" * 8)
    before = files(good)
    with pytest.raises(PrintingError, match=r"^/ could not be printed: it answered 500"):
        print_edition(with_medicine(edition_doc, broken), "m" * 8)
    assert printing.current_name(editions) == good.name
    assert files(good) == before
    assert {path.name for path in editions.iterdir()} == {good.name, "current"}
    assert any("gone" in str(record.exc_info) for record in caplog.records)


def test_a_page_that_sets_a_cookie_is_not_printed(shelf):
    def handler(request):
        response = HttpResponse("ok")
        response.set_cookie("who", "you")
        return response

    asked = type("Handler", (), {"get_response": staticmethod(handler)})
    with pytest.raises(PrintingError, match="/x/ could not be printed: it sets a cookie"):
        printing.answer(asked, shelf, "/x/")


@pytest.mark.parametrize(
    ("address", "host", "port", "scheme"),
    [
        ("http://127.0.0.1:8000", "127.0.0.1:8000", "8000", "http"),
        ("https://example.org", "example.org", "443", "https"),
        ("http://[::1]", "[::1]", "80", "http"),
    ],
)
def test_pages_are_asked_for_by_the_address_of_the_site(
    shelf, settings, address, host, port, scheme
):
    settings.SITE_URL = address
    seen = []

    def handler(request):
        seen.append(request)
        return HttpResponse("ok")

    asked = type("Handler", (), {"get_response": staticmethod(handler)})
    printing.answer(asked, shelf, "/x/")
    meta = seen[0].META
    assert (meta["HTTP_HOST"], meta["SERVER_PORT"]) == (host, port)
    assert seen[0].scheme == scheme
    assert isinstance(meta["wsgi.input"], BytesIO)


def test_printing_again_puts_right_what_was_damaged(editions, edition_doc):
    folder = print_edition(edition_doc, "m" * 8)
    before = files(folder)
    (folder / "pages/index.html").write_text("Nothing to see.")
    shutil.rmtree(folder / "pages/medicines")
    assert print_edition(edition_doc, "m" * 8) == folder
    assert files(folder) == before
    assert {path.name for path in editions.iterdir()} == {folder.name, "current"}


@pytest.mark.parametrize("link", ["0001-2026-01-01-x", "/nowhere"])
def test_a_link_to_nothing_is_no_edition(tmp_path, link):
    assert printing.current_name(tmp_path) == ""
    (tmp_path / "current").symlink_to(link)
    assert printing.current_name(tmp_path) == ""


def test_the_newest_ten_are_kept_and_the_current_one(tmp_path):
    made = []
    for number in range(1, 15):
        folder = tmp_path / printing.folder_name(number, datetime.date(2026, 11, number), "m" * 8)
        folder.mkdir()
        (folder / "manifest.json").write_text("{}")
        os.utime(folder, (number, number))
        made.append(folder)
    (tmp_path / "notes").mkdir()
    printing.switch(made[1])
    prune(tmp_path)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {made[1].name, *(f.name for f in made[-10:]), "current", "notes"}


def test_what_a_stopped_printer_left_is_swept_away(tmp_path):
    (tmp_path / ".printing-abc" / "pages").mkdir(parents=True)
    (tmp_path / ".printing-abc-old").mkdir()
    (tmp_path / ".current-123").symlink_to("0001")
    (tmp_path / ".printer.lock").touch()
    (tmp_path / "0001-x").mkdir()
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {".printer.lock", "0001-x"}


class TestFingerprint:
    SHAPING = (
        "drugs/models/treatment.py", "drugs/handouts/sheet.typ", "eczema_site/settings.py",
        "templates/base.html", "static/css/base.css", "requirements.txt",
    )  # fmt: skip

    @pytest.fixture
    def root(self, tmp_path):
        for name in self.SHAPING:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("one")
        return tmp_path

    @pytest.mark.parametrize("name", [*SHAPING, "static/new.svg"])
    def test_what_shapes_a_page_changes_it(self, root, name):
        before = printing.fingerprint(root)
        (root / name).write_text("two")
        assert printing.fingerprint(root) != before

    @pytest.mark.parametrize("name", ["README.md", "drugs/notes.txt", "drugs/__pycache__/x.py"])
    def test_other_files_do_not(self, root, name):
        before = printing.fingerprint(root)
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("two")
        assert printing.fingerprint(root) == before

    @pytest.mark.parametrize("name", ["SITE_URL", "SITE_NAME", "TIME_ZONE"])
    def test_settings_that_stand_on_pages_do(self, root, settings, name):
        before = printing.fingerprint(root)
        setattr(settings, name, "Asia/Tokyo")
        assert printing.fingerprint(root) != before

    def test_it_is_eight_hex_digits(self):
        assert len(printing.fingerprint()) == 8
        assert int(printing.fingerprint(), 16) >= 0


def test_the_manifest_says_which_pages_take_a_query(printed):
    manifest = json.loads((printed / "manifest.json").read_text())
    takes = {path for path, entry in manifest["files"].items() if entry["takes_query"]}
    assert {"/search/", "/compare/", "/questions/"} <= takes
    live = ("/search/", "/compare/", "/questions/", "/report-a-problem/")
    assert not {path for path in takes if not path.startswith(live)}


def test_a_file_is_dated_by_its_bytes(tmp_path):
    """nginx makes its ETag from date and size: it must be another for other bytes, and the same for
    the same bytes, whenever they were printed."""
    dates = {}
    for number, body in enumerate([b"6.1 of 100", b"6.2 of 100", b"6.1 of 100"]):
        file = tmp_path / str(number)
        write_file(file, body)
        dates.setdefault(body, set()).add(file.stat().st_mtime)
    assert [len(found) for found in dates.values()] == [1, 1]
    assert dates[b"6.1 of 100"] != dates[b"6.2 of 100"]
    # A server that tells the date would be lying with one that is still to come.
    assert all(0 < date < time.time() for found in dates.values() for date in found)
