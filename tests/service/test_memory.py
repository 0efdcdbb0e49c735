"""What one worker of the front door holds, over many requests and with many connections."""

import contextlib
import os
import resource
import socket
from pathlib import Path

import pytest

from tests import desks
from tests.browser import printed_site
from tests.service.machines import machine

MEBIBYTE = 1024 * 1024
PATHS = ["/", "/glossary/", "/about/", "/handouts/testol.pdf", "/robots.txt"]


@pytest.fixture(scope="module")
def front(printed, static_files, desk_of, tmp_path_factory):
    var = tmp_path_factory.mktemp("memory") / "var"
    printed_site.lay_out(var, printed, desk_of(desks.SMALL))
    with machine(var, ["front"]) as front:
        yield front


def held(pid):
    """Bytes of memory that a process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def asked(path, *more):
    lines = [f"GET {path} HTTP/1.1", "Host: localhost", "Accept-Encoding: br", *more, "", ""]
    return "\r\n".join(lines).encode()


def answer(connection):
    """Reads one answer with its body; gives what it begins with."""
    found = b""
    while b"\r\n\r\n" not in found:
        got = connection.recv(65536)
        assert got, "it was closed"
        found += got
    head, _, body = found.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0] or 0)
    while len(body) < length:
        body += connection.recv(65536)
    return head


def read_on(port, count):
    """So many answers on connections that are opened anew after each thousand."""
    for start in range(0, count, 1000):
        with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
            for number in range(start, start + 1000):
                connection.sendall(asked(PATHS[number % len(PATHS)]))
                assert b" 200 " in answer(connection)[:16]


@pytest.mark.long
def test_it_holds_no_more_after_100_000_requests(front):
    worker = front.worker("front")
    read_on(front.port, 10_000)
    early = held(worker)
    read_on(front.port, 90_000)
    late = held(worker)
    print(f"after 10,000 requests {early / MEBIBYTE:.1f} MiB, after 100,000 {late / MEBIBYTE:.1f}")
    assert worker == front.worker("front"), "the same process answered all of them"
    assert late - early < 4 * MEBIBYTE


@pytest.mark.long
def test_2_000_connections_are_held_within_bounds(front):
    """Half of them idle after an answer, half of them in the middle of asking."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 2500:
        pytest.skip("This machine allows too few open files: ulimit -n 4096")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2500), hard))
    worker = front.worker("front")
    before = held(worker)
    with contextlib.ExitStack() as stack:
        for number in range(2000):
            connection = socket.create_connection(("127.0.0.1", front.port), timeout=60)
            stack.callback(connection.close)
            if number % 2:
                connection.sendall(asked("/"))
                assert b" 200 " in answer(connection)[:16]
            else:
                connection.sendall(asked("/", "X-Slow: a")[:-4])
        during = held(worker)
        read_on(front.port, 1000)
    print(f"2,000 connections take {(during - before) / MEBIBYTE:.1f} MiB")
    assert during - before < 100 * MEBIBYTE
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
