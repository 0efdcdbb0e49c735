"""Answers to readers as they go over the wire: packed, and marked so that they may be kept.

Printed pages are packed when they are printed; these are the live ones. The desk is left out: its
pages hold a secret, the mark of a form, and packing would help to guess it. Readers' hold none.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import brotli

from eczema_site.front_door.codings import acceptable_codings
from eczema_site.front_door.edition import ENTITY_TAG, merge_vary

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

SHORTEST = 500  # bytes: a shorter answer is not worth it
KINDS = ("text/", "application/json", "application/xml", "image/svg+xml")
# Quick ways: the reader waits for it, and it is made once for each.
PACK: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=4),
    "gzip": lambda body: gzip.compress(body, compresslevel=5, mtime=0),
}


def packed(site: WSGIApplication, desk_at: str) -> WSGIApplication:
    """The site with its answers packed, but for what is under the address `desk_at`."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("PATH_INFO", "").startswith(desk_at):
            return site(environ, start_response)
        said: list[Any] = []

        def note(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            said[:] = [status, headers]

        parts = site(environ, note)
        try:
            body = b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()
        status, headers, body = _sent(environ, said[0], said[1], body)
        start_response(status, headers)
        return [body]

    return application


def _sent(
    environ: WSGIEnvironment,
    status: str,
    headers: list[tuple[str, str]],
    body: bytes,
) -> tuple[str, list[tuple[str, str]], bytes]:
    """What goes over the wire instead: status, headers and body."""
    named = dict(headers)
    if "Content-Encoding" in named or not named.get("Content-Type", "").startswith(KINDS):
        return status, headers, body
    own = [(n, v) for n, v in headers if n not in ("Content-Length", "ETag", "Vary")]
    own.append(("Vary", ", ".join(merge_vary(named.get("Vary", ""), ["Accept-Encoding"]))))
    wished = acceptable_codings(environ.get("HTTP_ACCEPT_ENCODING", ""))
    coding = wished[0] if wished and len(body) >= SHORTEST else ""
    pack = PACK.get(coding)
    if pack:
        body = pack(body)
    reads = environ.get("REQUEST_METHOD") in ("GET", "HEAD")
    if reads and status.startswith("200") and "no-store" not in named.get("Cache-Control", ""):
        mark = f'"{sha256(body).hexdigest()[:32]}"'
        own.append(("ETag", mark))
        if mark in ENTITY_TAG.findall(environ.get("HTTP_IF_NONE_MATCH", "")):
            kept = [(n, v) for n, v in own if not n.startswith("Content-") or "Security" in n]
            return "304 Not Modified", kept, b""
    if pack:
        own.append(("Content-Encoding", coding))
    own.append(("Content-Length", str(len(body))))
    return status, own, b"" if environ.get("REQUEST_METHOD") == "HEAD" else body
