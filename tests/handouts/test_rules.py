"""Every rule whole on every form: of a made-up medicine with rules of all kinds."""

import typing
from dataclasses import dataclass

import pytest

from drugs import documents as doc
from drugs.handouts.printed import MOST_PAGES, printed
from drugs.handouts.rules import HEADINGS
from drugs.handouts.typesetting import HandoutError
from drugs.pages.handouts import handouts
from drugs.wording.rules import rule_words
from tests import made_documents as made
from tests.handouts.reading import read_back, says_smaller_than, squeezed

KINDS = typing.get_args(doc.RuleDoc.model_fields["kind"].annotation)
FORMS = ("", "-a4", "-large", "-wallet-card", "-wallet-card-large", "-tests", "-tests-large")
NAMES = ("first", "second", "third", "fourth", "fifth")


def substances():
    return [
        made.substance("platelet-thinners", of="class", professional_name="antiplatelet agents"),
        made.substance("baby-pill", name="babypirin"),
        *(made.substance(name, brands=(f"{name.capitalize()}ex",)) for name in NAMES),
    ]


def many_rules(word="Rule"):
    """One of each kind and rank, with names, an exception and a level to start and to stop at."""
    rules = [
        made.rule(
            f"{word} {rank} on {kind}: below {number} units, and the end of it.",
            kind=kind, rank=rank, slug=f"rule-{kind}-{rank}",
        )
        for rank in (0, 1, 2)
        for number, kind in enumerate(KINDS, start=10)
        if rank or kind in {"do-not-use", "most-allowed"}
    ]  # fmt: skip
    taken = made.condition("takes", substance="platelet-thinners")
    allowed = made.condition(
        "takes", exception=True, substance="baby-pill", amount=81, amount_unit="mg",
        amount_unit_name="mg", amount_per="day", amount_per_name="a day",
    )  # fmt: skip
    low = made.condition("blood", blood="platelets", blood_name="platelets", below=150000)
    return [
        *rules,
        made.rule("Not with thinners.", taken, allowed, kind="do-not-mix", rank=1, names=NAMES),
        made.rule("Do not start below 150,000.", low, kind="do-not-start", rank=2, slug="start"),
        made.rule("Stop below 50,000.", low, kind="stop", rank=2, slug="stop"),
    ]


def signs():
    return [
        made.sign(f"{urgency}-{n}", urgency, sign=f"Sign {n} for {urgency}.")
        for urgency in ("911", "today", "next-visit")
        for n in range(4)
    ]


@dataclass(frozen=True)
class Forms:
    medicine: doc.MedicineDoc
    shelf: object
    sheets: dict


def forms(medicine, *others, only=FORMS):
    shelf = made.shelf(medicine, *others, *substances(), *signs())
    every = handouts(shelf)
    return Forms(
        medicine,
        shelf,
        {
            form: read_back(printed(every[f"madeup{form}"], shelf).pdf, every[f"madeup{form}"])
            for form in only
        },
    )


@pytest.fixture(scope="module")
def full():
    return forms(
        made.medicine(
            rules=tuple(many_rules()),
            slots=(made.slot("too-much", "Far too much: Poison Help."), made.slot("missed-dose")),
            monitoring=(made.check("TB test"),),
        )
    )


def test_every_kind_of_rule_has_its_heading():
    headed = [kind for kinds in HEADINGS.values() for kind in kinds]
    assert sorted(headed) == sorted(KINDS)


def test_no_heading_holds_levels_to_start_with_and_to_stop_at():
    assert [kinds for kinds in HEADINGS.values() if "do-not-start" in kinds] == [("do-not-start",)]


def test_rank_0_and_1_are_whole_on_every_form(full):
    for form, sheet in full.sheets.items():
        if form.startswith("-tests"):
            continue  # it has the rules on when to wait or stop, below
        for rule in full.medicine.rules_of(0, 1):
            whole = [rule_words(rule, full.shelf, names=n).whole for n in (None, 3)]
            assert any(map(sheet.says, whole)), (form, rule.short)


def test_others_stand_only_with_the_address_of_all_names(full):
    rule = next(rule for rule in full.medicine.rules if rule.names)
    for form, sheet in full.sheets.items():
        if form.startswith("-tests"):
            continue
        if not sheet.says(rule_words(rule, full.shelf, names=None).whole):
            assert sheet.says("and others"), form
            assert sheet.says("/medicines/madeup/"), form


