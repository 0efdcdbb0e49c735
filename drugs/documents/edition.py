"""Documents as they were published, and all that one edition says."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from drugs.documents.article import ArticleDoc
from drugs.documents.glossary import TermDoc
from drugs.documents.help_line import HelpLineDoc
from drugs.documents.medicine import MedicineDoc, OptionDoc
from drugs.documents.mixed_message import MixedMessageDoc
from drugs.documents.question import QuestionDoc
from drugs.documents.search import PhraseDoc, TriedSearchDoc
from drugs.documents.side_effect import SideEffectDoc, UrgentSignDoc
from drugs.documents.source import PersonDoc, SourceDoc
from drugs.documents.substance import SubstanceDoc
from drugs.documents.text import Shape

# The shape documents have today. It is raised with each step added to upgrade.py.
SHAPE_NUMBER = 2

Document = Annotated[
    MedicineDoc
    | SideEffectDoc
    | UrgentSignDoc
    | ArticleDoc
    | TermDoc
    | QuestionDoc
    | MixedMessageDoc
    | OptionDoc
    | SourceDoc
    | PersonDoc
    | SubstanceDoc
    | HelpLineDoc
    | PhraseDoc
    | TriedSearchDoc,
    Field(discriminator="kind"),
]


Key = tuple[str, str]  # a record: its kind and its slug


class Published(Shape):
    """A document as it was published. `first_on` is the date of its first publication;
    `second_reader` says that somebody other than its author approved it."""

    kind: str
    slug: str
    version: int
    reason: str
    published_on: date
    first_on: date
    second_reader: bool = False
    document: Document


class TakenDownDoc(Shape):
    """A record that was taken down on a day, and is being corrected: at each of `paths`, its front
    page first, readers get a plain notice."""

    kind: str
    slug: str
    name: str
    generic_slug: str = ""
    on: date
    paths: tuple[str, ...]


class EditionDoc(Shape):
    """All that one edition says. `number` is that of the newest publication; `shape` is the version
    of the documents' shape (upgrade.py), `language` that of all its words."""

    shape: int = SHAPE_NUMBER
    number: int
    date: date
    language: str = "en"
    published: tuple[Published, ...]
    taken_down: tuple[TakenDownDoc, ...] = ()
