"""Explainer pages, section by section."""

from __future__ import annotations

from django.contrib import admin

from drugs import models as desk
from drugs.admin.record import NEVER_REVIEWED, REVIEW, SOURCES, RecordAdmin
from drugs.admin.rows import FIGURE, FigureRows, Rows


class ArticleFigureRows(FigureRows):
    model = desk.ArticleFigure
    about = ("what", "medicine", "side_effect", "study")
    fields = (*about, *FIGURE)
    verbose_name_plural = "figures of medicines that have no page here"


# Before the article: a section's history takes its figures along, and the article's its sections.
@admin.register(desk.ArticleSection)
class ArticleSectionAdmin(RecordAdmin):
    list_display = ("heading", "article", "order", "how_checked")
    list_filter = ("article",)
    search_fields = ("heading", "text")
    autocomplete_fields = ("article", "sources")
    inlines = (ArticleFigureRows,)
    fieldsets = (
        (None, {
            "fields": ("article", "order", "heading", "slug", "text", "drawing", "out_of"),
            "description": "A heading is a question people ask. It is published with its article.",
        }),
        SOURCES,
    )  # fmt: skip


class SectionRows(Rows):
    model = desk.ArticleSection
    guards = ("figures",)  # a section that is deleted takes them along
    show_change_link = True


@admin.register(desk.Article)
class ArticleAdmin(RecordAdmin):
    list_display = ("title", "slug", "order", "how_checked", "reviewed_on")
    list_filter = ("how_checked", NEVER_REVIEWED)
    search_fields = ("title", "summary")
    autocomplete_fields = ("sources",)
    inlines = (SectionRows,)
    fieldsets = (
        (None, {
            "fields": ("title", "slug", "summary", "order"),
            "description": "The summary is the main message: it stands first on the page. The "
            "figures of a section are behind its link 'Change'.",
        }),
        SOURCES,
        REVIEW,
    )  # fmt: skip
