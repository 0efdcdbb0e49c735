"""Documents: the typed, frozen shape of what one published record says.

One definition serves the press, the templates, the handouts and the open data. A document names
other records by slug; the shelf holds them all.
"""

from drugs.documents.article import ArticleDoc, ArticleSectionDoc
from drugs.documents.edition import (
    Document,
    EditionDoc,
    Key,
    Published,
    TakenDownDoc,
)
from drugs.documents.figure import (
    AloneDoc,
    ArticleFigureDoc,
    FigureDoc,
    OutcomeDoc,
    ReactionDoc,
    Side,
    StudyDoc,
)
from drugs.documents.glossary import TermDoc
from drugs.documents.help_line import HelpLineDoc
from drugs.documents.medicine import (
    DrawnDoc,
    IndicationDoc,
    ListingDoc,
    MedicineDoc,
    MonitoringDoc,
    OptionDoc,
    State,
    TreatmentDoc,
    WarningDoc,
)
from drugs.documents.mixed_message import MixedMessageDoc
from drugs.documents.question import QuestionDoc
from drugs.documents.rule import ConditionDoc, LabelPartDoc, MixingNoteDoc, RuleDoc, SlotDoc
from drugs.documents.search import PhraseDoc, TriedSearchDoc
from drugs.documents.side_effect import SideEffectDoc, UrgentSignDoc
from drugs.documents.source import (
    PersonDoc,
    SourceDoc,
)
from drugs.documents.substance import SubstanceDoc
from drugs.documents.text import (
    REVIEW_EVERY,
    Block,
    Fact,
    Inline,
    Review,
    Shape,
    Text,
    all_sources,
    facts,
    help_called,
    shapes_in,
)

__all__ = [
    "REVIEW_EVERY",
    "AloneDoc",
    "ArticleDoc",
    "ArticleFigureDoc",
    "ArticleSectionDoc",
    "Block",
    "ConditionDoc",
    "Document",
    "DrawnDoc",
    "EditionDoc",
    "Fact",
    "FigureDoc",
    "HelpLineDoc",
    "IndicationDoc",
    "Inline",
    "Key",
    "LabelPartDoc",
    "ListingDoc",
    "MedicineDoc",
    "MixedMessageDoc",
    "MixingNoteDoc",
    "MonitoringDoc",
    "OptionDoc",
    "OutcomeDoc",
    "PersonDoc",
    "PhraseDoc",
    "Published",
    "QuestionDoc",
    "ReactionDoc",
    "Review",
    "RuleDoc",
    "Shape",
    "Side",
    "SideEffectDoc",
    "SlotDoc",
    "SourceDoc",
    "State",
    "StudyDoc",
    "SubstanceDoc",
    "TakenDownDoc",
    "TermDoc",
    "Text",
    "TreatmentDoc",
    "TriedSearchDoc",
    "UrgentSignDoc",
    "WarningDoc",
    "all_sources",
    "facts",
    "help_called",
    "shapes_in",
]
