"""The pages of a printed edition, as tests read them."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bs4 import BeautifulSoup, Tag


class Pages(Mapping[str, BeautifulSoup]):
    """The HTML pages of an edition by path, each parsed when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        files = json.loads((folder / "manifest.json").read_text())["files"]
        self._files = {
            path: entry["file"]
            for path, entry in files.items()
            if entry["headers"]["Content-Type"].startswith("text/html")
        }
        self._parsed: dict[str, BeautifulSoup] = {}

    def __getitem__(self, path: str) -> BeautifulSoup:
        if path not in self._parsed:
            html = (self._folder / self._files[path]).read_bytes()
            self._parsed[path] = BeautifulSoup(html, "lxml")
        return self._parsed[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def text(tag: Tag) -> str:
    """What a tag says, with one space between words."""
    return " ".join(tag.get_text(" ").split())


def cited(page: BeautifulSoup, part: Tag) -> set[str]:
    """The slugs of the sources that the marks of a part open."""
    opened = [page.find(id=mark["popovertarget"]) for mark in part.select("button.src")]
    return {slug for one in opened if one for slug in str(one["data-sources"]).split()}


def without_shapes(content: bytes) -> bytes:
    """A page or part without its shapes: a part alone has those that the frame has, too."""
    return re.sub(rb'<svg class="sprite".*?</svg>\s*(?=</div>|<script|</body>)', b"", content)
