"""The words of a search: how a query is read, what counts as the same word, and what is marked."""

from drugs.documents import Block, Inline
from drugs.search.names import Sought, mark, snippet, stem, stems
from drugs.search.place import texts_of
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


def test_a_condition_beside_a_sentence_comes_along():
    sought = [Sought(frozenset({("swim",)}))]
    for said in (
        "You may swim. If your skin is open, wait until it has healed first.",
        "With this care you can do it every day of the week. You may swim in a pool or the sea.",
        "You may swim in a pool. If you rinse. But only with cold water. Unless it hurts.",
        "Unless you burn. Only if you ask. You may swim in a pool, lake or in the open sea.",
    ):
        assert text(snippet([said], sought)) == said
    # What stands beside it without a condition does not, where it is long enough by itself.
    said = "You may swim in a pool, in a lake or in the open sea. The label says so. Dry off."
    assert text(snippet([said], sought)) == said.partition(" The")[0]


def test_a_short_sentence_comes_with_the_next_and_its_condition():
    sought = [Sought(frozenset({("swim",)}))]
    said = "You may swim. Rinse your skin. If it hurts, stop. The label says so."
    assert text(snippet([said], sought)) == said.partition(" The")[0]


def test_where_the_condition_holds_a_figure_nothing_is_shown():
    sought = [Sought(frozenset({("swim",)}))]
    assert snippet(["You may swim. If 3 of 100 people do. Rinse."], sought) == ()
    assert snippet(["If 3 of 100 people do. You may swim in the sea or in a lake."], sought) == ()
    other = "You may swim. Rinse."
    assert text(snippet(["You may swim. If 3 of 100 people do.", other], sought)) == other


def test_a_point_of_a_list_keeps_what_it_is_told_by():
    lead = Block(kind="paragraph", inlines=(Inline(kind="text", text="Do not swim if you:"),))
    points = Block(kind="list", items=((Inline(kind="text", text="have a fever"),),))
    plain = Block(kind="paragraph", inlines=(Inline(kind="text", text="Rinse."),))
    assert texts_of((lead, points)) == (
        "Do not swim if you:",
        "Do not swim if you: have a fever",
    )
    assert texts_of((plain, points)) == ("Rinse.", "have a fever")


def test_clean():
    assert clean("  blood\x00\tclot ") == ("blood clot", False)
    assert clean("ＤＶＴ") == ("DVT", False)
    assert clean("x" * LONGEST) == ("x" * LONGEST, False)
    assert clean("x" * (LONGEST + 1)) == ("x" * LONGEST, True)
    assert clean(" " * 10_000)[0] == ""
