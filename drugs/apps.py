from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DrugsConfig(AppConfig):
    name = "drugs"
    verbose_name = "Medicines and what we say about them"

    def ready(self) -> None:
        from drugs.roles import set_roles  # needs the models

        post_migrate.connect(set_roles, sender=self)
