"""Natural keys: what the fixtures call a row finds that row again."""

import json

import pytest
from django.apps import apps
from django.core import serializers

from drugs.models.keys import Keyed

pytestmark = pytest.mark.django_db

KEYED = [model for model in apps.get_app_config("drugs").get_models() if issubclass(model, Keyed)]


@pytest.mark.parametrize("model", KEYED)
def test_a_key_leads_back_to_its_row(model):
    for row in model.objects.all()[:20]:
        key = json.loads(json.dumps(row.natural_key()))  # as a fixture holds it
        assert model.objects.get_by_natural_key(*key) == row


@pytest.mark.parametrize("model", KEYED)
def test_no_two_rows_share_a_key(model):
    keys = [row.natural_key() for row in model.objects.all()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("model", KEYED)
def test_a_row_written_with_natural_keys_is_the_same_row(model):
    row = model.objects.first()
    if row is None:
        return
    text = serializers.serialize(
        "json", [row], use_natural_foreign_keys=True, use_natural_primary_keys=True
    )
    assert "pk" not in json.loads(text)[0]
    (read,) = serializers.deserialize("json", text)
    assert read.object.pk == row.pk


@pytest.mark.parametrize("model", KEYED)
def test_the_database_holds_a_key_only_once(model):
    """What finds a row must be unique, or it would find two."""
    fields = set(model.key_fields)
    rules = [
        set(constraint.fields)
        for constraint in model._meta.constraints
        if hasattr(constraint, "fields")
    ]
    singles = [{field.name} for field in model._meta.fields if field.unique]
    assert any(rule and rule <= fields for rule in [*rules, *singles])
