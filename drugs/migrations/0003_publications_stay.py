"""The database itself refuses to change or delete a publication, whoever asks and however.

SQLite drops these triggers when a later migration rebuilds the table; such a migration creates them
again by repeating `OPERATION`. A test asks the finished database.
"""

from django.db import migrations

NEVER_CHANGED = "A publication is never changed or deleted. Publish the corrected record."

SQLITE = {
    "publication_is_never_edited": "BEFORE UPDATE ON drugs_publication",
    "publication_is_never_deleted": "BEFORE DELETE ON drugs_publication",
    # INSERT OR REPLACE deletes without firing a delete trigger.
    "publication_is_never_replaced": """
        BEFORE INSERT ON drugs_publication WHEN EXISTS (
            SELECT 1 FROM drugs_publication AS kept WHERE kept.id = NEW.id
            OR (kept.kind = NEW.kind AND kept.slug = NEW.slug AND kept.version = NEW.version)
        )""",
}

POSTGRESQL = {
    "publication_is_never_changed": "BEFORE UPDATE OR DELETE ON drugs_publication FOR EACH ROW",
    "publication_is_never_emptied": "BEFORE TRUNCATE ON drugs_publication FOR EACH STATEMENT",
}


def forbid(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name, when in SQLITE.items():
            schema_editor.execute(
                f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{NEVER_CHANGED}'); END"
            )
    else:
        schema_editor.execute(
            "CREATE FUNCTION drugs_publication_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" RAISE EXCEPTION '{NEVER_CHANGED}' USING ERRCODE = 'restrict_violation'; END $$"
        )
        for name, when in POSTGRESQL.items():
            schema_editor.execute(
                f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION drugs_publication_stays()"
            )


def allow(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER {name}")
    else:
        schema_editor.execute("DROP FUNCTION drugs_publication_stays() CASCADE")


OPERATION = migrations.RunPython(forbid, allow, elidable=False)


class Migration(migrations.Migration):
    dependencies = [("drugs", "0002_study_weeks_may_be_unknown")]

    operations = [OPERATION]
