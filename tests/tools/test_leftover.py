"""A start that was killed: its children end with it, and what does not is named and taken over."""

import ctypes
import json
import os
import platform
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.tools.test_serve import alive, answers, started, until  # noqa: F401
from tools import cores, programs

KILLED = "Left running by a start that was killed, ended now: front."


def children(pid):
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def record(folder):
    return json.loads((folder / "var/run/started.json").read_text())


@pytest.fixture
def serving(started):  # noqa: F811
    process = started()
    until(lambda: "Ctrl-C stops it." in process.log.read_text(), process)
    until(lambda: len(record(process.log.parent)) == 4, process)
    return process


def test_workers_end_with_a_server_that_is_killed(installed, serving):
    """Killed outright, it cannot tell them; they held the port for ever, with stale pages."""
    front = record(installed)["front"]
    workers = children(front)
    assert workers
    os.kill(front, signal.SIGKILL)
    until(lambda: not any(map(alive, workers)), serving)
    # And the server comes back by itself.
    until(lambda: answers(serving.address), serving)


def how_low(pid):
    """How much a process gives way: in its session, and its session to others.

    The second is None where Linux keeps no such number: without groups of sessions, and (an empty
    file) for whatever runs in the machine's very first session.
    """
    group = Path(f"/proc/{pid}/autogroup")
    words = group.read_text().split() if group.exists() else []
    return os.getpriority(os.PRIO_PROCESS, pid), int(words[-1]) if words else None


def turn_of(pid):
    """Nanoseconds of the turns on the cores that a process asked for; None before Linux 6.12."""
    release = tuple(int(part) for part in platform.release().split(".")[:2])
    if release < (6, 12) or platform.machine() not in cores.SET_ATTRIBUTES:
        return None
    found = cores.Attributes()
    number = cores.SET_ATTRIBUTES[platform.machine()] + 1  # sched_getattr(2) is the next call
    assert not ctypes.CDLL(None).syscall(number, pid, ctypes.byref(found), ctypes.sizeof(found), 0)
    return found.runtime


def test_who_answers_with_finished_pages_goes_first(installed, serving):
    """Hashing passwords held the cores that readers waited for. Niceness alone changed nothing:
    each program has a session of its own, and Linux shares out between those first."""
    told = record(installed)
    (nice, group), ours = how_low(told["front"]), os.nice(0)
    assert (nice, group or 0) == (ours, 0)
    for name, much in cores.GIVES_WAY.items():
        nice, group = how_low(told[name])
        assert nice == min(19, ours + much), name
        assert group in (much, None), name
        for worker in children(told[name]):
            assert how_low(worker) == (nice, group)
    assert set(cores.GIVES_WAY) == set(told) - {"front"}
    for process in (told["front"], *children(told["front"])):
        assert turn_of(process) in (cores.TURN, None)
    assert turn_of(told["desk"]) != cores.TURN


def test_a_process_manager_gets_the_same_and_a_shell_is_left_alone():
    told = "import os; from tools import cores; cores.share('pages'); print(os.getpid())"
    much, ours = cores.GIVES_WAY["pages"], how_low(os.getpid())
    for own_session in (True, False):
        process = subprocess.Popen(
            [sys.executable, "-c", f"{told}; input()"],
            cwd=Path(programs.__file__).parent.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=own_session,
        )
        process.stdout.readline()
        nice, group = how_low(process.pid)
        process.communicate(b"\n")
        assert nice == min(19, ours[0] + much)
        assert (group or 0) == (much if own_session and group is not None else ours[1] or 0)


def test_a_second_start_is_told_in_one_line(installed, serving, call, free_port):
    before = record(installed)
    code, _, errors = call(installed, "run", PORT=free_port + 1)
    assert code == 1
    assert len(errors) == 1
    assert errors[0].startswith(f"The site in {installed / 'var'} is started or served already (")
    assert record(installed) == before
    assert answers(serving.address)


def test_what_was_left_over_is_named_and_taken_over(installed, started, free_port):  # noqa: F811
    """As an older release did, or a start whose children could not be told to end."""
    left = subprocess.Popen(
        [sys.executable, "-m", "http.server", str(free_port), "--directory", "eczema_site"],
        cwd=installed,
        start_new_session=True,
        stderr=subprocess.DEVNULL,
    )
    stranger = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        (installed / "var/run").mkdir(parents=True)
        (installed / "var/.serving.lock").touch()
        told = {"front": left.pid, "printer": stranger.pid}
        (installed / "var/run/started.json").write_text(json.dumps(told))
        process = started()
        end = time.monotonic() + 120
        while left.poll() is None:
            assert time.monotonic() < end, process.log.read_text()
            time.sleep(0.05)
        until(lambda: answers(process.address), process)
        assert KILLED in process.log.read_text()
        assert stranger.poll() is None, "only what began a session of ours is ended"
    finally:
        left.kill()
        stranger.kill()
        left.wait()
        stranger.wait()


def test_what_is_printed_is_served_while_the_rest_is_made_ready(installed, started):  # noqa: F811
    current = installed / "var/editions/current"
    current.mkdir(parents=True)
    (current / "manifest.json").touch()
    (installed / "broken-fixtures").touch()
    process = started()
    until(lambda: "The desk is closed." in process.log.read_text(), process)
    assert answers(process.address)
    assert "Readers get what is printed; what is new" in process.log.read_text()
    assert "cibinqo.yaml, line 3" in process.log.read_text()
