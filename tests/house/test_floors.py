"""Imports go down only: urls and wsgi on top, then views and the desk's screens, then the press and
the pages as data, then the shelf, numbers and wording, then models and documents. Imports inside
functions count too.
"""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.ROOT)

# The floor of a module is that of the longest name here that it begins with.
FLOORS = {
    "eczema_site.urls": 5,
    "eczema_site.rsgi": 5,
    "eczema_site.wsgi": 5,
    "drugs.urls": 5,
    "eczema_site.desk": 4,
    "drugs.views": 4,
    "drugs.admin": 4,
    "drugs.handouts": 4,
    "drugs.management": 4,
    "drugs.templatetags": 4,
    "drugs.live": 4,
    "drugs.preview": 4,
    "drugs.language": 4,
    "drugs.apps": 4,
    "drugs.pages": 3,
    "drugs.search": 3,
    "drugs.sources": 3,
    "drugs.press": 3,
    "drugs.content": 3,
    "drugs.roles": 3,
    "drugs.accounts": 3,
    "drugs.shelf": 2,
    "drugs.kinds": 2,
    "drugs.numbers": 2,
    "drugs.wording": 2,
    "drugs.models": 1,
    "drugs.documents": 1,
    # These know nothing of medicines. A new room begins here, until it has its own line above.
    "drugs": 0,
    "drugs.numbers.ages": 0,
    "drugs.wording.alarm_words": 0,
    "drugs.wording.amounts": 0,
    "drugs.wording.frequency": 0,
    "drugs.wording.languages": 0,
    "drugs.wording.said_the_same": 0,
    "drugs.progress": 0,
    "drugs.backup": 0,
    "drugs.away": 0,
    "eczema_site": 0,
}
OURS = ("drugs", "eczema_site")


def floor(module: str) -> int:
    parts = module.split(".")
    while ".".join(parts) not in FLOORS:
        parts.pop()
    return FLOORS[".".join(parts)]


def imported(source: str, module: str, *, package: bool = False) -> set[str]:
    """Every module of ours that a source imports, wherever in it and however."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = module.split(".")
            if node.level:
                base = base[: len(base) - node.level + package]
            start = [*(base if node.level else []), *([node.module] if node.module else [])]
            # `from drugs import shelf` imports the module drugs.shelf.
            found |= {".".join([*start, alias.name]) for alias in node.names}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            found |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
    return {real(name) for name in found if name.split(".")[0] in OURS} - {module}


def real(name: str) -> str:
    """The module a name leads to: `drugs.shelf.Shelf` is in `drugs.shelf`."""
    while name not in MODULES and "." in name:
        name = name.rpartition(".")[0]
    return name


def modules() -> dict[str, Path]:
    found = {}
    for package in OURS:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            if "migrations" not in parts:
                found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def upward(module: str, source: str) -> list[str]:
    """What a module imports from a floor above its own."""
    package = MODULES.get(module, Path()).name == "__init__.py"
    return [
        other
        for other in sorted(imported(source, module, package=package))
        # A package without content is only the way to what is in it.
        if floor(other) > floor(module) and MODULES.get(other, ROOT).read_text().strip()
    ]


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down_only(module):
    assert upward(module, MODULES[module].read_text()) == []


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("drugs.views")])
def test_views_do_not_touch_the_desk(module):
    found = imported(MODULES[module].read_text(), module)
    assert {name for name in found if name.startswith("drugs.models")} <= MAY_WRITE.get(
        module, set()
    )


# What readers send is kept by the view that they send it to.
MAY_WRITE = {"drugs.views.report_a_problem": {"drugs.models.report"}}


def test_nobody_imports_the_settings():
    """`django.conf.settings` is what the tests and the machine may change."""
    for folder in (*OURS, "tests", "tools"):
        for path in (ROOT / folder).rglob("*.py"):
            names = imported(path.read_text(), path.stem)
            assert "eczema_site.settings" not in names, path


def test_the_front_door_stands_without_the_house():
    """It starts in a moment, and answers when the desk, its database and its code are broken."""
    room = [path for name, path in MODULES.items() if name.startswith("eczema_site.front_door")]
    assert len(room) > 4
    for path in (*room, MODULES["eczema_site.headers"], MODULES["eczema_site.family"]):
        found = [ast.unparse(node) for node in ast.walk(ast.parse(path.read_text()))
                 if is_import(node)]  # fmt: skip
        assert not [line for line in found if "django" in line or "drugs" in line], path


def is_import(node: ast.AST) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def test_every_module_has_a_floor():
    assert len(MODULES) > 60
    assert {floor(module) for module in MODULES} == {0, 1, 2, 3, 4, 5}
    assert set(FLOORS) - set(MODULES) == set()


def test_the_picture_of_the_rooms_shows_every_room_on_its_floor():
    shown = {}
    for part in re.split(r"^## Floor ", (ROOT / "docs/rooms.md").read_text(), flags=re.M)[1:]:
        for row in re.findall(r"^\| (`.*) \| ", part, re.M):
            shown |= {name.strip("`"): int(part[0]) for name in row.split(", ")}
    assert shown == FLOORS


@pytest.mark.parametrize(
    ("module", "source", "found"),
    [
        ("drugs.shelf", "from drugs.press.publish import publish", ["drugs.press.publish"]),
        ("drugs.shelf", "import drugs.pages.compare.rules", ["drugs.pages.compare.rules"]),
        ("drugs.shelf", "from drugs import live", ["drugs.live"]),
        ("drugs.shelf", "from . import live", ["drugs.live"]),
        ("drugs.shelf", "from .pages.evidence import trials", ["drugs.pages.evidence"]),
        ("drugs.models.trial", "from ..numbers.figures import share", ["drugs.numbers.figures"]),
        ("drugs.pages.evidence", "def f():\n    from drugs.views.render import page",
         ["drugs.views.render"]),
        ("drugs.numbers.figures", "class A:\n  if 1:\n    import drugs.urls as u", ["drugs.urls"]),
        ("drugs.press.addresses", "import importlib\nimportlib.import_module('drugs.urls')",
         ["drugs.urls"]),
        ("drugs.views.home", "from drugs.urls import urlpatterns", ["drugs.urls"]),
        ("drugs.documents.text", "from drugs.models import Drug", []),
        ("drugs.views.home", "from drugs.press.addresses import paths", []),
        ("drugs.press.addresses", "import django, json", []),
    ],
)  # fmt: skip
def test_the_rule_bites(module, source, found):
    assert upward(module, source) == found
