"""Nothing medical is read back out of prose, and no content is named in code: facts are fields."""

import ast
import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

# Rooms that make pages, paper and numbers out of documents.
ROOMS = ("drugs/pages", "drugs/handouts", "drugs/numbers", "drugs/views")

# Who may look into texts all the same, and why.
MAY_IMPORT_RE = {
    "drugs/numbers/ages.py": "dates as sources print them, such as 12/2023, are put into words",
}
MAY_LOOK = {
    "drugs/pages/who_can_use/answer.py": "choices of fields, and an age in words without its unit",
    "drugs/pages/who_can_use/form.py": "choices of the form itself",
}
LOOKS = {
    "startswith", "endswith", "find", "rfind", "index", "split", "partition", "rpartition",
    "removeprefix", "removesuffix", "count",
}  # fmt: skip


def files(*rooms):
    for room in rooms:
        yield from sorted((settings.ROOT / room).rglob("*.py"))


def name(path):
    return str(path.relative_to(settings.ROOT))


def imports_re(tree):
    return any(
        (isinstance(node, ast.Import) and any(alias.name == "re" for alias in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "re")
        for node in ast.walk(tree)
    )


def has_letters(node):
    texts = node.elts if isinstance(node, ast.Tuple) else [node]
    return any(
        isinstance(text, ast.Constant)
        and isinstance(text.value, str)
        and any(letter.isalpha() for letter in text.value)
        for text in texts
    )


def looks(tree):
    """Every place where code asks what words stand in a text."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Compare)
            and isinstance(node.ops[0], ast.In | ast.NotIn)
            and has_letters(node.left)
            # A choice among choices is a field; words in a text are prose.
            and not isinstance(node.comparators[0], ast.Set | ast.Tuple | ast.List | ast.Dict)
        ):
            yield ast.unparse(node)
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in LOOKS
            and any(map(has_letters, node.args))
        ):
            yield ast.unparse(node)


@pytest.mark.parametrize("path", list(files(*ROOMS)), ids=name)
def test_no_pattern_is_matched_in_the_rooms_that_make_pages(path):
    """A pattern over a label's words once told a 65-year-old that 30 mg was covered."""
    found = imports_re(ast.parse(path.read_text()))
    assert found == (name(path) in MAY_IMPORT_RE), (
        f"{name(path)}: a medical fact is a field. If this reads no prose, list it with its reason."
    )


@pytest.mark.parametrize("path", list(files(*ROOMS)), ids=name)
def test_no_word_is_looked_for_in_the_rooms_that_make_pages(path):
    found = list(looks(ast.parse(path.read_text())))
    if name(path) in MAY_LOOK:
        assert found, f"{name(path)} is listed and looks into no text any more."
    else:
        assert not found, f"{name(path)}: {found}. A medical fact is a field."


@pytest.mark.parametrize(
    ("code", "bad"),
    [
        ("if '65 or older' in rule.text: pass", True),
        ("if 'stroke' not in sign.meaning: pass", True),
        ("row.summary.startswith('Call 911')", True),
        ("row.name.endswith((' together', ' pooled'))", True),
        ("dose.split(' mg')", True),
        ("if row.kind in {'stop', 'pause'}: pass", False),
        ("if rule.kind in MIXING: pass", False),
        ("percent.startswith('<')", False),
        ("', '.join(names)", False),
    ],
)
def test_the_rule_bites(code, bad):
    assert bool(list(looks(ast.parse(code)))) == bad


def names_of_content():
    """What only the fixtures may name: treatments and what people take, with their brands."""
    found = set()
    for path in sorted((settings.ROOT / "fixtures").glob("*.yaml")):
        for record in yaml.load(path.read_text(), yaml.CBaseLoader):
            fields = record["fields"]
            if record["model"] == "drugs.treatment":
                found |= {fields.get("brand", ""), fields.get("generic", "")}
            if record["model"] == "drugs.substance":
                found |= set(fields.get("brands", []))
    return sorted(word for word in found if len(word) > 3)


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
    ):  # fmt: skip
        for path in sorted((settings.ROOT / folder).rglob("*")):
            if path.suffix in endings and not name(path).startswith(FROZEN):
                yield path


@pytest.mark.parametrize("path", list(code()), ids=name)
def test_no_code_names_a_medicine(path):
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names_of_content()))})\b", re.IGNORECASE)
    assert not pattern.findall(words_of_code(Path(path)))
