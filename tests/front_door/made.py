"""Small editions on disk, and a browser that asks the front door for them."""

import gzip
import json
import os
from hashlib import sha256
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

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
        (folder / f"{name}.br").write_bytes(brotli.compress(body))
        (folder / f"{name}.gz").write_bytes(gzip.compress(body, mtime=0))
        encodings = {"br": f"{name}.br", "gzip": f"{name}.gz"}
        files[path] = entry(name, body, HTML, encodings)
    for path, body in (sheets or {}).items():
        name = f"pages{path}"
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)
        files[path] = entry(name, body, PDF, {})
    write_manifest(folder, {"number": number, "files": files})
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


def point_to(folder):
    fresh = folder.parent / "current.new"
    fresh.symlink_to(folder.name)
    os.replace(fresh, folder.parent / "current")


def app(environ, start_response):
    """Stands for Django: says that it was asked, and which edition the front door named."""
    body = b"django " + str(environ["front_door.edition"]).encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


class Answer:
    def __init__(self, status, headers, body):
        self.status = int(status[:3])
        self.headers = dict(headers)
        self.body = body
        assert len(self.headers) == len(headers), "a header was sent twice"


def ask(door, path="/", method="GET", query="", **headers):
    """One request through wsgiref's validator; headers by name, as in `if_none_match='*'`."""
    environ = {"REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path}
    environ["QUERY_STRING"] = query
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    setup_testing_defaults(environ)
    sent = []

    def start_response(status, headers, exc_info=None):
        sent.append((status, headers))
        return lambda data: None

    chunks = validator(door)(environ, start_response)
    try:
        body = b"".join(chunks)
    finally:
        chunks.close()
    return Answer(*sent[-1], body)
