"""A program that prints again makes only those pages anew that read what differs, and its editions
are those of printing all."""

import datetime
import json
import random

import pytest

from drugs.documents import EditionDoc
from drugs.documents.upgrade import read_edition
from drugs.handouts import typesetting
from drugs.press import as_whole, files, printing, unchanged
from drugs.press.addresses import paths
from drugs.shelf import Shelf, dump
from drugs.wording import kept

MARK = "aaaaaaaa"
EDITS = 5


@pytest.fixture(autouse=True)
def places(settings, tmp_path, static_files):
    settings.EDITIONS_DIR = tmp_path / "editions"
    settings.TYPESET_DIR = tmp_path / "typeset"


class Prints:
    """One program that prints one edition after another, and what it made anew."""

    def __init__(self, monkeypatch):
        self.last, self.asked = unchanged.Last(), []
        real = printing.answer

        def answer(handler, shelf, path):
            self.asked.append(path)
            return real(handler, shelf, path)

        monkeypatch.setattr(printing, "answer", answer)

    def __call__(self, told, mark=MARK):
        """The folder of an edition; `asked` holds what was made for it."""
        self.asked.clear()
        edition = told if isinstance(told, EditionDoc) else read_edition(told)
        return printing.print_edition(edition, mark, last=self.last)


@pytest.fixture
def prints(monkeypatch):
    return Prints(monkeypatch)


@pytest.fixture
def told(edition_doc):
    """The documents of the small edition, as they are stored: to be changed and read."""
    return json.loads(dump(edition_doc))


def entry_of(told, kind, slug):
    return next(e for e in told["published"] if (e["kind"], e["slug"]) == (kind, slug))


def contents(folder):
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def whole(told, tmp_path, number):
    """What printing all makes of the same documents, by another program."""
    folder = tmp_path / f"whole-{number}"
    folder.mkdir()
    with kept.keeping(tmp_path / "typeset"):
        printing.write(read_edition(told), MARK, folder)
    return contents(folder)


def values_of(told, path=()):
    """Every text and number in documents, with the way to it."""
    if isinstance(told, dict):
        for name, value in told.items():
            yield from values_of(value, (*path, name))
    elif isinstance(told, list):
        for number, value in enumerate(told):
            yield from values_of(value, (*path, number))
    elif (isinstance(told, str) and " " in told) or (
        isinstance(told, int) and not isinstance(told, bool)
    ):
        yield path, told


def put(told, path, value):
    *way, last = path
    for step in way:
        told = told[step]
    told[last] = value


def edited(told, chance):
    """Changes one text or number somewhere, as an editor might; says which."""
    entry = chance.choice(told["published"])
    found = list(values_of(entry["document"]))
    if not found:
        return edited(told, chance)
    path, value = chance.choice(found)
    said = value + 1 if isinstance(value, int) else value.replace(" ", " other ", 1)
    put(entry["document"], path, said)
    entry["version"] += 1
    told["number"] += 1
    if chance.random() < 0.5:
        entry["published_on"] = told["date"]
    return entry["kind"], entry["slug"], path


def is_as_whole(told, prints, tmp_path, seed, edits=EDITS):
    """One edit after the other, each edition beside the one that is printed whole."""
    chance = random.Random(seed)
    prints(told)
    everything = set(prints.asked)
    fewer = 0
    for number in range(edits):
        before = json.loads(json.dumps(told))
        what = edited(told, chance)
        try:
            expected = whole(told, tmp_path, number)
        except (printing.PrintingError, ValueError):
            told.clear()
            told.update(before)  # the press or the documents refuse such a thing
            continue
        assert contents(prints(told)) == expected, what
        fewer += len(prints.asked) < len(everything)
    assert fewer


def test_it_equals_printing_all_whatever_changes(told, prints, tmp_path):
    is_as_whole(told, prints, tmp_path, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 5))
def test_it_equals_printing_all_whatever_else_changes(told, prints, tmp_path, seed):
    is_as_whole(told, prints, tmp_path, seed, edits=15)


