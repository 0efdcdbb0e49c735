"""WebKitGTK by its driver, on a screen of its own and with an end: else it may wait for ever."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator

from tools import other_browsers

LONGEST = 60  # seconds for one page, on a busy machine

Ask = Callable[..., object]


@contextlib.contextmanager
def opened(width: int, height: int) -> Iterator[Ask]:
    """A window: `ask("POST", "/url", url=…)` sends a command of WebDriver and gives its value."""
    found = other_browsers.webkit()
    assert found, other_browsers.HOW
    driver, browser = found
    screen, display = _screen(width, height)
    port = _free_port()
    process = subprocess.Popen(
        [driver, f"--port={port}"],
        env=os.environ | {"DISPLAY": display, "GDK_BACKEND": "x11", "LIBGL_ALWAYS_SOFTWARE": "1",
                          "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        options = {"binary": browser, "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        session = _until_there(port, "POST", "/session", capabilities=wanted)
        here = f"/session/{session['sessionId']}"
        yield lambda method, path, **sent: _ask(port, method, here + path, **sent)
        with contextlib.suppress(OSError):
            _ask(port, "DELETE", here)
    finally:
        for one in (process, screen):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(one.pid, signal.SIGKILL)
            one.wait()


def _screen(width: int, height: int) -> tuple[subprocess.Popen, str]:
    """A screen that nobody sees, under a number that is free."""
    xvfb = shutil.which("Xvfb")
    assert xvfb, other_browsers.HOW
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        [xvfb, "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24"],
        pass_fds=[writing], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    os.close(writing)
    with open(reading) as number:
        return screen, f":{number.readline().strip()}"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def _until_there(port: int, *asked: str, **sent: object):
    end = time.monotonic() + LONGEST
    while True:
        try:
            return _ask(port, *asked, **sent)
        except urllib.error.HTTPError:
            raise
        except OSError:
            assert time.monotonic() < end, "the driver of WebKit does not answer"
            time.sleep(0.2)


def _ask(port: int, method: str, path: str, **sent: object):
    body = None if method in ("GET", "DELETE") else json.dumps(sent).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", body, {"Content-Type": "application/json"}, method=method
    )
    with urllib.request.urlopen(request, timeout=LONGEST) as answer:
        return json.load(answer)["value"]
