"""The real nginx with the files of `deploy/nginx/`, but for names, ports and certificates."""

import contextlib
import socket

import pytest

from tools import nginx


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(name, folder, fronts, var="/var/lib/eczema"):
    """nginx with `deploy/nginx/<name>.conf`, before front doors on these ports, with its logs and
    all it writes in `folder`. Gives its port."""
    port = free_port()
    with contextlib.ExitStack() as stack:
        try:
            text = nginx.shipped(name, folder, fronts, port, var)
            stack.enter_context(nginx.serving(text, folder, port))
        except nginx.Missing as missing:
            pytest.skip(str(missing))
        yield port
