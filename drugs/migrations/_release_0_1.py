"""What the rows of release 0.1 become. Frozen: it reads what was written once, and nothing else.

Not a migration itself; the migrations 0008 to 0013 share it.
"""

import hashlib
import json
import re
from decimal import Decimal

from django.core.serializers import python as python_serializer

# The natural keys of release 0.1, parents first.
KEYS = {
    "source": ("slug",),
    "person": ("slug",),
    "drug": ("slug",),
    "indication": ("drug", "region", "condition"),
    "guidance": ("drug", "topic"),
    "sideeffect": ("slug",),
    "urgentsign": ("slug",),
    "study": ("slug",),
    "reaction": ("study", "drug", "dose", "side_effect"),
    "outcome": ("study", "drug", "dose", "measure", "week", "day", "against"),
    "warning": ("drug", "side_effect"),
    "monitoring": ("drug", "test", "when"),
    "interaction": ("drug", "other"),
    "article": ("slug",),
    "articlesection": ("article", "slug"),
    "articlefigure": ("section", "what"),
    "glossaryterm": ("slug",),
    "question": ("slug",),
    "mixedmessage": ("slug",),
    "treatmentoption": ("slug",),
}

MODELS = {"drug": "treatment", "guidance": "slot", "treatmentoption": "treatment"}
FIELDS = {"drug": "treatment", "drugs": "medicines", "per": "unit"}

# The same keys after the renames; what has no place in the new tables is gone.
NEW_KEYS = {
    MODELS.get(model, model): tuple(FIELDS.get(name, name) for name in fields)
    for model, fields in KEYS.items()
    if model not in ("interaction", "treatmentoption")
}


# --- what a row said, as release 0.1 wrote it down ----------------------------------------------


def give_keys(apps, keys):
    """Gives the historical models their natural keys: they carry no methods of their own."""
    for name, fields in keys.items():
        apps.get_model("drugs", name).natural_key = _natural_key(fields)


def _natural_key(fields):
    def natural_key(row):
        parts = []
        for name in fields:
            value = getattr(row, name)
            parts.extend(value.natural_key() if hasattr(value, "natural_key") else [value])
        return tuple(parts)

    return natural_key


def key_of(row):
    """A row's key as `Loaded` holds it."""
    return json.dumps(row.natural_key())


def state(row):
    """A row's fields as the fixtures write them: foreign keys as natural keys, no primary key."""
    serialized = python_serializer.Serializer().serialize(
        [row], use_natural_foreign_keys=True, use_natural_primary_keys=True
    )
    return {name: _plain(value) for name, value in serialized[0]["fields"].items()}


def said(row):
    """What a row says as today's `drugs.content.load` marks it: what is left at its default says
    nothing, and a decimal stands as it is written, not as it is stored."""
    fields = state(row)
    for field in row._meta.local_fields:
        value = getattr(row, field.attname)
        if isinstance(value, Decimal):
            fields[field.name] = f"{value.normalize():f}"
    return {name: value for name, value in fields.items() if value != _default(row, name)}


def _default(row, name):
    field = row._meta.get_field(name)
    return [] if field.many_to_many else field.get_default()


def _plain(value):
    value = json.loads(json.dumps(value, default=str))
    if isinstance(value, list) and value and all(isinstance(item, list) for item in value):
        return sorted(value)
    return value


def digest(fields):
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


# --- what it is now -----------------------------------------------------------------------------


def renamed(model, fields):
    """A row's fields by their new names."""
    found = {FIELDS.get(name, name): value for name, value in fields.items()}
    if model == "study" and "comparator" in found:
        found["comparator_name"] = found.pop("comparator")
    return found


def changes(model, fields, dupixent):
    """What the fields of a row become besides their new names. `model` is the old name, `fields`
    have the new ones; `dupixent` is the primary key of that treatment, None where it is gone."""
    change = CHANGES.get(model)
    return change(fields, dupixent) if change else {}


_STRENGTH = re.compile(r"([\d.]+) ?(mg|%)")
_DOSE = re.compile(r"(\d{1,6}(?:\.\d{1,2})?)( mg|%)")
_CHILDREN = re.compile(r"(?:babies|infants|toddlers|children)\b", re.IGNORECASE)
_TOGETHER = " together"
_DUMMIES = {
    "a dummy pill": "dummy-pill", "plain cream": "plain-cream", "plain ointment": "plain-ointment",
}  # fmt: skip


def _medicine(fields, dupixent):
    strengths = fields["strengths"]
    return {
        "strengths": [_strength(text) for text in strengths if "(" not in text],
        "strengths_elsewhere": [_strength(text) for text in strengths if "(" in text],
        "pairs_printed": True,
    }


def _strength(text):
    found = _STRENGTH.match(text)
    return f"{found[1]} {found[2]}" if found else text


