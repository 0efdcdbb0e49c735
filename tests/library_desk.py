"""Fixtures of a made-up library of any size: what a desk of so many medicines takes to load, to
save and to publish.

`python -m tests.library_desk COUNT FOLDER` grows the fixtures and writes them to FOLDER.
"""

import itertools
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.library import names

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
FIELD = re.compile(r"^    (\w+): (.+)$", re.M)
OF_MANY = re.compile(r"^    medicines: \[\[.*$", re.M)
OF_STUDY = re.compile(r"(    study: \[)([\w-]+)")
STUDY = re.compile(r"(- model: drugs.study\n  fields:\n    slug: )([\w-]+\n    name: ['\"]?)(.+)")
ROW = "- model: "


def fixtures(medicines: int) -> dict[str, str]:
    """The files by name, with so many medicines: each new one has all that one of the fixtures'
    has, with the sources that are of it alone, under its own name. What warns of a medicine or
    asks about it does so for those that were made of it. None is in a pair that is printed."""
    files = {path.name: path.read_text() for path in sorted(FIXTURES.glob("*.yaml"))}
    models = [name for name in files if name.replace(".", "_rules.") in files]  # the medicines
    twins: dict[str, list[str]] = {}
    sources = _rows(files["sources.yaml"])
    wanted = max(0, medicines - len(models))
    of = itertools.islice(itertools.cycle(models), wanted)
    for name, brand in zip(of, names(), strict=False):
        told = dict(FIELD.findall(files[name]))
        slug, generic = told["slug"], told["generic"].split()[0]
        said = {
            told["brand"]: brand,
            slug: brand.lower(),
            generic: f"{brand.lower()}tinib",
            generic.capitalize(): f"{brand}tinib",
            "pairs_printed: true": "pairs_printed: false",
        }
        mine = [text for file, text in files.items() if file == name or file.startswith(f"{slug}_")]
        its_own = [row for row in sources if slug in _slug(row) or generic in _slug(row)]
        twins.setdefault(slug, []).append(brand.lower())
        text = _replaced("".join([*its_own, *mine]), said)
        text = OF_STUDY.sub(rf"\1{brand.lower()}-\2", text)
        files[f"made-{brand.lower()}.yaml"] = STUDY.sub(rf"\1{brand.lower()}-\2{brand} \3", text)
    return {name: OF_MANY.sub(lambda line: _named(line[0], twins), files[name]) for name in files}


def _rows(text: str) -> list[str]:
    return [ROW + row for row in text.split(ROW)[1:]]


def _slug(row: str) -> str:
    return dict(FIELD.findall(row))["slug"]


def _replaced(text: str, said: dict[str, str]) -> str:
    for before, now in said.items():
        text = text.replace(before, now)
    return text


def _named(line: str, twins: dict[str, list[str]]) -> str:
    def more(found: re.Match[str]) -> Iterator[str]:
        return (f"[{slug}]" for slug in (found[1], *twins.get(found[1], ())))

    return re.sub(r"\[([\w-]+)\]", lambda found: ", ".join(more(found)), line)


if __name__ == "__main__":
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in fixtures(count).items():
        if file != "ledger.yaml":
            (folder / file).write_text(text)
