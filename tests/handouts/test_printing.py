"""How sheets are printed: the same bytes, as full as two pages hold, and never a broken one."""

import datetime

import pytest

from drugs.handouts import typesetting
from drugs.handouts.parts import Paragraph, Sheet
from drugs.handouts.printed import printed as print_one
from drugs.handouts.runs import say
from drugs.handouts.typesetting import HandoutError, typeset
from drugs.pages.handouts import handouts
from drugs.press import printing
from drugs.press.printing import PrintingError
from drugs.shelf import Shelf
from drugs.wording import typeface
from tests import made_documents as made

DAY = datetime.date(2026, 11, 22)


def sheet_saying(text):
    return Sheet(
        title="A test sheet", heading="A test sheet", aside="", parts=(Paragraph(say(text)),),
        foot=(say("A foot."),), day=DAY,
    )  # fmt: skip


def nothing_kept():
    """Forgets what was typeset before."""
    typeface.fonts.cache_clear()
    typesetting._typeset.cache_clear()
    typesetting._lay_out.cache_clear()


def made_shelf(**fields):
    """A shelf with one made-up medicine whose fields are these."""
    return made.shelf(made.medicine(**fields))


def test_a_second_print_gives_the_same_bytes(sheets, names, shelf):
    nothing_kept()
    again = Shelf(shelf.edition)
    first = next(iter(again.medicines))
    pair = next(name for name, handout in names.items() if handout.kind == "comparison")
    for name in ("visit-sheet", first, pair, f"{first}-wallet-card", f"{first}-tests"):
        assert print_one(names[name], again).pdf == sheets[name].data


def test_text_cannot_be_taken_for_a_command():
    text = '#panic("no") $x$ *bold* _low_ `raw` <label> @ref = // \\ "quoted"'
    assert typeset(sheet_saying(text), paper="letter").pages == 1


def test_a_letter_the_typeface_lacks_stops_the_sheet():
    with pytest.raises(HandoutError, match="A test sheet"):
        typeset(sheet_saying("A telephone: \N{BLACK TELEPHONE}"), paper="letter")


def test_a_warning_stops_the_sheet(monkeypatch, tmp_path):
    folder = tmp_path / "handouts"
    folder.mkdir()
    (tmp_path / "templates").symlink_to(typeface.ROOT / "templates")
    for file in typesetting.FOLDER.glob("*.typ"):
        text = file.read_text().replace(f'font: "{typeface.NAME}"', 'font: "No Such Font"')
        (folder / file.name).write_text(text)
    monkeypatch.setattr(typeface, "ROOT", tmp_path)
    monkeypatch.setattr(typesetting, "FOLDER", folder)
    nothing_kept()
    with pytest.raises(HandoutError, match="no such font"):
        typeset(sheet_saying("Some words"), paper="letter")


def test_what_was_set_once_is_not_set_again(monkeypatch):
    first = typeset(sheet_saying("The same words"), paper="letter")
    monkeypatch.setattr(typesetting, "compiler", None)
    assert typeset(sheet_saying("The same words"), paper="letter") is first
    with pytest.raises(TypeError):
        typeset(sheet_saying("Other words"), paper="letter")


def test_a_sheet_that_cannot_fit_names_its_record():
    shelf = made_shelf(who_for="Call your doctor today. " * 500)
    with pytest.raises(HandoutError, match=r"/handouts/madeup\.pdf \(medicine madeup\).* pages"):
        print_one(handouts(shelf)["madeup"], shelf)


def test_a_card_that_cannot_fit_names_its_panel():
    shelf = made_shelf(box_line="Cancer. " * 200)
    with pytest.raises(HandoutError, match=r"madeup-wallet-card.*I use Madeup"):
        print_one(handouts(shelf)["madeup-wallet-card"], shelf)


def test_one_failing_sheet_stops_the_edition(tmp_path, static_files, monkeypatch):
    # Only the paper is printed here: the pages before it are not what this is about.
    every = printing.paths
    monkeypatch.setattr(
        printing, "paths", lambda shelf: [p for p in every(shelf) if p.startswith("/handouts/")]
    )
    broken = made_shelf(who_for="Call your doctor today. " * 500).edition
    with pytest.raises(PrintingError, match=r"/handouts/madeup\.pdf"):
        printing.write(broken, "test", tmp_path)
    assert not (tmp_path / "manifest.json").exists()


def test_the_list_of_sheets_is_made_once_for_a_shelf(edition_doc):
    """Each sheet looks itself up among all, so making it each time grew with their square."""
    one, two = Shelf(edition_doc), Shelf(edition_doc)
    assert handouts(one) is handouts(one)
    assert handouts(one) is not handouts(two)
    assert handouts(one) == handouts(two)
