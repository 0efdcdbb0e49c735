"""Who can use which medicine, asked as readers ask."""

from functools import partial

import pytest

from tests import asking
from tests.asking import seen


@pytest.fixture
def send(reader):
    return partial(asking.send, reader)


def test_why_not_is_exact(send):
    _, soup = send(age="24-144", tried=["whole-body", "other-cream"])
    for slug, brand in (("cibinqo", "Cibinqo"), ("rinvoq", "Rinvoq")):
        said = seen(soup.find(id=slug))
        assert f"{brand} is not approved for what you chose. It is approved from age 12." in said
    opzelura = seen(soup.find(id="opzelura"))
    assert "United States: Opzelura is approved for what you chose." in opzelura
    assert "It is for mild to moderate atopic dermatitis (eczema), from age 2." in opzelura


def test_what_covers_says_its_boxed_warning_and_the_rule_for_this_age(send, shelf):
    _, soup = send(age="24-144", tried=["other-cream"])
    said = seen(soup.find(id="opzelura"))
    assert "Boxed warning: " + shelf.medicines["opzelura"].box_line in said
    assert "Ages 2 to 11: at most one 60 g tube in 2 weeks." in said
    assert "From age 12: at most one 60 g tube a week" not in said


def test_at_65_and_older_the_answer_says_what_is_most(send):
    """It once said "It covers what you chose" and no word of 15 mg."""
    _, soup = send(age="780-", tried=["whole-body"])
    card = soup.find(id="rinvoq")
    assert "United States: Rinvoq is approved for what you chose." in seen(card)
    holding = seen(card.select_one("[data-part=holding]"))
    assert "65 and older: 15 mg once a day, no more." in holding


def test_the_weight_rule_of_rinvoq_for_teens(send):
    _, soup = send(tried=["whole-body"])
    rinvoq = seen(soup.find(id="rinvoq"))
    assert "Rinvoq may be approved for you. It depends:" in rinvoq
    assert "Under age 18, you must weigh at least 88 pounds (40 kg)." in rinvoq
    _, soup = send(tried=["whole-body"], weight="25-40")
    assert "Rinvoq is not approved for what you chose. Under age 18" in seen(soup.find(id="rinvoq"))


@pytest.mark.parametrize(
    ("chosen", "slug", "verdict", "rule"),
    [
        ({"illness": "weak-immune-system"}, "opzelura", "ruled-out", "if your immune system is"),
        ({"pregnancy": "pregnant"}, "rinvoq", "depends", "call your doctor today"),
        ({"kidney": "15-30"}, "rinvoq", "depends", "15 mg a day only"),
        ({"kidney": "15-30"}, "cibinqo", "ruled-out", "below 30, dialysis included"),
        ({"liver": "severe"}, "rinvoq", "ruled-out", "Severe liver disease"),
        ({"takes": "grapefruit"}, "rinvoq", "depends", "No grapefruit"),
        ({"takes": "antiplatelets"}, "cibinqo", "ruled-out", "Allowed: aspirin, 81 mg a day"),
        ({"gene": "cyp2c19-poor"}, "cibinqo", "depends", "50 mg a day, 100 mg at most"),
    ],
)
def test_what_applies_changes_the_verdict_and_says_its_rule(send, chosen, slug, verdict, rule):
    tried = ["whole-body", "other-cream"]
    _, soup = send(age="216-780", tried=tried, **chosen)
    card = soup.find(id=slug)
    assert card.select_one(".judged:not([hidden])")["data-verdict"] == verdict
    assert rule in seen(card.select_one("[data-part=holding]"))


def test_what_was_not_read_is_said(send):
    _, soup = send()
    said = "European Union and United Kingdom: we do not know who Rinvoq is approved for"
    assert said in seen(soup.find(id="rinvoq"))


def test_everything_a_rule_turns_on_is_asked(shelf, reader):
    """But blood counts, which a clinic tests and whose units are no field."""
    soup = asking.send(reader)[1]
    asked = {box["value"] for box in soup.select("#choose input")}
    rows = [
        row
        for medicine in shelf.medicines.values()
        for rule in medicine.rules
        for row in rule.holds_for
    ]
    assert {row.what for row in rows} - {"blood", "age", "weight", "kidney"} <= {
        "pregnant", "planning", "breastfeeding", "liver", "illness", "takes", "gene",
    }  # fmt: skip
    for row in rows:
        named = {row.illness, row.substance, row.gene, row.level} - {""}
        assert named <= asked, named
