"""From a used desk of release 0.1 to today: nothing is lost, nothing of an editor is overwritten,
and readers see the same facts until a person publishes."""

import datetime
import json

import pytest
import reversion
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.db import IntegrityError, connection, transaction
from reversion.models import Version

from drugs.models import (
    ArticleSection,
    GlossaryTerm,
    Handover,
    Indication,
    Loaded,
    Monitoring,
    Publication,
    Question,
    Reaction,
    Rule,
    SideEffect,
    Slot,
    Source,
    Study,
    ToEnter,
    Treatment,
    UrgentSign,
    Warning,
    Writer,
)
from drugs.press import to_enter
from drugs.press.editions import document_of, edition, newest
from drugs.press.publish import propose
from drugs.press.undo import publish_again
from tests.upgrade.conftest import stored

pytestmark = pytest.mark.long  # as in test_next_shape.py

# The tests go from what the migration alone left to what the fixtures then brought.

TABLES = {
    "drugs_drug": lambda: Treatment.objects.filter(kind="medicine"),
    "drugs_treatmentoption": lambda: Treatment.objects.filter(kind="option"),
    "drugs_guidance": lambda: Slot.objects.all(),
    "drugs_indication": lambda: Indication.objects.all(),
    "drugs_reaction": lambda: Reaction.objects.all(),
    "drugs_warning": lambda: Warning.objects.all(),
    "drugs_monitoring": lambda: Monitoring.objects.all(),
    "drugs_study": lambda: Study.objects.all(),
    "drugs_source": lambda: Source.objects.all(),
    "drugs_question": lambda: Question.objects.all(),
    "drugs_publication": lambda: Publication.objects.all(),
    "drugs_handover": lambda: Handover.objects.all(),
    "drugs_writer": lambda: Writer.objects.all(),
    "auth_user": lambda: User.objects.all(),
}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_there(migrated, was, table):
    (before,) = was(f"SELECT count(*) AS number FROM {table}")
    assert TABLES[table]().count() == before["number"]


def test_every_text_of_a_medicine_is_where_it_was(migrated, was):
    same = (
        "brand", "generic", "summary", "who_for", "remember", "box_line", "maker", "form",
        "not_approved_notice", "jaks_note",
    )  # fmt: skip
    for row in was("SELECT * FROM drugs_drug"):
        treatment = Treatment.objects.get(slug=row["slug"], pk=row["id"])
        assert {name: getattr(treatment, name) for name in same} == {
            name: row[name] for name in same
        }
    for row in was("SELECT * FROM drugs_guidance"):
        slot = Slot.objects.get(pk=row["id"])
        assert (slot.topic, slot.text, slot.summary) == (row["topic"], row["text"], row["summary"])
        assert (slot.treatment_id, slot.state) == (row["drug_id"], "said")
    for row in was("SELECT * FROM drugs_treatmentoption"):
        option = Treatment.objects.get(slug=row["slug"], kind="option")
        words = ("name", "form", "ages", "what_it_is", "good_points", "bad_points", "living_with")
        assert all(getattr(option, name) == row[name] for name in words)
        sources = was(
            "SELECT slug FROM drugs_source JOIN drugs_treatmentoption_sources AS link"
            f" ON link.source_id = drugs_source.id WHERE link.treatmentoption_id = {row['id']}"
        )
        assert {source.slug for source in option.sources.all()} == {s["slug"] for s in sources}


def test_words_became_choices_and_no_word_is_lost(migrated, was):
    for row in was("SELECT * FROM drugs_study"):
        study = Study.objects.get(pk=row["id"])
        said = f"{study.comparator_words} plus {study.also_used}"
        assert row["comparator"] in (study.comparator_words, said)
    edited = Study.objects.get(slug="jade-mono-1")
    assert (edited.comparator, edited.comparator_name) == ("other", "a sugar pill")
    for row in was("SELECT * FROM drugs_drug"):
        treatment = Treatment.objects.get(pk=row["id"])
        now = [*treatment.strengths, *treatment.strengths_elsewhere]
        before = stored(row, "strengths")
        assert [text.split(" (")[0].replace("%", " %") for text in before] == now
    for row in was("SELECT * FROM drugs_reaction"):
        reaction = Reaction.objects.get(pk=row["id"])
        assert (reaction.unit == "per-year") == (row["per"] == "people-in-a-year")
        assert (reaction.percent, reaction.dose) == (row["percent"], row["dose"])
        if reaction.dose_amount is not None:
            assert row["dose"].startswith(f"{reaction.dose_amount.normalize():f}")


