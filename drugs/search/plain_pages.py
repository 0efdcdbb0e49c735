"""The pages that are no record: what they are called, and what readers call them."""

from __future__ import annotations

from django.utils.translation import gettext_noop

# Pages with an address of their own: the title, and other words they go by, in one line so that a
# language may have more of them or fewer.
PAGES = (
    (
        "/medicines/",
        gettext_noop("All medicines"),
        gettext_noop("JAK medicines, JAK inhibitors, list of medicines"),
    ),
    (
        "/side-effects/",
        gettext_noop("All side effects"),
        gettext_noop("side effects, harms, safety"),
    ),
    (
        "/mixing/",
        gettext_noop("Mixing JAK medicines with other medicines"),
        gettext_noop("mixing, interactions, drug interactions, I take another medicine"),
    ),
    (
        "/compare/",
        gettext_noop("Compare medicines"),
        gettext_noop("side by side, difference, which is better"),
    ),
    (
        "/evidence/",
        gettext_noop("How well do they work?"),
        gettext_noop("evidence, trials, studies, results"),
    ),
    (
        "/evidence/head-to-head/",
        gettext_noop("One medicine against another"),
        gettext_noop("head to head, versus, against, which works better"),
    ),
    (
        "/who-can-use/",
        gettext_noop("Who can use them?"),
        gettext_noop("am I eligible, age limits, children, approvals"),
    ),
    (
        "/other-options/",
        gettext_noop("What are your other options?"),
        gettext_noop("other treatments, alternatives"),
    ),
    ("/mixed-messages/", gettext_noop("Mixed messages"), gettext_noop("myths, wrong claims")),
    (
        "/questions/",
        gettext_noop("Questions to ask"),
        gettext_noop("my list, ask my doctor, prepare for a visit"),
    ),
    (
        "/handouts/",
        gettext_noop("Handouts to print"),
        gettext_noop("print, PDF, paper, wallet card, sheets"),
    ),
    (
        "/urgent-help/",
        gettext_noop("Get help now"),
        gettext_noop("emergency, 911, urgent, warning signs"),
    ),
    (
        "/whom-to-call/",
        gettext_noop("Whom do I call?"),
        gettext_noop("phone numbers, help line, nobody answers, night, weekend, after hours"),
    ),
    (
        "/starting/",
        gettext_noop("What should I do before I start?"),
        gettext_noop("about to start, begin, first dose, before the first dose"),
    ),
    (
        "/taking/",
        gettext_noop("I take one now. What do I need?"),
        gettext_noop("day to day, missed dose, too many pills, sun, surgery, stop, stopping"),
    ),
    ("/glossary/", gettext_noop("Words explained"), gettext_noop("glossary, dictionary, meaning")),
    ("/sources/", gettext_noop("Our sources"), gettext_noop("references, labels")),
    ("/about/", gettext_noop("About this site"), gettext_noop("privacy, who made this, contact")),
    (
        "/report-a-problem/",
        gettext_noop("Report a problem with a page"),
        gettext_noop("mistake, error, feedback, something is wrong"),
    ),
)