def _study(fields, dupixent):
    words = fields["comparator_name"].removesuffix(f" plus {fields['also_used']}")
    found = {
        "ages_to": 17 if _CHILDREN.match(fields["who"]) else None,
        "pooled_of": [fields["name"]] if fields["name"].endswith(_TOGETHER) else [],
    }
    if words in _DUMMIES:
        return found | {"comparator": _DUMMIES[words], "comparator_name": ""}
    if dupixent and words.startswith("Dupixent"):
        linked = {"comparator": "treatment", "comparator_treatment": dupixent}
        return found | linked | {"comparator_name": words}
    return found | {"comparator": "other", "comparator_name": words}


def _figure(fields, dupixent):
    amount = _DOSE.match(fields["dose"])
    times = re.search(r"\b(once|twice) a day", fields["dose"])
    return {
        "dose_amount": amount[1] if amount else None,
        "dose_unit": amount[2].strip() if amount else "",
        "dose_times": {"once": 1, "twice": 2}[times[1]] if times else None,
        "against_treatment": dupixent if fields["against"].startswith("Dupixent") else None,
    }


def _reaction(fields, dupixent):
    yearly = {"unit": "per-year"} if fields["unit"] == "people-in-a-year" else {}
    return _figure(fields, dupixent) | yearly


def _side_effect(fields, dupixent):
    slug = fields["slug"]
    return {"role": "event" if slug == "death" else "tally" if slug.startswith("any-") else "symptom"}


def _slot(fields, dupixent):
    if fields["text"].strip():
        return {}
    return {"state": "not-read", "missing": "left empty before"}


ASK_FIRST = {"is-it-working": 1, "my-own-risk": 2, "who-do-i-call": 3}
SCORES = {"iga": 1, "easi": 2, "easi-75": 3, "itch-score": 4, "hecsi": 5, "dlqi": 6}
GROUPS = {
    "no-change": "stay",
    "light-therapy": "light",
    "jak-medicine": "jak-medicines",
    **dict.fromkeys(
        ("moisturizers", "steroid-creams", "calcineurin-creams", "eucrisa", "zoryve", "vtama"),
        "on-the-skin",
    ),
    **dict.fromkeys(("dupixent", "adbry", "ebglyss", "nemluvio"), "shots"),
    **dict.fromkeys(("older-tablets", "steroid-pills"), "by-mouth"),
}

CHANGES = {
    "drug": _medicine,
    "treatmentoption": lambda fields, dupixent: {
        "kind": "option", "group": GROUPS.get(fields["slug"], "others"),
    },
    "study": _study,
    "reaction": _reaction,
    "outcome": _figure,
    "articlefigure": _figure,
    "sideeffect": _side_effect,
    "urgentsign": lambda fields, dupixent: {"tells_stroke": "stroke" in fields["meaning"]},
    "question": lambda fields, dupixent: {"ask_first": ASK_FIRST.get(fields["slug"])},
    "glossaryterm": lambda fields, dupixent: {"score": SCORES.get(fields["slug"])},
    "guidance": _slot,
}  # fmt: skip


# --- what a person has to enter -----------------------------------------------------------------

# Topics whose doses, bans, waits and levels are rules now.
RULES_NOW = {
    "how-to-use", "special-groups", "before-you-start", "while-you-take-it", "do-not-use-if",
    "tell-your-doctor", "vaccines", "pregnancy", "breastfeeding", "stopping",
}  # fmt: skip

LEVELS = {"do-not": "Do not use together", "avoid": "Avoid together", "check": "Check first"}


def interaction_in_words(fields):
    """All that an interaction said."""
    such_as = f", such as {fields['examples']}" if fields["examples"] else ""
    return (
        f"{fields['other']}{such_as}. {LEVELS.get(fields['level'], fields['level'])}.\n\n"
        f"What can happen: {fields['what_can_happen']}\n\nWhat to do: {fields['what_to_do']}"
    )


def to_enter(model, row):
    """What an editor's own words in a row still need, as [what, text] pairs. `row` has the new
    names of its fields."""
    if model == "slot" and row.topic in RULES_NOW and row.treatment.kind == "medicine":
        text = f"{row.summary}\n\n{row.text}".strip()
        yield f"{row.get_topic_display()}: doses, bans and waits go into rules", text
    if model == "monitoring" and row.moment == "limit":
        yield f"{row.test}, {row.when}"[:150] + ": levels go into rules", row.why
    if model == "indication" and row.tried_first:
        place = f"{row.get_region_display()}, {row.get_condition_display()}"
        yield f"{place}: tick what must have been tried", row.tried_first
    if model == "sideeffect" and row.urgency != "911" and "911" in row.what_to_do:
        yield "What to do: when it is for 911 goes into a field", row.what_to_do
    if model == "treatment" and row.kind == "medicine":
        odd = [text for text in row.strengths if not re.fullmatch(r"\d+(\.\d+)? (mg|%)", text)]
        if odd:
            yield "Strengths: a number and its unit, one a line", "\n".join(odd)
