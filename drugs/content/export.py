"""Writes the desk back to the fixture files. A record that did not change keeps its very bytes and
the comments around it, so a file changes only where the desk did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from django.db import models

from drugs.content.files import Record, date_as_text, of_records, read
from drugs.content.rows import left_out, state, wanted
from drugs.kinds import content_models
from drugs.models.keys import Keyed

Key = tuple[type[models.Model], str]


@dataclass
class Export:
    """What an export does: new texts by file name, and the records that differ, by name."""

    texts: dict[str, str] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


@dataclass
class _Part:
    """A stretch of a file: a record's lines, or (without a record) what stands between two."""

    text: str
    record: Record | None = None


def export(folder: Path) -> Export:
    """Compares the fixtures in `folder` with the desk. Writes nothing.

    Raises ContentError when the files themselves are wrong: nothing is built on those.
    """
    read(folder)
    result = Export()
    rows = {_key(row, row.natural_key()): row for row in _rows()}
    was = {path.name: path.read_text("utf-8") for path in of_records(folder)}
    files = {name: _parts(name, text) for name, text in was.items()}
    known = set()
    for parts in files.values():
        for part in list(parts):
            if part.record is None:
                continue
            key = _key(part.record.model, part.record.key)
            known.add(key)
            if key not in rows:
                result.removed.append(part.record.name)
                parts.remove(part)
            elif (here := state(rows[key])) != wanted(part.record):
                result.changed.append(part.record.name)
                part.text = _written(part.record.model, here, list(part.record.fields))
    for key, row in rows.items():
        if key not in known:
            result.added.append(_add(row, files).name)
    for name, parts in files.items():
        text = "".join(part.text for part in parts)
        if text != was.get(name):
            result.texts[name] = text
    return result


def write(folder: Path, result: Export) -> None:
    """Writes the files that differ, each in one step."""
    for name, text in result.texts.items():
        fresh = folder / f".{name}.new"
        fresh.write_text(text, "utf-8")
        fresh.replace(folder / name)


def _rows() -> list[Any]:
    """Every row of the desk that fixtures hold, parents first."""
    return [row for model in content_models() for row in model._default_manager.order_by("pk")]


def _key(of: models.Model | type[models.Model], parts: tuple[Any, ...]) -> Key:
    model = of if isinstance(of, type) else type(of)
    return model, "\0".join("" if part is None else str(part) for part in parts)


def _parts(name: str, text: str) -> list[_Part]:
    """A file cut into records and what stands between them. Joined, it is the file again."""
    lines = text.splitlines(keepends=True)
    whole = yaml.compose(text, yaml.CSafeLoader)
    nodes = whole.value if whole else []
    values = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - texts alone
    starts = [node.start_mark.line for node in nodes] + [len(lines)]
    parts = [_Part("".join(lines[: starts[0]]))]
    for number, value in enumerate(values):
        start, end = starts[number], starts[number + 1]
        while not lines[end - 1].strip() or lines[end - 1].startswith("#"):
            end -= 1
        record = Record(name, _model(value["model"]), _loaded(nodes[number]))
        parts.append(_Part("".join(lines[start:end]), record))
        parts.append(_Part("".join(lines[end : starts[number + 1]])))
    return parts


def _model(label: str) -> type[Keyed]:
    return next(model for model in content_models() if model._meta.label_lower == label)


def _loaded(node: yaml.Node) -> dict[str, Any]:
    """The fields of one record, read as `files.read` reads them."""
    loader = _Dates("")
    try:
        fields: dict[str, Any] = loader.construct_document(node)["fields"]
        return fields
    finally:
        loader.dispose()


class _Dates(yaml.CSafeLoader):
    """A date stays a text."""


_Dates.add_constructor("tag:yaml.org,2002:timestamp", date_as_text)


def _add(row: Any, files: dict[str, list[_Part]]) -> Record:
    """Puts a new row behind its parent or its like; a new medicine gets a file of its own."""
    name = _file_for(row, files)
    parts = files.setdefault(name, [])
    here = state(row)
    record = Record(name, type(row), here)
    like = [n for n, part in enumerate(parts) if part.record and part.record.model is type(row)]
    place = like[-1] + 1 if like else len(parts)
    gap = "\n" if parts else ""
    parts[place:place] = [_Part(gap), _Part(_written(type(row), here, []), record)]
    return record


def _file_for(row: Any, files: dict[str, list[_Part]]) -> str:
    """Where the rows stand that are most like it: of its model and with its parents, the nearest
    parents first; else its parent's own file; else where most of its model stand."""
    for parent in _ancestors(row):
        if found := _held(files, partial(_is_like, type(row), parent)):
            return found
        if found := _held(files, partial(_is, parent)):
            return found
    if row._meta.model_name == "treatment":
        return f"{row.slug}.yaml"
    return _held(files, lambda record: record.model is type(row)) or f"{row._meta.model_name}.yaml"


def _held(files: dict[str, list[_Part]], wanted: Callable[[Record], bool]) -> str:
    """The file that holds most records of a sort; empty where none does."""
    held = Counter(
        name
        for name, parts in files.items()
        for part in parts
        if part.record and wanted(part.record)
    )
    return held.most_common(1)[0][0] if held else ""


def _is(key: Key, record: Record) -> bool:
    return _key(record.model, record.key) == key


def _is_like(model: type[models.Model], parent: Key, record: Record) -> bool:
    return record.model is model and parent in _parents(record)


def _ancestors(row: Any) -> Iterator[Key]:
    """The parents in a row's key, from the nearest to the farthest: a rule, then its treatment."""
    for name in row.key_fields:
        parent = getattr(row, name)
        if isinstance(parent, Keyed):
            yield _key(parent, parent.natural_key())
            yield from _ancestors(parent)


def _parents(record: Record) -> set[Key]:
    """Every record that a record's key names, however far up."""
    found: set[Key] = set()
    for name in record.model.key_fields:
        parent = record.model._meta.get_field(name).related_model
        value = record.fields.get(name)
        while isinstance(parent, type) and issubclass(parent, Keyed) and isinstance(value, list):
            found.add(_key(parent, tuple(value)))
            # The key of a child begins with its parent's.
            up = parent._meta.get_field(parent.key_fields[0]).related_model
            parent, value = up, value[:-1]
    return found


class _Plain(yaml.SafeDumper):
    """YAML as the files are written by hand: long texts folded, keys of records in brackets."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    style = "|" if "\n" in value else ">" if len(value) > 80 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _list(dumper: yaml.SafeDumper, value: list[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)


_Plain.add_representer(str, _text)
_Plain.add_representer(list, _list)
_Plain.add_representer(tuple, yaml.SafeDumper.represent_list)


def _written(model: type[models.Model], fields: dict[str, Any], order: list[str]) -> str:
    """One record as the files write it: in the order it had, without what is the default."""
    names = [*order, *(name for name in fields if name not in order)]
    kept = {
        name: fields[name]
        for name in names
        if name in order or fields[name] != left_out(model, name)
    }
    record = ({"model": f"drugs.{model._meta.model_name}", "fields": kept},)
    return yaml.dump(record, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=98)
