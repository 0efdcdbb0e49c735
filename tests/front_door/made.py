"""Small editions on disk, and a browser that asks the front door for them."""

import asyncio
import gzip
import json
import os
from hashlib import sha256

import brotli

CSP = "default-src 'none'"
HTML = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
    "Vary": "HX-Request, HX-History-Restore-Request",
}
PDF = {"Content-Type": "application/pdf", "Cache-Control": "no-cache", "X-Frame-Options": "DENY"}
PAGE = b"<!doctype html><p>6.1 of 100 people</p>" * 40
SHEET = b"%PDF-1.7 not really" * 50


def write_edition(editions, number, pages=None, sheets=None):
    """Prints a small edition as the printer does, without pointing `current` at it."""
    folder = editions / f"{number:04d}-2026-11-22-{number:08x}"
    files = {}
    for path, body in (pages or {}).items():
        name = f"pages{path}index.html"
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(body)
        packed = {"br": brotli.compress(body), "gzip": gzip.compress(body, mtime=0)}
        encodings = {"br": f"{name}.br", "gzip": f"{name}.gz"}
        for coding, file in encodings.items():
            (folder / file).write_bytes(packed[coding])
        hashes = {coding: sha256(bytes_).hexdigest() for coding, bytes_ in packed.items()}
        files[path] = entry(name, body, HTML, encodings) | {"packed": hashes}
    for path, body in (sheets or {}).items():
        name = f"pages{path}"
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)
        files[path] = entry(name, body, PDF, {})
    write_manifest(folder, {"number": number, "date": "2026-11-22", "files": files})
    return folder


def entry(name, body, headers, encodings):
    return {
        "status": 200,
        "headers": headers,
        "sha256": sha256(body).hexdigest(),
        "size": len(body),
        "file": name,
        "encodings": encodings,
    }


def write_manifest(folder, manifest):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").write_text(json.dumps(manifest))


def change_manifest(folder, path, **changes):
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"][path].update(changes)
    write_manifest(folder, manifest)


def forget_hashes_of_packed_files(folder):
    """As editions were printed before their manifest told them."""
    manifest = json.loads((folder / "manifest.json").read_text())
    for entry in manifest["files"].values():
        entry.pop("packed", None)
    write_manifest(folder, manifest)


def point_to(folder):
    fresh = folder.parent / "current.new"
    fresh.symlink_to(folder.name)
    os.replace(fresh, folder.parent / "current")


HOST = {"host": "localhost"}


class Behind:
    """Stands for the programs behind: says that one was asked. `asked` is what it saw."""

    def __init__(self):
        self.asked = []

    async def hand_on(self, socket, method, path, query, headers, body):
        self.asked.append((socket.name, method, path, query, dict(headers), body))
        return 200, [("content-type", "text/plain")], b"" if method == "HEAD" else b"behind"


class Headers:
    def __init__(self, pairs):
        self.pairs = pairs

    def get(self, name):
        return next((value for key, value in self.pairs if key == name), None)

    def items(self):
        return self.pairs


class Scope:
    def __init__(self, method, path, query, headers):
        self.method, self.path, self.query_string = method, path, query
        self.client = "192.0.2.7:51000"
        self.headers = Headers([*(HOST | headers).items()])


class Answer:
    """What was answered, as RSGI is told it. It is also the protocol that is told."""

    def __init__(self, *chunks):
        self.chunks = chunks
        self.status = None

    async def __aiter__(self):
        for chunk in self.chunks:
            yield chunk

    def response_empty(self, status, headers):
        self.response_bytes(status, headers, b"")

    def response_bytes(self, status, headers, body):
        assert self.status is None, "two answers"
        assert all(isinstance(text, str) for pair in headers for text in pair)
        self.status, self.headers, self.body = status, dict(headers), body
        lower = {name.lower() for name, _ in headers}
        assert len(lower) == len(headers), "a header was sent twice"


async def asked(door, path="/", method="GET", query="", chunks=(), **headers):
    """One request; headers by name, as in `if_none_match='*'`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = Answer(*chunks)
    await door.__rsgi__(Scope(method, path, query, named), answer)
    return answer


def ask(door, path="/", method="GET", **request):
    """The same, after a look whether the edition has moved."""
    door.current.look()
    return asyncio.run(asked(door, path, method, **request))
