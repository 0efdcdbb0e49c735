"""Records that are no longer in the fixtures: gone when somebody says so, unless wanted."""

import pytest

from drugs.content.load import load
from drugs.models import GlossaryTerm, Loaded
from tests.content.test_load import article, section, source, term

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _only_these():
    """Forgets the fixtures, so that they have not left."""
    Loaded.objects.all().delete()


def load_anew(files, *records, remove=True):
    return load(files(*records), update=True, remove=remove)


def test_records_stay_until_somebody_says_remove(files):
    load_anew(files, source(), term())
    assert load_anew(files, source(), remove=False).removed == []
    assert load_anew(files, source()).removed == ['glossaryterm ["new-term"]']
    assert not GlossaryTerm.objects.filter(slug="new-term").exists()
    assert load_anew(files, source(), term()).added


def test_what_an_editor_changed_stays(files):
    load_anew(files, source(), term())
    GlossaryTerm.objects.filter(slug="new-term").update(definition="An editor's words.")
    assert load_anew(files, source()).removed == []
    assert GlossaryTerm.objects.get(slug="new-term").definition == "An editor's words."


def test_what_others_rest_on_stays_until_they_do_not(files):
    load_anew(files, source(slug="other"), source(), term())
    GlossaryTerm.objects.filter(slug="new-term").update(definition="An editor's words.")
    result = load_anew(files, source(slug="other"))
    assert (result.left, result.removed) == (['source ["new-label"]'], [])


def test_a_new_record_takes_the_place_of_one_that_goes(files):
    load_anew(files, source(), article(), section("one", 1))
    result = load_anew(files, source(), article(), section("two", 1))
    assert len(result.removed) == len(result.added) == 1
    assert (result.placed, result.taken) == ([], [])
