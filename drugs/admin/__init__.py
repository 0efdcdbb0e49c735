"""The editor's desk, inside Django's admin: one file for each subject.

Sections of an article come before articles: see `article`.
"""

from drugs.admin import (
    article,
    glossary,
    help_line,
    mixed_message,
    publication,
    question,
    report,
    rule,
    side_effect,
    source,
    study,
    substance,
    treatment,
)

__all__ = [
    "article",
    "glossary",
    "help_line",
    "mixed_message",
    "publication",
    "question",
    "report",
    "rule",
    "side_effect",
    "source",
    "study",
    "substance",
    "treatment",
]
