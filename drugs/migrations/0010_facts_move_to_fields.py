"""Moves what release 0.1 said into today's tables and fields; nothing is lost on the way.

What an editor wrote and no field can take goes to the list of texts to be entered. What nobody
edited comes anew from the fixtures. Kept versions of records (django-reversion) and the admin's log
are told the new names, so that an old version can still be shown and brought back.
"""

import json

from django.contrib.admin.models import LogEntry as Log
from django.db import migrations

from drugs.migrations import _release_0_1 as release

TREATED = ("slot", "monitoring", "indication", "sideeffect", "treatment")
LEFT_OUT = "Interactions as they were in release 0.1:"


def move(apps, schema_editor):
    Desk(apps, schema_editor.connection.alias).move()


class Desk:
    """The rows of one database while they move."""

    def __init__(self, apps, alias):
        self.apps = apps
        self.alias = alias
        release.give_keys(apps, release.NEW_KEYS)
        self.marks = {
            (release.MODELS.get(mark.model, mark.model), mark.key): mark
            for mark in self.rows("Loaded")
        }
        self.options = {}  # the new primary key of each option by its old one

    def rows(self, model, app="drugs"):
        return self.apps.get_model(app, model).objects.using(self.alias).all()

    def edited(self, model, key):
        """Whether a row is an editor's own: made, or changed since it was loaded."""
        mark = self.marks.get((model, key))
        return mark is None or mark.digest != ""

    def move(self):
        self.move_options()
        self.dupixent = (
            self.rows("Treatment").filter(slug="dupixent", kind="option").values_list("pk", flat=True).first()
        )
        self.move_facts()
        self.note_interactions()
        self.note_the_rest()
        self.move_content_types()
        self.move_versions()
        self.forget_content_types()

    def move_options(self):
        Treatment = self.apps.get_model("drugs", "Treatment")
        same = ("slug", "how_checked", "name", "order", "form", "ages", "what_it_is", "good_points",
                "bad_points", "living_with")  # fmt: skip
        for row in self.rows("TreatmentOption"):
            fields = {name: getattr(row, name) for name in same}
            fields |= release.changes("treatmentoption", fields, None)
            if self.rows("Treatment").filter(slug=row.slug).exists():
                # A medicine an editor made has the name; its fixture is not to take its place.
                fields["slug"] = f"{row.slug[:70]}-option"
                self.rows("Loaded").filter(model="treatmentoption", key=f'["{row.slug}"]').delete()
            new = Treatment.objects.using(self.alias).create(**fields)
            new.sources.set(row.sources.all())
            self.options[str(row.pk)] = new.pk

    def move_facts(self):
        for model in release.CHANGES:
            if model == "treatmentoption":
                continue
            rows = self.rows(release.MODELS.get(model, model))
            if model == "drug":
                rows = rows.filter(kind="medicine")
            for row in rows:
                fields = {field.name: getattr(row, field.attname) for field in row._meta.fields}
                found = release.changes(model, fields, self.dupixent)
                for name, value in found.items():
                    setattr(row, row._meta.get_field(name).attname, value)
                if found:
                    row.save(using=self.alias, update_fields=list(found))

    def note_interactions(self):
        present = set()
        for row in self.rows("Interaction").select_related("drug").order_by("pk"):
            key = json.dumps([row.drug.slug, row.other])
            present.add(key)
            if self.edited("interaction", key):
                words = {field.name: getattr(row, field.attname) for field in row._meta.fields}
                sources = ", ".join(sorted(source.slug for source in row.sources.all()))
                text = f"{release.interaction_in_words(words)}\n\nSources: {sources or 'none'}"
                self.note("medicine", row.drug.slug, f"{row.other}: goes into a rule", text)
        for (model, key), mark in sorted(self.marks.items()):
            if model == "interaction" and mark.digest and key not in present:
                slug, other = json.loads(key)
                if self.rows("Treatment").filter(slug=slug).exists():
                    text = f"{other} was deleted on the desk. The rules name it again."
                    self.note("medicine", slug, f"{other}: delete its rule, if you still want", text)

    def note_the_rest(self):
        for model in TREATED:
            for row in self.rows(model).order_by("pk"):
                if self.edited(model, release.key_of(row)):
                    for what, text in release.to_enter(model, row):
                        kind = "side-effect" if model == "sideeffect" else "medicine"
                        owner = row if hasattr(row, "slug") else row.treatment
                        self.note(kind, owner.slug, what, text)

    def note(self, kind, slug, what, text):
        ToEnter = self.apps.get_model("drugs", "ToEnter")
        ToEnter.objects.using(self.alias).create(kind=kind, slug=slug, what=what[:200], text=text)

    # --- what other apps keep by the name of a model ---

    def content_type(self, model):
        return self.rows("ContentType", "contenttypes").filter(app_label="drugs", model=model).first()

    def move_content_types(self):
        """Rights and log entries go by content type. Django has renamed those of renamed models,
        unless the migration was not run by `migrate`."""
        for old, new in (("drug", "treatment"), ("guidance", "slot")):
            was, now = self.content_type(old), self.content_type(new)
            if was and not now:
                was.model, now = new, was
                was.save(using=self.alias)
            if now is None:
                continue
            for right in self.rows("Permission", "auth").filter(content_type=now):
                verb, _, name = right.codename.partition("_")
                if name == old:
                    right.codename, right.name = f"{verb}_{new}", f"Can {verb} {new}"
                    right.save(using=self.alias)
        option, treatment = self.content_type("treatmentoption"), self.content_type("treatment")
        if option and treatment:
            for entry in self.rows("LogEntry", "admin").filter(content_type=option):
                entry.content_type = treatment
                entry.object_id = self.options.get(entry.object_id, entry.object_id)
                entry.save(using=self.alias)

    def move_versions(self):
        old_names = {new: old for old, new in release.MODELS.items() if old != "treatmentoption"}
        types = {
            row.pk: row.model
            for row in self.rows("ContentType", "contenttypes").filter(app_label="drugs")
        }
        versions = self.rows("Version", "reversion").filter(content_type__in=list(types))
        for version in versions.select_related("revision").order_by("pk"):
            name = types[version.content_type_id]
            model = old_names.get(name, name)
            if model not in release.KEYS or version.format != "json":
                continue
            data = json.loads(version.serialized_data)
            if model == "interaction":
                self.tell_in_history(version, data[0]["fields"])
                continue
            fields = release.renamed(model, data[0]["fields"])
            data[0]["fields"] = fields | release.changes(model, fields, self.dupixent)
            data[0]["model"] = f"drugs.{release.MODELS.get(model, model)}"
            if model == "treatmentoption":
                data[0]["pk"] = self.new_key(version.object_id)
                version.object_id = str(data[0]["pk"])
                version.content_type = self.content_type("treatment")
            version.serialized_data = json.dumps(data)
            version.save(using=self.alias)

    def new_key(self, old):
        """The primary key of an option as a treatment; one that is free for good where the option
        was deleted, so that bringing it back takes no other's place."""
        if old not in self.options:
            Treatment = self.apps.get_model("drugs", "Treatment")
            taken = Treatment.objects.using(self.alias).create(
                slug=f"deleted-option-{old}", kind="option", name=f"Deleted option {old}",
                what_it_is="Deleted",
            )  # fmt: skip
            self.options[old] = taken.pk
            taken.delete(using=self.alias)
        return self.options[old]

    def tell_in_history(self, version, fields):
        """An interaction has no table to go back to: its words stay in the history of its record."""
        revision = self.rows("Revision", "reversion").get(pk=version.revision_id)
        said = Log(change_message=revision.comment).get_change_message()
        if LEFT_OUT not in said:
            said = f"{said}\n\n{LEFT_OUT}".strip()
        revision.comment = f"{said}\n\n{release.interaction_in_words(fields)}"
        revision.save(using=self.alias)
        version.delete(using=self.alias)

    def forget_content_types(self):
        for model in ("interaction", "treatmentoption"):
            gone = self.content_type(model)
            if gone:
                self.rows("Permission", "auth").filter(content_type=gone).delete()
                gone.delete(using=self.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("drugs", "0009_treatments"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("reversion", "0002_add_index_on_version_for_content_type_and_db"),
    ]

    operations = [migrations.RunPython(move)]
