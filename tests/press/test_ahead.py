"""A second process sets sheets while the first prints pages."""

import io
import os
import sys
import time
from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from drugs.handouts import typesetting
from drugs.pages.handouts import handouts
from drugs.press import ahead, files, printing
from drugs.shelf import dump
from drugs.wording import kept

LONGEST = 120  # seconds, on a busy machine


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "typeset"


def start_anew():
    """As a process that begins: nothing is in its memory."""
    typesetting._typeset.cache_clear()
    typesetting._lay_out.cache_clear()


def wait_for(true):
    end = time.monotonic() + LONGEST
    while not true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.1)


@pytest.mark.long
def test_what_it_set_the_first_process_sets_no_more(
    edition_doc, shelf, folder, monkeypatch, settings, tmp_path, static_files
):
    """It is a process of its own, and begins with the last sheet."""
    last = list(handouts(shelf).values())[-1]
    with ahead.setting(dump(edition_doc), folder):
        # Letter and A4 are looked at before one is set.
        wait_for(
            lambda: folder.exists() and any(b"%PDF" in f.read_bytes()[:99] for f in kept_in(folder))
        )
    monkeypatch.setattr(printing, "paths", lambda shelf: [last.path])
    monkeypatch.setattr(typesetting, "compiler", refuse)
    settings.EDITIONS_DIR, settings.TYPESET_DIR = tmp_path / "editions", folder
    start_anew()
    assert list(files.verify(printing.print_edition(edition_doc, "aaaaaaaa"))) == []


def kept_in(folder):
    """What is finished: an unfinished file begins with a dot."""
    return [file for file in folder.glob("*") if not file.name.startswith(".")]


def refuse(*_, **__):
    raise AssertionError("this was made anew")


def test_it_ends_with_the_block(edition_doc, folder, monkeypatch):
    started = []
    real = ahead.subprocess.Popen
    monkeypatch.setattr(
        ahead.subprocess, "Popen", lambda *a, **k: started.append(real(*a, **k)) or started[0]
    )
    with ahead.setting(dump(edition_doc), folder):
        assert started[0].poll() is None
    assert started[0].returncode is not None


@pytest.mark.parametrize("at", ["TemporaryFile", "Popen"])
def test_where_it_cannot_start_nothing_is_lost(folder, monkeypatch, at):
    def fail(*_, **__):
        raise OSError("no room")

    monkeypatch.setattr(ahead.tempfile if at == "TemporaryFile" else ahead.subprocess, at, fail)
    with ahead.setting(b"{}", folder):
        pass


def test_it_goes_from_the_last_sheet_until_its_starter_is_gone(
    edition_doc, shelf, folder, monkeypatch
):
    parents = iter([7, 7, 7])
    asked = []
    monkeypatch.setattr(os, "getppid", lambda: next(parents, 1))
    monkeypatch.setattr(os, "nice", lambda more: None)
    monkeypatch.setattr(ahead.django, "setup", lambda: None)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(dump(edition_doc))))

    def answer(handler, shelf, path):
        assert kept.folder() == folder
        asked.append(path)
        raise ValueError("the first process tells of it")

    monkeypatch.setattr("drugs.press.answers.answer", answer)
    ahead.main(folder)
    assert asked == [sheet.path for sheet in handouts(shelf).values()][-1:-3:-1]


def test_it_helps_where_all_is_set_anew(edition_doc, monkeypatch, settings, tmp_path, static_files):
    """Not after a correction, which touches few sheets; and not where the setting says so."""
    helped = []
    monkeypatch.setattr(ahead, "setting", lambda *asked: helped.append(asked) or nullcontext())
    monkeypatch.setattr(printing, "paths", lambda shelf: ["/about/"])
    settings.EDITIONS_DIR, settings.TYPESET_DIR = tmp_path / "editions", tmp_path / "typeset"
    settings.SET_AHEAD = True
    printing.print_edition(edition_doc, "aaaaaaaa")
    assert helped == [(dump(edition_doc), settings.TYPESET_DIR)]
    printing.print_edition(edition_doc, "aaaaaaaa")
    assert len(helped) == 1, "this code printed before"
    printing.print_edition(edition_doc, "bbbbbbbb")
    assert len(helped) == 2, "the code is another"
    settings.SET_AHEAD = False
    printing.print_edition(edition_doc, "cccccccc")
    assert len(helped) == 2
