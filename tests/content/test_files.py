"""Fixture files are read strictly: what is wrong is named by file, record and field."""

import shutil

import pytest

from drugs.content.files import ContentError, default_of, read
from drugs.kinds import content_models
from drugs.models import Question, Source, Treatment
from drugs.models.keys import Keyed
from tests.desks import SMALL

SOURCE = """
- model: drugs.source
  fields: {slug: a-label, title: A label, publisher: FDA, kind: label}
"""
TERM = """
- model: drugs.glossaryterm
  fields:
    slug: flare
    term: flare
    definition: A time when eczema gets worse.
    sources: [[a-label]]
    how_checked: primary
"""
STUDY = """
- model: drugs.study
  fields: {slug: a-trial, name: A trial, who: adults, size: 100, comparator: dummy-pill}
"""


@pytest.fixture
def folder(tmp_path):
    """A folder of fixtures that are right; tests put a wrong file beside them."""
    (tmp_path / "a.yaml").write_text(SOURCE + TERM + STUDY)
    return tmp_path


def problems(folder, text, name="b.yaml"):
    (folder / name).write_text(text)
    with pytest.raises(ContentError) as caught:
        read(folder)
    assert str(caught.value) == "\n".join(caught.value.problems)
    return caught.value.problems


def term(**fields):
    """One record, its fields as YAML spells them."""
    lines = {"slug": "itch", "term": "itch", "definition": "The wish to scratch."} | fields
    written = ", ".join(f"{name}: {value}" for name, value in lines.items())
    return f"- model: drugs.glossaryterm\n  fields: {{{written}}}\n"


def test_parents_come_before_children_whatever_the_order_of_the_files(folder):
    shutil.copy(folder / "a.yaml", folder / "z.yaml")
    (folder / "a.yaml").write_text(TERM)
    (folder / "z.yaml").write_text(STUDY + SOURCE)
    names = [record.model._meta.model_name for record in read(folder)]
    assert names == ["source", "glossaryterm", "study"]


def test_the_order_holds_every_model_with_a_key_and_parents_first():
    order = content_models()
    waiting = Keyed.__subclasses__()
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        if not model._meta.abstract:
            assert model in order
            for field in model._meta.get_fields():
                # A class of substances is a substance itself.
                if field.is_relation and not field.auto_created and field.related_model != model:
                    assert order.index(field.related_model) < order.index(model)


def test_every_kind_of_row_is_on_the_small_desk():
    """What it holds none of, no test of the machine sees. Nobody is invented, there either."""
    held = {record.model.__name__ for record in read(SMALL)}
    assert {model.__name__ for model in content_models()} - held == {"Person"}


def test_a_record_knows_its_key_and_its_name(folder):
    record = read(folder)[1]
    assert record.key == ("flare",)
    assert record.name == "a.yaml: glossaryterm flare"


def test_a_date_stays_a_text(folder):
    (folder / "b.yaml").write_text(
        SOURCE.replace("a-label", "b-label").replace(
            "kind: label", "kind: label, dated: 2026-11-22"
        )
    )
    assert read(folder)[1].fields["dated"] == "2026-11-22"


def test_what_a_field_holds_when_the_file_leaves_it_out():
    assert default_of(Treatment, "jaks_blocked") == []
    assert default_of(Treatment, "how_checked") == "unchecked"
    assert default_of(Source, "address") == ""
    assert default_of(Source, "checked_on") is None
    assert default_of(Question, "order") == 0


def test_a_folder_without_fixtures_says_so(tmp_path):
    with pytest.raises(ContentError, match="There are no fixture files in"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- model: drugs.source\n  fields: {slug: x, slug: y}", "the key 'slug' stands twice"),
        (
            "- model: drugs.source\n  model: drugs.term\n  fields: {}",
            "the key 'model' stands twice",
        ),
        ("- model: drugs.source\n  fields: {slug: x", "while parsing a flow mapping"),
        ("- model: drugs.source\n  fields: {[a]: x}", "the key ['a'] is not a text"),
        ("- model: drugs.source\n  fields: {1: x}", "the key 1 is not a text"),
        ("- &a {model: drugs.source, fields: {}}\n- <<: *a\n", "tag:yaml.org,2002:merge"),
        ("- !!python/name:os.system {}", "could not determine a constructor"),
        ("model: drugs.source", "the file must be a list of records."),
        ("", "the file must be a list of records."),
        ("- drugs.source", "record 1 must have exactly the keys 'model' and 'fields'."),
        (SOURCE + "\n- model: drugs.source", "record 2 must have exactly the keys"),
        ("- {model: drugs.source, fields: {}, pk: 4}", "record 1 must have exactly the keys"),
        ("- {model: drugs.source, fields: [a]}", "record 1 has no fields."),
        ("- {model: drugs.sauce, fields: {}}", "record 1 names the model 'drugs.sauce'"),
        ("- {model: auth.user, fields: {}}", "record 1 names the model 'auth.user'"),
        ("- {model: drugs.publication, fields: {}}", "names the model 'drugs.publication'"),
        ("- {model: source, fields: {}}", "record 1 names the model 'source'"),
    ],
)
def test_a_broken_file_is_named_with_the_record(folder, text, says):
    (found,) = problems(folder, text)
    assert found.startswith("b.yaml: ")
    assert says in found


