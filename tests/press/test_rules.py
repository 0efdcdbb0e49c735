"""What a document must be before it is published: each rule refuses its own mistake, and no more.

The documents are made up and right; each test makes one mistake in one of them.
"""

import pytest

from drugs import documents as doc
from drugs.press import rules
from drugs.wording.markdown import parse
from drugs.wording.words import frequency_words

LONG = "You " + "see " * 24 + "it."
HARD = " ".join(["Cardiovascular contraindications necessitate administration alternatives."] * 8)


def with_first(document, name, **changes):
    """The document with fields of its first `name` changed."""
    first, *others = getattr(document, name)
    changed = first.model_copy(update=changes)
    return document.model_copy(update={name: (changed, *others)})


def with_only(document, name, **changes):
    """The document with one figure, a changed one: others of its trial would not agree with it."""
    figure = getattr(document, name)[0].model_copy(update=changes)
    return document.model_copy(update={"reactions": (), "outcomes": ()} | {name: (figure,)})


def test_the_documents_are_right(documents):
    assert [p for document in documents.values() for p in rules.check(document, documents)] == []
    assert rules.broken_references(documents) == []


def test_a_problem_says_where_it_is():
    problem = rules.Problem("medicine", "testol", "slot storage", "Too long.")
    assert str(problem) == "medicine testol, slot storage: Too long."
    assert str(rules.Problem("term", "flare", "", "Too long.")) == "term flare: Too long."


# --- sources ---


def test_a_fact_without_a_source_is_refused(medicine, problems):
    ((part, message),) = problems(with_first(medicine, "slots", sources=()))
    assert part == f"slot {medicine.slots[0].topic}"
    assert message.startswith("There is no source.")


def test_a_whole_record_without_a_source_is_refused(documents, problems):
    term = next(d for d in documents.values() if isinstance(d, doc.TermDoc))
    ((part, message),) = problems(term.model_copy(update={"sources": ()}))
    assert part == f"term {term.slug}"
    assert message.startswith("There is no source.")


def test_a_source_that_is_not_published_is_refused(medicine, problems):
    changed = with_first(medicine, "rules", sources=("nowhere",))
    ((part, message),) = problems(changed)
    assert part.startswith("rule ")
    assert message == "The source 'nowhere' is not published. Publish it too."


@pytest.mark.parametrize("name", ["title", "publisher"])
def test_a_source_has_a_title_and_a_publisher(documents, problems, name):
    source = next(d for d in documents.values() if isinstance(d, doc.SourceDoc))
    ((_, message),) = problems(source.model_copy(update={name: ""}))
    assert message == "A source needs its title and its publisher."


# --- figures ---


@pytest.mark.parametrize("name", ["reactions", "outcomes"])
@pytest.mark.parametrize("side", ["medicine", "comparator"])
@pytest.mark.parametrize(
    ("count", "size", "percent", "refused"),
    [
        (None, None, "", True),
        (5, None, "", True),
        (None, 50, "", True),
        (5, 50, "", False),
        (None, None, "10", False),
        (None, None, "<1", False),
        (0, 50, "", False),
    ],
)
def test_each_side_of_a_figure_is_there(
    medicine, problems, name, side, count, size, percent, refused
):
    given = doc.Side(count=count, size=size, percent=percent)
    found = problems(with_only(medicine, name, **{side: given}))
    assert [message for _, message in found] == (
        [f"The figure of the {side} is missing."] if refused else []
    )


def test_more_than_all_people_is_a_slip_of_the_pen(medicine, problems):
    wrong = doc.Side(count=None, size=None, percent="146")
    ((_, message),) = problems(with_only(medicine, "reactions", medicine=wrong))
    assert message.endswith("146% on the medicine is more than 100%.")
    right = doc.Side(count=None, size=None, percent="100")
    assert problems(with_only(medicine, "reactions", medicine=right)) == []


def test_a_figure_has_its_dose(medicine, problems):
    ((_, message),) = problems(with_first(medicine, "outcomes", dose=""))
    assert message == "The dose is missing."


def test_a_figure_has_its_study(medicine, problems):
    slug = medicine.reactions[0].study
    ((_, message),) = problems(with_first(medicine, "reactions", study="other"))
    assert message == "The study 'other' is unchecked or missing."
    without = tuple(study for study in medicine.studies if study.slug != slug)
    found = problems(medicine.model_copy(update={"studies": without}))
    assert found
    assert {message for _, message in found} == {f"The study {slug!r} is unchecked or missing."}


class TestStudy:
    @pytest.fixture
    def told(self, medicine, problems):
        """What is told when the study of the first reaction is changed."""
        first = medicine.reactions[0]
        side = doc.Side(count=None, size=None, percent="3")
        alone = medicine.model_copy(
            update={
                "reactions": (first.model_copy(update={"medicine": side, "comparator": side}),),
                "outcomes": (),
            }
        )

        def change(**changes):
            study = alone.study(first.study).model_copy(update=changes)
            return [m for _, m in problems(alone.model_copy(update={"studies": (study,)}))]

        return change

    def test_it_says_who_was_in_it(self, told):
        (message,) = told(who="")
        assert message.startswith("Nothing says who was in")

    def test_it_says_how_many(self, told):
        (message,) = told(size=None, caution="")
        assert message.startswith("Nothing says how many people were in")
        assert told(size=None, caution="The source does not say how many took part.") == []
        assert told(size=300, caution="") == []

    def test_it_says_how_long(self, told):
        (message,) = told(weeks=None, weeks_note="")
        assert message.startswith("Nothing says how long")
        assert told(weeks=None, weeks_note="12 to 16 weeks") == []
        assert told(weeks=16, weeks_note="") == []


