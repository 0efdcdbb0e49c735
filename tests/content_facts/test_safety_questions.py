"""What a pharmacist, a parent and an emergency nurse ask is answered where they look: on the
pages, on the sheet, on the card alone. The questions, and what must be said, stand in a file."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
import yaml
from bs4 import BeautifulSoup
from django.conf import settings

PATH = settings.ROOT / "tests/content_facts/safety_questions.yaml"
PAPER = {"sheet": "", "card": "-wallet-card", "calendar": "-tests"}
NEAR = 700  # characters: what answers one question stands in one place


@dataclass(frozen=True)
class Asked:
    asks: str
    question: str
    medicine: str
    where: tuple[str, ...]
    says: tuple[str, ...]


QUESTIONS = [
    Asked(**{name: tuple(v) if isinstance(v, list) else v for name, v in row.items()})
    for row in yaml.safe_load(PATH.read_text("utf-8"))
]


def plain(text: str) -> str:
    """Words as they are compared: small letters, one space, straight quotes."""
    text = re.sub(r"\s+", " ", text.replace("’", "'").lower())
    return re.sub(r" (?=[.,:;)])", "", text)


def answered(text: str, says: tuple[str, ...]) -> bool:
    """Whether all parts of an answer stand near each other."""
    whole = plain(text)
    parts = [plain(part) for part in says]
    starts = [found.start() for found in re.finditer(re.escape(parts[0]), whole)]
    return any(all(part in whole[max(0, at - NEAR) : at + NEAR] for part in parts) for at in starts)


@pytest.fixture(scope="module")
def place(printed, manifest, paper):
    """`place(where, medicine)`: the text of a printed page, or of a sheet as its PDF has it."""
    found: dict[tuple[str, str], str] = {}

    def text(where: str, medicine: str) -> str:
        if (where, medicine) not in found:
            if where in PAPER:
                found[where, medicine] = " ".join(paper[f"{medicine}{PAPER[where]}"].pages)
            else:
                html = (printed / manifest["files"][where]["file"]).read_bytes()
                main = BeautifulSoup(html, "lxml").main
                assert main
                for aside in main.select("script, style, svg, .sources, [popover], a.term"):
                    aside.decompose()
                found[where, medicine] = main.get_text(" ")
        return found[where, medicine]

    return text


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.question)
def test_the_question_is_answered_where_it_is_asked(asked, place):
    lost = [
        where for where in asked.where if not answered(place(where, asked.medicine), asked.says)
    ]
    assert not lost, f"{asked.question} {asked.says} is not answered on {lost}"


def test_there_are_questions_of_all_three_and_of_every_place():
    assert len(QUESTIONS) >= 80
    assert {asked.asks for asked in QUESTIONS} == {"pharmacist", "parent", "nurse"}
    places = [where for asked in QUESTIONS for where in asked.where]
    assert places.count("sheet") > 20
    assert places.count("card") > 20
    assert sum(where.startswith("/") for where in places) > 30


def test_parts_of_an_answer_that_stand_apart_are_no_answer():
    near = "In your first 3 months, no Plavix. Allowed: aspirin."
    assert answered(near, ("first 3 months", "plavix", "aspirin"))
    assert not answered(near, ("first 3 months", "eliquis"))
    assert not answered("First 3 months." + " " * 9 + "So it is. " * 200 + "Plavix.",
                        ("first 3 months", "plavix"))  # fmt: skip
