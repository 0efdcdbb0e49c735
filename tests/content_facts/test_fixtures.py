"""The fixtures hold nothing that leads nowhere: every key is used, every field says something."""

import re
from collections import Counter
from dataclasses import replace

import pytest
import yaml
from django.conf import settings

from drugs.content.export import export
from drugs.content.files import default_of, read
from drugs.content.load import load
from drugs.documents import facts
from drugs.models import GlossaryTerm, MixedMessage, Person, Source, Study, Treatment, Warning
from drugs.wording.markdown import parse


@pytest.fixture(scope="module")
def records():
    return read(settings.FIXTURES_DIR)


@pytest.fixture(scope="module")
def named(records):
    """How often each record is named by another, by its model and key."""
    found = Counter()
    for record in records:
        for name, value in record.fields.items():
            field = record.model._meta.get_field(name)
            if field.is_relation and value is not None:
                for key in value if field.many_to_many else [value]:
                    found[field.related_model, tuple(key)] += 1
    return found


def unnamed(records, named, model):
    return [r.name for r in records if r.model is model and not named[model, r.key]]


def test_every_source_is_cited(records, named):
    assert unnamed(records, named, Source) == []


def test_every_study_has_figures_and_every_person_did_something(records, named):
    assert unnamed(records, named, Study) == []
    assert unnamed(records, named, Person) == []


def second_hand(records):
    """What is said of a treatment as read at the source, and rests on none that is one: news, a
    page about health or a review tell what others found."""
    kinds = {record.key: record.fields["kind"] for record in records if record.model is Source}
    found = []
    for record in records:
        ours = record.model is MixedMessage or record.model is Treatment
        ours = ours or "treatment" in record.fields
        if ours and record.fields.get("how_checked") == "primary":
            read_at = {kinds[tuple(key)] for key in record.fields.get("sources", ())}
            if not read_at & {"label", "trial", "regulator", "company"}:
                found.append(record.name)
    return found


def test_what_is_told_second_hand_is_not_called_read_at_the_source(records):
    assert second_hand(records) == []


def test_a_review_article_called_the_source_is_caught(records):
    told = next(r for r in records if r.model is Warning)
    review = next(r.key for r in records if r.model is Source and r.fields.get("kind") == "review")
    fields = told.fields | {"sources": [list(review)], "how_checked": "primary"}
    changed = replace(told, fields=fields)
    assert second_hand([changed, *(r for r in records if r is not told)]) == [told.name]


def test_nobody_is_invented(records):
    """Authors and reviewers are real people, and the site ships without any."""
    assert [record for record in records if record.model is Person] == []
    assert not any(record.fields.get("reviewed_by") for record in records)
    assert not any(record.fields.get("reviewed_on") for record in records)


def test_what_no_other_record_names_is_a_page_or_a_line_of_one(records, named):
    """A record that stands on no page would be work for nothing."""
    # What belongs to one medicine stands on its page.
    idle = {
        type_of(record)
        for record in records
        if not named[record.model, record.key] and not {"treatment", "rule"} & set(record.fields)
    }
    assert idle <= {
        "treatment", "sideeffect", "substance", "urgentsign", "article", "articlesection",
        "articlefigure", "glossaryterm", "question", "mixedmessage", "helpline",
        "phrase", "triedsearch",
    }  # fmt: skip


def type_of(record):
    return record.model._meta.model_name


@pytest.mark.parametrize(
    "kind", ["indication", "rule", "slot", "labelpart", "warning", "reaction", "outcome"]
)
def test_every_medicine_says_whom_it_is_for_how_to_use_it_and_what_it_did(records, kind):
    slugs = {
        record.key[0]
        for record in records
        if record.model is Treatment and record.fields.get("kind") != "option"
    }
    found = {record.fields["treatment"][0] for record in records if type_of(record) == kind}
    assert found >= slugs


def test_every_link_to_the_glossary_leads_to_a_word(records):
    words = {record.key[0] for record in records if record.model is GlossaryTerm}
    for record in records:
        for value in record.fields.values():
            if isinstance(value, str):
                assert set(re.findall(r"\]\(term:([^)]*)\)", value)) <= words, record.name


def test_no_field_is_written_that_says_what_is_so_anyway(records):
    """A line in a fixture means that somebody decided it; `how_checked` is always decided."""
    said = [
        f"{record.name}: {name}"
        for record in records
        for name, value in record.fields.items()
        if name != "how_checked" and name not in record.model.key_fields
        and not record.model._meta.get_field(name).many_to_many
        and record.model._meta.get_field(name).has_default()
        and value == default_of(record.model, name)
    ]  # fmt: skip
    assert said == []


def test_every_fact_says_how_it_was_checked(records):
    for record in records:
        if hasattr(record.model, "how_checked"):
            assert "how_checked" in record.fields, record.name
            # That a part was not read rests on nothing.
            unread = record.fields.get("state") == "not-read"
            if record.fields["how_checked"] != "unchecked" and not unread:
                assert record.fields.get("sources"), f"{record.name} has no source"


def test_every_text_is_one_that_a_page_can_show(records):
    for record in records:
        for name, value in record.fields.items():
            if "Markdown" in str(record.model._meta.get_field(name).help_text):
                parse(value)


def test_a_label_that_is_followed_says_which_revision_was_read(records):
    sources = {record.key[0]: record.fields for record in records if record.model is Source}
    for record in records:
        if record.model is Treatment and record.fields.get("label"):
            assert sources[record.fields["label"][0]]["revision_read"], record.name


def test_each_medicine_has_a_file_of_its_own(records):
    options = {r.key[0] for r in records if r.fields.get("kind") == "option"}
    for record in records:
        slug = next(iter(record.fields.get("treatment", record.fields.get("rule", []))), "")
        if slug and slug not in options:
            assert record.file.partition(".")[0].partition("_")[0] == slug, record.name


def test_the_files_are_as_a_person_writes_them():
    """No tabs, no trailing spaces, no line too long to read in a difference."""
    for path in sorted(settings.FIXTURES_DIR.glob("*.yaml")):
        text = path.read_text()
        assert text.endswith("\n"), path.name
        for number, line in enumerate(text.splitlines(), start=1):
            place = f"{path.name}:{number}"
            assert "\t" not in line, place
            assert line == line.rstrip(), place
        assert isinstance(yaml.safe_load(text), list), path.name


def test_what_is_published_is_what_is_checked(records, shelf):
    """All that the fixtures hold as checked stands on the shelf, and nothing else."""
    checked = [r for r in records if r.fields.get("how_checked", "primary") != "unchecked"]
    held = {
        "substance": shelf.substances, "sideeffect": shelf.side_effects, "article": shelf.articles,
        "glossaryterm": shelf.terms, "source": shelf.sources,
    }  # fmt: skip
    for model, documents in held.items():
        slugs = {record.key[0] for record in checked if record.model._meta.model_name == model}
        assert set(documents) == slugs
    found = sum(len(list(facts(medicine))) for medicine in shelf.medicines.values())
    assert found > 300


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.usefixtures("real_desk")
def test_a_second_load_changes_nothing_and_an_export_no_byte(records):
    result = load(records, update=True, remove=True)
    assert (result.same, result.updated, result.removed) == (len(records), [], [])
    assert export(settings.FIXTURES_DIR).texts == {}
