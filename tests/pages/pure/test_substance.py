"""What a label says of one substance: a rule first, then a note, else that nobody checked."""

import pytest

from drugs import models as desk
from drugs.pages.mixing_levels import LEVEL_OF_RULE, LEVELS
from drugs.pages.substance import substance_page
from tests import made_documents as made

THINNERS = made.substance("thinners", of="class", professional_name="antiplatelets")
PLAVIX = made.substance("clopidogrel", brands=("Plavix",), classes=("thinners",))
EFFIENT = made.substance("prasugrel", brands=("Effient",), classes=("thinners",))
ASPIRIN = made.substance("aspirin", classes=("thinners",))
HERB = made.substance("herb")
ALL = (THINNERS, PLAVIX, EFFIENT, ASPIRIN, HERB)


def takes(substance, **fields):
    return made.condition("takes", substance=substance, **fields)


UP_TO_81 = takes(
    "aspirin", exception=True, amount="81", amount_unit="mg", amount_unit_name="mg",
    amount_per="day", amount_per_name="a day",
)  # fmt: skip
BAN = made.rule("Not with thinners.", takes("thinners"), UP_TO_81, kind="do-not-mix", rank=1)


def of(slug, *rules, notes=(), substances=ALL, **fields):
    """What the one made-up medicine says of a substance."""
    medicine = made.medicine(rules=rules, mixing_notes=notes, **fields)
    (only,) = substance_page(slug, made.shelf(medicine, *substances)).medicines
    return only


# --- levels -----------------------------------------------------------------------------------


def test_every_kind_of_rule_and_of_note_has_its_level():
    assert set(LEVEL_OF_RULE) == set(desk.Rule.Kind.values)
    assert set(LEVEL_OF_RULE.values()) | set(desk.MixingNote.Level.values) <= set(LEVELS)


def test_nothing_is_ever_called_safe():
    assert "safe" not in " ".join(LEVELS.values()).lower()


# --- one substance ----------------------------------------------------------------------------


def test_a_rule_that_names_it_answers():
    rule = made.rule("No herb.", takes("herb"), kind="ask-before-mixing", rank=2)
    found = of("herb", rule)
    assert found.level == "ask-first"
    assert found.said[0].rule.short == "No herb."
    assert found.said[0].said_of is None


def test_a_name_behind_a_rule_is_named_too():
    rule = made.rule("None of that kind.", kind="dose-when-mixed", names=("herb",))
    assert of("herb", rule).level == "lower-dose"


def test_a_rule_for_its_class_answers_and_says_so():
    found = of("clopidogrel", BAN)
    assert found.level == "do-not-use"
    assert found.said[0].said_of == THINNERS


def test_a_class_may_stand_in_another_class():
    wide = made.substance("wide", of="class", professional_name="wide")
    narrow = THINNERS.model_copy(update={"classes": ("wide",)})
    rule = made.rule("Not with any.", takes("wide"), kind="do-not-mix")
    found = of("clopidogrel", rule, substances=(wide, narrow, PLAVIX))
    assert (found.level, found.said[0].said_of) == ("do-not-use", wide)


def test_an_exception_is_allowed_with_its_limit_and_the_rule_is_still_whole():
    (said,) = of("aspirin", BAN).said
    assert said.level == "allowed"
    assert said.allowed == ("Allowed: aspirin, 81 mg a day or less.",)
    assert said.rule.short == "Not with thinners."


def test_names_are_all_printed():
    slugs = [f"name-{number}" for number in range(6)]
    rule = made.rule("None.", takes("herb"), kind="do-not-mix", names=tuple(slugs))
    found = of("herb", rule, substances=(HERB, *map(made.substance, slugs)))
    assert len(found.said[0].rule.names) == 6
    assert not found.said[0].rule.more


def test_the_most_careful_comes_first():
    ask = made.rule("Ask about it.", takes("herb"), kind="ask-before-mixing")
    never = made.rule("Never.", takes("herb"), kind="do-not-mix")
    found = of("herb", ask, never)
    assert [said.level for said in found.said] == ["do-not-use", "ask-first"]
    assert found.level == "do-not-use"


def test_a_note_answers_where_there_is_no_rule():
    found = of("herb", notes=(made.mixing_note("herb", "not-named"),))
    assert found.level == "not-named"
    assert found.said[0].note


def test_a_rule_stands_before_a_note():
    found = of("clopidogrel", BAN, notes=(made.mixing_note("clopidogrel", "no-change-named"),))
    assert [said.level for said in found.said] == ["do-not-use"]


def test_a_note_on_its_class_answers_for_it_and_says_so():
    found = of("clopidogrel", notes=(made.mixing_note("thinners", "not-read"),))
    assert (found.level, found.said[0].said_of) == ("not-read", THINNERS)


