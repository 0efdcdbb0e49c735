"""Documents: the typed, frozen shape of what one published record says.

One definition serves the press, the templates, the handouts and the open data. A document names
other records by slug; the shelf holds them all.
"""

from drugs.documents.edition import (
    Document,
    EditionDoc,
    Published,
)
from drugs.documents.figure import (
    ArticleFigureDoc,
    Figure,
    OutcomeDoc,
    ReactionDoc,
    Side,
    StudyDoc,
)
from drugs.documents.medicine import (
    GuidanceDoc,
    IndicationDoc,
    InteractionDoc,
    MedicineDoc,
    MonitoringDoc,
    WarningDoc,
)
from drugs.documents.page import (
    ArticleDoc,
    ArticleSectionDoc,
    MixedMessageDoc,
    OptionDoc,
    QuestionDoc,
    SideEffectDoc,
    TermDoc,
    UrgentSignDoc,
)
from drugs.documents.source import (
    PersonDoc,
    SourceDoc,
)
from drugs.documents.text import (
    REVIEW_EVERY,
    Block,
    Fact,
    Inline,
    Review,
    Shape,
    Text,
)

__all__ = [
    "REVIEW_EVERY",
    "ArticleDoc",
    "ArticleFigureDoc",
    "ArticleSectionDoc",
    "Block",
    "Document",
    "EditionDoc",
    "Fact",
    "Figure",
    "GuidanceDoc",
    "IndicationDoc",
    "Inline",
    "InteractionDoc",
    "MedicineDoc",
    "MixedMessageDoc",
    "MonitoringDoc",
    "OptionDoc",
    "OutcomeDoc",
    "PersonDoc",
    "Published",
    "QuestionDoc",
    "ReactionDoc",
    "Review",
    "Shape",
    "Side",
    "SideEffectDoc",
    "SourceDoc",
    "StudyDoc",
    "TermDoc",
    "Text",
    "UrgentSignDoc",
    "WarningDoc",
]
