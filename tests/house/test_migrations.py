"""The migrations make the database that the models describe."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.django_db


def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_release_left_a_desk_from_which_the_way_here_is_tried():
    """`tests/upgrade/make_used_desk.py` made the first; a release without one is not out."""
    root = Path(settings.ROOT)
    released = re.findall(r"(?m)^## (\d+\.\d+)", (root / "CHANGELOG.md").read_text())
    kept = (root / "tests/upgrade").glob("*.sqlite3.xz")
    assert released
    assert sorted(released) == sorted(path.name.removesuffix(".sqlite3.xz") for path in kept)


def test_there_is_one_last_migration():
    """Two would mean that two people added one at once."""
    graph = MigrationExecutor(connection).loader.graph
    assert len(graph.leaf_nodes("drugs")) == 1


def test_the_finished_database_keeps_its_publications():
    """SQLite forgets a table's triggers when a migration rebuilds it; that one makes them anew."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
                " AND tbl_name = 'drugs_publication' ORDER BY name"
            )
            wanted = ["deleted", "edited", "replaced"]
        else:
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
                " AND tgrelid = 'drugs_publication'::regclass ORDER BY tgname"
            )
            wanted = ["changed", "emptied"]
        assert [name for (name,) in cursor] == [f"publication_is_never_{word}" for word in wanted]


def test_migrations_read_nothing_of_today():
    """They import nothing of ours but another migration: the rest is of another day."""
    for path in (settings.ROOT / "drugs" / "migrations").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            named = (
                [node.module or ""] if isinstance(node, ast.ImportFrom) else
                [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            )  # fmt: skip
            for name in named:
                ours = name.partition(".")[0] in ("drugs", "eczema_site", "tests", "tools")
                assert not ours or name.startswith("drugs.migrations"), f"{path.name}: {name}"
                assert name != "django.apps", f"{path.name} may ask for today's models"
