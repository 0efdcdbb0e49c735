"""The words of a search: how a query is read, what counts as the same word, and what is marked."""

from drugs.search.names import Sought, mark, snippet, stem, stems
from drugs.search.reading import LONGEST, clean
from tests.search.test_results import marked, text


def test_stems():
    for one, other in (
        ("clots", "clot"), ("Missed", "miss"), ("studies", "study"), ("Itching", "itch"),
        ("doctor’s", "doctor"), ("rüxolitínib", "ruxolitinib"), ("GI", "gi"),
    ):  # fmt: skip
        assert stem(one) == stem(other), one
    assert stem("miss") == "miss"
    assert stems("Blood clots, EASI-75") == ("blood", "clot", "easi", "75")


def test_the_longest_phrase_is_marked_and_words_only_where_no_phrase_stands():
    sought = [Sought(frozenset({("blood", "clot"), ("clot",)}), frozenset({("blood",)}))]
    assert marked(mark("A blood clot, or clots in blood", sought)) == ["blood clot", "clots"]
    assert marked(mark("Thick blood", sought)) == ["blood"]
    assert mark("", sought) == ()
    both = mark("Tuberculosis (TB).", [Sought(frozenset({("tuberculosi", "tb")}))])
    assert marked(both) == ["Tuberculosis (TB)"]


def test_a_sentence_with_a_figure_is_passed_over():
    sought = [Sought(frozenset({("clot",)}))]
    said = "15 of 100 had a clot. A clot can block a vein."
    assert text(snippet([said], sought)) == "A clot can block a vein."
    assert snippet(["Half of people had a clot."], sought) == ()


def test_clean():
    assert clean("  blood\x00\tclot ") == ("blood clot", False)
    assert clean("ＤＶＴ") == ("DVT", False)
    assert clean("x" * LONGEST) == ("x" * LONGEST, False)
    assert clean("x" * (LONGEST + 1)) == ("x" * LONGEST, True)
    assert clean(" " * 10_000)[0] == ""
