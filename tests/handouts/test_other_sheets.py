"""What sheets of two medicines, of questions and tests, cards and visit sheets must hold."""

from drugs.handouts.comparison_figures import PICTURED
from drugs.handouts.comparison_rows import pair_rows
from drugs.handouts.safety import is_limit
from drugs.pages.medicine.monitoring import steps
from drugs.pages.questions import medicines_of
from tests.handouts.reading import in_order, medicine_of

# --- two medicines ----------------------------------------------------------------------------


def test_a_pair_sheet_has_who_it_is_for_the_box_and_the_tests_of_both(of_kind, shelf):
    for sheet in of_kind("comparison"):
        first, second = (shelf.medicines[slug] for slug in sheet.handout.medicines)
        assert first.brand < second.brand
        for medicine in (first, second):
            for words in (medicine.who_for, medicine.box_line):
                assert sheet.says(words), (sheet.handout.name, words)
            for row in medicine.monitoring:
                if row.moment != "limit":
                    assert sheet.says(row.test), (sheet.handout.name, row.test)
        assert sheet.says("don't use them to pick a winner")


def test_a_pair_sheet_has_the_figures_of_its_page(of_kind, shelf):
    for sheet in of_kind("comparison"):
        medicines = tuple(shelf.medicines[slug] for slug in sheet.handout.medicines)
        rows = pair_rows(medicines, shelf).rows
        for slug in PICTURED.values():
            for cell in rows[slug].cells:
                if not cell.trials:
                    assert sheet.says(cell.text), sheet.handout.name
                    continue
                trial = cell.trials[0]
                for line in trial.lines:
                    assert sheet.says(f"{line.label[1:]}: {line.number.words}"), (
                        sheet.handout.name, line.label
                    )  # fmt: skip
                assert sheet.says(f"{trial.study.name}: {trial.study.who}")


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
        assert len(sheet.pages) == 1
        found = steps(medicine)
        for step in found:
            for row in step.tests:
                if not is_limit(step):
                    assert sheet.says(row.test), (sheet.handout.name, row.test)
                    assert sheet.says(row.why[0].texts[0])
        if not found:
            assert sheet.says("We could not confirm which tests")


def test_a_wallet_card_says_whose_it_is_and_for_whom(of_kind, shelf):
    for sheet in of_kind("wallet-card"):
        medicine = medicine_of(sheet, shelf)
        for words in (
            f"I use {medicine.brand} ({medicine.generic})", medicine.who_for, medicine.box_line,
            "Who to call", f"For doctors and nurses: {medicine.brand}",
            "My other medicines, allergies", "Fold each piece in half",
        ):  # fmt: skip
            assert sheet.says(words), (sheet.handout.name, words)


def test_a_visit_sheet_has_a_page_before_and_a_page_during(sheets):
    before, during = sheets["visit-sheet"].pages
    assert "what matters most to me?" in before
    assert "My top three questions" in before
    assert "In the visit: what could we do?" in during
    assert "What did we decide?" in during
    assert "Which tests and vaccines, and when?" in during
