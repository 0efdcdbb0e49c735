"""Every row has a name that a person can read."""

import pytest
from django.apps import apps

from drugs import models as desk

pytestmark = pytest.mark.django_db

MODELS = list(apps.get_app_config("drugs").get_models())


@pytest.mark.parametrize(
    "row",
    [desk.Source(title="A", publisher="B"), desk.Person(name="A", credentials="B"),
     desk.Printing(edition="1", state="failed"), desk.Loaded(model="treatment", key="[]"),
     desk.ProblemReport(page_path="/", message="M")],
)  # fmt: skip
def test_rows_that_the_fixtures_do_not_hold_have_a_name(row):
    assert str(row).strip()


def test_every_row_has_a_name_a_person_can_read():
    for model in MODELS:
        row = model.objects.first()
        if row is not None:
            assert str(row).strip()
            assert f"({row.pk})" not in str(row), f"{model.__name__} is called {row}"
