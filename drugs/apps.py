import contextlib
import os
import stat
from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class DrugsConfig(AppConfig):
    name = "drugs"
    verbose_name = "Medicines and what we say about them"

    def ready(self) -> None:
        from drugs.accounts import events, sessions  # these need the models
        from drugs.roles import set_roles

        post_migrate.connect(set_roles, sender=self)
        connection_created.connect(for_its_owner_alone)
        events.connect()
        sessions.connect()


def for_its_owner_alone(connection: Any, **_: Any) -> None:
    """A file of SQLite holds accounts and drafts: nobody else on the machine reads it. What SQLite
    writes beside it takes its rights."""
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        with contextlib.suppress(OSError):
            if stat.S_IMODE(os.stat(name).st_mode) & 0o077:
                os.chmod(name, 0o600)
