"""`make run` from the first line to the last: what it calls, what it watches, and how it stops."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

STEPS = [
    "migrate --verbosity=0",
    "load_content --update --remove",
    "publish --first",
    "printer --once",
    "printer",
]


def hears_ctrl_c():
    """As in front of a terminal, whoever runs the tests: what is started in the background does not
    hear Ctrl-C, nor does anything it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def started(installed, environment, free_port):
    """Start `make run` over the stand-in site, with its output in a file, as from a terminal."""
    processes = []

    def started_():
        log = installed / "output.txt"
        with log.open("w") as output:
            process = subprocess.Popen(
                ["make", "run", f"PYTHON={sys.executable}"],
                cwd=installed,
                env=environment | {"PORT": str(free_port), "WORKERS": "1"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=hears_ctrl_c,
            )
        process.log, process.address = log, f"http://127.0.0.1:{free_port}/"
        processes.append(process)
        return process

    yield started_
    for process in processes:
        process.terminate()
        process.wait(20)


@pytest.fixture
def served(started):
    """A `make run` that has come to serving."""
    process = started()
    until(lambda: "Ctrl-C stops it." in process.log.read_text(), process)
    return process


def ctrl_c(process):
    """What a terminal does: every program in front hears it, not make alone."""
    os.killpg(process.pid, signal.SIGINT)


def until(happens, process, seconds=120):
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, process.log.read_text()
        time.sleep(0.05)


def answers(address):
    try:
        with urllib.request.urlopen(address, timeout=60) as response:
            return response.read() == b"the site"
    except OSError:
        return False


def printer(folder):
    """The process id of the running printer, 0 while there is none."""
    with contextlib.suppress(OSError, ValueError):
        return int((folder / "printer.pid").read_text())
    return 0


def alive(pid):
    """Whether the process runs; one that only waits to be collected does not."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def test_serves_and_says_where(installed, served):
    assert answers(served.address)
    said = served.log.read_text()
    assert " s  9 records, 1 kept as edited:\n    cibinqo.yaml: drug cibinqo\nPublishing" in said
    assert f"The site is at {served.address}\n" in said
    assert "An editor's account: .venv/bin/python manage.py createsuperuser\n" in said
    until(lambda: (installed / "calls.txt").read_text().splitlines() == STEPS, served)
    # Pages and paper bear the address they are served at.
    noted = installed / "site_url.txt"  # each step writes it anew
    until(lambda: f"{noted.read_text()}/" == served.address, served)


def test_a_dead_printer_starts_again(installed, served):
    until(lambda: printer(installed), served)
    first = printer(installed)
    os.kill(first, signal.SIGKILL)
    until(lambda: printer(installed) != first and alive(printer(installed)), served)
    assert answers(served.address)
    assert "The printer stopped (exit code -9); it starts again in 1 s." in served.log.read_text()


@pytest.mark.parametrize("stop", [subprocess.Popen.terminate, ctrl_c])
def test_both_stop_together(installed, served, stop):
    until(lambda: printer(installed), served)
    stop(served)
    served.wait(20)
    assert not answers(served.address)
    assert not alive(printer(installed))
    assert "Stopped.\n" in served.log.read_text()
    assert "Traceback" not in served.log.read_text()


def test_stops_in_the_middle_of_a_step(installed, started):
    (installed / "slow-printing").touch()
    process = started()
    until(lambda: "printing slowly" in process.log.read_text(), process)
    ctrl_c(process)
    assert process.wait(20) != 0
    assert "Stopped.\n" in process.log.read_text()
    assert "Traceback" not in process.log.read_text()


def test_killed_outright_leaves_nothing_running(installed, served):
    until(lambda: printer(installed), served)
    supervisor = Path(f"/proc/{served.pid}/task/{served.pid}/children").read_text().split()
    os.kill(int(supervisor[0]), signal.SIGKILL)
    until(lambda: not alive(printer(installed)) and not answers(served.address), served)


def test_second_run_installs_nothing(installed, served):
    assert "Installing" not in served.log.read_text()
    assert "Making .venv" not in served.log.read_text()
