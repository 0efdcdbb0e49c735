"""What a reviewer ticks of one medicine, the figures aside: every fact in words, each once."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext, gettext_noop

from drugs.documents import (
    ConditionDoc,
    IndicationDoc,
    ListingDoc,
    MonitoringDoc,
    RuleDoc,
    SlotDoc,
    UrgentSignDoc,
    WarningDoc,
)
from drugs.handouts.packet_places import Places, Row, Said
from drugs.handouts.parts import named
from drugs.handouts.runs import joined, label, note, say, strong
from drugs.handouts.safety import HELP
from drugs.numbers.figures import grouped
from drugs.numbers.trial_words import capital
from drugs.pages.mixing_levels import note_level
from drugs.pages.urgent_help import signs
from drugs.press.difference import LABELS
from drugs.press.said import MISSING, field_in_words
from drugs.wording.lists import commas
from drugs.wording.rules import rule_words

# The texts of a medicine's own record, in the order of the page.
OWN = {
    "generic": gettext_noop("Generic name"),
    "maker": gettext_noop("Maker"),
    "summary": gettext_noop("What it is"),
    "who_for": gettext_noop("Who it is for"),
    "form": gettext_noop("Form"),
    "strengths": gettext_noop("Strengths"),
    "strengths_elsewhere": gettext_noop("Strengths in other countries"),
    "jaks_blocked": gettext_noop("JAKs it blocks"),
    "jaks_note": gettext_noop("On the JAKs"),
    "remember": gettext_noop("Remember"),
    "pictured_harm_why": gettext_noop("Why this harm is pictured"),
}
# What an approval turns on, beside its texts.
APPROVAL = (
    "min_age_months", "min_weight_kg", "weight_applies_below_age", "severity_name", "approved_on",
)  # fmt: skip
NO_RULE = ("silent", "not-read")


class Lines:
    """The lines of one medicine by how much hangs on them."""

    def __init__(self, places: Places) -> None:
        self.places, self.medicine, self.shelf = places, places.medicine, places.shelf

    def danger(self) -> list[Said]:
        """Rules of rank 0, the boxed warning, and signs for 911 and for today."""
        medicine, row = self.medicine, self.places.row
        notice = medicine.not_approved_notice if medicine.not_approved_in_us else ""
        box = [
            row(say(label(named(title)), text), medicine)
            for title, text in (
                (gettext("Not FDA-approved"), notice),
                (gettext("Boxed warning"), medicine.box_line),
            )
            if text
        ]
        return _some(
            Said(gettext("Rules that have a place of their own"), self._rules(0)),
            Said(
                gettext("The boxed warning"),
                (*box, *(self._warning(one) for one in medicine.warnings if one.boxed)),
            ),
            *self._signs("911", "today"),
        )

    def approved(self) -> list[Said]:
        """Rules of rank 1, and approvals."""
        approvals = tuple(map(self._approval, self.medicine.indications))
        return _some(
            Said(gettext("Rules that are never left out"), self._rules(1)),
            Said(gettext("Who it is approved for"), approvals),
        )

    def rest(self) -> list[Said]:
        """All that is left."""
        medicine = self.medicine
        warnings = tuple(self._warning(row) for row in medicine.warnings if not row.boxed)
        return _some(
            Said(gettext("More rules: levels, pauses, checks"), self._rules(2)),
            Said(gettext("Other warnings"), warnings),
            Said(gettext("Tests and checks"), tuple(map(self._test, medicine.monitoring))),
            Said(gettext("What the page tells, by topic"), tuple(self._slots())),
            Said(gettext("Other medicines, where there is no rule"), tuple(self._mixing())),
            Said(
                gettext("Side effects named without a figure"),
                tuple(map(self._listing, medicine.listings)),
            ),
            *self._signs("next-visit"),
            Said(gettext("The card on top of the page"), tuple(self._own())),
            Said(gettext("Parts of the label, and whether we read them"), tuple(self._parts())),
        )

    def _rules(self, rank: int) -> tuple[Row, ...]:
        return tuple(
            self.places.row(
                say(
                    strong(rule_words(rule, self.shelf, names=None).whole),
                    " ", joined(rule.text), note(f" {self._holds_for(rule)}"),
                ),
                rule, section=rule.section,
            )
            for rule in self.medicine.rules_of(rank)
        )  # fmt: skip

    def _holds_for(self, rule: RuleDoc) -> str:
        """The conditions as the fields hold them: by these /who-can-use/ judges."""
        if not rule.holds_for:
            return gettext("Holds for everybody.")
        conditions = "; ".join(self._condition(row) for row in rule.holds_for)
        return gettext("Holds for any of these: %(conditions)s.") % {"conditions": conditions}

    def _condition(self, row: ConditionDoc) -> str:
        substance = self.shelf.substances[row.substance].name if row.substance else ""
        said = [substance, row.illness_name, row.level_name, row.blood_name, row.gene_name]
        if row.at_least is not None:
            said.append(gettext("from %(amount)s") % {"amount": field_in_words(row, "at_least")})
        if row.below is not None:
            said.append(gettext("below %(amount)s") % {"amount": field_in_words(row, "below")})
        found = commas(filter(None, said))
        return f"{row.what_name} ({found})" if found else row.what_name

    def _signs(self, *urgencies: str) -> list[Said]:
        return [
            Said(gettext(HELP[group.urgency]), tuple(map(self._sign, group.signs)))
            for group in signs(self.medicine, self.shelf)
            if group.urgency in urgencies
        ]

    def _sign(self, sign: UrgentSignDoc) -> Row:
        return self.places.row(say(f"{sign.sign} ", strong(sign.meaning)), sign)

    def _approval(self, row: IndicationDoc) -> Row:
        told = [
            gettext("%(field)s: %(value)s.")
            % {
                "field": capital(LABELS.get(name, name.removesuffix("_name").replace("_", " "))),
                "value": field_in_words(row, name),
            }
            for name in APPROVAL
            if field_in_words(row, name) != MISSING
        ]
        head = label(commas(filter(None, (row.region_name, row.condition_name, row.status_name))))
        texts = (joined(text) for text in (row.tried_first, row.limits, row.note) if text)
        words = say(head, " ".join(told), *(say(" ", text) for text in texts))
        return self.places.row(words, row)

    def _warning(self, row: WarningDoc) -> Row:
        rests = gettext("Rests on: %(data)s.") % {"data": row.rests_on_name}
        head = label(named(self._effect(row.side_effect)))
        return self.places.row(say(head, joined(row.text), note(f" {rests}")), row)

    def _test(self, row: MonitoringDoc) -> Row:
        head = label(named(commas(filter(None, (row.test, row.when)))))
        return self.places.row(say(head, joined(row.why)), row)

    def _listing(self, row: ListingDoc) -> Row:
        head = label(named(self._effect(row.side_effect)))
        return self.places.row(say(head, f"{capital(row.where_name)}. {row.note}"), row)

    def _slots(self) -> Iterator[Row]:
        for row in self.medicine.slots:
            if row.state not in NO_RULE:
                words = say(label(named(row.topic_name)), row.summary, " ", joined(row.text))
                yield self.places.row(words, row, edition=row.edition)
            elif row.summary or row.text:
                yield self._absent([row])
        told = [row for row in self.medicine.slots if row.state in NO_RULE]
        absent = [row for row in told if not (row.summary or row.text)]
        for _, rows in grouped(absent, lambda r: (r.state, r.edition, r.missing, r.sources)):
            yield self._absent(rows)

    def _absent(self, rows: list[SlotDoc]) -> Row:
        """Topics of which nothing is said, and why: that is a statement too."""
        first = rows[0]
        said = (
            gettext("The label was read and gives no rule on: %(topics)s.")
            if first.state == "silent"
            else gettext("We did not read the part on: %(topics)s.")
        ) % {"topics": commas(row.topic_name for row in rows)}
        words = say(said, f" {first.missing} ", first.summary, " ", joined(first.text))
        return self.places.row(words, *rows, edition=first.edition)

    def _mixing(self) -> Iterator[Row]:
        for row in self.medicine.mixing_notes:
            head = label(named(capital(self.shelf.substances[row.substance].name)))
            words = say(head, f"{note_level(row)}. ", joined(row.text))
            yield self.places.row(words, row)

    def _own(self) -> Iterator[Row]:
        for name, title in OWN.items():
            if (said := field_in_words(self.medicine, name)) != MISSING:
                words = say(label(named(gettext(title))), commas(said.splitlines()))
                yield self.places.row(words, self.medicine)

    def _parts(self) -> Iterator[Row]:
        for row in self.medicine.label_parts:
            words = say(label(named(row.part_name)), f"{capital(row.state_name)}. {row.note}")
            yield Row(words, say(row.edition))

    def _effect(self, slug: str) -> str:
        return self.shelf.side_effects[slug].name


def _some(*groups: Said) -> list[Said]:
    return [group for group in groups if group.rows]