def test_what_has_no_field_waits_to_be_entered(migrated):
    found = {
        (row.kind, row.slug, row.what.partition(":")[0]): row.text for row in ToEnter.objects.all()
    }
    said = {key: text for key, text in found.items() if "Ada: " in text}
    assert {key[:2] for key in said} == {
        ("medicine", "cibinqo"), ("medicine", "rinvoq"), ("side-effect", "any-serious-side-effect"),
    }  # fmt: skip
    tea = said["medicine", "rinvoq", "Green tea"]
    assert all(words in tea for words in ("matcha", "Ada: nobody knows.", "Ada: ask first."))
    assert (
        "Ada: do not use it with a serious infection."
        in said["medicine", "cibinqo", "Do not use it if"]
    )
    assert any("was deleted on the desk" in text for text in found.values())
    assert found["medicine", "adajak", "Strengths"] == "one spoon"
    # What keeps its meaning where it is needs nobody.
    assert not any("How to store it" in key[2] for key in found)
    assert len(found) == ToEnter.objects.count() == 8


def test_what_nobody_edited_waits_for_nothing(migrated):
    held = to_enter.held_back()
    assert ("medicine", "opzelura") not in held
    assert ("medicine", "olumiant") not in held


def test_roles_and_rights_go_by_the_new_names(migrated, was):
    ada = User.objects.get(username="ada")
    assert ada.groups.get().name == "Author"
    assert ada.has_perm("drugs.change_rule")
    assert not ada.has_perm("drugs.add_publication")
    assert User.objects.get(username="rosa").has_perm("drugs.add_publication")
    # A right of her own, besides the role.
    assert ada.user_permissions.get().codename == "delete_treatment"
    names = Group.objects.values_list("permissions__codename", flat=True)
    assert not {name for name in names if name.endswith(("_drug", "_guidance", "_interaction"))}


def test_the_admin_log_follows_a_record(migrated, was):
    zoryve = Treatment.objects.get(slug="zoryve")
    entries = LogEntry.objects.filter(object_id=str(zoryve.pk), content_type__model="treatment")
    assert entries.count() == 2
    assert entries[0].get_edited_object() == zoryve
    (before,) = was("SELECT count(*) AS number FROM django_admin_log")
    assert LogEntry.objects.count() == before["number"]


def test_the_database_still_keeps_its_publications(migrated):
    row = Publication.objects.first()
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute("DELETE FROM drugs_publication WHERE id = %s", [row.pk])
    assert set(Publication.objects.values_list("shape", flat=True)) == {1}


def test_old_versions_are_shown_and_brought_back(migrated):
    """Each kept version reads with today's models, and one of a record goes back whole."""
    for version in Version.objects.select_related("content_type"):
        assert version._model is not None, version.content_type
        assert version.field_dict
    cibinqo = Treatment.objects.get(slug="cibinqo")
    now = cibinqo.summary
    first = Version.objects.get_for_object(cibinqo).order_by("pk").first()
    with transaction.atomic(), reversion.create_revision():
        first.revision.revert()
        cibinqo.refresh_from_db()
        assert cibinqo.summary != now
        assert cibinqo.strengths == ["50 mg", "100 mg", "200 mg"]
        transaction.set_rollback(True)
    cibinqo.refresh_from_db()
    assert cibinqo.summary == now


def test_a_deleted_option_can_be_recovered_in_no_other_s_place(migrated):
    (version,) = Version.objects.get_deleted(Treatment)
    assert version.field_dict["slug"] == "eucrisa"
    assert version.field_dict["kind"] == "option"
    with transaction.atomic():
        version.revision.revert()
        assert Treatment.objects.get(slug="eucrisa").pk == int(version.object_id)
        transaction.set_rollback(True)


def test_interactions_stay_in_the_history_of_their_medicine(migrated, was):
    (kept,) = was(
        "SELECT count(*) AS number FROM reversion_version WHERE content_type_id ="
        " (SELECT id FROM django_content_type WHERE model = 'interaction')"
    )
    assert kept["number"]
    comments = [
        version.revision.comment
        for version in Version.objects.get_for_model(Treatment).select_related("revision")
    ]
    told = [text for text in comments if "Interactions as they were in release 0.1:" in text]
    assert sum(text.count("What can happen:") for text in told) >= kept["number"]
    assert any("Ada: ask the pharmacist before a new pill." in text for text in told)
    assert any(text.startswith("Changed Text for guidance") for text in told)


def sentences(stored_part) -> list[str]:
    """What a document of release 0.1 tells a reader, sentence by sentence."""
    if isinstance(stored_part, dict):
        stored_part = stored_part.values()
    if isinstance(stored_part, str):
        return [text for text in stored_part.split(". ") if text.count(" ") > 5]
    if isinstance(stored_part, int | float | None):
        return []
    return [text for part in stored_part for text in sentences(part)]


