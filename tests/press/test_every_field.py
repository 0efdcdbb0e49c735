"""No field is forgotten on its way from the desk to a document."""

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from drugs import documents as doc
from drugs import models as desk
from drugs.kinds import KINDS
from drugs.press.compile import _makers
from tests.shapes.acts import shapes_in

# Fields of documents that are made from no row: they say what is so of every document of the kind.
OF_NO_ROW = {"kind", "rules_entered"}

# Fields of the desk that stand in no document, or in one under another name.
PARENTS = {"treatment", "rule", "article", "section"}
SIDES = {"count", "size", "percent", "comparator_count", "comparator_size", "comparator_percent"}
REVIEW = {"reviewed_on", "reviewed_by"}  # one part, `review`
HELD_BACK = {
    desk.Article: REVIEW,
    desk.ArticleSection: {"order"},  # its place among the others
    desk.ArticleFigure: {*SIDES, "against", "alone"},  # its sides, its comparator, its own view
    desk.Monitoring: {"order"},
    desk.Outcome: {*SIDES, "against", "alone"},
    desk.Reaction: {*SIDES, "against", "alone"},
    desk.Rule: {"moved_to_rank"},  # the document has the rank it has
    desk.SideEffect: REVIEW,
    desk.Source: {"set_id", "seen_at"},  # for asking other hosts, and for editors
    desk.Study: {"comparator_name"},  # the document has its words
    desk.Treatment: {*REVIEW, "drawn_shape", "drawn_color", "drawn_strength"},  # one part, `drawn`
}


def pairs(shape, model, found):
    """Every shape with the model it is made from, in a document and its parts."""
    if (shape, model) not in found:
        found.add((shape, model))
        for name, info in shape.model_fields.items():
            for part in shapes_in(info.annotation):
                try:
                    related = model._meta.get_field(name).related_model
                except FieldDoesNotExist:
                    continue
                if isinstance(related, type) and issubclass(related, models.Model):
                    pairs(part, related, found)
    return found


MADE = set()
for kind in KINDS.values():
    pairs(kind.document, kind.model, MADE)
pairs(doc.StudyDoc, desk.Study, MADE)
pairs(doc.AloneDoc, desk.Reaction, MADE)


@pytest.mark.parametrize(("shape", "model"), sorted(MADE, key=str), ids=lambda of: of.__name__)
def test_each_field_of_a_document_is_made_from_a_row(shape, model):
    assert set(shape.model_fields) - set(_makers(shape, model)) <= OF_NO_ROW


@pytest.mark.parametrize(
    "model", sorted({model for _, model in MADE}, key=str), ids=lambda model: model.__name__
)
def test_each_field_of_the_desk_is_published(model):
    told = {name for shape, made in MADE if made is model for name in shape.model_fields}
    held = {field.name for field in model._meta.get_fields() if field.concrete}
    forgotten = held - told - PARENTS - {"id"}
    assert forgotten == HELD_BACK.get(model, set()), "Publish it, or say here why not."
