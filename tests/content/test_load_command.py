"""`manage.py load_content`: what it says of a load."""

import io

import pytest
from django.core.management import CommandError, call_command

from drugs.models import GlossaryTerm, Source
from tests.content.test_load import source, term
from tests.desks import SMALL

pytestmark = pytest.mark.django_db


def run(*args):
    out, err = io.StringIO(), io.StringIO()
    call_command("load_content", *args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_it_says_what_it_did(files):
    files(source(), term())
    said, progress = run("--folder", str(files.folder))
    assert said == "2 records in the fixtures: 2 added, 0 updated, 0 removed, 0 the same.\n"
    assert progress == "Loading the fixtures: 2 of 2 done.\n"


def test_it_names_what_it_left_alone(files):
    files(source(), term(), source(slug="gone"), source(slug="old"))
    run("--folder", str(files.folder))
    GlossaryTerm.objects.filter(slug="new-term").update(say_it="noo")
    Source.objects.get(slug="gone").delete()
    files(source(), term(), source(slug="gone"), source(slug="old", title="Newer"))
    said, _ = run("--folder", str(files.folder))
    assert said.splitlines() == [
        "4 records in the fixtures: 0 added, 0 updated, 0 removed, 1 the same.",
        "Newer in the fixtures (load_content --update takes them):",
        "  new.yaml: source old",
        "Edited on the desk, left alone:",
        "  new.yaml: glossaryterm new-term",
        "Deleted on the desk, left alone:",
        "  new.yaml: source gone",
    ]
    assert "1 updated" in run("--folder", str(files.folder), "--update")[0]


def test_it_ends_with_the_problems(files):
    files(source(kind="blog"))
    with pytest.raises(CommandError, match="source new-label: 'kind'"):
        run("--folder", str(files.folder))


def test_the_fixtures_of_the_settings_are_its_default(settings):
    settings.FIXTURES_DIR = SMALL
    assert "0 added, 0 updated" in run()[0]