def test_rank_2_is_whole_on_sheet_and_large_print(full):
    for form in ("", "-a4", "-large"):
        for rule in full.medicine.rules_of(2):
            assert full.sheets[form].says(rule.short), (form, rule.short)


def test_large_print_has_all_names(full):
    for rule in full.medicine.rules:
        whole = rule_words(rule, full.shelf, names=None).whole
        assert full.sheets["-large"].says(whole), rule.short


def test_rules_and_signs_are_in_type_to_act_on(full):
    for form, least in (("", 12), ("-a4", 12), ("-large", 18)):
        small = says_smaller_than(full.sheets[form], least)
        for rule in full.medicine.rules:
            assert squeezed(rule.short) not in small, (form, rule.short)
        assert "Signof" not in small
        assert "PoisonHelp" not in small


def test_signs_for_911_and_today_are_whole(full):
    for form in ("", "-a4", "-large", "-wallet-card", "-wallet-card-large"):
        for n in range(4):
            assert full.sheets[form].says(f"Sign {n} for 911."), form
            assert full.sheets[form].says(f"Sign {n} for today."), form
        assert full.sheets[form].says("Nobody answers? Go to urgent care today."), form
        assert full.sheets[form].says("Too much, or a child got it? Far too much: Poison Help."), (
            form
        )


def test_a_card_names_its_medicine_and_the_terms_of_the_field(full):
    card = full.sheets["-wallet-card"]
    assert card.says("I use Madeup (madeuptinib)")
    assert card.says("For doctors and nurses: Madeup")
    assert card.says("Class: antiplatelet agents.")


def test_a_calendar_has_start_and_stop_levels_under_headings_of_their_own(full):
    calendar = full.sheets["-tests"]
    start = calendar.text.index(squeezed("Do not start below 150,000."))
    stop = calendar.text.index(squeezed("Stop below 50,000."))
    heading = calendar.text.rindex("Stoporpause", 0, stop)
    assert calendar.text.index("Donotstart") < start < heading < stop
    for rule in full.medicine.rules:
        if rule.kind in {"do-not-start", "stop", "pause"}:
            assert calendar.says(rule.short), rule.short


def test_no_form_has_more_pages_than_it_may(full):
    for form, sheet in full.sheets.items():
        if not sheet.handout.large:
            assert len(sheet.pages) <= MOST_PAGES[sheet.handout.kind], form


def test_too_many_checks_give_way_last_and_say_how_many():
    checks = [
        made.rule(
            f"Check {n} is one of far too many of them to stand on two pages of paper, all told.",
            kind="check", rank=2, slug=f"check-{n}",
        )
        for n in range(90)
    ]  # fmt: skip
    found = forms(made.medicine(rules=(*many_rules(), *checks)), only=("", "-large"))
    short, large = found.sheets[""], found.sheets["-large"]
    assert len(short.pages) == 2
    for rule in found.medicine.rules:
        gives_way = rule.rank == 2 and rule.kind in {"check", "ask-first"}
        assert short.says(rule.short) != gives_way, rule.short
        assert large.says(rule.short), rule.short
    assert short.says("And 92 more: 127.0.0.1:8000/medicines/madeup/")


def test_rules_that_fit_no_two_pages_stop_the_sheet():
    stops = [
        made.rule(f"Stop number {n} of far too many to stand on two pages of paper, all told.",
                  kind="stop", rank=1, slug=f"stop-{n}")
        for n in range(150)
    ]  # fmt: skip
    with pytest.raises(HandoutError, match=r"madeup\.pdf .*may take 2"):
        forms(made.medicine(rules=tuple(stops)), only=("",))


def test_a_card_grows_rather_than_lose_a_rule():
    rules = [
        made.rule(f"Rule number {n}, with a level of {n * 1000:,} and some more words to it.",
                  kind="stop", rank=1, slug=f"rule-{n}")
        for n in range(80)
    ]  # fmt: skip
    found = forms(made.medicine(rules=tuple(rules)), only=("-wallet-card",))
    card = found.sheets["-wallet-card"]
    assert len(card.pages) == 2
    assert all(card.says(rule.short) for rule in rules)


