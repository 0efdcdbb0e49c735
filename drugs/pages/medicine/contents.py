"""The contents of every medicine's guide: twelve chapters in three groups of four, with the topics
of a leaflet that stand in each."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_noop


@dataclass(frozen=True)
class Topics:
    """Topics of a leaflet that stand together in a chapter. Without a heading they follow at once
    what the chapter says itself."""

    heading: str
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Chapter:
    """`name` stands on its tile; `title` and `description` name the medicine. `rules` is how the
    front page calls its rules. `anchors` are the sections of the one long page of old that it
    holds: links to them still arrive."""

    slug: str
    name: str
    title: str
    description: str
    icon: str
    template: str
    rules: str = ""
    anchors: tuple[str, ...] = ()
    slots: tuple[Topics, ...] = ()

    @property
    def topics(self) -> tuple[str, ...]:
        return tuple(topic for group in self.slots for topic in group.topics)


@dataclass(frozen=True)
class Group:
    """Four chapters that stand together."""

    name: str
    chapters: tuple[Chapter, ...]


WHO, HOW_TO_TAKE = "who-it-is-for", "how-to-take"
HOW_IT_WORKED, SIDE_EFFECTS = "how-it-worked", "side-effects"
BOXED_WARNING, WARNINGS = "boxed-warning", "warnings"
TESTS, OTHER_MEDICINES, PREGNANCY = "tests", "other-medicines", "pregnancy"
DAY_TO_DAY, COST, NOT_KNOWN, SOURCES = "day-to-day", "cost", "not-known", "sources"

GROUPS = (
    Group(
        gettext_noop("The basics"),
        (
            Chapter(
                WHO,
                gettext_noop("Who it is for"),
                gettext_noop("%(brand)s: who it is for"),
                gettext_noop(
                    "Who may use %(brand)s (%(generic)s) for eczema: from which age, after which "
                    "treatments, and who should not."
                ),
                icon="who",
                template="drugs/chapters/who_it_is_for.html",
                rules=gettext_noop("Who should not use it"),
                anchors=("who", "tell-your-doctor"),
                slots=(
                    Topics("", ("do-not-use-if", "tell-your-doctor")),
                    Topics(
                        gettext_noop("By age, kidneys and liver"),
                        ("children", "older-people", "kidney", "liver"),
                    ),
                ),
            ),
            Chapter(
                HOW_TO_TAKE,
                gettext_noop("How to take it"),
                gettext_noop("%(brand)s: how to take it"),
                gettext_noop(
                    "How to take %(brand)s (%(generic)s): the dose, a missed dose, too much taken, "
                    "and when it is stopped."
                ),
                icon="pill",
                template="drugs/chapters/how_to_take.html",
                rules=gettext_noop("How much, and when to stop"),
                anchors=("how-to-use",),
                slots=(
                    Topics("", ("how-to-use", "special-groups")),
                    Topics(
                        gettext_noop("Missed, or too much"),
                        ("missed-dose", "too-much", "child-swallowed", "eyes-and-mouth"),
                    ),
                    Topics(gettext_noop("Stopping"), ("stopping", "flares")),
                ),
            ),
            Chapter(
                HOW_IT_WORKED,
                gettext_noop("How it worked"),
                gettext_noop("%(brand)s: how it worked"),
                gettext_noop(
                    "How many people out of 100 got better on %(brand)s (%(generic)s), beside "
                    "people who did not get it."
                ),
                icon="chart",
                template="drugs/chapters/how_it_worked.html",
                anchors=("benefits",),
                slots=(Topics("", ("itch-relief",)),),
            ),
            Chapter(
                SIDE_EFFECTS,
                gettext_noop("Side effects"),
                gettext_noop("%(brand)s: side effects"),
                gettext_noop(
                    "Side effects of %(brand)s (%(generic)s): how many people had each, and when "
                    "to call 911 or your doctor."
                ),
                icon="skin",
                template="drugs/chapters/side_effects.html",
                anchors=("side-effects", "get-help"),
                slots=(Topics("", ("reporting",)),),
            ),
        ),
    ),
    Group(
        gettext_noop("Stay safe"),
        (
            Chapter(
                BOXED_WARNING,
                gettext_noop("Boxed warning"),
                gettext_noop("%(brand)s: the boxed warning"),
                gettext_noop(
                    "The boxed warning of %(brand)s (%(generic)s) in plain words, and whose data "
                    "each part rests on."
                ),
                icon="box",
                template="drugs/chapters/boxed_warning.html",
                anchors=("boxed-warning",),
            ),
            Chapter(
                TESTS,
                gettext_noop("Tests and when"),
                gettext_noop("%(brand)s: tests and when"),
                gettext_noop(
                    "Which blood tests, checks and vaccines go with %(brand)s (%(generic)s), and "
                    "when."
                ),
                icon="test",
                template="drugs/chapters/tests.html",
                rules=gettext_noop("Tests"),
                anchors=("tests",),
                slots=(
                    Topics("", ("before-you-start", "while-you-take-it")),
                    Topics(gettext_noop("Vaccines"), ("vaccines",)),
                ),
            ),
            Chapter(
                OTHER_MEDICINES,
                gettext_noop("Other medicines"),
                gettext_noop("%(brand)s: other medicines"),
                gettext_noop(
                    "Which medicines, foods and creams do not go with %(brand)s (%(generic)s), and "
                    "which to ask about."
                ),
                icon="mix",
                template="drugs/chapters/other_medicines.html",
                rules=gettext_noop("What not to mix"),
                anchors=("other-medicines",),
                slots=(
                    Topics(
                        gettext_noop("Food and drink"),
                        ("food", "grapefruit", "alcohol", "cannabis"),
                    ),
                    Topics(gettext_noop("Creams"), ("steroid-creams", "other-creams")),
                ),
            ),
            Chapter(
                PREGNANCY,
                gettext_noop("Pregnancy"),
                gettext_noop("%(brand)s: pregnancy and breastfeeding"),
                gettext_noop(
                    "%(brand)s (%(generic)s) with pregnancy, birth control, breastfeeding and "
                    "having children."
                ),
                icon="baby",
                template="drugs/chapters/pregnancy.html",
                rules=gettext_noop("Pregnancy and breastfeeding"),
                anchors=("pregnancy",),
                slots=(Topics("", ("pregnancy", "birth-control", "breastfeeding", "fertility")),),
            ),
        ),
    ),
    Group(
        gettext_noop("Good to know"),
        (
            Chapter(
                DAY_TO_DAY,
                gettext_noop("Day to day"),
                gettext_noop("%(brand)s: day to day"),
                gettext_noop(
                    "Life with %(brand)s (%(generic)s): sun, travel, driving, surgery, and how to "
                    "store it."
                ),
                icon="day",
                template="drugs/chapters/day_to_day.html",
                anchors=("living-with",),
                slots=(
                    Topics(
                        "",
                        (
                            "living-with", "sun", "travel", "driving", "chickenpox-contact",
                            "surgery", "dental-work", "moisturizer", "swimming", "contact-lenses",
                            "tattoos", "storage", "disposal",
                        ),
                    ),
                ),
            ),
            Chapter(
                COST,
                gettext_noop("Cost"),
                gettext_noop("%(brand)s: cost and getting it"),
                gettext_noop(
                    "What can help to pay for %(brand)s (%(generic)s), and what insurers ask for."
                ),
                icon="cost",
                template="drugs/chapters/cost.html",
                slots=(Topics("", ("cost",)),),
            ),
            Chapter(
                NOT_KNOWN,
                gettext_noop("Not known"),
                gettext_noop("%(brand)s: what is not known"),
                gettext_noop(
                    "What nobody knows yet about %(brand)s (%(generic)s), and what we have not "
                    "read."
                ),
                icon="unknown",
                template="drugs/chapters/not_known.html",
                anchors=("not-known",),
                slots=(Topics("", ("not-known",)),),
            ),
            Chapter(
                SOURCES,
                gettext_noop("Sources"),
                gettext_noop("%(brand)s: sources"),
                gettext_noop(
                    "Every source behind what we say about %(brand)s (%(generic)s), with its date."
                ),
                icon="book",
                template="drugs/chapters/sources.html",
                anchors=("about-page",),
            ),
        ),
    ),
)  # fmt: skip

# What a cream, and a medicine without a boxed warning, have in place of it.
OF_A_CREAM = Chapter(
    HOW_TO_TAKE,
    gettext_noop("How to use it"),
    gettext_noop("%(brand)s: how to use it"),
    gettext_noop(
        "How to use %(brand)s (%(generic)s): how much, a missed time, too much used, and when it "
        "is stopped."
    ),
    icon="cream",
    template="drugs/chapters/how_to_take.html",
)
WITHOUT_A_BOX = Chapter(
    WARNINGS,
    gettext_noop("Warnings"),
    gettext_noop("%(brand)s: warnings"),
    gettext_noop(
        "What the label of %(brand)s (%(generic)s) warns of, and whose data each warning rests on."
    ),
    icon="box",
    template="drugs/chapters/boxed_warning.html",
)
