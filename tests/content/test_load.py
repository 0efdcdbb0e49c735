"""Loading: all or nothing, twice without change, and never over an editor's work."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from drugs.content import rows
from drugs.content.files import ContentError, read
from drugs.content.load import load
from drugs.content.rows import find, state
from drugs.models import (
    Article,
    ArticleSection,
    GlossaryTerm,
    Loaded,
    Slot,
    Source,
    Treatment,
    UrgentSign,
)
from tests.desks import SMALL

pytestmark = pytest.mark.django_db

# An article is asked for, not only whether it is there.
ARTICLE = 'SELECT "drugs_article"."id"'


def source(**changes):
    fields = {"slug": "new-label", "title": "A label", "publisher": "FDA", "kind": "label"}
    return ("source", fields | changes)


def term(**changes):
    fields = {"slug": "new-term", "term": "New term", "definition": "A word.", "say_it": "new"}
    return (
        "glossaryterm",
        fields | {"sources": [["new-label"]], "how_checked": "primary"} | changes,
    )


def article():
    fields = {"slug": "new-article", "title": "New", "summary": "New.", "sources": [["new-label"]]}
    return ("article", fields | {"how_checked": "primary"})


def section(slug, order, **changes):
    fields = {"article": ["new-article"], "slug": slug, "order": order, "heading": slug}
    return ("articlesection", fields | {"text": "Text."} | changes)


def everything():
    """Every table of the site, row by row, those between records among them."""
    return {
        model._meta.label: list(model.objects.order_by("pk").values_list())
        for model in apps.get_app_config("drugs").get_models(include_auto_created=True)
    }


def test_what_many_records_lead_to_is_asked_for_once(files):
    """Hundreds lead to one medicine: each of them asked for it, and so did what marks it."""
    records = files(source(), article(), *(section(f"part-{n}", n) for n in range(1, 11)))
    load(records[:3])
    with CaptureQueriesContext(connection) as asked:
        load(records)
    wanted = [one["sql"] for one in asked if one["sql"].startswith(ARTICLE)]
    # Whether it stands there already, by the section that does, and once for all the others.
    assert len(wanted) == 3


def test_a_second_load_changes_nothing():
    before = everything()
    records = read(SMALL)
    result = load(records)
    assert (result.same, result.added, result.newer, result.edited) == (len(records), [], [], [])
    assert everything() == before
    result = load(records, update=True, remove=True)
    assert (result.same, result.updated, result.removed) == (len(records), [], [])
    assert everything() == before
    assert Loaded.objects.count() == len(records)


def test_new_records_are_added_with_all_they_say(files):
    records = files(source(checked_on="2026-11-22"), term(also_called=["a", "b"]))
    result = load(records)
    assert result.added == ["new.yaml: source new-label", "new.yaml: glossaryterm new-term"]
    row = GlossaryTerm.objects.get(slug="new-term")
    assert row.also_called == ["a", "b"]
    assert [s.slug for s in row.sources.all()] == ["new-label"]
    assert str(Source.objects.get(slug="new-label").checked_on) == "2026-11-22"
    assert load(records).same == 2


def test_progress_is_told_to_the_end(files):
    told = []
    load(files(source(), term()), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (source(kind="blog"), "source new-label: 'kind': Value 'blog' is not a valid choice."),
        (source(slug="new label"), "'slug': Enter a valid"),
        (source(title=""), "'title': This field cannot be blank."),
        (source(address="ftp:/x"), "'address': Enter a valid URL."),
        (source(checked_on="last week"), "'checked_on': “last week” value has an invalid date"),
        (source(newest_revision="5/2026"), "new-label: Say which revision we read"),
    ],
)
def test_a_broken_rule_names_record_and_field_and_nothing_is_loaded(files, wrong, says):
    before = everything()
    good = source(slug="good-label")
    with pytest.raises(ContentError) as caught:
        load(files(good, wrong))
    (problem,) = caught.value.problems
    assert problem.startswith("new.yaml: source ")
    assert says in problem
    assert everything() == before


def test_all_broken_rules_are_told_at_once_and_children_of_broken_records_are_not(files):
    with pytest.raises(ContentError) as caught:
        load(files(source(kind="blog", title=""), source(slug="b", kind=""), term()))
    assert len(caught.value.problems) == 3
    assert not any("new-term" in problem for problem in caught.value.problems)


def test_an_edited_record_is_never_overwritten(files):
    load(files(source(), term()))
    GlossaryTerm.objects.filter(slug="new-term").update(definition="An editor's words.")
    newer = files(source(title="A newer label"), term(definition="Newer words."))
    for update in (False, True):
        result = load(newer, update=update)
        assert result.edited == ["new.yaml: glossaryterm new-term"]
        assert GlossaryTerm.objects.get(slug="new-term").definition == "An editor's words."
    assert result.updated == ["new.yaml: source new-label"]


def test_a_change_of_sources_alone_is_an_edit_too(files):
    load(files(source(), term()))
    GlossaryTerm.objects.get(slug="new-term").sources.clear()
    assert load(files(source(), term()), update=True).edited == ["new.yaml: glossaryterm new-term"]
    assert not GlossaryTerm.objects.get(slug="new-term").sources.exists()


def test_newer_fixtures_wait_for_update(files):
    load(files(source()))
    newer = files(source(title="A newer label"))
    assert load(newer).newer == ["new.yaml: source new-label"]
    assert Source.objects.get(slug="new-label").title == "A label"
    assert load(newer, update=True).updated == ["new.yaml: source new-label"]
    assert Source.objects.get(slug="new-label").title == "A newer label"
    assert load(newer).same == 1


def test_an_edit_that_the_fixtures_caught_up_with_is_untouched_again(files):
    load(files(source()))
    Source.objects.filter(slug="new-label").update(title="An editor's title")
    assert load(files(source(title="An editor's title"))).same == 1
    result = load(files(source(title="A newer title")), update=True)
    assert result.updated == ["new.yaml: source new-label"]


def test_a_record_made_by_hand_counts_as_edited_unless_it_says_the_same(files):
    Source.objects.create(slug="new-label", title="By hand", publisher="FDA", kind="label")
    assert load(files(source()), update=True).edited == ["new.yaml: source new-label"]
    assert load(files(source(title="By hand"))).same == 1
    assert load(files(source(title="Newer")), update=True).updated == ["new.yaml: source new-label"]


def test_what_was_deleted_stays_deleted(files):
    records = files(source(), term())
    load(records)
    GlossaryTerm.objects.get(slug="new-term").delete()
    for update in (False, True):
        assert load(records, update=update).deleted == ["new.yaml: glossaryterm new-term"]
    assert not GlossaryTerm.objects.filter(slug="new-term").exists()


def test_new_parts_of_a_deleted_record_are_left_out(files):
    load(files(source(), article(), section("one", 1)))
    Article.objects.get(slug="new-article").delete()
    result = load(files(source(), article(), section("one", 1), section("two", 2)))
    assert (result.same, result.added, len(result.deleted)) == (1, [], 3)
    assert not ArticleSection.objects.filter(article__slug="new-article").exists()


def test_a_section_can_come_between_two_others(files):
    load(files(source(), article(), section("one", 1), section("two", 2)))
    newer = files(
        source(), article(), section("new", 1), section("one", 2), section("two", 3, heading="Two")
    )
    result = load(newer, update=True)
    assert (len(result.updated), len(result.added)) == (2, 1)
    found = ArticleSection.objects.filter(article__slug="new-article").order_by("order")
    assert [row.slug for row in found] == ["new", "one", "two"]


def test_two_rows_change_places(files):
    load(files(source(), article(), section("one", 1), section("two", 2), section("six", 6)))
    newer = files(source(), article(), section("one", 2), section("two", 1), section("six", 6))
    result = load(newer, update=True)
    assert (len(result.updated), result.placed, result.taken) == (2, [], [])
    found = ArticleSection.objects.filter(article__slug="new-article").order_by("order")
    assert [(row.slug, row.order) for row in found] == [("two", 1), ("one", 2), ("six", 6)]
    assert load(newer, update=True).same == 5, "nothing looks edited"


def test_a_row_that_cannot_change_places_keeps_its_own(files):
    load(files(source(), article(), section("one", 1), section("two", 2)))
    ArticleSection.objects.filter(slug="two", article__slug="new-article").update(heading="Mine")
    load(files(source(), article(), section("one", 2), section("two", 1)), update=True)
    found = ArticleSection.objects.filter(article__slug="new-article").order_by("order")
    assert [(row.slug, row.order) for row in found] == [("one", 1), ("two", 2)]


def test_line_ends_of_a_browser_are_no_edit(files):
    load(files(source(), article(), section("one", 1, text="One line.\n\nAnother line.")))
    row = ArticleSection.objects.get(slug="one", article__slug="new-article")
    ArticleSection.objects.filter(pk=row.pk).update(text=row.text.replace("\n", "\r\n"))
    newer = files(source(), article(), section("one", 1, text="One line."))
    assert len(load(newer, update=True).updated) == 1


def test_where_an_editor_took_the_place_the_newer_record_comes_last(files):
    load(files(source(), article(), section("one", 1)))
    mine = ArticleSection.objects.get(slug="one", article__slug="new-article")
    ArticleSection.objects.filter(pk=mine.pk).update(heading="Mine")
    newer = files(source(), article(), section("new", 1), section("one", 2))
    for _ in range(2):
        result = load(newer, update=True)
        assert result.placed == ["new.yaml: articlesection new-article / new"]
        found = ArticleSection.objects.filter(article__slug="new-article").order_by("order")
        assert [(row.slug, row.heading) for row in found] == [("one", "Mine"), ("new", "new")]


def test_a_name_that_stays_taken_is_told(files):
    GlossaryTerm.objects.create(slug="mine", term="New term", definition="An editor's.")
    load(files(source()))
    result = load(files(source(), term()), update=True)
    (told,) = result.taken
    assert told.startswith("new.yaml: glossaryterm new-term: 'term': ")
    assert not GlossaryTerm.objects.filter(slug="new-term").exists()


def test_on_a_fresh_desk_two_records_in_one_place_are_an_error(files):
    Loaded.objects.all().delete()
    with pytest.raises(ContentError, match="section with this Article and Order already exists"):
        load(files(source(), article(), section("one", 1), section("two", 1)))


def test_a_decimal_is_what_it_says_however_it_is_stored(files):
    rule = {"treatment": ["new"], "slug": "dose", "kind": "most-allowed", "short": "15 mg a day."}
    records = files(
        (
            "treatment",
            {"slug": "new", "kind": "option", "name": "New", "form": "cream", "what_it_is": "New."},
        ),
        ("rule", rule | {"dose": "15", "most": "0.50", "unit": "mg", "per": "day"}),
    )
    load(records)
    assert load(records, update=True).same == 2


def test_a_field_that_comes_with_an_update_makes_no_record_look_edited(files):
    """What is left at its default says nothing."""
    load(files(source()))
    row = Source.objects.get(slug="new-label")
    assert rows.digest(Source, state(row)) == rows.digest(Source, state(row) | {"seen_at": ""})


def test_keys_made_of_other_keys_are_found(files):
    record = next(r for r in read(SMALL) if r.model is Slot)
    row = find(record)
    assert (row.treatment.slug, row.topic) == record.key
    assert state(row)["treatment"] == [row.treatment.slug]


def test_a_list_of_records_has_no_order():
    sign = UrgentSign.objects.create(slug="new", urgency="today", order=999, sign="s", meaning="m")
    sign.medicines.set(Treatment.objects.order_by("-slug")[:3])
    medicines = state(sign)["medicines"]
    assert medicines == sorted(medicines)
    assert len(medicines) == 3
