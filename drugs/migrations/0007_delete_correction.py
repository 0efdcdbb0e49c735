from django.db import migrations


def forget_permissions(apps, schema_editor):
    """Groups no longer offer a right to what is gone."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    gone = ContentType.objects.filter(app_label="drugs", model="correction")
    Permission.objects.filter(content_type__in=gone).delete()
    gone.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("drugs", "0006_editors_are_noted_as_writers"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.DeleteModel(name="Correction"),
        migrations.RunPython(forget_permissions, migrations.RunPython.noop),
    ]
