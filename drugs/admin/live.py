"""Checks a text while it is typed: reading grade, long sentences, words we do not use, terms."""

from __future__ import annotations

import re

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from drugs.documents import Text
from drugs.models import GlossaryTerm, Treatment
from drugs.wording import grade, words
from drugs.wording.markdown import LONGEST, TextError, parse


@require_POST
def live_view(request: HttpRequest) -> HttpResponse:
    """What is to be said of `text`, and of all texts of the form (`page`) as one. A fragment."""
    if not request.user.has_perm("drugs.view_publication"):
        raise PermissionDenied
    text = request.POST.get("text", "")[: LONGEST + 1]
    page = request.POST.get("page", "")[: LONGEST * 40]
    names = [name for row in Treatment.objects.all() for name in (row.brand, row.generic) if name]
    said: list[str] = []
    blocks: Text = ()
    try:
        blocks = parse(text)
    except TextError as error:
        said.append(str(error))
    plain = [line for block in blocks for line in block.texts] or [text]
    for line in plain:
        said += [
            f"“{word}” stands for a number. Say how many out of 100 instead."
            for word in words.frequency_words(line)
        ]
        said += [
            f"More than {grade.LONGEST_SENTENCE} words in one sentence: “{sentence[:60]}…”"
            for sentence in grade.long_sentences(line)
        ]
    said += _terms(blocks)
    block = grade.reading(plain, names)
    if block.words >= grade.SHORTEST_BLOCK and block.grade > grade.HARDEST_BLOCK:
        said.append(f"Too hard to read: at most grade {grade.HARDEST_BLOCK:.0f} for one text.")
    whole = grade.reading(_lines(page), names)
    return TemplateResponse(
        request,
        "admin/_live.html",
        {
            "said": said,
            "grade": block.grade if block.words >= grade.SHORTEST_BLOCK else None,
            "page_grade": whole.grade if whole.words >= grade.SHORTEST_BLOCK else None,
            "hardest": grade.HARDEST_PAGE,
            "blocks": blocks,
        },
    )


def _terms(blocks: Text) -> list[str]:
    """Links to terms the glossary lacks, and its own words that stand unlinked in the text."""
    known = {term.slug: term.term for term in GlossaryTerm.objects.all()}
    runs = [run for block in blocks for run in block.runs]
    linked = {inline.slug for run in runs for inline in run if inline.kind == "term"}
    found = [f"The glossary has no term “{slug}”." for slug in sorted(linked - set(known))]
    plain = " ".join(inline.text for run in runs for inline in run if inline.kind != "term")
    loose = [
        f"[{term}](term:{slug})"
        for slug, term in sorted(known.items())
        if slug not in linked and re.search(rf"\b{re.escape(term)}\b", plain, re.IGNORECASE)
    ]
    if loose:
        found.append(f"In the glossary, and not linked here: {', '.join(loose)}")
    return found


def _lines(page: str) -> list[str]:
    """The lines of several texts, without what only marks them up."""
    plain = re.sub(r"\]\([^)]*\)|[\[*]", "", page)
    return [line.lstrip("-• ").strip() for line in plain.splitlines() if line.strip()]
