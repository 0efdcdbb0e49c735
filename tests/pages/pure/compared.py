"""Four made-up medicines side by side, as the tests of a comparison want them."""

from itertools import combinations

from drugs import documents as doc
from drugs.pages.compare.choice import choose
from drugs.pages.compare.comparison import compare
from tests import made_documents as made
from tests.made_figures import MG, alone, medicine, outcome, reaction, side_effect

READ = ("dosing", "contraindications", "warnings", "interactions", "some-people")


def parts(*names):
    return tuple(
        doc.LabelPartDoc(
            part=name, part_name=name, state="read", state_name="read", edition="", note=""
        )
        for name in names
    )


ALPHA = medicine(
    outcome("24", "8"), outcome("44", "8", dose=f"200 {MG}"),
    outcome("40", "10", measure="easi-75"),
    outcome("20", "5", measure="itch-4", week=None, day=4),
    reaction("14", "2"), reaction("9", "3", effect="acne"), reaction("7", "3", effect="headache"),
    reaction("60", "50", effect="any-side-effect"), reaction("4", "2", effect="cough"),
    reaction("0.4", "0.1", effect="shingles"),
    reaction("2.3", "1.1", effect="acne", unit="per-year"),
    outcome("50", "40", comparator_name="Gamma pills", head_to_head=True,
            against_treatment="gamma"),
    alone("90", effect="rash"),
    brand="Alpha", pictured_harm="nausea", pictured_harm_why="The label lists it.",
    label_parts=parts(*READ),
    rules=(
        made.rule("Not with severe liver trouble.", rank=0),
        made.rule("Not with blood thinners.", made.condition("takes", exception=True,
                  substance="aspirin", amount=81, amount_unit_name="mg", amount_per_name="a day"),
                  kind="do-not-mix", rank=1, names=("one", "two", "three", "four"), order=2),
        made.rule("Ask before any shot.", kind="ask-before-mixing", rank=2, order=3),
        made.rule("Check blood at week 4.", kind="check", rank=2, order=4),
    ),
)  # fmt: skip
BETA = medicine(
    outcome("33", "7", week=12), reaction("8", "2", effect="acne"),
    brand="Beta", label_parts=parts("dosing"),
    rules=(made.rule("Do not start with TB.", kind="do-not-start", rank=1),),
)  # fmt: skip
GAMMA = medicine(outcome("30", "9"), brand="Gamma", rules_entered=False)
DELTA = medicine(brand="Delta", route="cream", form="cream", studies=[])
SHELF = made.shelf(
    ALPHA, BETA, GAMMA, DELTA,
    *map(side_effect, ("nausea", "acne", "headache", "cough", "shingles", "rash")),
    side_effect("any-side-effect", role="tally"),
    *map(made.substance, ("aspirin", "one", "two", "three", "four")),
)  # fmt: skip
FOUR = ("alpha", "beta", "delta", "gamma")
CHOICES = [*combinations(FOUR, 2), FOUR[:3], FOUR]


def compared(*names):
    return compare(choose(names, SHELF).medicines, SHELF)


def rows(comparison):
    return [row for group in comparison.groups for row in (*group.rows, *group.folded)]


def row_of(comparison, slug):
    return next(row for row in rows(comparison) if row.slug == slug)


def group_of(comparison, slug):
    return next(group for group in comparison.groups if group.slug == slug)


def slugs(found):
    return [row.slug for row in found]
