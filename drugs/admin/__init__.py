"""The editor's desk, inside Django's admin: one file for each subject.

Sections of an article come before articles: see `article`.
"""

from drugs.admin import (
    article,
    drug,
    glossary,
    mixed_message,
    option,
    publication,
    question,
    report,
    side_effect,
    source,
    study,
)

__all__ = [
    "article",
    "drug",
    "glossary",
    "mixed_message",
    "option",
    "publication",
    "question",
    "report",
    "side_effect",
    "source",
    "study",
]