def test_group_sizes_stand_for_the_size_of_the_study(medicine, problems):
    side = doc.Side(count=3, size=100, percent="")
    first = medicine.outcomes[0].model_copy(update={"medicine": side, "comparator": side})
    study = medicine.study(first.study).model_copy(update={"size": None, "caution": ""})
    alone = {"outcomes": (first,), "reactions": (), "studies": (study,)}
    assert problems(medicine.model_copy(update=alone)) == []


def test_figures_of_articles_are_checked_too(documents, problems):
    article = next(d for d in documents.values() if isinstance(d, doc.ArticleDoc) and d.studies)
    found = problems(article.model_copy(update={"studies": ()}))
    assert found
    assert all("is unchecked or missing" in message for _, message in found)


# --- what a document names ---


def test_a_side_effect_that_is_not_published_is_refused_once(medicine, problems):
    slug = medicine.warnings[0].side_effect
    kept = {"warnings": medicine.warnings[:1], "reactions": (), "outcomes": ()}
    ((_, message),) = problems(medicine.model_copy(update=kept), without={("side-effect", slug)})
    assert message == f"The side-effect {slug!r} is not published."


def test_what_an_urgent_sign_names_is_published(documents, problems):
    sign = next(d for d in documents.values() if isinstance(d, doc.UrgentSignDoc) and d.side_effect)
    gone = {("side-effect", sign.side_effect), ("medicine", sign.medicines[0])}
    assert sorted(message for _, message in problems(sign, without=gone)) == sorted(
        f"The {kind} {slug!r} is not published." for kind, slug in gone
    )
    assert problems(sign.model_copy(update={"side_effect": ""})) == []


def test_a_word_of_the_glossary_is_published(medicine, problems):
    text = parse("A [word](term:no-such-word).")
    ((part, message),) = problems(with_first(medicine, "slots", text=text))
    assert part == f"slot {medicine.slots[0].topic}"
    assert message == "The glossary has no term 'no-such-word'."


def test_the_label_a_page_follows_is_published(medicine, problems):
    ((_, message),) = problems(medicine.model_copy(update={"label": "no-such-label"}))
    assert message == "The source 'no-such-label' is not published. Publish it too."


def test_who_reviewed_a_page_is_published(medicine, problems):
    review = doc.Review(reviewed_on="2026-11-01", reviewed_by="a-reader")
    ((part, message),) = problems(medicine.model_copy(update={"review": review}))
    assert part == "review"
    assert message == "The person 'a-reader' is not published. Publish them too."


def test_what_hangs_when_a_record_goes(documents):
    rest = {key: value for key, value in documents.items() if key != ("side-effect", "nausea")}
    found = rules.broken_references(rest)
    assert ("medicine", "testol") in {(problem.kind, problem.slug) for problem in found}
    assert {problem.message for problem in found} == {"The side-effect 'nausea' is not published."}


# --- words ---


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Nausea is common.", "'common' stands for a number."),
        ("It came to 1 in 7 people.", "'1 in 7' stands for a number."),
        (LONG, "A sentence has more than 25 words: You see"),
        (HARD, "A block is too hard to read (grade "),
    ],
)
@pytest.mark.parametrize(
    "where",
    [
        lambda medicine, text: with_first(medicine, "slots", text=parse(text)),
        lambda medicine, text: with_first(medicine, "slots", text=parse(f"- {text}")),
        lambda medicine, text: with_first(medicine, "slots", summary=text),
        lambda medicine, text: with_first(medicine, "studies", caution=text),
        lambda medicine, text: medicine.model_copy(update={"remember": text}),
    ],
    ids=["paragraph", "list", "field of a part", "study", "field"],
)
def test_hard_words_are_refused_wherever_they_stand(medicine, problems, text, says, where):
    found = [message for _, message in problems(where(medicine, text))]
    assert any(message.startswith(says) for message in found)


def test_a_whole_page_must_be_easy(documents, problems):
    effect = documents["side-effect", "nausea"]
    text = parse(HARD.replace(". ", ".\n\n"))  # each block is short, all of them are not
    empty = dict.fromkeys(("feels_like", "on_light_skin", "on_brown_and_black_skin"), ())
    changed = effect.model_copy(update=empty | {"what_it_is": text, "what_to_do": ()})
    ((part, message),) = problems(changed)
    assert part == ""
    assert message.startswith("The page is too hard: grade ")


def test_names_and_titles_are_not_our_words(documents, medicine, problems):
    source = next(d for d in documents.values() if isinstance(d, doc.SourceDoc))
    title = "A rare and uncommon complication"
    assert frequency_words(title)
    assert problems(source.model_copy(update={"title": title})) == []
    assert problems(medicine.model_copy(update={"maker": "Rare Medicines"})) == []


def test_what_a_source_says_of_its_newest_revision_is_ours(documents, problems):
    source = next(d for d in documents.values() if isinstance(d, doc.SourceDoc))
    ((_, message),) = problems(
        source.model_copy(update={"newest_revision_note": parse("A rare harm was added.")})
    )
    assert message.startswith("'rare' stands for a number.")


def test_a_person_is_not_checked_for_words(problems):
    person = doc.PersonDoc(
        slug="a-reader", name="A", credentials="MD", role="R", interests=f"Common. {LONG}",
        declared_on="2026-01-01",
    )  # fmt: skip
    assert problems(person) == []


def test_medicines_have_names_that_readers_know(documents):
    names = rules.medicine_names(documents)
    assert {"Testol", "testonib", "Shotumab", "aspirin"} <= set(names)
