"""One page of every template, for tests that would take too long on every page."""

REPRESENTATIVES = {
    "home": "/",
    "medicines": "/medicines/",
    "medicine": "/medicines/rinvoq/",
    "medicine-not-approved": "/medicines/corectim/",
    "side-effects": "/side-effects/",
    "side-effect": "/side-effects/blood-clots/",
    "compare": "/compare/",
    "comparison": "/compare/cibinqo-rinvoq/",
    "evidence": "/evidence/",
    "who-can-use": "/who-can-use/",
    "other-options": "/other-options/",
    "mixed-messages": "/mixed-messages/",
    "questions": "/questions/",
    "handouts": "/handouts/",
    "urgent-help": "/urgent-help/",
    "article": "/how-they-work/",
    "glossary": "/glossary/",
    "sources": "/sources/",
    "about": "/about/",
    "not-found": "/nothing-is-here/",
}
