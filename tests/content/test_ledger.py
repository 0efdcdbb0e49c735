"""The ledger holds what was read and the desk together: each fact stands where the ledger says,
and what is withheld stands nowhere."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
import yaml
from django.conf import settings

from drugs.content.files import LEDGER, Record, of_records, read
from tests.desks import SMALL

Key = tuple[Any, ...]

# A phone number, a trial's registry number, or a number as it is printed.
NUMBER = re.compile(
    r"1-\d{3}-[\dA-Z]{3,4}(?:-[\dA-Z]+)?|NCT\d{8}|(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\d)"
)
# What stands in a record but is not said to readers.
ASIDE = {"sources", "slug", "order", "checked_on", "how_checked"}
# A record that names one of these in this field belongs to it.
OWNERS = {"study": "study", "rule": "rule", "section": "articlesection"}


class Desk(NamedTuple):
    records: dict[Key, Record]
    children: dict[Key, list[Record]]


@pytest.fixture(scope="module")
def desk() -> Desk:
    found = read(settings.FIXTURES_DIR)
    records: dict[Key, Record] = {(r.model._meta.model_name, *r.key): r for r in found}
    children: dict[Key, list[Record]] = defaultdict(list)
    for record in records.values():
        for field, model in OWNERS.items():
            if field in record.fields:
                children[(model, *record.fields[field])].append(record)
    return Desk(records, children)


@pytest.fixture(scope="module")
def ledger() -> list[dict[str, Any]]:
    path = settings.FIXTURES_DIR / LEDGER
    return yaml.safe_load(path.read_text("utf-8"))


def words(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(map(words, value))
    return str(value)


def said(record: Record) -> str:
    return " ".join(words(value) for name, value in record.fields.items() if name not in ASIDE)


def plain(number: str) -> str:
    """12,000 and 12000 are one number; so are 4.0 and 4."""
    number = number.replace(",", "")
    return number.rstrip("0").rstrip(".") if re.fullmatch(r"\d+\.\d+", number) else number


def numbers(text: str) -> set[str]:
    return {plain(number.rstrip(",")) for number in NUMBER.findall(text)}


def is_published(record: Record) -> bool:
    return record.fields.get("how_checked") != "unchecked"


def treatments_of(record: Record, desk: Desk) -> set[str]:
    """The treatments a record tells of: its own, its rule's, or those its figures are of."""
    fields = record.fields
    if record.model._meta.model_name == "treatment":
        return {fields["slug"]}
    if "rule" in fields:
        return {fields["rule"][0]}
    if "treatment" in fields:
        return {fields["treatment"][0]}
    own = desk.children.get((record.model._meta.model_name, *record.key), [])
    return {child.fields["treatment"][0] for child in own if "treatment" in child.fields}


def test_each_entry_is_entered_or_says_why_not(ledger: list[dict[str, Any]]) -> None:
    names = [entry["entry"] for entry in ledger]
    assert len(set(names)) == len(names)
    for entry in ledger:
        assert ("records" in entry) != ("left_out" in entry), entry["entry"]
        assert entry.get("records") or entry.get("left_out"), entry["entry"]
        assert ("not_told" in entry) == ("why" in entry), entry["entry"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", entry["dated"]), entry["entry"]


def test_each_named_record_stands_and_is_published(
    ledger: list[dict[str, Any]], desk: Desk
) -> None:
    lost = [
        f"{entry['entry']}: {key}"
        for entry in ledger
        for key in entry.get("records", ())
        if tuple(key) not in desk.records or not is_published(desk.records[tuple(key)])
    ]
    assert lost == []


def test_each_figure_stands_in_the_records_of_its_entry(
    ledger: list[dict[str, Any]], desk: Desk
) -> None:
    lost = []
    for entry in ledger:
        keys = [tuple(key) for key in entry.get("records", ())]
        held: set[str] = set()
        for key in keys:
            for record in (desk.records[key], *desk.children.get(key, ())):
                held |= numbers(said(record)) if is_published(record) else set()
        lost += [
            f"{entry['entry']}: {figure}"
            for figure in entry.get("figures", ())
            if plain(figure) not in held
        ]
    assert lost == []


def withheld(ledger: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    for entry in ledger:
        for never in entry.get("never", ()):
            yield entry["entry"], never["text"], never.get("of", "")


def test_what_is_withheld_stands_nowhere(ledger: list[dict[str, Any]], desk: Desk) -> None:
    texts = [
        (record, said(record), treatments_of(record, desk))
        for record in desk.records.values()
        if is_published(record)
    ]
    found = []
    for entry, text, of in withheld(ledger):
        never = re.compile(rf"(?<![\w.,]){re.escape(text)}(?!\w|[.,]\d)", re.IGNORECASE)
        found += [
            f"{entry}: {text!r} stands in {record.name}"
            for record, whole, treatments in texts
            if (not of or of in treatments) and never.search(whole)
        ]
    assert found == []


def test_the_ledger_is_no_content(tmp_path):
    """It lies beside the records, and neither loading nor exporting takes it for one of them."""
    folder = shutil.copytree(SMALL, tmp_path / "fixtures")
    (folder / LEDGER).write_text("- entry: labels_read/one\n")
    assert LEDGER not in {path.name for path in of_records(folder)}
    assert read(folder) == read(SMALL)
