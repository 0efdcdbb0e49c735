"""What one changed fact takes to print, in a program that printed the edition before it.

It is run in a process of its own, with the folder of a site, and prints its findings as JSON: for
each change what it was, seconds, seconds of CPU, and how many pages and sheets were made anew.
"""

import copy
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Told = dict[str, Any]
MARK = "bench"


def changes(told: Told) -> Iterator[tuple[str, Callable[[Told], None]]]:
    """What an editor changes: a sentence of a chapter, a figure, a rule that every sheet has."""
    number = next(
        number
        for number, entry in enumerate(told["published"])
        if entry["kind"] == "medicine" and entry["document"]["box"] == "boxed"
    )

    def medicine(told: Told) -> Told:
        found: Told = told["published"][number]["document"]
        return found

    def sentence(told: Told) -> None:
        rule = next(rule for rule in medicine(told)["rules"] if rule["text"])
        rule["text"][0]["inlines"][0]["text"] += " So it is."

    def figure(told: Told) -> None:
        side = medicine(told)["reactions"][0]["medicine"]
        side["percent"] = str(float(side["percent"]) + 1)

    def rule(told: Told) -> None:
        first = medicine(told)["rules"][0]
        first["short"] = first["short"].rstrip(".") + " at all."

    yield "a sentence of a chapter", sentence
    yield "a figure", figure
    yield "a rule on every sheet", rule


def _nothing(told: Told) -> None:
    """The edition as it is."""


def measured(folder: Path) -> Iterator[Told]:
    """Prints the current edition whole, and then one change after the other."""
    from drugs.documents.upgrade import read_edition
    from drugs.press.printing import write
    from drugs.press.unchanged import Last
    from drugs.wording import kept

    current = folder / "editions" / "current" / "edition.json"
    told, last = json.loads(current.read_bytes()), Last()
    made: set[int] = set()
    with tempfile.TemporaryDirectory(dir=folder) as to, kept.keeping(Path(to) / "typeset"):
        before = None
        for name, change in [("all of it", _nothing), *changes(copy.deepcopy(told))]:
            change(told)
            told["number"] += 1
            work = Path(to) / name
            work.mkdir()
            began, worked = time.monotonic(), time.process_time()
            printed = write(read_edition(told), MARK, work, before=before, last=last)
            took, cpu = time.monotonic() - began, time.process_time() - worked
            last.keep(printed, work)
            before, pages = work, {id(page) for page in printed.pages.values()}
            yield {"what": name, "took": took, "cpu": cpu, "made": len(pages - made)}
            made = pages


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eczema_site.settings")
    django.setup()
    print(json.dumps(list(measured(Path(sys.argv[1])))))
