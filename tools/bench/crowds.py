"""A crowd of one kind, in a process of its own: `python -m tools.bench.crowds KIND PORT COUNT`.

It says "there" once all have come, and goes on until its input ends.
"""

import asyncio
import contextlib
import re
import socket
import sys
from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

PAUSE = 2.0  # seconds between two bytes of a slow client
FORM = "application/x-www-form-urlencoded"

Client = Callable[[int, asyncio.Event], Awaitable[None]]


async def opened(
    port: int, *, small: bool = False
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection; `small` leaves the system little room for what is not read yet."""
    made = socket.socket()
    if small:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    made.setblocking(False)
    await asyncio.get_running_loop().sock_connect(made, ("127.0.0.1", port))
    return await asyncio.open_connection(sock=made, limit=256 if small else 2**20)


def head(method: str, path: str, *more: str) -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: localhost", *more, "", ""]).encode()


async def _drip(writer: asyncio.StreamWriter) -> None:
    """Send one byte more after each pause, and never come to an end."""
    while True:
        writer.write(b"a")
        await writer.drain()
        await asyncio.sleep(PAUSE)


async def _slow_body(port: int, there: asyncio.Event, path: str, length: int) -> None:
    _, writer = await opened(port)
    writer.write(head("POST", path, f"Content-Length: {length}", f"Content-Type: {FORM}"))
    await writer.drain()
    there.set()
    await _drip(writer)


async def slow_forms(port: int, there: asyncio.Event) -> None:
    """Send a form, a byte at a time."""
    await _slow_body(port, there, "/who-can-use/", 1000)


async def slow_saves(port: int, there: asyncio.Event) -> None:
    """Save at the desk, a byte at a time."""
    await _slow_body(port, there, "/admin/drugs/glossaryterm/1/change/", 1_000_000)


async def slow_heads(port: int, there: asyncio.Event) -> None:
    """Never come to the end of what they ask."""
    _, writer = await opened(port)
    writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
    await writer.drain()
    there.set()
    await _drip(writer)


async def slow_readers(port: int, there: asyncio.Event) -> None:
    """Ask for a page and read a little of it."""
    reader, writer = await opened(port, small=True)
    writer.write(head("GET", "/glossary/"))
    await writer.drain()
    there.set()
    while await reader.read(256):
        await asyncio.sleep(PAUSE)


async def _answer(reader: asyncio.StreamReader) -> bytes:
    found = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: (\d+)", found)
    return found + (await reader.readexactly(int(length[1])) if length else b"")


async def searches(port: int, there: asyncio.Event) -> None:
    """Search, again and again."""
    while True:
        reader, writer = await opened(port)
        writer.write(head("GET", "/search/?q=headache+and+a+pill", "Connection: close"))
        there.set()
        await _answer(reader)
        writer.close()
        await asyncio.sleep(0.05)


async def wrong_sign_ins(port: int, there: asyncio.Event) -> None:
    """Sign in with a wrong password, again and again."""
    while True:
        reader, writer = await opened(port)
        there.set()
        writer.write(head("GET", "/admin/login/"))
        page = (await _answer(reader)).decode(errors="replace")
        cookie = re.search(r"(?i)set-cookie: (csrftoken=[^;]+)", page)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if cookie and token:
            words = {"csrfmiddlewaretoken": token[1], "username": "nobody", "password": "wrong"}
            body = urlencode(words).encode()
            sizes = f"Content-Length: {len(body)}", f"Content-Type: {FORM}"
            writer.write(head("POST", "/admin/login/", f"Cookie: {cookie[1]}", *sizes) + body)
            await _answer(reader)
        writer.close()
        await asyncio.sleep(0.05)


KINDS: dict[str, Client] = {
    client.__name__.replace("_", "-"): client
    for client in (slow_forms, slow_saves, slow_heads, slow_readers, searches, wrong_sign_ins)
}


async def crowd(client: Client, port: int, count: int) -> None:
    """So many clients of a kind; who is sent away comes again."""
    told = [asyncio.Event() for _ in range(count)]

    async def stay(there: asyncio.Event) -> None:
        while True:
            with contextlib.suppress(OSError, EOFError, asyncio.LimitOverrunError):
                await client(port, there)
            await asyncio.sleep(0.5)

    tasks = [asyncio.create_task(stay(there)) for there in told]
    for there in told:
        await there.wait()
    print("there", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    for task in tasks:
        task.cancel()


if __name__ == "__main__":
    asyncio.run(crowd(KINDS[sys.argv[1]], int(sys.argv[2]), int(sys.argv[3])))
