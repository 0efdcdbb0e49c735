"""No content is named in code, templates, style sheets or scripts."""

import ast
import re
import sys
from functools import cache
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.db.models import Choices, Model

from drugs.content.files import of_records
from drugs.kinds import KINDS


def name(path):
    return path.relative_to(settings.ROOT).as_posix()


@cache
def names_of_content():
    """What only the fixtures may name: treatments and what people take, with their brands."""
    found = set()
    for path in of_records(settings.FIXTURES_DIR):
        for record in yaml.load(path.read_text(), yaml.CBaseLoader):
            fields = record["fields"]
            if record["model"] == "drugs.treatment":
                found |= {fields.get("brand", ""), fields.get("generic", "")}
            if record["model"] == "drugs.substance":
                found |= set(fields.get("brands", []))
    words = sorted(re.escape(word) for word in found if len(word) > 3)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


# Slugs that are words of the machine: a topic that search leads to, a place on its own page, and
# the address of an article, which menus name and leave out where it is not.
NO_NAMES = {"drugs.phrase", "drugs.triedsearch", "drugs.articlesection", "drugs.article"}


@cache
def slugs_of_content():
    """What only the fixtures may call a record: a slug of several words that the code does not
    also have as a kind, a choice or an address."""
    slugs = {True: set(), False: set()}
    for path in of_records(settings.FIXTURES_DIR):
        for record in yaml.load(path.read_text(), yaml.CBaseLoader):
            slugs[record["model"] not in NO_NAMES].add(record["fields"].get("slug", ""))
    chosen = {
        value for module in list(sys.modules) if module.startswith("drugs.models.")
        for choices in choices_in(vars(sys.modules[module]).values()) for value in choices.values
    }  # fmt: skip
    names = sorted(slugs[True] - slugs[False] - chosen - set(KINDS), key=len, reverse=True)
    several = [re.escape(name) for name in names if "-" in name]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(several)})(?![\w-])")


def choices_in(found):
    """The choices among what a module holds, and those inside its models."""
    for one in found:
        if isinstance(one, type) and issubclass(one, Choices):
            yield one
        elif isinstance(one, type) and issubclass(one, Model):
            yield from choices_in(vars(one).values())


# What reads texts as release 0.1 stored them, once and for all.
FROZEN = ("drugs/migrations/", "drugs/documents/upgrade.py")


def words_of_code(path):
    """What a file says to the machine: Python without its docstrings, all of a style sheet."""
    text = path.read_text()
    if path.suffix != ".py":
        return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    tree = ast.parse(text)
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return "\n".join(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    )


def code():
    for folder, endings in (
        ("drugs", (".py", ".typ")), ("eczema_site", (".py",)), ("static", (".css", ".js")),
        ("templates", (".html", ".css", ".txt", ".xml")),
    ):  # fmt: skip
        for path in sorted((settings.ROOT / folder).rglob("*")):
            if path.suffix in endings and not name(path).startswith(FROZEN):
                yield path


@pytest.mark.parametrize("path", list(code()), ids=name)
def test_no_code_names_a_medicine(path):
    assert not names_of_content().findall(words_of_code(Path(path)))


@pytest.mark.parametrize("path", list(code()), ids=name)
def test_no_code_names_a_record(path):
    assert not slugs_of_content().findall(words_of_code(Path(path)))


def test_the_rule_bites():
    assert names_of_content().findall('if medicine.brand == "Cibinqo": pass') == ["Cibinqo"]
    assert not names_of_content().findall("if medicine.brand: pass")
    for said in ('slug="nobody-answers"', "#blood-clots {", "/side-effects/blood-clots/"):
        assert slugs_of_content().findall(said), said
    for said in ("/cost-and-access/", "side-effect", "rule most-allowed", "no-chest-pain"):
        assert not slugs_of_content().findall(said), said
