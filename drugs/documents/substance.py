"""What people take besides a treatment: a medicine, food or herb, or a class of them."""

from __future__ import annotations

from typing import Literal

from drugs.documents.text import Fact


class SubstanceDoc(Fact):
    kind: Literal["substance"] = "substance"
    slug: str
    of: Literal["one", "class"]
    name: str
    professional_name: str
    brands: tuple[str, ...]
    also_called: tuple[str, ...]
    classes: tuple[str, ...]

    @property
    def best_known(self) -> str:
        """What most people call it, as a sentence or a title begins: its first brand, or its
        name."""
        return self.brands[0] if self.brands else f"{self.name[:1].upper()}{self.name[1:]}"
