"""The two roles of the desk. A reviewer may do all an author may, and publish."""

from django.apps import apps as all_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

WRITTEN = (
    "source", "person", "drug", "indication", "guidance", "sideeffect", "urgentsign", "study",
    "reaction", "outcome", "warning", "monitoring", "interaction", "article", "articlesection",
    "articlefigure", "glossaryterm", "question", "mixedmessage", "treatmentoption",
)  # fmt: skip
READ = ("publication", "printing", "handover", "linkcheck", "loaded")


def make(apps, schema_editor):
    # Permissions are made only after all migrations; the groups need them now. They are those of
    # today's models: a model that has gone since has none.
    create_permissions(all_apps.get_app_config("drugs"), verbosity=0, using=schema_editor.connection.alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    author = [f"{may}_{name}" for name in WRITTEN for may in ("add", "change", "delete", "view")]
    author += [f"view_{name}" for name in READ] + ["view_problemreport", "change_problemreport"]
    for name, may in (("Author", author), ("Reviewer", [*author, "add_publication"])):
        group, _ = Group.objects.get_or_create(name=name)
        found = Permission.objects.filter(content_type__app_label="drugs", codename__in=may)
        group.permissions.set(found)


class Migration(migrations.Migration):
    dependencies = [
        ("drugs", "0004_editors_hand_over"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    # Going back leaves the groups: people may be in them.
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
