"""Finished pages are right HTML, as the Nu HTML checker judges it."""

import json
import subprocess

import pytest

from tests.browser.test_every_page import report
from tools import checker

PAGE = '<!DOCTYPE html><html lang="en"><head><title>A page</title></head><body>{}</body></html>'


def errors(folder):
    """What is wrong with the HTML files of a folder, a line for each fault."""
    command = checker.find()
    if command is None:
        pytest.fail(f"The HTML checker is missing. {checker.HOW}, then make test.", pytrace=False)
    done = subprocess.run(
        [*command, "--format", "json", "--errors-only", "--skip-non-html", str(folder)],
        capture_output=True,
        text=True,
    )
    found = json.loads(done.stderr)["messages"]
    return [
        f"{message.get('url', '').rpartition('/pages')[2]}:{message.get('lastLine')}: "
        f"{message['message']} | {message.get('extract', '').strip()[:120]}"
        for message in found
    ]


def test_a_fault_is_found(tmp_path):
    (tmp_path / "right.html").write_text(PAGE.format("<p>Words.</p>"))
    assert errors(tmp_path) == []
    (tmp_path / "wrong.html").write_text(PAGE.format("<table><tr><td role=cell>1</table></p>"))
    assert len(errors(tmp_path)) == 2


def test_every_kind_of_page_is_right(printed):
    report(errors(printed / "pages"))


def test_live_pages_are_right(reader, tmp_path):
    answers = {
        "found": reader.get("/search/", {"q": "testol"}),
        "nothing": reader.get("/search/", {"q": "zzzzzz"}),
        "compared": reader.get("/compare/testol-velvix/"),
        "missing": reader.get("/nothing-is-here/"),
    }
    for name, answer in answers.items():
        (tmp_path / f"{name}.html").write_bytes(answer.content)
    report(errors(tmp_path))


@pytest.mark.every_page
def test_every_page_is_right(real_printed):
    report(errors(real_printed / "pages"))
