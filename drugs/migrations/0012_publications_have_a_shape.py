"""Publications from before this change are of shape 1."""

from importlib import import_module

from django.db import migrations, models

STAY = import_module("drugs.migrations.0003_publications_stay")


def forbid_again(apps, schema_editor):
    """SQLite made the table anew, and forgot its triggers."""
    if schema_editor.connection.vendor == "sqlite":
        STAY.forbid(apps, schema_editor)




class Migration(migrations.Migration):
    dependencies = [("drugs", "0011_facts_are_fields")]

    operations = [
        # Read from the end when going back, so there the triggers come last too.
        migrations.RunPython(migrations.RunPython.noop, forbid_again),
        migrations.AddField(
            model_name="publication",
            name="shape",
            field=models.PositiveSmallIntegerField(
                default=1, help_text="The version of the shape the document was stored in."
            ),
        ),
        migrations.RunPython(forbid_again, migrations.RunPython.noop),
    ]
