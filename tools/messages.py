"""`make messages`: every sentence of templates and code that readers see, into locale/django.pot.

Babel reads Python, and Django itself turns a template into something Babel can read. So nothing
but packages is needed; Django's own `makemessages` wants the GNU tools of the system.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools import environment

CATALOGUE = environment.ROOT / "locale" / "django.pot"
# What readers see: the desk's own words wait (docs/decisions.md).
FOLDERS = ("drugs", "templates")
NOT_FOR_READERS = ("drugs/accounts", "drugs/admin", "drugs/management", "drugs/migrations",
                   "templates/admin", "templates/reversion")  # fmt: skip
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
HEAD = """\
# The words of this site's templates and code, for translators. Made by `make messages`: copy it to
# <language>/LC_MESSAGES/django.po and fill that in.
"""


def messages() -> int:
    """Write the catalogue anew. Gives the exit code."""
    python = environment.ensure("requirements.lock", "requirements-dev.lock")
    return subprocess.call([python, "-m", "tools.messages"], cwd=environment.ROOT)


def found() -> Any:
    """A Babel catalogue of every message there is now, each with the files it stands in."""
    from babel.messages.catalog import Catalog

    catalogue = Catalog(header_comment=HEAD, charset="utf-8")
    for path in _files():
        name = str(path.relative_to(environment.ROOT))
        for message, context in _messages(path):
            catalogue.add(message, locations=[(name, 0)], context=context)
    return catalogue


def stored() -> Any:
    """The catalogue as it stands in the repository."""
    from babel.messages.pofile import read_po

    with CATALOGUE.open("rb") as file:
        return read_po(file)


def write() -> None:
    from babel.messages.pofile import write_po

    # Neither line numbers nor a date: a message that stays leaves its lines as they are.
    lines = io.BytesIO()
    write_po(lines, found(), omit_header=True, sort_output=True, include_lineno=False)
    head = f'{HEAD}msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    CATALOGUE.parent.mkdir(exist_ok=True)
    CATALOGUE.write_text(head + lines.getvalue().decode().strip() + "\n", encoding="utf-8")


def _files() -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((environment.ROOT / folder).rglob("*")):
            name = str(path.relative_to(environment.ROOT))
            if path.suffix in {".py", ".html"} and not name.startswith(NOT_FOR_READERS):
                yield path


def _messages(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Each message of a file, or its (one, many), and its context."""
    from babel.messages.extract import extract
    from django.utils.translation.template import templatize

    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # One line of calls among blanks: how the template is indented means nothing here.
        source = " ".join(templatize(source, origin=str(path)).split("\n"))
    read = extract("python", io.BytesIO(source.encode()), KEYWORDS, options={"encoding": "utf-8"})
    for _, message, _, context in read:
        yield message, context


if __name__ == "__main__":
    write()
    sys.stdout.write(f"{CATALOGUE.relative_to(environment.ROOT)} is up to date.\n")
