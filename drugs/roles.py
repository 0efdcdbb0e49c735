"""The two roles of the desk, and what each may do: one list, set after every migration.

A new model of content gets its rights by itself. Who needs other rights makes another group: these
two are set anew each time.
"""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.apps import apps as global_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

from drugs.kinds import content_models

# What the desk shows and the press or the software writes.
READ = (
    "publication", "printing", "handover", "linkcheck", "loaded", "toenter", "pagereview",
    "recheck", "mailline", "plan",
)  # fmt: skip
# What everybody at the desk writes, and nobody changes or deletes.
SAID = ("comment", "assignment")
# What an author answers or ticks off, and neither makes nor deletes.
ANSWERED = ("problemreport", "toenter")
# What a reviewer may do besides: publish.
REVIEWER = ("add_publication",)


def rights(role: str) -> set[str]:
    """The codenames of what a role may do in this app."""
    content = [model._meta.model_name for model in content_models()]
    found = {f"{may}_{name}" for name in content for may in ("add", "change", "delete", "view")}
    found |= {f"view_{name}" for name in (*READ, *ANSWERED)}
    found |= {f"change_{name}" for name in ANSWERED}
    found |= {f"{may}_{name}" for name in SAID for may in ("add", "view")}
    return found | set(REVIEWER) if role == "Reviewer" else found


def set_roles(sender: AppConfig, using: str, apps: Apps = global_apps, **_: Any) -> None:
    """After migrating: gives each role its rights. A right whose model is not there yet is left
    out; the next migration brings it."""
    create_permissions(sender, verbosity=0, using=using, apps=apps)
    for role in ("Author", "Reviewer"):
        group, _made = Group.objects.using(using).get_or_create(name=role)
        group.permissions.set(
            Permission.objects.using(using).filter(
                content_type__app_label=sender.label, codename__in=rights(role)
            )
        )
