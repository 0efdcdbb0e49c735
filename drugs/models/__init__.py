"""The desk: what editors write. Nothing here shows to the public until it is published."""

from drugs.models.account import AccountEvent
from drugs.models.article import Article, ArticleFigure, ArticleSection
from drugs.models.checking import PageReview, Recheck, Signer
from drugs.models.fact import FactRow, HowChecked, Person, Reviewed, Source
from drugs.models.glossary import GlossaryTerm
from drugs.models.handover import Handover, LinkCheck, Writer
from drugs.models.help_line import HelpLine
from drugs.models.mail import MailLine
from drugs.models.mixed_message import MixedMessage
from drugs.models.mixing import MixingNote
from drugs.models.notes import Assignment, Comment
from drugs.models.plan import Bundle, BundleRecord, Plan
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
from drugs.models.rule import Per, Rule, RuleCondition, Unit
from drugs.models.safety import Listing, Monitoring, Warning
from drugs.models.search import Phrase, TriedSearch
from drugs.models.side_effect import SideEffect, Urgency, UrgentSign
from drugs.models.slot import LabelPart, Slot
from drugs.models.substance import Substance
from drugs.models.to_enter import ToEnter
from drugs.models.treatment import Indication, Region, Route, Treatment
from drugs.models.trial import Comparator, Figure, Outcome, Reaction, Study
from drugs.models.unsaved import Unsaved

__all__ = [
    "AccountEvent",
    "Article",
    "ArticleFigure",
    "ArticleSection",
    "Assignment",
    "Bundle",
    "BundleRecord",
    "Comment",
    "Comparator",
    "FactRow",
    "Figure",
    "GlossaryTerm",
    "Handover",
    "HelpLine",
    "HowChecked",
    "Indication",
    "LabelPart",
    "LinkCheck",
    "Listing",
    "Loaded",
    "MailLine",
    "MixedMessage",
    "MixingNote",
    "Monitoring",
    "NeverChanged",
    "NotFromThePress",
    "Outcome",
    "PageReview",
    "Per",
    "Person",
    "Phrase",
    "Plan",
    "Printing",
    "ProblemReport",
    "Publication",
    "Question",
    "Reaction",
    "Recheck",
    "Region",
    "Reviewed",
    "Route",
    "Rule",
    "RuleCondition",
    "SideEffect",
    "Signer",
    "Slot",
    "Source",
    "Study",
    "Substance",
    "ToEnter",
    "Treatment",
    "TriedSearch",
    "Unit",
    "Unsaved",
    "Urgency",
    "UrgentSign",
    "Warning",
    "Writer",
    "at_the_press",
]
