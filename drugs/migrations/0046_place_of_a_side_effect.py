"""A figure of people followed alone may be one by place in the body: clots in the lung or in a leg.

The place is part of what a figure is known by, so what was loaded is known by it from now on.
"""

import json

from django.db import migrations, models


def _keys(apps, schema_editor, renamed):
    Loaded = apps.get_model("drugs", "Loaded")
    marks = list(Loaded.objects.using(schema_editor.connection.alias).filter(model="reaction"))
    for mark in marks:
        mark.key = json.dumps(renamed(json.loads(mark.key)))
    Loaded.objects.using(schema_editor.connection.alias).bulk_update(marks, ["key"], batch_size=200)


def add_the_place(apps, schema_editor):
    _keys(apps, schema_editor, lambda key: [*key, ""])


def take_the_place(apps, schema_editor):
    _keys(apps, schema_editor, lambda key: key[:-1])


class Migration(migrations.Migration):
    dependencies = [("drugs", "0045_numbers_that_can_be")]

    operations = [
        migrations.AlterModelOptions(
            name="reaction",
            options={"ordering": ["treatment", "side_effect", "site", "study", "dose"]},
        ),
        migrations.RemoveConstraint(model_name="reaction", name="one_reaction_per_dose"),
        migrations.AddField(
            model_name="reaction",
            name="site",
            field=models.CharField(
                blank=True, default="",
                help_text="Where people were followed alone, and it was counted by place: "
                "'in the lung'.",
                max_length=40, verbose_name="place in the body",
            ),
        ),
        migrations.AddConstraint(
            model_name="reaction",
            constraint=models.UniqueConstraint(
                fields=("study", "treatment", "dose", "side_effect", "site"),
                name="one_reaction_per_dose",
            ),
        ),
        migrations.AddConstraint(
            model_name="reaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("site", ""), ("alone", True), _connector="OR"),
                name="reaction_by_site_is_alone",
                violation_error_message=(
                    "A figure by place in the body is one of people followed alone. Beside a "
                    "comparator, count the whole side effect."
                ),
            ),
        ),
        migrations.RunPython(add_the_place, take_the_place),
    ]
