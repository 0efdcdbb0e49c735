"""What stayed the same is taken over from what was printed before, and the bytes are the same."""

import datetime
import json
import os
import time

import brotli
import pytest

from drugs.handouts import typesetting
from drugs.press import files, printing
from drugs.press.addresses import paths
from drugs.wording import kept

# Pages that tell the day of their edition. All others stay as they were, from one day to the next.
TELL_THE_DAY = {"/about/"}
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


class Watched:
    """What is made anew while an edition is printed: sheets that are set, bytes that are packed."""

    def __init__(self, monkeypatch):
        self.set, self.packed = [], []
        setter, packers = typesetting.compiler, dict(files._PACK)

        def compiler(file, inputs):
            self.set.append(file.name)
            return setter(file, inputs)

        def packing(name):
            return lambda body: self.packed.append(body) or packers[name](body)

        monkeypatch.setattr(typesetting, "compiler", compiler)
        monkeypatch.setattr(files, "_PACK", {name: packing(name) for name in packers})


def bodies(folder):
    """What each address answers, by the digest of its bytes."""
    entries = json.loads((folder / "manifest.json").read_bytes())["files"]
    return {path: entry["sha256"] for path, entry in entries.items()}


@pytest.mark.long
def test_midnight_makes_nothing_that_a_date_does_not_change(edition, monkeypatch, settings):
    """The whole site, a day later: only what tells the day of its edition is another, and only
    that is packed. No sheet is set, for each bears the day of its own last change."""
    monkeypatch.setattr(printing, "paths", lambda shelf: [p for p in paths(shelf) if sets(p)])
    before = bodies(printing.print_edition(edition, "aaaaaaaa"))
    start_anew()
    watched = Watched(monkeypatch)
    tomorrow = edition.model_copy(update={"date": edition.date + datetime.timedelta(days=1)})
    folder = printing.print_edition(tomorrow, "aaaaaaaa")
    after = bodies(folder)
    other = {path for path in after if after[path] != before[path]}
    told = {path for path in other if (folder / "pages" / path[1:]).suffix != ".json"}
    assert after.keys() == before.keys()
    assert told == TELL_THE_DAY
    assert all(path.startswith("/data/") for path in other - told)
    assert len(watched.packed) == len(other) * len(files.ENDINGS)
    assert watched.set == []
    assert list(files.verify(folder)) == []


def sets(path):
    """All pages and data, and the sheets of one medicine: there is nothing else to learn from the
    others, and they take their time."""
    return not path.endswith(".pdf") or path.startswith("/handouts/testol")


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


def test_packing_is_as_tight_with_a_window_that_is_quickly_made(printed):
    """Brotli's own window of 4 MB took ten times as long to make ready as a page to pack."""
    pages = [file.read_bytes() for file in printed.glob("pages/**/*.html")]
    small = [page for page in pages if len(page) < files.LARGE]
    assert len(small) > 50
    ours = sum(len(files._PACK["br"](page)) for page in small)
    assert ours <= 1.001 * sum(len(brotli.compress(page, quality=9)) for page in small)
    assert 2**files.WINDOW < files.LARGE  # no larger than it has to be