def test_that_its_class_was_studied_says_nothing_of_it():
    assert of("clopidogrel", notes=(made.mixing_note("thinners", "no-change-named"),)).said == ()


def test_what_nobody_noted_was_not_checked():
    found = of("herb", BAN)
    assert (found.level, found.said) == ("not-checked", ())


def test_each_medicine_stands_there_once_in_the_order_of_the_alphabet():
    shelf = made.shelf(made.medicine("Zed"), made.medicine("Abe"), *ALL)
    found = substance_page("herb", shelf).medicines
    assert [row.medicine.brand for row in found] == ["Abe", "Zed"]


def test_what_is_shown_can_be_traced():
    shelf = made.shelf(made.medicine(rules=(BAN,)), *ALL)
    page = substance_page("clopidogrel", shelf)
    assert page.facts == (PLAVIX, BAN)


# --- a class ----------------------------------------------------------------------------------


def test_a_rule_for_the_class_answers_for_the_class():
    found = of("thinners", BAN)
    assert [(said.level, said.members) for said in found.said] == [("do-not-use", ())]
    assert found.level_name == LEVELS["do-not-use"]


def test_a_rule_for_a_member_says_which():
    rule = made.rule("Never with it.", takes("clopidogrel"), kind="do-not-mix")
    found = of("thinners", rule, notes=(made.mixing_note("thinners", "not-named"),))
    assert [(said.level, said.members) for said in found.said] == [
        ("do-not-use", (PLAVIX,)),
        ("not-named", ()),
    ]
    assert found.level_name == "Do not use together (some of them)"
    assert not found.rest


def test_a_rule_for_all_stands_before_a_stricter_one_for_a_member():
    """A page of blockers was headed "do not use together", for the sake of one of them."""
    ban = made.rule("Never with it.", takes("clopidogrel"), kind="do-not-mix", wait=3,
                    wait_unit="months", wait_from="start")  # fmt: skip
    found = of("thinners", ban, made.rule("Take half.", takes("thinners"), kind="lower-dose"))
    assert found.level == "do-not-use"
    assert found.level_name == (
        "A lower dose; some of them: do not use together in the first 3 months"
    )


def test_a_note_that_names_a_way_is_not_told_as_a_limit():
    """Nor is what a rule leaves allowed told as such a note."""
    found = of("herb", notes=(made.mixing_note("herb", "allowed"),))
    assert found.level_name == "Named: read when and how"
    assert LEVELS["allowed"] == "Allowed, with a limit"


def test_members_with_one_note_stand_together_and_the_rest_was_not_checked():
    notes = [made.mixing_note(slug, "no-change-named") for slug in ("clopidogrel", "prasugrel")]
    found = of("thinners", notes=tuple(notes))
    assert [said.members for said in found.said] == [(EFFIENT, PLAVIX)]
    assert found.rest
    assert (found.level, found.level_name) == (
        "not-checked",
        "We have not checked all of them: ask",
    )


def test_a_label_that_was_not_read_is_not_told_as_unchecked():
    unread = {"label_parts": (made.label_part("interactions", "not-read"),)}
    assert of("thinners", **unread).level == "not-read"
    notes = (made.mixing_note("clopidogrel", "no-change-named"),)
    assert of("thinners", notes=notes, **unread).level == "not-read"
    read = {"label_parts": (made.label_part("interactions", "read-older"),)}
    assert of("thinners", **read).level == "not-checked"
    assert of("thinners").level == "not-checked"


def test_a_member_is_not_named_again_for_what_is_said_of_all():
    notes = (made.mixing_note("thinners", "not-named"), made.mixing_note("aspirin", "not-named"))
    assert [said.members for said in of("thinners", notes=notes).said] == [()]


def test_its_members_are_listed_by_what_people_call_them():
    page = substance_page("thinners", made.shelf(made.medicine(), *ALL))
    assert [row.best_known for row in page.members] == ["Aspirin", "Effient", "Plavix"]


# --- headings ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "heading"),
    [
        ("clopidogrel", "Plavix and JAK medicines"),
        ("thinners", "Thinners and JAK medicines"),
        ("madeuptinib", "Madeup and other JAK medicines"),
        ("othertinib", "Other and other JAK medicines"),
        ("jaks", "Jaks with each other"),
    ],
)
def test_a_heading_does_not_set_a_medicine_beside_itself(slug, heading):
    own = (
        made.substance("jaks", of="class", professional_name="JAK inhibitors"),
        made.substance("madeuptinib", brands=("Madeup",), classes=("jaks",)),
        made.substance("othertinib", brands=("Other",), classes=("jaks",)),
    )
    page = substance_page(slug, made.shelf(made.medicine("Madeup"), *own, *ALL))
    assert page.heading == heading
    assert [row.itself for row in page.medicines] == [slug == "madeuptinib"]
