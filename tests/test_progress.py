"""The progress display: one line that changes in a terminal, one line at the end in a file."""

import io

import pytest
from django.core.management.base import OutputWrapper

from drugs import progress as module
from drugs.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


def shown(stream, *steps, clock=None, fail=False):
    wrapped = OutputWrapper(stream)
    try:
        with Progress(wrapped, "Printing") as progress:
            for step in steps:
                progress(*step)
                if clock:
                    clock[0] += 1
            if fail:
                raise ValueError("stop")
    except ValueError:
        assert fail
    return stream.getvalue()


def test_a_terminal_shows_each_step_on_one_line(clock):
    assert shown(Terminal(), (1, 3), (2, 3), (3, 3), clock=clock) == (
        "\rPrinting  1 of 3\rPrinting  2 of 3\rPrinting  3 of 3\n"
    )


def test_a_terminal_is_not_flooded_and_still_ends_full(clock):
    assert shown(Terminal(), (1, 9), (2, 9), (8, 9), (9, 9)) == (
        "\rPrinting  1 of 9\rPrinting  9 of 9\n"
    )


def test_a_terminal_gets_its_line_back_after_a_failure(clock):
    assert shown(Terminal(), (1, 9), fail=True) == "\rPrinting  1 of 9\n"


def test_a_file_gets_one_line_at_the_end():
    assert shown(io.StringIO(), (1, 3), (2, 3), (3, 3)) == "Printing: 3 of 3 done.\n"


def test_a_file_gets_nothing_after_a_failure():
    assert shown(io.StringIO(), (1, 3), fail=True) == ""