def test_what_rules_say_is_not_said_again_and_the_rest_is():
    slots = (
        made.slot("pregnancy", "The slot on pregnancy."),
        made.slot("breastfeeding", "The slot on breastfeeding."),
    )
    pregnant = made.rule("Not if pregnant.", made.condition("pregnant"), rank=1)
    found = forms(made.medicine(rules=(pregnant,), slots=slots), only=("", "-large"))
    # Only a sheet with no room to spare leaves it out; here there is plenty.
    assert found.sheets["-large"].says("The slot on pregnancy.")
    assert found.sheets[""].says("The slot on breastfeeding.")


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        (
            made.slot("missed-dose", "Take one.", state="silent", edition="6/2026"),
            "Take one. We read the whole US label of Madeup (June 2026). It says nothing on this.",
        ),
        (
            made.slot("missed-dose", "", state="not-read", missing="part 17", text=()),
            "We have not read this part of the label: part 17.",
        ),
        (made.slot("storage"), "We have not read what the label of Madeup says on this."),
    ],
)
def test_a_slot_without_words_says_what_it_is(slot, said):
    found = forms(made.medicine(slots=(slot,)), only=("", "-large"))
    for form, sheet in found.sheets.items():
        assert sheet.says(said), form


def test_poison_help_stands_also_where_no_label_was_read():
    found = forms(made.medicine(), only=("", "-wallet-card", "-large"))
    for form, sheet in found.sheets.items():
        assert sheet.says("Too much, or a child got it? Call Poison Help: 1-800-222-1222."), form


# --- pages from before rules were entered -----------------------------------------------------


def test_an_older_medicine_prints_its_summaries_and_told_rules():
    told = made.rule("Blood thinners, such as one.", kind="do-not-mix", rank=1, slug="told-1")
    old = made.medicine(
        rules_entered=False,
        rules=(told,),
        slots=(
            made.slot("do-not-use-if", "You are allergic to it."),
            made.slot("special-groups", "Half of it from 65 on."),
            made.slot("stopping", "Your doctor stops it."),
            made.slot("vaccines", "No live vaccine."),
        ),
        monitoring=(
            made.check("Blood count", moment="limit", when="stop", why=made.text("Below 50.")),
            made.check("Liver test", moment="limit", when="do not start"),
        ),
    )
    found = forms(old)
    for form in ("", "-large", "-wallet-card"):
        for words in (
            "Blood thinners, such as one.", "You are allergic to it.", "Half of it from 65 on.",
            "Your doctor stops it.", "No live vaccine.",
        ):  # fmt: skip
            assert found.sheets[form].says(words), (form, words)
    calendar = found.sheets["-tests"].text
    places = [
        calendar.index(w) for w in ("Stop", "Bloodcount.Below50.", "Donotstart", "Livertest.")
    ]
    assert places == sorted(places), "each level under its own words on when"


# --- two side by side -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pair():
    def one(brand, word, **fields):
        much = made.slot("too-much", f"{word}: far too much.")
        rules = tuple(many_rules(word))
        return made.medicine(brand, rules=rules, slots=(much,), pairs_printed=True, **fields)

    mine, other = one("Madeup", "This"), one("Othermade", "That")
    third = one("Thirdmade", "No", indications=(made.indication(condition="hand-eczema"),))
    return made.shelf(mine, other, third, *substances(), *signs())


def test_only_two_for_the_same_condition_share_a_sheet(pair):
    kinds = [h.medicines for h in handouts(pair).values() if h.kind == "comparison"]
    assert set(kinds) == {("madeup", "othermade")}


def test_a_pair_sheet_has_the_rules_of_both_whole(pair):
    handout = handouts(pair)["madeup-othermade"]
    sheet = read_back(printed(handout, pair).pdf, handout)
    assert len(sheet.pages) == 2
    for slug in handout.medicines:
        for rule in pair.medicines[slug].rules_of(0, 1):
            whole = [rule_words(rule, pair, names=n).whole for n in (None, 3)]
            assert any(map(sheet.says, whole)), rule.short
    assert sheet.says("This: far too much.")
    assert sheet.says("That: far too much.")
