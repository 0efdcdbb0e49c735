"""What each kind of sheet of the real edition must hold: the words and figures of the pages."""

from drugs.handouts.numbers import counted
from drugs.numbers import pictured
from drugs.numbers.ages import date_words
from drugs.pages.medicine.monitoring import with_time
from drugs.pages.medicine.slots import shown_slot
from drugs.pages.questions import medicines_of
from drugs.pages.urgent_help import ALWAYS_911
from drugs.wording.rules import rule_words
from tests.handouts.reading import (
    in_order,
    medicine_of,
    says_smaller_than,
    squeezed,
    tile_of,
    urgent,
    whole,
)

IN_ORDER = (
    "It helped", "It harmed", "Rules for your safety", "Call 911", "Call your doctor today",
    "Boxed warning:", "How to use it", "A missed dose", "To report a side effect", "More rules",
    "Notes from your doctor, nurse or pharmacist:", "Doctor:", "Label of", "Sources:",
)  # fmt: skip


# --- rules ------------------------------------------------------------------------------------


def test_rank_0_and_1_are_whole_on_every_short_form(of_kind, shelf):
    seen = 0
    for kind in ("medicine", "wallet-card", "comparison"):
        for sheet in of_kind(kind):
            for slug in sheet.handout.medicines:
                for rule in shelf.medicines[slug].rules_of(0, 1):
                    seen += 1
                    assert whole(sheet, rule, shelf), (sheet.handout.name, rule.short)
    assert seen


def test_rank_2_is_whole_on_sheet_and_large_print(of_kind, shelf):
    """Two pages hold all rules of every medicine there is: none gave way."""
    for sheet in of_kind("medicine"):
        for rule in medicine_of(sheet, shelf).rules_of(2):
            assert whole(sheet, rule, shelf), (sheet.handout.name, rule.short)


def test_large_print_has_every_name(of_kind, shelf):
    for sheet in of_kind("medicine", large=True):
        for rule in medicine_of(sheet, shelf).rules:
            assert sheet.says(rule_words(rule, shelf, names=None).whole), sheet.handout.name


def test_nothing_to_act_on_is_in_the_type_of_notes(of_kind, shelf):
    for sheet in of_kind("medicine", large=False):
        if sheet.handout.paper == "a4":
            continue  # the same templates; the reading is slow
        small = says_smaller_than(sheet, 12)
        medicine = medicine_of(sheet, shelf)
        texts = [rule.short for rule in medicine.rules]
        texts += [sign.sign for sign in urgent(medicine, shelf)]
        texts += [medicine.box_line, "Poison Help", "1-800-FDA-1088"]
        for text in texts:
            assert squeezed(text) not in small, (sheet.handout.name, text)


def test_a_calendar_has_the_rules_on_when_to_wait_and_stop(of_kind, shelf):
    for sheet in of_kind("tests"):
        for rule in medicine_of(sheet, shelf).rules:
            if rule.kind in {"do-not-start", "stop", "pause"}:
                assert whole(sheet, rule, shelf), (sheet.handout.name, rule.short)


# --- one medicine -----------------------------------------------------------------------------


def test_a_medicine_sheet_has_every_part_in_order(of_kind, shelf):
    for sheet in of_kind("medicine"):
        medicine = medicine_of(sheet, shelf)
        assert in_order(sheet, f"{medicine.brand} ({medicine.generic})", *IN_ORDER), (
            sheet.handout.name
        )
        assert sheet.says(f"/medicines/{medicine.slug}/")


def test_what_must_be_known_stands_whole_on_the_first_page(of_kind, shelf):
    """Figures, every rule that can hurt before the next visit, and every sign for 911; the signs
    for today too, or else they open the second page."""
    for sheet in of_kind("medicine", large=False):
        medicine = medicine_of(sheet, shelf)
        first, second = map(squeezed, sheet.pages)
        for rule in medicine.rules_of(0, 1):
            whole = [squeezed(rule_words(rule, shelf, names=n).whole) for n in (None, 3)]
            assert any(words in first for words in whole), (sheet.handout.name, rule.short)
        for sign in urgent(medicine, shelf):
            if sign.urgency == "911":
                assert squeezed(sign.sign) in first, (sheet.handout.name, sign.slug)
        today = squeezed("Call your doctor today")
        head = squeezed(f"{medicine.brand} ({medicine.generic}) Call your doctor today")
        assert today in first or second.startswith(head), sheet.handout.name


def test_a_medicine_sheet_says_what_it_is_and_for_whom(of_kind, shelf):
    for sheet in of_kind("medicine"):
        medicine = medicine_of(sheet, shelf)
        for words in (medicine.who_for, medicine.box_line, medicine.form[1:]):
            assert sheet.says(words), (sheet.handout.name, words)
        assert sheet.says(medicine.summary) or not sheet.handout.large


def test_not_approved_stands_before_all_else(of_kind, shelf):
    for sheet in of_kind("medicine"):
        medicine = medicine_of(sheet, shelf)
        notice = "Not FDA-approved for eczema."
        if medicine.not_approved_notice:
            assert in_order(sheet, notice, medicine.not_approved_notice, "It helped")
        else:
            assert not sheet.says(notice)


def test_which_label_was_read_and_that_there_is_a_newer_one(of_kind, shelf):
    for kind in ("medicine", "tests", "comparison"):
        for sheet in of_kind(kind):
            for slug in sheet.handout.medicines:
                medicine = shelf.medicines[slug]
                source = shelf.sources[medicine.label]
                read = date_words(source.revision_read)
                line = f"Label of {medicine.brand} that we read: {read}."
                if source.newer_exists:
                    newest = date_words(source.newest_revision)
                    line += f" There is a newer one ({newest}). Ask your pharmacist what changed."
                assert sheet.says(line), sheet.handout.name


