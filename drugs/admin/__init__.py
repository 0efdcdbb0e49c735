"""The editor's desk, inside Django's admin: one file for each subject.

Sections of an article come before articles: see `article`.
"""

from drugs.admin import article, drug, page, publication, side_effect, source, study

__all__ = ["article", "drug", "page", "publication", "side_effect", "source", "study"]
