"""Another way to treat eczema."""

from __future__ import annotations

from typing import Literal

from drugs.documents.text import Fact, Text


class OptionDoc(Fact):
    kind: Literal["option"] = "option"
    slug: str
    name: str
    order: int
    form: str
    ages: str
    what_it_is: Text
    good_points: Text
    bad_points: Text
    living_with: Text
