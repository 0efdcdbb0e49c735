"""What sheets of two medicines, of questions and tests, cards and visit sheets must hold."""

from drugs.numbers import pictured
from drugs.numbers.trial_words import capital
from drugs.pages.medicine.monitoring import own_time, steps
from drugs.pages.questions import medicines_of
from tests.handouts.reading import in_order, medicine_of, squeezed, tile_of

# --- two medicines ----------------------------------------------------------------------------


def test_a_pair_sheet_has_who_it_is_for_and_the_box_of_both(of_kind, shelf):
    for sheet in of_kind("comparison"):
        first, second = (shelf.medicines[slug] for slug in sheet.handout.medicines)
        assert first.brand < second.brand
        for medicine in (first, second):
            for words in (medicine.who_for, medicine.box_line):
                assert sheet.says(words), (sheet.handout.name, words)
            for row in medicine.monitoring:
                if row.moment != "limit" and sheet.handout.large:
                    assert sheet.says(row.test), (sheet.handout.name, row.test)
        assert sheet.says("don't use them to pick a winner")


def test_the_pictures_of_a_pair_stand_together_with_their_comparators(of_kind, shelf):
    for sheet in of_kind("comparison", large=False):
        front = squeezed(sheet.pages[0])
        for slug in sheet.handout.medicines:
            medicine = shelf.medicines[slug]
            harm = pictured.harm(medicine)
            for rows in (pictured.benefit(medicine), harm.rows if harm else ()):
                assert tile_of(rows) in front, (sheet.handout.name, slug)


def test_what_calls_to_the_doctor_says_where_else_to_go(of_kind):
    """A rule on a sheet says "call today", and not every sheet lists signs with a second door."""
    for kind in ("comparison", "tests"):
        for sheet in of_kind(kind):
            assert sheet.says("Nobody answers? Go to urgent care today."), sheet.handout.name


def test_a_test_stands_with_its_own_time(of_kind, shelf):
    told = 0
    for sheet in of_kind("tests"):
        for row in medicine_of(sheet, shelf).monitoring:
            if row.moment != "limit" and own_time(row):
                assert sheet.says(capital(own_time(row))), (sheet.handout.name, row.test)
                told += 1
    assert told > 0


# --- the others -------------------------------------------------------------------------------


def test_a_question_list_has_every_moment_and_only_what_fits(of_kind, shelf):
    for sheet in of_kind("questions"):
        medicine = medicine_of(sheet, shelf)
        moments = {}
        for question in shelf.questions:
            if sheet.says(question.text):
                assert medicine in medicines_of(question, shelf), question.slug
                moments.setdefault(question.moment, []).append(question)
        assert set(moments) == {"before-deciding", "before-starting", "while-taking", "stopping"}
        assert in_order(sheet, "Before deciding", "Before starting", "While taking it", "Stopping")


def test_a_calendar_has_every_test_and_fits_the_fridge(of_kind, shelf):
    for sheet in of_kind("tests"):
        medicine = medicine_of(sheet, shelf)
        assert sheet.handout.large or len(sheet.pages) == 1
        found = steps(medicine)
        for step in found:
            for row in step.tests:
                if not step.limit:
                    assert sheet.says(row.test), (sheet.handout.name, row.test)
                    assert sheet.says(row.why[0].texts[0])
        if not found:
            assert sheet.says("We do not know which tests")


def test_a_wallet_card_says_whose_it_is_and_for_whom(of_kind, shelf):
    for sheet in of_kind("wallet-card"):
        medicine = medicine_of(sheet, shelf)
        for words in (
            f"I use {medicine.brand} ({medicine.generic})", medicine.who_for, medicine.box_line,
            "Who to call", f"For doctors and nurses: {medicine.brand}",
            "My other medicines, allergies",
        ):  # fmt: skip
            assert sheet.says(words), (sheet.handout.name, words)
        assert sheet.handout.large != sheet.says("Fold in half")


def test_a_wallet_card_is_one_page_of_its_own_type(of_kind):
    """It tells small things in no smaller type than the rest, and needs no second sheet."""
    for sheet in of_kind("wallet-card", large=False):
        assert len(sheet.pages) == 1, sheet.handout.name


def test_a_visit_sheet_has_a_page_before_and_a_page_during(sheets):
    before, during = sheets["visit-sheet"].pages
    assert "what matters most to me?" in before
    assert "My top three questions" in before
    assert "In the visit: what could we do?" in during
    assert "What did we decide?" in during
    assert "Which tests and vaccines, and when?" in during
