"""Each page says its own reading level, and says it truly."""

import re

import pytest

from drugs.press import checks, words

PAGES = ["/medicines/cibinqo/", "/side-effects/shingles/", "/how-they-work/"]
LINE = re.compile(r"Reading level: (?:below )?grade ([\d.]+) \(Flesch-Kincaid\)")


@pytest.mark.parametrize("path", PAGES)
def test_the_page_says_its_reading_level(pages, path):
    found = LINE.search(pages[path].select_one(".about-page").get_text(" "))
    assert found, path
    assert 0 < float(found[1]) <= words.HARDEST_PAGE


def test_the_level_is_that_of_the_words_on_the_page(pages, shelf):
    documents = {(entry.kind, entry.slug): entry.document for entry in shelf.edition.published}
    names = checks.medicine_names(documents)
    shown = float(LINE.search(pages["/medicines/cibinqo/"].get_text(" "))[1])
    texts = [text for _, text in checks.prose(shelf.medicines["cibinqo"])]
    assert shown == pytest.approx(words.reading(texts, names).grade, abs=0.051)


def test_every_page_with_a_review_says_it(pages):
    reviewed = [soup for soup in pages.values() if soup.select_one(".about-page")]
    assert len(reviewed) > 50
    assert all(LINE.search(soup.select_one(".about-page").get_text(" ")) for soup in reviewed)
