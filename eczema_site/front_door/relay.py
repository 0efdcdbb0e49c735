"""Handing a request to a program behind the front door, over a socket in a folder of ours.

A request is read whole first, within a limit and a deadline, while no thread waits for it. Then it
takes one of a few places; who finds none free waits a while in a queue that has an end.
"""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http.client import responses
from pathlib import Path
from urllib.parse import quote

Pairs = list[tuple[str, str]]

# They concern one connection alone, or are said anew.
HOP = {
    "connection", "content-length", "expect", "host", "keep-alive", "proxy-authorization",
    "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
    "forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-edition",
}  # fmt: skip
# Bytes of unfinished requests that one worker holds at once for each of the programs behind it.
ALL_BODIES = 32 * 1024 * 1024
LONGEST_HEAD = 64 * 1024
# Bytes that are read of what is too long before its connection is broken off; nginx before us
# passes on no more than the half.
READ_AWAY = 16 * 1024 * 1024


class Refused(Exception):
    """A request that is not handed on: the status that says why."""

    def __init__(self, status: int) -> None:
        super().__init__(f"{status} {responses[status]}")
        self.status = status


@dataclass(frozen=True)
class Limits:
    """What one kind of request may take."""

    at_once: int  # in work at the same time, for each worker of the front door
    waiting: int  # more may wait
    wait: float = 10.0  # seconds
    body: int = 64 * 1024  # bytes
    body_within: float = 20.0  # seconds
    answer_within: float = 60.0  # seconds


class Counter:
    """The places of one kind of request."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._places = asyncio.Semaphore(limits.at_once)
        self._waiting = 0

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """One of the places while the block goes on. Raises Refused where none comes free."""
        if self._waiting >= self.limits.waiting:
            raise Refused(503)
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.wait):
                await self._places.acquire()
        except TimeoutError:
            raise Refused(503) from None
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._places.release()


class Bodies:
    """Reads what requests send, so that all of it together stays within a bound."""

    def __init__(self, bound: int = ALL_BODIES) -> None:
        self.left = bound

    @asynccontextmanager
    async def read(self, chunks: AsyncIterable[bytes], limits: Limits) -> AsyncIterator[bytes]:
        """The whole body, counted until the block ends. Raises Refused when it is too long (413),
        too slow (408), or there is no room for it now (503)."""
        held: list[bytes] = []
        size = came = refused = 0
        try:
            async with asyncio.timeout(limits.body_within):
                async for chunk in chunks:
                    came += len(chunk)
                    if came > limits.body:
                        refused = 413
                    elif self.left < len(chunk):
                        refused = refused or 503
                    if not refused:
                        size += len(chunk)
                        self.left -= len(chunk)
                        held.append(chunk)
                        continue
                    # Who is answered while still sending sees a broken connection, by chance, in
                    # place of the answer: nginx does, and browsers. So it is read on, and not kept.
                    self.left += size
                    size = 0
                    held.clear()
                    if came > READ_AWAY:
                        break
            if refused:
                raise Refused(refused)
            yield b"".join(held)
        except TimeoutError:
            raise Refused(refused or 408) from None
        finally:
            self.left += size


async def hand_on(
    socket: Path,
    method: str,
    path: str,
    query: str,
    headers: Iterable[tuple[str, str]],
    body: bytes,
) -> tuple[int, Pairs, bytes]:
    """What the program behind `socket` answers: status, headers, body. Raises Refused (502) where
    it does not answer, or answers what is no HTTP."""
    lines = [f"{method} {_target(path, query)} HTTP/1.0"]
    lines += [f"{name}: {value}" for name, value in headers]
    lines += [f"content-length: {len(body)}"] if body or method == "POST" else []
    head = "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")
    try:
        reader, writer = await asyncio.open_unix_connection(str(socket), limit=LONGEST_HEAD)
    except OSError:
        raise Refused(503) from None
    try:
        writer.write(head + body)
        await writer.drain()
        answered = await reader.readuntil(b"\r\n\r\n")
        status, found = _read_head(answered)
        rest = await reader.read() if method != "HEAD" and status not in (204, 304) else b""
        length = dict(found).get("content-length")
        if method != "HEAD" and length is not None and status != 304 and int(length) != len(rest):
            raise Refused(502)
        return status, found, rest
    except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        raise Refused(502) from None
    finally:
        writer.close()


def _target(path: str, query: str) -> str:
    found = quote(path, safe="/:@!$&'()*+,;=~-._")
    return f"{found}?{query}" if query else found


def _read_head(head: bytes) -> tuple[int, Pairs]:
    first, *lines = head.decode("latin-1").split("\r\n")[:-2]
    found = []
    for line in lines:
        name, _, value = line.partition(":")
        found.append((name.strip().lower(), value.strip()))
    version, _, status = first.partition(" ")
    if not version.startswith("HTTP/"):
        raise ValueError("That is no HTTP.")
    return int(status[:3]), found
