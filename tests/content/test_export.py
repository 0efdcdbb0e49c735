"""Desk to fixtures and back: unchanged when nothing changed, and only the change when one did."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from drugs.content.export import export, write
from drugs.content.files import read
from drugs.content.load import load
from drugs.models import GlossaryTerm, Rule, SideEffect, Source, Treatment
from tests.desks import SMALL

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(SMALL, tmp_path / "fixtures")


def lines_changed(folder) -> list[str]:
    found = []
    for path in sorted(folder.glob("*.yaml")):
        old = (SMALL / path.name).read_text().splitlines()
        found += [line for line in path.read_text().splitlines() if line not in old]
    return found


def test_nothing_changed_changes_no_byte(folder):
    result = export(folder)
    assert (result.texts, result.changed, result.added, result.removed) == ({}, [], [], [])


def test_one_field_changes_one_record(folder):
    SideEffect.objects.filter(slug="nausea").update(medical_name="queasy stomach")
    result = export(folder)
    assert list(result.texts) == ["side_effects.yaml"]
    assert result.changed == ["side_effects.yaml: sideeffect nausea"]
    write(folder, result)
    assert "    medical_name: queasy stomach" in lines_changed(folder)
    assert export(folder).texts == {}


def test_comments_stay(folder):
    assert "\n# --- who it is for ---\n" in (folder / "medicines.yaml").read_text()
    for row in Treatment.objects.all():
        row.maker += " Inc"
        row.save()
    result = export(folder)
    assert len(result.texts) > 1
    for name, text in result.texts.items():
        was = (folder / name).read_text()
        comments = [line for line in was.splitlines() if line.startswith("#")]
        assert [line for line in text.splitlines() if line.startswith("#")] == comments


def test_what_every_record_says_survives_being_written_anew(folder):
    """Each kind of field in each record: a text is not changed by how YAML writes it."""
    from drugs.content import export as module

    before = {record.name: record for record in read(folder)}
    for path in folder.glob("*.yaml"):
        parts = module._parts(path.name, path.read_text())
        for part in parts:
            if part.record:
                part.text = module._written(
                    part.record.model, module.wanted(part.record), list(part.record.fields)
                )
        path.write_text("".join(part.text for part in parts))
    after = {record.name: record for record in read(folder)}
    assert before.keys() == after.keys()
    for name, record in before.items():
        assert module.wanted(after[name]) == module.wanted(record), name


def test_new_and_deleted_records(folder):
    made = Rule.objects.create(
        treatment=Treatment.objects.get(slug="nortab"), slug="alcohol", kind="ask-first",
        short="Ask before you drink.", text="Ask first.\n\n- One\n- Two", wait=2,
        wait_unit="hours", wait_from="last-dose", dose="0.50", unit="mg", how_checked="primary",
    )  # fmt: skip
    made.sources.set(Source.objects.order_by("slug")[:2])
    gone = GlossaryTerm.objects.first()
    name = gone.slug
    gone.delete()
    result = export(folder)
    assert result.added == ["rules.yaml: rule nortab / alcohol"]
    assert result.removed == [f"pages.yaml: glossaryterm {name}"]
    write(folder, result)
    assert export(folder).texts == {}
    assert load(read(folder)).same == len(read(folder))


def test_a_new_medicine_gets_its_own_file(folder):
    Treatment.objects.create(
        slug="newjak", brand="Newjak", generic="newtinib", generic_slug="newtinib", maker="M",
        route="tablet", form="tablet", strengths=["1 mg"], jaks_blocked=["JAK1"], summary="s",
        who_for="w", remember="r", box="none", box_line="No.",
    )  # fmt: skip
    result = export(folder)
    assert list(result.texts) == ["newjak.yaml"]
    write(folder, result)
    assert export(folder).texts == {}


def test_the_command_names_what_is_wrong_with_a_file(folder):
    (folder / "pages.yaml").write_text("- model: drugs.glossaryterm\n  fields: {terrm: x}\n")
    with pytest.raises(CommandError, match=r"pages\.yaml: .*terrm"):
        call_command("export_content", "--folder", str(folder))


def test_check_writes_nothing(folder):
    SideEffect.objects.filter(slug="nausea").update(medical_name="queasy stomach")
    out = StringIO()
    call_command("export_content", "--folder", str(folder), "--check", stdout=out)
    assert "Would change: side_effects.yaml." in out.getvalue()
    assert lines_changed(folder) == []
    call_command("export_content", "--folder", str(folder), stdout=out)
    assert lines_changed(folder)
