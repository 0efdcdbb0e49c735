"""The two roles of the desk. What they may do is set after each migration, from `drugs/roles.py`."""

from django.db import migrations


def make(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name in ("Author", "Reviewer"):
        Group.objects.using(schema_editor.connection.alias).get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("drugs", "0004_editors_hand_over"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    # Going back leaves the groups: people may be in them.
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
