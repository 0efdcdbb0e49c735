"""The words of every sheet: plain, short, and no word in place of a number."""

from dataclasses import replace

from drugs.handouts.parts import Small, Table, texts
from drugs.handouts.printed import sheet_of
from drugs.press.rules import medicine_names
from drugs.wording import grade, words


def read(handout, shelf):
    """Every text of a sheet but its tables, and the titles of its sources, which are not ours."""
    sheet = sheet_of(handout, shelf)
    parts = tuple(part for part in sheet.parts if not isinstance(part, Small | Table))
    return [*texts(replace(sheet, parts=parts))]


def test_every_sheet_is_easy_to_read(names, shelf):
    known = medicine_names({(e.kind, e.slug): e.document for e in shelf.edition.published})
    measured = 0
    for name, handout in names.items():
        if handout.paper == "a4":
            continue
        found = read(handout, shelf)
        level = grade.reading(found, known).grade
        assert level <= grade.HARDEST_PAGE, (name, level)
        for text in found:
            assert not grade.long_sentences(text), (name, text)
            assert not words.frequency_words(text), (name, text)
            block = grade.reading([text], known)
            if block.words >= grade.SHORTEST_BLOCK:
                measured += 1
                assert block.grade <= grade.HARDEST_BLOCK, (name, block.grade, text)
    assert measured