def test_every_publication_reads_with_every_sentence_it_had(migrated, was):
    for row in was("SELECT * FROM drugs_publication WHERE document IS NOT NULL"):
        publication = Publication.objects.get(pk=row["id"])
        document = document_of(publication)
        now = json.dumps(document.model_dump(mode="json"), ensure_ascii=False)
        for text in sentences(stored(row)):
            words = json.dumps(text, ensure_ascii=False)[1:-1]
            # When it is for 911 became a field, and what everyone also used stands in its own.
            kept = words in now or "all 911" in text or " plus " in text
            assert kept, (publication, text)


# --- and then the fixtures are loaded -------------------------------------------------------------


def test_the_fixtures_take_no_word_of_an_editor(taken_on):
    assert Treatment.objects.get(slug="cibinqo").remember.startswith("Ada's draft")
    storage = Slot.objects.get(treatment__slug="cibinqo", topic="storage")
    assert storage.text == "Ada: keep it dry, at room temperature."
    assert (
        Treatment.objects.get(slug="zoryve").living_with
        == "Ada: once a day, on dry and clean skin."
    )
    assert GlossaryTerm.objects.get(slug="biologic").say_it == "bye-oh-LOJ-ik, says Ada"
    assert ArticleSection.objects.filter(heading="Ada's heading").exists()
    assert UrgentSign.objects.filter(meaning="Ada: it can be serious").exists()
    assert Reaction.objects.filter(treatment__slug="rinvoq", percent="9.9").exists()
    assert SideEffect.objects.filter(what_to_do__startswith="Ada: rest first").exists()
    assert not Question.objects.filter(slug="which-eczema").exists()
    assert not Treatment.objects.filter(slug="eucrisa").exists()
    for slug in ("adajak", "adas-option"):
        assert Treatment.objects.filter(slug=slug).exists()
    assert GlossaryTerm.objects.filter(slug="adas-term").exists()


def test_the_fixtures_bring_what_is_new_for_what_nobody_edited(taken_on):
    result = taken_on.result
    assert result.updated
    assert result.taken == []
    assert Rule.objects.filter(treatment__slug="rinvoq").exists()
    # Of all records of the fixtures only those that an editor changed differ.
    hers = (
        "glossaryterm biologic", "sideeffect any-serious-side-effect", "articlesection how-they-",
        "treatment cibinqo", "treatment zoryve", "treatment opzelura", "indication rinvoq / us",
        "monitoring cibinqo / Platelets", "slot cibinqo / do-not-use-if", "slot cibinqo / storage",
        "study jade-mono-1", "urgentsign surgery-or-long-trip", "reaction heads-up / rinvoq",
    )  # fmt: skip
    assert result.edited
    assert all(any(name in edited for name in hers) for edited in result.edited)


def test_a_second_load_changes_nothing(taken_on):
    from django.conf import settings

    from drugs.content.files import read
    from drugs.content.load import load

    again = load(read(settings.FIXTURES_DIR), update=True, remove=True)
    assert (again.added, again.updated, again.removed) == ([], [], [])
    assert again.edited == taken_on.result.edited
    assert not Loaded.objects.filter(digest="").exists()


def test_nothing_is_published_by_itself(taken_on):
    now = {key: (row.pk, row.version) for key, row in newest().items()}
    assert now == taken_on.published_before
    assert edition(datetime.date(2026, 11, 26)).number == max(pk for pk, _ in now.values())


def test_a_text_to_be_entered_blocks_its_record_alone(taken_on):
    problems = propose([("medicine", "cibinqo")]).problems
    assert sum("mark it as entered" in str(problem) for problem in problems) == 4
    others = propose([("medicine", "opzelura")]).problems
    assert not any("mark it as entered" in str(problem) for problem in others)
    held = to_enter.held_back()
    assert held
    assert not held & set(propose().documents)


def test_it_blocks_until_somebody_says_it_is_entered(taken_on):
    ada = User.objects.get(username="ada")
    with transaction.atomic():
        for row in to_enter.waiting_for(("medicine", "cibinqo")):
            to_enter.mark_entered(row, ada)
        assert ("medicine", "cibinqo") not in to_enter.held_back()
        problems = propose([("medicine", "cibinqo")]).problems
        assert not any("mark it as entered" in str(problem) for problem in problems)
        transaction.set_rollback(True)


def test_an_older_version_can_be_published_again_as_it_was(taken_on, static_files):
    old = Publication.objects.get(kind="term", slug="biologic", version=1)
    with transaction.atomic():
        made = publish_again(old, reason="Back", approver=User.objects.get(username="max"))
        assert (made.version, made.shape, made.document) == (3, 1, old.document)
        transaction.set_rollback(True)
