"""The rules below a comparison: whole, and whose they are."""

from drugs.pages.compare.comparison import compare
from drugs.pages.compare.rules import HEADINGS
from tests import made_documents as made
from tests.pages.pure.compared import (
    ALPHA,
    BETA,
    SHELF,
    SHOT,
    compared,
)


def stack_of(comparison, heading):
    return {
        said.whose: list(said.texts)
        for stack in comparison.stacks
        if stack.heading == heading
        for said in stack.said
    }


def test_every_rule_that_no_form_may_leave_out_is_there_whole(comparison):
    told = [text for stack in comparison.stacks for said in stack.said for text in said.texts]
    for treatment in comparison.treatments:
        for rule in treatment.rules_of(0, 1):
            assert any(text.startswith(rule.short.removesuffix(".")) for text in told), rule.short


def test_a_rule_stands_with_its_names_and_what_is_allowed():
    assert stack_of(compared("alpha", "beta"), "Do not mix it with")["Alpha"] == [
        "Not with blood thinners. Such as one, two, three, four, five and others. "
        "Allowed: aspirin, 81 mg a day or less."
    ]


def test_names_that_stand_elsewhere_lead_there():
    mix = next(s for s in compared("alpha", "beta").stacks if s.heading == "Do not mix it with")
    (sentence,) = mix.said[0].sentences
    assert sentence.others == "/medicines/alpha/other-medicines/#rule-not-with-blood-thinners."
    assert not any(one.others for stack in compared("beta", "shot").stacks for said in stack.said
                   for one in said.sentences)  # fmt: skip


def test_too_much_taken_has_its_number_for_all():
    line = made.help_line("poison", "poison", short="Call Poison Help.")
    maker = made.help_line("maker", "poison", short="Call us.", treatments=("alpha",))
    shelf = made.shelf(ALPHA, BETA, line, maker, *SHELF.side_effects.values(),
                       *SHELF.substances.values())  # fmt: skip
    first = compare((ALPHA, BETA), shelf).stacks[-1].said[0]
    assert (first.whose, first.texts[-1]) == ("Both", "Too much taken? Call Poison Help.")


def test_what_both_say_in_the_same_words_is_said_once():
    found = compared("alpha", "beta")
    assert stack_of(found, "Stop or pause") == {"Both": ["Signs of a clot: stop it."]}
    three = compared("alpha", "beta", "shot")
    assert stack_of(three, "Stop or pause") == {
        "Alpha and Beta": ["Signs of a clot: stop it."],
        "Shot": ["We have not read these rules. Ask."],
    }


def test_start_and_stop_rules_never_stand_under_one_heading():
    for kinds in HEADINGS.values():
        assert not {"stop", "pause"} & set(kinds) or not {"do-not-start", "do-not-use"} & set(kinds)


def test_a_column_without_a_rule_says_why():
    mix = stack_of(compared("alpha", "beta", "gamma", "shot"), "Do not mix it with")
    assert mix["Beta and Shot"] == ["We have not read these rules. Ask."]
    assert mix["Gamma"] == ["Not all of its rules are listed here yet. Read its own pages."]
    use = stack_of(compared("alpha", "beta"), "Do not mix it with")
    assert use["Beta"] == ["We have not read these rules. Ask."]
    read = BETA.model_copy(update={"label_parts": ALPHA.label_parts})
    found = compare((ALPHA, read), SHELF)
    assert stack_of(found, "Do not mix it with")["Beta"] == ["None found."]


def test_a_rule_of_an_option_does_not_hide_that_the_others_were_not_read():
    some = SHOT.model_copy(update={"rules": (made.rule("Not with worms."),)})
    found = stack_of(compare((ALPHA, some), SHELF), "Do not use it, or do not start it")
    assert found["Shot"] == ["Not with worms.", "We have not read the other rules. Ask."]


def test_pregnancy_has_a_place_of_its_own_with_what_is_no_rule():
    found = compared("alpha", "shot")
    assert stack_of(found, "Pregnancy and breastfeeding") == {
        "Alpha": ["Do not breastfeed.", "Too little is known."],
        "Shot": ["We have not read these rules. Ask."],
    }
    assert "Wait, or ask first" not in {stack.heading for stack in found.stacks}


def test_emergencies_stand_whole_and_what_is_always_one_where_a_column_has_none():
    both = stack_of(compared("alpha", "beta"), "911 or emergency room")
    assert both == {"Both": ["Chest pain."], "Alpha": ["Bleeding."]}
    with_shot = compared("alpha", "shot").stacks[-1].said
    assert with_shot[0].whose == "Both"
    assert "always a 911 call" in with_shot[0].texts[0]


def test_what_stands_elsewhere_is_counted_with_its_address():
    (more,) = compared("alpha", "beta").more_rules
    assert (more.name, more.number, more.href) == ("Alpha", 2, "/medicines/alpha/all/")
