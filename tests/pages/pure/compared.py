"""Four made-up medicines and an option side by side, as the tests of a comparison want them."""

from itertools import combinations

from drugs import documents as doc
from drugs.pages.compare.choice import choose
from drugs.pages.compare.comparison import compare
from tests import made_documents as made
from tests.made_figures import MG, alone, medicine, outcome, reaction, side_effect, study

READ = ("dosing", "contraindications", "warnings", "interactions", "some-people")
EVERY_2_WEEKS = "300 mg every 2 weeks"
MANY = ("one", "two", "three", "four", "five", "six")  # more than a short form names


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
    reaction("60", "50", effect="any-side-effect"), reaction("40", "39", effect="cough"),
    reaction("0.4", "0.1", effect="shingles"),
    reaction("2.3", "1.1", effect="acne", unit="per-year"),
    outcome("50", "40", comparator_name="Gamma pills", head_to_head=True,
            against_treatment="gamma"),
    outcome("70", "60", comparator_name="Gamma pills", head_to_head=True,
            against_treatment="gamma", measure="easi-75"),
    reaction("5", "1", effect="acne", comparator_name="Gamma pills", head_to_head=True,
             against_treatment="gamma"),
    alone("90", effect="rash"),
    brand="Alpha", how_taken="Pill, once a day", label_parts=parts(*READ), box="boxed",
    box_line="Yes: clots.", warnings=(made.warning("rash", boxed=True),
                                      made.warning("nausea", boxed=False)),
    monitoring=(made.check("TB test"), made.check("Blood count", moment="week", week=4)),
    rules=(
        made.rule("Not with severe liver trouble.", rank=0),
        made.rule("Not with blood thinners.", made.condition("takes", exception=True,
                  substance="aspirin", amount=81, amount_unit_name="mg", amount_per_name="a day"),
                  kind="do-not-mix", rank=1, names=MANY, order=2),
        made.rule("Signs of a clot: stop it.", kind="stop", rank=1, order=3),
        made.rule("Do not breastfeed.", made.condition("breastfeeding"), kind="wait", rank=1),
        made.rule("Ask before any shot.", kind="ask-before-mixing", rank=2, order=3),
        made.rule("Check blood at week 4.", kind="check", rank=2, order=4),
    ),
    slots=(made.slot("pregnancy", "Too little is known."), made.slot("how-to-use", "One a day.")),
)  # fmt: skip
BETA = medicine(
    outcome("33", "7", week=12), reaction("8", "2", effect="acne"),
    brand="Beta", label_parts=parts("dosing"), warnings=(made.warning("headache"),),
    rules=(made.rule("Do not start with TB.", kind="do-not-start", rank=1),
           made.rule("Signs of a clot: stop it.", kind="stop", rank=1)),
)  # fmt: skip
GAMMA = medicine(outcome("30", "9"), brand="Gamma", rules_entered=False)
DELTA = medicine(
    brand="Delta", route="cream", form="cream", studies=[], not_approved_notice="Not here.",
    indications=(made.indication(status="not-approved", min_age_months=None),),
)  # fmt: skip
SHOT = made.option(
    "shot", brand="Shot", generic="shotumab", compared=True, how_taken="Shot, every 2 weeks",
    ages="6 months and older", route="shot", pairs_printed=True,
    studies=(study("s-trial", comparator_kind="dummy-shot", comparator="a dummy shot",
                   also_used="steroid creams"),),
    outcomes=(outcome("38", "10", dose=EVERY_2_WEEKS, study="s-trial",
                      comparator_name="a dummy shot"),),
    reactions=(reaction("10", "2", dose=EVERY_2_WEEKS, effect="cough", study="s-trial",
                        comparator_name="a dummy shot"),),
)  # fmt: skip
LIGHT = made.option("light")
SHELF = made.shelf(
    ALPHA, BETA, GAMMA, DELTA, SHOT, LIGHT,
    *map(side_effect, ("nausea", "acne", "headache", "cough", "shingles", "rash")),
    side_effect("any-side-effect", role="tally"),
    *map(made.substance, ("aspirin", *MANY)),
    made.sign("Chest pain.", medicines=("alpha", "beta"), tells_stroke=True),
    made.sign("Bleeding.", medicines=("alpha",)),
)  # fmt: skip
FIVE = ("alpha", "beta", "delta", "gamma", "shot")
CHOICES = [*combinations(FIVE, 2), FIVE[:3], FIVE[1:]]


def compared(*names):
    return compare(choose(names, SHELF).treatments, SHELF)


def row_of(comparison, slug):
    return next(row for row in comparison.rows if row.slug == slug)


def slugs(found):
    return [row.slug for row in found]


def words_of(cell):
    """A cell as it is read: "24 (100 mg), 44 (200 mg), 8 (dummy)"."""
    bars = ", ".join(f"{bar.words} ({bar.dose})" if bar.dose else bar.words for bar in cell.bars)
    return bars or cell.text