def test_no_urgent_sign_is_ever_cut(of_kind, shelf):
    for kind in ("medicine", "wallet-card"):
        for sheet in of_kind(kind):
            found = urgent(medicine_of(sheet, shelf), shelf)
            assert found
            meant = sheet.handout.large
            for sign in found:
                words = f"{sign.sign} {sign.meaning}" if meant else sign.sign
                assert sheet.says(words), (sheet.handout.name, sign.slug)
            assert sheet.says("Nobody answers? Go to urgent care today."), sheet.handout.name


def test_what_is_always_a_911_call_stands_on_every_sheet_and_card(of_kind):
    """Also for a medicine whose own label names no chest pain and no stroke."""
    for kind in ("medicine", "wallet-card"):
        for sheet in of_kind(kind):
            assert in_order(sheet, "Call 911", ALWAYS_911[0]), sheet.handout.name
            assert sheet.says("drooping face, a weak arm"), sheet.handout.name


def test_too_much_is_said_on_every_sheet_and_card(of_kind, shelf):
    for kind in ("medicine", "wallet-card", "comparison"):
        for sheet in of_kind(kind):
            for slug in sheet.handout.medicines:
                slot = shelf.medicines[slug].on("too-much")
                words = slot.summary if slot else ""
                assert sheet.says(words or "Call Poison Help: 1-800-222-1222."), sheet.handout.name
                assert sheet.says("1-800-222-1222")


def test_a_missed_dose_is_said_or_told_as_what_it_is(of_kind, shelf):
    for sheet in of_kind("medicine"):
        shown = shown_slot(medicine_of(sheet, shelf), "missed-dose")
        assert sheet.says(shown.absence), sheet.handout.name
        if shown.slot and shown.slot.summary and not sheet.handout.large:
            assert sheet.says(shown.slot.summary), sheet.handout.name


def test_a_sheet_orders_nobody_to_stop_alone(of_kind):
    for sheet in of_kind("medicine"):
        assert sheet.says("Do not stop or restart on your own, unless"), sheet.handout.name


def test_the_questions_everybody_should_ask_come_first(of_kind, shelf):
    first = sorted(
        (q for q in shelf.questions if q.ask_first is not None), key=lambda q: q.ask_first
    )
    for sheet in of_kind("medicine", large=True):
        fitting = [q.text for q in first if medicine_of(sheet, shelf) in medicines_of(q, shelf)]
        assert in_order(sheet, "Questions to ask", *fitting[:2]), sheet.handout.name


def test_no_question_list_opens_its_sources_with_another_label(of_kind, shelf):
    labels = {medicine.label for medicine in shelf.medicines.values()}
    for sheet in of_kind("questions"):
        for slug in labels - {medicine_of(sheet, shelf).label}:
            source = shelf.sources[slug]
            first = f"1. {source.publisher}, {source.title},"
            assert not sheet.says(first), (sheet.handout.name, slug)


def test_both_pictures_stand_with_their_comparators_and_sources(of_kind, shelf):
    for sheet in of_kind("medicine"):
        medicine = medicine_of(sheet, shelf)
        harm = pictured.harm(medicine)
        for rows in (pictured.benefit(medicine), harm.rows if harm else ()):
            if not rows:
                continue
            assert tile_of(rows) in sheet.text, sheet.handout.name
            study = medicine.study(rows[0].study)
            assert sheet.says(f"{study.name}: {study.who}.")
            for row in rows:
                for slug in {*row.sources, *study.sources}:
                    source = shelf.sources[slug]
                    assert sheet.says(f"{source.publisher}, {source.title},"), sheet.handout.name


def test_a_sheet_without_figures_says_so(of_kind, shelf):
    for sheet in of_kind("medicine"):
        if not pictured.benefit(medicine_of(sheet, shelf)):
            assert sheet.says("We have no count of people with and without it.")


def test_the_tests_of_each_medicine_are_on_large_print(of_kind, shelf):
    """Two pages have them where there is room; what a rule tells to check is always there."""
    for sheet in of_kind("medicine", large=True):
        for row in medicine_of(sheet, shelf).monitoring:
            if row.moment != "limit":
                assert sheet.says(with_time(row)), (sheet.handout.name, row.test)


def test_sources_are_numbered_and_dated(of_kind, shelf):
    for sheet in of_kind("medicine"):
        label = shelf.sources[medicine_of(sheet, shelf).label]
        assert sheet.says(f"1. {label.publisher}, {label.title},"), sheet.handout.name


def test_large_print_cuts_nothing_that_standard_print_has(sheets, shelf):
    for slug, medicine in shelf.medicines.items():
        for topic in ("tell-your-doctor", "how-to-use"):
            for block in medicine.on(topic).text:
                for text in block.texts:
                    assert sheets[f"{slug}-large"].says(text), (slug, topic)


def test_every_figure_stands_with_the_comparator_of_its_row(of_kind, shelf):
    """No table on paper leaves out the column of the comparator. A table of nothing but what is
    pictured stands as the picture, with its comparator beside it."""
    for sheet in of_kind("medicine", large=True):
        for found in counted(medicine_of(sheet, shelf), shelf):
            if found and found.drawn and len(found.table.rows) == 1:
                ((on, beside),) = (row.cells for row in found.table.rows)
                assert sheet.says(found.table.rows[0].name.lower()), sheet.handout.name
                assert sheet.says(f"{on.short} on"), sheet.handout.name
                assert sheet.says(f"{beside.short} {found.table.columns[-1]}".lower())
                continue
            for row in found.table.rows if found else ():
                cells = "".join(cell.short if cell else "not counted" for cell in row.cells)
                assert sheet.says(row.name + cells), (sheet.handout.name, row.name)
