"""One trial may count a side effect against two groups: a dummy pill, and another treatment.

Whom it is against is part of what a figure is known by, so what was loaded is known by it from now
on.
"""

import json

from django.db import migrations, models


def _keys(apps, schema_editor, renamed):
    alias = schema_editor.connection.alias
    Loaded = apps.get_model("drugs", "Loaded")
    marks = list(Loaded.objects.using(alias).filter(model="reaction"))
    for mark in marks:
        mark.key = json.dumps(renamed(json.loads(mark.key)))
    Loaded.objects.using(alias).bulk_update(marks, ["key"], batch_size=200)


def add_whom_it_is_against(apps, schema_editor):
    Reaction = apps.get_model("drugs", "Reaction")
    rows = Reaction.objects.using(schema_editor.connection.alias).exclude(against="")
    against = {
        tuple(key): name
        for *key, name in rows.values_list(
            "study__slug", "treatment__slug", "dose", "side_effect__slug", "site", "against"
        )
    }
    _keys(apps, schema_editor, lambda key: [*key, against.get(tuple(key), "")])


def take_whom_it_is_against(apps, schema_editor):
    _keys(apps, schema_editor, lambda key: key[:-1])


class Migration(migrations.Migration):
    dependencies = [("drugs", "0046_place_of_a_side_effect")]

    operations = [
        migrations.RemoveConstraint(model_name="reaction", name="one_reaction_per_dose"),
        migrations.AddConstraint(
            model_name="reaction",
            constraint=models.UniqueConstraint(
                fields=("study", "treatment", "dose", "side_effect", "site", "against"),
                name="one_reaction_per_dose",
            ),
        ),
        migrations.RunPython(add_whom_it_is_against, take_whom_it_is_against),
    ]