def test_a_file_that_is_not_utf_8_is_named(folder):
    (folder / "b.yaml").write_bytes("- José".encode("latin-1"))
    with pytest.raises(ContentError, match=r"b\.yaml: .*utf-8"):
        read(folder)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"color": "red"}, "there is no field 'color'."),
        ({"id": 4}, "the field 'id' cannot be loaded."),
        ({"term": "[itch]"}, "'term' must be a text; put it in quotes, not ['itch']."),
        ({"term": 12.30}, "'term' must be a text; put it in quotes, not 12.3."),
        ({"term": "no"}, "'term' must be a text; put it in quotes, not False."),
        ({"term": "null"}, "'term' must be a text; put it in quotes, not None."),
        (
            {"definition": "{a: b}"},
            "'definition' must be a text; put it in quotes, not {'a': 'b'}.",
        ),
        ({"also_called": "scratch"}, "'also_called' must be a list of texts, not 'scratch'."),
        ({"also_called": "[1]"}, "'also_called' must be a list of texts, not [1]."),
        ({"sources": "a-label"}, "'sources' must be a list of natural keys"),
        ({"sources": "[a-label]"}, "'sources' must be a list of natural keys"),
        ({"sources": "[[{a: b}]]"}, "'sources' must be a list of natural keys"),
        ({"sources": "[[]]"}, "'sources' must be a list of natural keys"),
        ({"sources": "[[a-label], [a-label]]"}, "must be a list that names each record once"),
        ({"sources": "null"}, "'sources' must be a list of natural keys"),
        ({"slug": "[a, b]"}, "'slug' must be a text; put it in quotes"),
    ],
)
def test_a_wrong_field_is_named_with_its_record(folder, fields, says):
    (found,) = problems(folder, term(**fields))
    assert found.startswith("b.yaml: glossaryterm ")
    assert says in found


@pytest.mark.parametrize(
    ("model", "fields", "says"),
    [
        ("study", "size: '100'", "'size' must be a whole number, not '100'."),
        ("study", "size: 100.5", "'size' must be a whole number, not 100.5."),
        ("study", "size: true", "'size' must be a whole number, not True."),
        ("study", "reactions: []", "the field 'reactions' cannot be loaded."),
        ("sideeffect", "serious: 1", "'serious' must be true or false, not 1."),
        ("sideeffect", "serious: 'yes'", "'serious' must be true or false, not 'yes'."),
        ("source", "checked_on: 2026", "'checked_on' must be a date such as 2026-11-22, not 2026."),
        ("treatment", "label: a-label", "'label' must be a natural key in brackets"),
        ("treatment", "label: [[a-label]]", "'label' must be a natural key in brackets"),
        ("treatment", "label_id: [a-label]", "the field 'label_id' cannot be loaded."),
    ],
)
def test_each_kind_of_field_takes_its_own_type(folder, model, fields, says):
    (found,) = problems(folder, f"- {{model: drugs.{model}, fields: {{slug: b, {fields}}}}}")
    assert found == f"b.yaml: {model} b: {says}" or says in found


def test_a_foreign_key_may_be_empty_where_the_desk_allows(folder):
    (folder / "b.yaml").write_text("- {model: drugs.treatment, fields: {slug: b, label: null}}")
    assert read(folder)


def test_a_key_field_left_out_is_named(folder):
    (found,) = problems(folder, "- {model: drugs.articlesection, fields: {article: [x]}}")
    assert "the field 'slug' is missing." in found


def test_a_record_that_stands_twice_names_both_files(folder):
    (found,) = problems(folder, TERM)
    assert found == "b.yaml: glossaryterm flare: stands twice (also in a.yaml)."


@pytest.mark.parametrize(
    ("field", "value"), [("sources", "[[a-labl]]"), ("sources", "[[a-label, extra]]")]
)
def test_a_parent_that_no_file_holds_is_named(folder, field, value):
    (found,) = problems(folder, term(**{field: value}))
    assert found.startswith("b.yaml: glossaryterm itch: 'sources' names [")
    assert found.endswith("which no file holds.")


def test_all_problems_of_all_files_are_told_at_once(folder):
    (folder / "c.yaml").write_text("just a text")
    found = problems(folder, term(color="red") + term(slug="dry", shape="round"))
    assert len(found) == 3
