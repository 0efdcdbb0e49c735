"""The front door as a web server asks it, by RSGI: finished answers at once, the rest handed on."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from eczema_site.front_door.current import Current
from eczema_site.front_door.edition import (
    Answer,
    BrokenEdition,
    Form,
    answers_by_itself,
    knows,
)
from eczema_site.front_door.relay import (
    HOP,
    READ_AWAY,
    Bodies,
    Counter,
    Limits,
    Refused,
    hand_on,
)
from eczema_site.front_door.static import Static
from eczema_site.headers import EVERYWHERE, SERVER

LOOK_EVERY = 0.25  # seconds between two looks at `current`
MEBIBYTE = 1024 * 1024

# Few at once: whoever hashes passwords or saves holds a core and, with Argon2, 100 MB.
LIMITS = {
    "live": Limits(at_once=4, waiting=128),
    "form": Limits(at_once=2, waiting=64),
    "desk": Limits(at_once=4, waiting=64),
    "sign-in": Limits(at_once=1, waiting=16, wait=20, body=4096),
    "save": Limits(at_once=2, waiting=32, wait=30, body=8 * MEBIBYTE, body_within=60),
}
# What is wrong, then what to do. nginx says 413 and 503 in the same words (`deploy/nginx/`).
WORDS = {
    400: "This address does not belong to this site.",
    405: "This page is only for reading.",
    408: "What was sent came too slowly. Please try again.",
    413: "What you sent is too long. Nothing of it was kept. Go back, make the text shorter, and "
    "send it again.",
    502: "Something went wrong. Please try again in a minute.",
    503: "This page is busy. Please try again in a minute.",
    504: "This takes longer than a minute, and goes on. Look at the desk whether it is done before "
    "you do it again.",
}

log = logging.getLogger(__name__)


class Scope(Protocol):
    """What is asked, as RSGI tells it."""

    method: str
    path: str
    query_string: str
    client: str
    headers: Any


class Respond(Protocol):
    """How it is answered, as RSGI has it."""

    def response_empty(self, status: int, headers: list[tuple[str, str]]) -> None: ...
    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None: ...
    def __aiter__(self) -> AsyncIterator[bytes]: ...


@dataclass(frozen=True)
class Behind:
    """The programs behind the door, and what of the address and of the request they see."""

    pages: Path  # the sockets
    desk: Path
    desk_at: str = "/admin/"
    hosts: tuple[str, ...] = ("*",)
    proxied: bool = False  # something of ours stands before the door and says who asks


class FrontDoor:
    """Answers from the current edition and the static files; hands the rest to those behind."""

    def __init__(self, editions: Path, static: Path | None, behind: Behind) -> None:
        self.behind = behind
        self.current = Current(editions)
        self.static = Static(static)
        self.counters = {kind: Counter(limits) for kind, limits in LIMITS.items()}
        # Apart, or who sends the desk much and slowly would keep readers from their forms.
        self.bodies = {socket: Bodies() for socket in (behind.pages, behind.desk)}

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._follower = loop.create_task(self._follow())

    async def __rsgi__(self, scope: Scope, protocol: Respond) -> None:
        method, path, headers = scope.method, scope.path, scope.headers  # each is made when asked
        if method in READING and (answer := self._finished(path, scope.query_string, headers)):
            coding = headers.get("accept-encoding") or ""
            form = answer.form_for(coding)
            known = headers.get("if-none-match")
            if known and 200 <= answer.status < 300 and knows(form, known):
                return protocol.response_empty(304, list(form.headers_unchanged))
            if method == "HEAD":
                return protocol.response_empty(answer.status, list(form.headers))
            if form.held is not None:
                return protocol.response_bytes(answer.status, list(form.headers), form.held)
            if read := await self._from_file(path, answer, coding):
                return protocol.response_bytes(answer.status, list(read[0].headers), read[1])
        return await self._unfinished(scope, protocol)

    def _finished(self, path: str, query: str, headers: Any) -> Answer | None:
        if not allowed(headers.get("host") or "", self.behind.hosts):
            return None
        edition = self.current.edition
        answer = edition.answers.get(path) if edition else None
        if answer is None:
            return self.static.get(path)
        if not answer.takes_query and not query:
            return answer
        htmx = headers.get("hx-request") is not None
        return answer if answers_by_itself(answer, query, htmx) else None

    async def _from_file(
        self, path: str, answer: Answer | None, coding: str
    ) -> tuple[Form, bytes] | None:
        """What is too much to hold, from the folder; from that of the newest edition where the
        folder was pruned."""
        for _ in range(2):
            if answer is None:
                break
            form = answer.form_for(coding)
            try:
                return form, await asyncio.to_thread(form.body)
            except (OSError, BrokenEdition) as error:
                log.warning("%s cannot be answered from its file: %s", path, error)
                await asyncio.to_thread(self.current.look)
                edition = self.current.edition
                answer = edition.answers.get(path) if edition else None
        return None

    async def _unfinished(self, scope: Scope, protocol: Respond) -> None:
        headers: list[tuple[str, str]]
        try:
            if scope.path in WATCH and scope.method in READING:
                status, headers, body = self._watched(scope.path)
            elif not allowed(scope.headers.get("host") or "", self.behind.hosts):
                raise Refused(400)
            else:
                status, headers, body = await self._handed_on(scope, protocol)
        except Refused as refused:
            status, headers, body = said(refused.status)
        except Exception:
            log.exception("A request could not be handed on")  # its address is the reader's own
            status, headers, body = said(502)
        if scope.method == "HEAD" or status in (204, 304):
            protocol.response_empty(status, headers)
        else:
            protocol.response_bytes(status, headers, body)

    async def _handed_on(
        self, scope: Scope, protocol: Respond
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        kind = kind_of(scope, self.behind.desk_at)
        counter = self.counters[kind]
        limits = counter.limits
        announced = scope.headers.get("content-length") or "0"
        if not announced.isdigit() or int(announced) > READ_AWAY:
            raise Refused(413)
        socket = self.behind.pages if kind in ("live", "form") else self.behind.desk
        async with self.bodies[socket].read(protocol, limits) as body, counter.place():
            if len(body) < int(announced):
                raise Refused(408)  # who went away half-way sent half a form, which is no form
            try:
                async with asyncio.timeout(limits.answer_within):
                    status, headers, answered = await hand_on(
                        socket,
                        scope.method,
                        scope.path,
                        scope.query_string,
                        [*self._passed(scope)],
                        body,
                    )
            except TimeoutError:
                # What an editor does is done behind us all the same.
                raise Refused(504 if kind in ("desk", "save") else 502) from None
        kept = [(n, v) for n, v in headers if n not in ("server", "connection", "date")]
        return status, [*kept, ("server", SERVER)], answered

    def _passed(self, scope: Scope) -> Iterator[tuple[str, str]]:
        """The headers that those behind see, and who asks."""
        yield "host", scope.headers.get("host") or ""
        for name, value in scope.headers.items():
            # WSGI writes - and _ alike: `x_forwarded_for` would be another word for who asks.
            if name not in HOP and "_" not in name and "\r" not in value and "\n" not in value:
                yield name, value
        client = scope.client.rpartition(":")[0].strip("[]")
        proto = "http"
        if self.behind.proxied:
            # The last one named was named by the proxy itself.
            named = (scope.headers.get("x-forwarded-for") or "").rpartition(",")[2].strip()
            client = named or client
            proto = scope.headers.get("x-forwarded-proto") or proto
        yield "x-forwarded-for", client
        yield "x-forwarded-proto", proto
        # For the desk, which says what readers see: the door reads an edition after it is printed.
        if edition := self.current.edition:
            yield "x-edition", edition.name

    def _watched(self, path: str) -> tuple[int, list[tuple[str, str]], bytes]:
        """What those who watch the site ask for. Needs nothing behind the door."""
        if path == "/healthz":
            return 200, answer_headers("text/plain; charset=utf-8"), b"ok\n"
        edition = self.current.edition
        told: dict[str, object] = {"ready": edition is not None}
        if edition:
            told |= {"edition": edition.number, "date": edition.date}
        if trouble := self.current.trouble or degraded(self.current.link.parent):
            told["degraded"] = trouble
        body = json.dumps(told).encode() + b"\n"
        return 200 if edition else 503, answer_headers("application/json"), body

    async def _follow(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY)
            await asyncio.to_thread(self.current.look)
            await asyncio.to_thread(self.static.look)


READING = {"GET", "HEAD"}
WATCH = {"/healthz", "/readyz"}
NOTE = ".degraded"  # in the folder of editions: what the printer found wrong and has not mended


def degraded(editions: Path) -> str:
    """What the printer says is wrong with the edition that is read; empty where nothing is."""
    try:
        return (editions / NOTE).read_text().strip()
    except OSError:
        return ""


def kind_of(scope: Scope, desk_at: str) -> str:
    """Which counter a request waits at."""
    reading = scope.method in READING
    if not scope.path.startswith(desk_at):
        return "live" if reading else "form"
    if scope.path == f"{desk_at}login/" and not reading:
        return "sign-in"
    return "desk" if reading else "save"


@lru_cache(maxsize=256)
def allowed(host: str, hosts: tuple[str, ...]) -> bool:
    """Whether a Host header names this site; `.example.org` is that host and all below it."""
    name, _, port = host.lower().rpartition(":")
    if not port.isdigit() or not name:
        name = host.lower()
    name = name.rstrip(".")
    return any(
        pattern in ("*", name) or (pattern[0] == "." and f".{name}".endswith(pattern))
        for pattern in hosts
    )


def answer_headers(content_type: str) -> list[tuple[str, str]]:
    """The headers of what the door says itself."""
    return [("content-type", content_type), ("cache-control", "no-store"), *EVERYWHERE.items()]


def said(status: int) -> tuple[int, list[tuple[str, str]], bytes]:
    """A refusal as a small page."""
    headers = answer_headers("text/html; charset=utf-8")
    if status == 503:
        headers.append(("retry-after", "30"))
    if status in (408, 413):
        headers.append(("connection", "close"))  # what else comes on it is not read
    wrong, _, to_do = WORDS[status].partition(". ")
    wrong = wrong.rstrip(".") + "."
    body = (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{wrong}</title>'
        f"<h1>{wrong}</h1>{f'<p>{to_do}</p>' if to_do else ''}"
        '<p><a href="/">To the start of the site</a></p></html>\n'
    )
    return status, headers, body.encode()
