"""The desk: what editors write. Nothing here shows to the public until it is published."""

from drugs.models.article import Article, ArticleFigure, ArticleSection
from drugs.models.drug import Drug, Guidance, Indication, Region, Route
from drugs.models.fact import FactRow, HowChecked, Person, Reviewed, Source
from drugs.models.glossary import GlossaryTerm
from drugs.models.handover import Handover, LinkCheck, Writer
from drugs.models.mixed_message import MixedMessage
from drugs.models.option import TreatmentOption
from drugs.models.publication import (
    Loaded,
    NeverChanged,
    NotFromThePress,
    Printing,
    Publication,
    at_the_press,
)
from drugs.models.question import Question
from drugs.models.report import ProblemReport
from drugs.models.safety import Interaction, Monitoring, Warning
from drugs.models.side_effect import SideEffect, Urgency, UrgentSign
from drugs.models.trial import Figure, Outcome, Reaction, Study

__all__ = [
    "Article",
    "ArticleFigure",
    "ArticleSection",
    "Drug",
    "FactRow",
    "Figure",
    "GlossaryTerm",
    "Guidance",
    "Handover",
    "HowChecked",
    "Indication",
    "Interaction",
    "LinkCheck",
    "Loaded",
    "MixedMessage",
    "Monitoring",
    "NeverChanged",
    "NotFromThePress",
    "Outcome",
    "Person",
    "Printing",
    "ProblemReport",
    "Publication",
    "Question",
    "Reaction",
    "Region",
    "Reviewed",
    "Route",
    "SideEffect",
    "Source",
    "Study",
    "TreatmentOption",
    "Urgency",
    "UrgentSign",
    "Warning",
    "Writer",
    "at_the_press",
]
