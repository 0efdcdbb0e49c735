"""Finds which records of the fixtures nobody edited, while they can still be asked.

Their mark loses its digest, so a mark with one belongs to a record that was edited or deleted. The
migration that ends this change gives each untouched record the digest of what it has become.
"""

from django.db import migrations

from drugs.migrations import _release_0_1 as release


def note(apps, schema_editor):
    alias = schema_editor.connection.alias
    release.give_keys(apps, release.KEYS)
    Loaded = apps.get_model("drugs", "Loaded")
    marks = {(mark.model, mark.key): mark for mark in Loaded.objects.using(alias).all()}
    untouched = []
    for name in release.KEYS if marks else ():
        for row in apps.get_model("drugs", name).objects.using(alias).all():
            mark = marks.get((name, release.key_of(row)))
            if mark and mark.digest == release.digest(release.state(row)):
                untouched.append(mark.pk)
    for start in range(0, len(untouched), 500):
        Loaded.objects.using(alias).filter(pk__in=untouched[start : start + 500]).update(digest="")


class Migration(migrations.Migration):
    dependencies = [("drugs", "0007_delete_correction")]

    # Going back, every record counts as edited: nothing is overwritten.
    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
