"""The two roles are set after every migration, from one list, by what the models are today."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management.sql import emit_post_migrate_signal

from drugs.kinds import content_models
from drugs.roles import READ, rights

pytestmark = pytest.mark.django_db


def held(role: str) -> set[str]:
    return set(Group.objects.get(name=role).permissions.values_list("codename", flat=True))


def migrated() -> None:
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")


@pytest.mark.parametrize("role", ["Author", "Reviewer"])
def test_a_role_holds_its_rights_and_each_of_them_exists(role):
    migrated()
    assert held(role) == rights(role)


def test_only_a_reviewer_publishes_and_nobody_edits_what_the_press_writes():
    migrated()
    assert held("Reviewer") - held("Author") == {"add_publication"}
    written = {f"{may}_{name}" for name in READ for may in ("add", "change", "delete")}
    assert held("Reviewer") & written == {"add_publication", "change_toenter"}


def test_every_model_of_content_can_be_written_by_an_author():
    """A new model gets its rights by itself: nobody lists it."""
    migrated()
    for model in content_models():
        for may in ("add", "change", "delete", "view"):
            assert f"{may}_{model._meta.model_name}" in held("Author")


def test_what_somebody_took_away_or_added_is_set_anew():
    migrated()
    group = Group.objects.get(name="Author")
    group.permissions.set(Permission.objects.filter(codename="add_publication"))
    migrated()
    assert held("Author") == rights("Author")


def test_the_rights_of_a_model_that_is_gone_are_missed_by_nobody():
    Permission.objects.filter(codename__endswith="_mixedmessage").delete()
    Group.objects.all().delete()
    migrated()
    assert held("Author") == rights("Author")
