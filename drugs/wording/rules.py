"""A rule as it is printed, the same words on every form: its sentence, its names, what is allowed.

No form shortens a rule. Where a form shows three names, it says where all of them stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from drugs.documents import ConditionDoc, RuleDoc, SubstanceDoc
from drugs.documents.reads import remembered
from drugs.shelf import Shelf
from drugs.wording.digits import as_printed
from drugs.wording.lists import commas

# Behind rules on mixing: who reads "not with" must not stop a seizure or heart medicine for it.
NOT_THE_OTHER = gettext_noop("Never stop another medicine yourself: call.")

NAMES_IN_SHORT = 5  # on a screen; paper says how many it has room for


@dataclass(frozen=True, eq=False)
class RuleWords:
    """`short` is the sentence; `names` stand behind it, and `more` says that there are others
    elsewhere; `allowed` are the exceptions as sentences. There is one for each shelf."""

    rule: RuleDoc
    short: str
    names: tuple[str, ...]
    more: bool
    allowed: tuple[str, ...]

    @remembered
    def whole(self) -> str:
        """The rule as one text: "Do not … Such as Plavix, Effient. Allowed: aspirin, …"."""
        return " ".join([self.short, *self._such_as(), *self.allowed])

    def _such_as(self) -> list[str]:
        if not self.names:
            return []
        said = (
            gettext("Such as %(names)s and others.") if self.more else gettext("Such as %(names)s.")
        )
        return [said % {"names": commas(self.names)}]


def behind(rules: Iterable[RuleWords]) -> str:
    """What stands behind these rules: never to stop the other medicine, where one of them bars a
    mixture; else nothing."""
    barred = any(words.rule.kind == "do-not-mix" for words in rules)
    return gettext(NOT_THE_OTHER) if barred else ""


def rule_words(rule: RuleDoc, shelf: Shelf, *, names: int | None = NAMES_IN_SHORT) -> RuleWords:
    """One rule in words; `names` is how many names there is room for, None for all of them. Made
    once for a shelf: a rule stands on many pages, and on some of them live."""
    return shelf.cached(_rule_words, rule, names)


def _rule_words(shelf: Shelf, rule: RuleDoc, names: int | None) -> RuleWords:
    found = [shelf.substances[slug] for slug in rule.names]
    shown = found if names is None else found[:names]
    return RuleWords(
        rule=rule,
        short=rule.short,
        names=tuple(map(brand_first, shown)),
        more=len(shown) < len(found),
        allowed=tuple(_allowed(row, shelf) for row in rule.exceptions),
    )


def brand_first(substance: SubstanceDoc) -> str:
    """As people know it: "Plavix (clopidogrel)"; without a brand, its name."""
    if not substance.brands:
        return substance.name
    named = {"brand": substance.brands[0], "name": substance.name}
    return gettext("%(brand)s (%(name)s)") % named


def _allowed(row: ConditionDoc, shelf: Shelf) -> str:
    """ "Allowed: aspirin, 81 mg a day or less, if prescribed." """
    name = shelf.substances[row.substance].name if row.substance else _plain(row)
    if row.amount is None and row.if_prescribed:
        return gettext("Allowed: %(name)s, if prescribed.") % {"name": name}
    if row.amount is None:
        return gettext("Allowed: %(name)s.") % {"name": name}
    said = (
        gettext("Allowed: %(name)s, %(amount)s %(unit)s %(per)s or less, if prescribed.")
        if row.if_prescribed
        else gettext("Allowed: %(name)s, %(amount)s %(unit)s %(per)s or less.")
    )
    return said % {
        "name": name,
        "amount": as_printed(f"{row.amount.normalize():f}"),
        "unit": row.amount_unit_name,
        "per": row.amount_per_name,
    }


def _plain(row: ConditionDoc) -> str:
    return row.illness_name or row.gene_name or row.blood_name or row.what_name
