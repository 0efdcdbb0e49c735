"""What each kind of sheet must hold: the words and figures of the medicine's own page."""

import re

from drugs.handouts.medicine import ASKED_FIRST
from drugs.handouts.safety import is_limit
from drugs.pages.compare.comparison import choose, compare
from drugs.pages.medicine import ALWAYS_911, medicine_page, signs, steps
from drugs.pages.questions import medicines_of
from tests.handouts.conftest import squeezed

HEADINGS = (
    "At a glance", "How do you use it?", "Call 911", "Call your doctor today",
    "Mention it at your next visit", "Which tests do you need, and when?",
    "What happened to 100 people?", "What should your doctor know?", "Questions to ask",
    "Where does this come from?",
)  # fmt: skip


def medicine_of(sheet, shelf):
    return shelf.medicines[sheet.handout.medicines[0]]


def urgent(medicine, shelf):
    return [s for g in signs(medicine, shelf) if g.urgency != "next-visit" for s in g.signs]


def in_order(sheet, *words):
    places = [sheet.text.find(re.sub(r"\s", "", word)) for word in words]
    return -1 not in places and places == sorted(places)


# --- one medicine -----------------------------------------------------------------------------


def test_a_medicine_sheet_has_every_part_in_order(of_kind, shelf):
    for sheet in of_kind("medicine"):
        medicine = medicine_of(sheet, shelf)
        assert in_order(sheet, f"{medicine.brand} ({medicine.generic})", *HEADINGS), (
            sheet.handout.name
        )
        assert sheet.says(f"/medicines/{medicine.slug}/")


def test_a_medicine_sheet_says_what_the_card_of_its_page_says(of_kind, shelf):
    for sheet in of_kind("medicine"):
        medicine = medicine_of(sheet, shelf)
        for words in (
            medicine.summary, medicine.who_for, medicine.box_line, medicine.remember,
            medicine.form[1:],
        ):  # fmt: skip
            assert sheet.says(words), (sheet.handout.name, words)


def test_not_approved_stands_before_all_else(of_kind, shelf):
    seen = set()
    for sheet in of_kind("medicine"):
        medicine = medicine_of(sheet, shelf)
        notice = "Not FDA-approved for eczema."
        if medicine.not_approved_notice:
            assert in_order(sheet, notice, medicine.not_approved_notice, "At a glance")
            seen.add(medicine.slug)
        else:
            assert not sheet.says(notice)
    assert seen == {"corectim", "olumiant"}


def test_a_newer_label_is_told_before_how_to_use_it(of_kind, shelf):
    seen = set()
    for sheet in of_kind("medicine"):
        medicine = medicine_of(sheet, shelf)
        label = shelf.sources[medicine.label]
        notice = "There is a newer label than the one we read."
        if label.newer_exists:
            told = [text for block in label.newest_revision_note for text in block.texts]
            assert in_order(sheet, notice, *told, "How do you use it?"), sheet.handout.name
            seen.add(medicine.slug)
        else:
            assert not sheet.says(notice)
    assert "cibinqo" in seen


def test_no_urgent_sign_is_ever_cut(of_kind, shelf):
    for kind in ("medicine", "wallet-card"):
        for sheet in of_kind(kind):
            found = urgent(medicine_of(sheet, shelf), shelf)
            assert found
            for sign in found:
                assert sheet.says(f"{sign.sign} {sign.meaning}"), (sheet.handout.name, sign.slug)


def test_what_is_always_a_911_call_stands_on_every_sheet_and_card(of_kind):
    """Also for a medicine whose own label names no chest pain and no stroke."""
    for kind in ("medicine", "wallet-card"):
        for sheet in of_kind(kind):
            assert in_order(sheet, "Call 911", ALWAYS_911[0]), sheet.handout.name
            assert sheet.says("drooping face, a weak arm"), sheet.handout.name


def test_a_sheet_orders_nobody_to_stop_alone(of_kind, shelf):
    for sheet in of_kind("medicine"):
        if sheet.handout.medicines[0] in {"cibinqo", "rinvoq"}:
            assert sheet.says("When to stop Your doctor stops it if"), sheet.handout.name
            assert sheet.says("Do not stop on your own."), sheet.handout.name