def test_a_change_makes_anew_the_pages_that_show_it(told, prints):
    prints(told)
    assert set(prints.asked) == set(paths(prints_shelf(told)))
    rule = next(r for r in entry_of(told, "medicine", "testol")["document"]["rules"] if r["text"])
    rule["text"][0]["inlines"][0]["text"] += " So it is."
    folder = prints(told)
    testol = [path for path in prints.asked if path.startswith("/medicines/testol/")]
    assert any("So it is." in page(folder, path) for path in testol)
    others = {path for path in prints.asked if path.startswith("/medicines/")} - set(testol)
    assert not others
    assert 0 < len(prints.asked) < 12
    assert list(files.verify(folder)) == []


def prints_shelf(told):
    return Shelf(read_edition(told))


def page(folder, path):
    return (folder / "pages" / path[1:] / "index.html").read_text()


def test_the_same_again_makes_nothing_anew(told, prints, monkeypatch):
    prints(told)

    def refuse(*_, **__):
        raise AssertionError("this was made anew")

    monkeypatch.setattr(typesetting, "compiler", refuse)
    monkeypatch.setattr(printing, "tried_cards", refuse)
    prints(told)
    assert prints.asked == []


def test_midnight_makes_anew_what_tells_the_day(told, prints):
    prints(told)
    day = datetime.date.fromisoformat(told["date"]) + datetime.timedelta(days=1)
    told["date"] = day.isoformat()
    prints(told)
    assert "/about/" in prints.asked
    assert not [path for path in prints.asked if path.endswith(".pdf")]
    assert len(prints.asked) < 40


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["published"].remove(entry_of(told, "term", "flare")),
        lambda told: told["taken_down"].append(
            {"kind": "option", "slug": "x", "name": "X", "on": told["date"], "paths": ["/x/"]}
        ),
        lambda told: told.update(language="es"),
    ],
)  # fmt: skip
def test_all_is_made_anew_where_records_go(told, prints, change, monkeypatch):
    monkeypatch.setattr(printing, "check_pages", lambda *_: [])
    prints(told)
    everything = set(prints.asked)
    change(told)
    prints(told)
    assert len(prints.asked) >= len(everything) - 5


def test_other_code_and_other_folders_make_all_anew(told, prints):
    prints(told)
    everything = list(prints.asked)
    prints(told, "bbbbbbbb")
    assert prints.asked == everything
    # Another program printed meanwhile: readers get an edition that this one knows nothing of.
    printing.print_edition(read_edition(told), "cccccccc")
    prints(told, "bbbbbbbb")
    assert prints.asked == everything


def test_what_was_refused_is_no_start_for_the_next(told, prints, tmp_path):
    prints(told)
    good = json.loads(json.dumps(told))
    link = {"kind": "link", "text": "here", "href": "/nowhere/", "slug": ""}
    block = {"kind": "paragraph", "inlines": [link], "items": []}
    entry_of(told, "medicine", "testol")["document"]["rules"][0]["text"] = [block]
    with pytest.raises(printing.BrokenRules):
        prints(told)
    folder = prints(good)
    assert prints.asked == []
    assert contents(folder) == whole(good, tmp_path, 0)


# --- what would keep an old page before readers is found ---


@pytest.fixture
def forgetful(monkeypatch):
    """Something is kept between two pages, and what it read is noted for the first one alone."""
    monkeypatch.setattr(
        "drugs.shelf.once",
        lambda kept, key, make: kept[key] if key in kept else kept.setdefault(key, make()),
    )


def test_pages_that_stayed_by_mistake_are_found(told, prints, forgetful, request):
    prints(told)
    rule = entry_of(told, "medicine", "testol")["document"]["rules"][0]
    rule["short"] = "Never with a made-up illness."
    printing_checks = pytest.MonkeyPatch()
    request.addfinalizer(printing_checks.undo)
    printing_checks.setattr(printing, "check_pages", lambda *_: [])
    folder = prints(told)
    found = as_whole.not_as_whole(folder, MARK, progress=lambda *_: None)
    assert any(path.endswith("-a4.pdf") for path in found)


def test_an_edition_of_taken_over_pages_is_as_the_whole_one(told, prints):
    prints(told)
    entry_of(told, "term", "flare")["document"]["definition"][0]["inlines"][0]["text"] += " Well."
    folder = prints(told)
    assert as_whole.not_as_whole(folder, MARK, progress=lambda *_: None) == []
    assert [one.name for one in folder.parent.iterdir() if one.name.startswith(".printing")] == []
