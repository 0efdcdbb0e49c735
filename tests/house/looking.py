"""Finds where code asks what words stand in a text."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from django.apps import apps

from drugs.documents import Block
from tests.shapes.acts import all_shapes, shapes_in

# What looks into a text, as a method of it or of a pattern.
METHODS = {
    "startswith", "endswith", "find", "rfind", "index", "rindex", "split", "rsplit", "splitlines",
    "partition", "rpartition", "removeprefix", "removesuffix", "count", "__contains__",
}  # fmt: skip
PATTERNS = {"match", "fullmatch", "search", "findall", "finditer", "sub", "subn"}
MODULES = {"re", "regex", "fnmatch", "difflib", "rapidfuzz"}


def prose_fields() -> set[str]:
    """Fields of documents that hold words: no choice, no slug, no number as printed."""
    made_of = {
        field.name
        for model in apps.get_app_config("drugs").get_models()
        for field in model._meta.get_fields()
        if getattr(field, "choices", None)
        or field.is_relation
        or type(field).__name__ in ("SlugField", "URLField")
    }
    return {
        name
        for shape in all_shapes()
        for name, info in shape.model_fields.items()
        if (info.annotation is str or Block in shapes_in(info.annotation))
        and name not in made_of | {"kind", "href", "percent"}
    }


def imports(tree: ast.AST) -> set[str]:
    """The modules for looking into texts that a file imports."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found & MODULES


class Looks(ast.NodeVisitor):
    """Collects what asks for words in a text. A text is a field of prose, or a name that was given
    something made of one; words are letters or digits in quotes, or a name for such."""

    def __init__(self, tree: ast.AST, prose: set[str]) -> None:
        self.prose = prose
        self.words: set[str] = set()
        self.texts: set[str] = set()
        self.choices: set[str] = set()
        self.found: list[str] = []
        before = -1
        while before != len(self.words) + len(self.texts):
            before = len(self.words) + len(self.texts)
            for node in ast.walk(tree):
                self._name(node)
        self.visit(tree)

    def _name(self, node: ast.AST) -> None:
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value:
            targets, value = [node.target], node.value
        elif isinstance(node, ast.For | ast.comprehension):
            targets, value = [node.target], node.iter
        else:
            return
        names = {target.id for target in targets if isinstance(target, ast.Name)}
        if self.is_choices(value):
            self.choices |= names
        if self.is_words(value):
            self.words |= names
        if self.is_text(value):
            self.texts |= names

    def is_words(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            return any(map(self.is_words, node.elts))
        if isinstance(node, ast.Name):
            return node.id in self.words
        return (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and any(map(str.isalnum, node.value))
        )

    def is_choices(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Name):
            return node.id in self.choices
        return isinstance(
            node, ast.Set | ast.Tuple | ast.List | ast.Dict | ast.SetComp | ast.DictComp
        )

    def is_text(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Attribute):
            return node.attr in self.prose
        if isinstance(node, ast.Name):
            return node.id in self.texts
        if isinstance(node, ast.Call):
            inner = node.func
            return isinstance(inner, ast.Attribute) and self.is_text(inner.value)
        return isinstance(node, ast.Subscript) and self.is_text(node.value)

    def visit_Compare(self, node: ast.Compare) -> None:
        sides = [node.left, *node.comparators]
        for asked, left, right in zip(node.ops, sides, sides[1:], strict=False):
            if isinstance(asked, ast.In | ast.NotIn):
                # A choice among choices is a field; words in a text are prose.
                choices = self.is_choices(right)
                words = self.is_words(left) and not isinstance(left, ast.Tuple)
                if (
                    self.is_text(right)
                    or (words and not choices)
                    or (choices and self.is_text(left) and self.is_words(right))
                ):
                    self.found.append(ast.unparse(node))
            elif isinstance(asked, ast.Eq | ast.NotEq):
                pair = (left, right)
                if any(map(self.is_text, pair)) and any(map(self.is_words, pair)):
                    self.found.append(ast.unparse(node))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute):
            looks = node.func.attr in METHODS
            if (
                (looks and self.is_text(node.func.value))
                or (looks and any(map(self.is_words, node.args)))
                or node.func.attr in PATTERNS
                or node.func.attr == "contains"
            ):
                self.found.append(ast.unparse(node))
        self.generic_visit(node)

    def visit_Match(self, node: ast.Match) -> None:
        if self.is_text(node.subject):
            self.found.append(f"match {ast.unparse(node.subject)}")
        self.generic_visit(node)


def looks(tree: ast.AST, prose: set[str]) -> Iterator[str]:
    """Every place in a file where code asks what words stand in a text."""
    yield from Looks(tree, prose).found
