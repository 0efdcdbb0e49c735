"""The least that a WSGI application can do: one finished answer, from the folder that BARE names.

Served by the same server with as many workers, it is what the front door is compared with.
"""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

_folder = Path(os.environ["BARE"])
_body = (_folder / "body").read_bytes()
_headers: list[tuple[str, str]] = [
    (name, value) for name, value in json.loads((_folder / "headers.json").read_text())
]


def application(
    environ: dict[str, Any], start_response: Callable[[str, list[tuple[str, str]]], Any]
) -> Iterable[bytes]:
    """The same to everybody."""
    start_response("200 OK", _headers)
    return [_body]