def test_the_questions_everybody_should_ask_come_first(of_kind, shelf):
    texts = {question.slug: question.text for question in shelf.questions}
    for sheet in of_kind("medicine"):
        fitting = [
            texts[slug]
            for slug in ASKED_FIRST
            if any(
                q.slug == slug and medicine_of(sheet, shelf) in medicines_of(q, shelf)
                for q in shelf.questions
            )
        ]
        assert in_order(sheet, "Questions to ask", *fitting[:2]), sheet.handout.name


def test_no_question_list_opens_its_sources_with_another_label(of_kind, shelf):
    labels = {medicine.label for medicine in shelf.medicines.values()}
    for sheet in of_kind("questions"):
        medicine = medicine_of(sheet, shelf)
        places = {
            slug: place
            for slug in labels
            if (place := sheet.text.rfind(squeezed(shelf.sources[slug].title))) >= 0
        }
        assert not places or min(places, key=places.get) == medicine.label, sheet.handout.name


def test_both_pictures_stand_with_their_comparators_and_sources(of_kind, shelf):
    pictures = 0
    for sheet in of_kind("medicine"):
        page = medicine_page(sheet.handout.medicines[0], shelf)
        for pair in (page.benefit, page.harm):
            if pair:
                pictures += 1
                assert sheet.says(f"{pair.medicine_label}: {pair.medicine_words}")
                comparator = pair.comparator_label[1:]
                assert sheet.says(f"{comparator}: {pair.comparator_words}")
                assert sheet.says(pair.note)
                assert "people in all" in pair.note or "How many people took part" in pair.note
                for slug in pair.sources:
                    source = shelf.sources[slug]
                    assert sheet.says(f"{source.publisher}, {source.title},"), sheet.handout.name
    assert pictures > 30


def test_a_sheet_pictures_the_lowest_dose_and_says_the_higher_beside_it(of_kind):
    for kind, first in (("medicine", "Cibinqo 100 mg once a day: "), ("comparison", "")):
        for sheet in of_kind(kind):
            if "cibinqo" in sheet.handout.medicines:
                assert sheet.says(f"{first}28 out of 100")
                assert sheet.says("On 200 mg once a day: 38 out of 100. JADE MONO-2: people 12")
                assert sheet.says("On 200 mg once a day: 15 out of 100. Four Cibinqo trials")
                assert not sheet.says("Left, Cibinqo 200 mg")


def test_clear_skin_on_cibinqo_has_one_set_of_numbers_on_paper(of_kind):
    for sheet in of_kind("medicine"):
        if "cibinqo" in sheet.handout.medicines:
            assert not sheet.says("48 out of 100")
            assert not re.search(r"almostclearskin(?!28389)\d+", sheet.text), sheet.handout.name
    large = [s for s in of_kind("medicine", large=True) if "cibinqo" in s.handout.medicines]
    assert all(sheet.says("Clear or almost clear skin 28 38 9") for sheet in large)


def test_a_sheet_says_where_no_side_effect_was_seen_more(of_kind):
    found = [s for k in ("medicine", "comparison") for s in of_kind(k)]
    mine = [sheet for sheet in found if "anzupgo" in sheet.handout.medicines]
    assert len(mine) > 8
    for sheet in mine:
        assert sheet.says("no named side effect was seen more with Anzupgo than with plain cream")
        assert not sheet.says("Left, Anzupgo 2% cream twice a day: 11 out of 100")


def test_a_sheet_without_figures_says_so(of_kind, shelf):
    for sheet in of_kind("medicine"):
        page = medicine_page(sheet.handout.medicines[0], shelf)
        if page.benefit is None and not page.outcomes and not page.reactions:
            assert sheet.says("We found no figures with a comparator")


def test_the_tests_of_the_us_are_on_every_sheet(of_kind, shelf):
    for sheet in of_kind("medicine"):
        every = medicine_of(sheet, shelf).monitoring
        found = [row for row in every if row.region == "us" and row.moment != "limit"]
        for row in found:
            assert sheet.says(row.test), (sheet.handout.name, row.test)


def test_sources_are_numbered_and_dated(of_kind, shelf):
    for sheet in of_kind("medicine"):
        label = shelf.sources[medicine_of(sheet, shelf).label]
        assert sheet.says(f"1.{label.publisher}, {label.title},")
        end = sheet.text[sheet.text.index("Wheredoesthiscomefrom?") :]
        listed = re.findall(r"(?<![\d.])\d\.(?=[A-Z])", end)
        assert len(listed) >= 1
        assert len(re.findall(r"\d{4}\.|nodate\.", end)) >= len(listed)


