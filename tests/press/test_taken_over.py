"""What stayed the same is taken over from what was printed before, and the bytes are the same."""

import datetime
import json
import os
import time

import pytest

from drugs.handouts import typesetting
from drugs.press import files, printing
from drugs.wording import kept

PAGES = ["/", "/about/", "/handouts/testol.pdf", "/handouts/testol-wallet-card.pdf"]


@pytest.fixture
def edition(edition_doc):
    return edition_doc


@pytest.fixture(autouse=True)
def few_pages(monkeypatch, settings, tmp_path, static_files):
    monkeypatch.setattr(printing, "paths", lambda shelf: PAGES)
    settings.EDITIONS_DIR = tmp_path / "editions"
    settings.TYPESET_DIR = tmp_path / "typeset"
    start_anew()


def start_anew():
    """As a process that begins: nothing is in its memory."""
    typesetting._typeset.cache_clear()
    typesetting._lay_out.cache_clear()


def refuse(*_, **__):
    raise AssertionError("this was made anew")


def contents(folder):
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_nothing_is_set_or_packed_twice(edition, monkeypatch):
    first = printing.print_edition(edition, "aaaaaaaa")
    start_anew()
    monkeypatch.setattr(typesetting, "compiler", refuse)
    monkeypatch.setattr(files, "_PACK", dict.fromkeys(files.ENDINGS, refuse))
    second = printing.print_edition(edition, "bbbbbbbb")
    before, after = contents(first), contents(second)
    for found in (before, after):
        manifest = json.loads(found.pop("manifest.json"))
        assert len(manifest["files"]) == len(PAGES)
    assert after == before


def test_it_equals_printing_all(edition, settings, tmp_path):
    printing.print_edition(edition, "aaaaaaaa")
    start_anew()
    taken_over = contents(printing.print_edition(edition, "bbbbbbbb"))
    start_anew()
    settings.EDITIONS_DIR, settings.TYPESET_DIR = tmp_path / "other", tmp_path / "nothing-kept"
    assert contents(printing.print_edition(edition, "bbbbbbbb")) == taken_over


def test_what_changed_is_made_anew(edition, monkeypatch):
    """Another day: the pages say it, so they are packed anew; the sheets bear their own dates."""
    printing.print_edition(edition, "aaaaaaaa")
    start_anew()
    packed = []
    real = dict(files._PACK)
    monkeypatch.setattr(
        files,
        "_PACK",
        {name: lambda body, name=name: packed.append(body) or real[name](body) for name in real},
    )
    later = edition.model_copy(update={"date": edition.date + datetime.timedelta(days=400)})
    folder = printing.print_edition(later, "aaaaaaaa")
    assert packed
    assert list(files.verify(folder)) == []


@pytest.mark.parametrize("harm", [b"", b"x", b"0" * 64 + b"1\n%PDF-nothing"])
def test_a_damaged_sheet_is_set_again(edition, settings, harm):
    first = contents(printing.print_edition(edition, "aaaaaaaa"))
    kept_files = list(settings.TYPESET_DIR.iterdir())
    assert len(kept_files) > 2
    for file in kept_files:
        file.write_bytes(harm)
    start_anew()
    second = contents(printing.print_edition(edition, "bbbbbbbb"))
    pdfs = [name for name in first if name.endswith(".pdf")]
    assert len(pdfs) == 2
    assert {name: second[name] for name in pdfs} == {name: first[name] for name in pdfs}


@pytest.mark.parametrize("ending", [".br", ".gz"])
def test_a_damaged_page_is_packed_again(edition, ending):
    folder = printing.print_edition(edition, "aaaaaaaa")
    file = folder / f"pages/about/index.html{ending}"
    good = file.read_bytes()
    file.write_bytes(good[:-4] + b"oops")
    other = printing.print_edition(edition, "bbbbbbbb")
    assert (other / file.relative_to(folder)).read_bytes() == good
    assert list(files.verify(other)) == []


def test_without_a_folder_to_keep_in_it_is_printed_all_the_same(edition, settings):
    """What cannot be kept is set again next time. A file in its place stops root too."""
    settings.TYPESET_DIR.write_bytes(b"")
    folder = printing.print_edition(edition, "aaaaaaaa")
    assert list(files.verify(folder)) == []
    assert settings.TYPESET_DIR.read_bytes() == b""


def test_a_sheet_nobody_asked_for_is_forgotten(tmp_path):
    with kept.keeping(tmp_path):
        kept.keep("used", b"words")
        kept.keep("old", b"words")
        long_ago = time.time() - (kept.DAYS + 1) * 24 * 3600
        for name in ("used", "old"):
            os.utime(tmp_path / name, (long_ago, long_ago))
        assert kept.recalled("used") == b"words"
    assert [file.name for file in tmp_path.iterdir()] == ["used"]
    assert kept.recalled("used") is None, "outside of a printing nothing is looked for"


def test_another_template_or_typeface_is_another_name(monkeypatch):
    name = kept.name_of("set", "visit.typ", (("sheet", "{}"),))
    monkeypatch.setattr(kept, "_with_what", lambda: "other")
    assert kept.name_of("set", "visit.typ", (("sheet", "{}"),)) != name