def test_large_print_cuts_nothing_that_standard_print_has(sheets, shelf):
    for slug, medicine in shelf.medicines.items():
        for topic in ("tell-your-doctor", "how-to-use"):
            for block in medicine.on(topic).text:
                for text in block.texts:
                    assert sheets[f"{slug}-large"].says(text), (slug, topic)


# --- two medicines ----------------------------------------------------------------------------


def test_a_comparison_has_the_same_rows_and_both_figures(of_kind, shelf):
    for sheet in of_kind("comparison"):
        first, second = (shelf.medicines[slug] for slug in sheet.handout.medicines)
        assert first.brand < second.brand
        for medicine in (first, second):
            for words in (medicine.summary, medicine.who_for, medicine.box_line, medicine.remember):
                assert sheet.says(words), (sheet.handout.name, words)
            for topic in ("how-to-use", "pregnancy", "breastfeeding"):
                assert sheet.says(medicine.on(topic).summary), (sheet.handout.name, topic)
            if medicine.not_approved_notice:
                assert sheet.says(medicine.not_approved_notice)
        assert sheet.says("do not rank the two by them")


def test_a_comparison_draws_the_trials_of_its_page(of_kind, shelf):
    drawn = 0
    for sheet in of_kind("comparison"):
        medicines = choose(sheet.handout.medicines, shelf).medicines
        rows = {r.slug: r for g in compare(medicines, shelf).groups for r in g.rows}
        for slug in ("outcome-clear", "most-had"):
            for cell in rows[slug].cells:
                if cell.medicine is None:
                    continue
                if not cell.trials:
                    heading = rows[slug].heading
                    said = f"{cell.medicine.brand}, {heading[0].lower()}{heading[1:]}: {cell.text}"
                    assert sheet.says(said), sheet.handout.name
                    continue
                trial = cell.trials[0]
                for line in trial.lines:
                    drawn += 1
                    assert sheet.says(f"{line.label[1:]}: {line.number.words}"), (
                        sheet.handout.name, line.label
                    )  # fmt: skip
                assert sheet.says(f"{trial.study.name}: {trial.study.who}")
    assert drawn > 150


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
        assert sum(map(len, moments.values())) >= 14, sheet.handout.name
        assert in_order(sheet, "Before deciding", "Before starting", "While taking it", "Stopping")


def test_a_calendar_has_every_test_and_fits_the_fridge(of_kind, shelf):
    for sheet in of_kind("tests"):
        medicine = medicine_of(sheet, shelf)
        assert len(sheet.pages) == 1
        found = steps(medicine)
        for step in found:
            for row in step.tests:
                if not is_limit(step) or row.region == "us":
                    assert sheet.says(row.test), (sheet.handout.name, row.test)
                    assert sheet.says(row.why[0].texts[0])
        if not found:
            assert sheet.says("We could not confirm which tests")


def test_a_wallet_card_is_one_page_of_eight_panels(of_kind, shelf):
    for sheet in of_kind("wallet-card"):
        medicine = medicine_of(sheet, shelf)
        assert len(sheet.pages) == 1
        for words in (
            f"I use {medicine.brand} ({medicine.generic})", medicine.box_line, "Who to call",
            "For doctors and nurses", "My other medicines, allergies", "Fold in half",
        ):  # fmt: skip
            assert sheet.says(words), (sheet.handout.name, words)


def test_a_visit_sheet_has_a_page_before_and_a_page_during(sheets):
    before, during = sheets["visit-sheet"].pages
    assert "what matters most to me?" in before
    assert "My top three questions" in before
    assert "In the visit: what could we do?" in during
    assert "What did we decide?" in during
    assert "Which tests and vaccines, and when?" in during


def test_every_figure_stands_with_the_comparator_of_its_row(of_kind, shelf):
    """No table on paper leaves out the column of the comparator."""
    rows = 0
    for sheet in of_kind("medicine", large=True):
        for table in medicine_page(sheet.handout.medicines[0], shelf).reactions[:1]:
            if table.head_to_head or table.scale != "out of 100 people":
                continue
            for row in table.rows:
                rows += 1
                cells = "".join(cell.short if cell else "not counted" for cell in row.cells)
                assert sheet.says(row.name + cells), (sheet.handout.name, row.name)
    assert rows > 8
