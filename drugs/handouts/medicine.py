"""The sheet of one medicine: what must be known on the first page, the rest on the second."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext

from drugs.documents import MedicineDoc, QuestionDoc, UrgentSignDoc, facts
from drugs.documents.reads import remembered
from drugs.handouts import numbers
from drugs.handouts.ends import foot, label_line, more, qr, web_address
from drugs.handouts.fitting import Fits, roomiest
from drugs.handouts.medicine_room import FIRST, FRONT, FULL, LEAST, SECOND, Room
from drugs.handouts.parts import (
    Facts,
    Heading,
    Help,
    Items,
    Notice,
    OtherSide,
    Part,
    Sheet,
    Small,
    Write,
    laid_out,
    line,
    named,
)
from drugs.handouts.references import References
from drugs.handouts.rules import more_rules, must_know, told_by_rules
from drugs.handouts.runs import Words, label, say, strong
from drugs.handouts.safety import (
    bands,
    crisis,
    in_the_eyes,
    named_tests,
    next_visit,
    reporting,
    side_by_side,
    silences,
    told,
)
from drugs.pages.medicine.monitoring import Step, steps, timeline
from drugs.pages.medicine.shown import records_of
from drugs.pages.medicine.slots import name_of
from drugs.pages.questions import asked_about
from drugs.pages.urgent_help import SignGroup, signs
from drugs.shelf import Shelf
from drugs.wording.lists import or_list


def sheet(shelf: Shelf, slug: str, fits: Fits | None = None) -> Sheet:
    """The sheet of one medicine: the fullest that `fits`, or all there is (large print)."""
    guide = _Guide(shelf.medicines[slug], shelf)
    if fits is None:
        return _sheet(guide, FULL)

    def build(room: Room) -> Sheet:
        return _sheet(guide, room)

    for band in FRONT:
        least = replace(LEAST, front=band)
        if fits(build(least)):
            return build(roomiest(roomiest(least, FIRST, build, fits), SECOND, build, fits))
    return build(least)


@dataclass(frozen=True)
class _Guide:
    """What sheets of all sizes are made of, worked out once."""

    medicine: MedicineDoc
    shelf: Shelf

    @remembered
    def signs(self) -> list[SignGroup]:
        return signs(self.medicine, self.shelf)

    @remembered
    def timeline(self) -> list[Step]:
        return timeline(steps(self.medicine), self.medicine)

    @remembered
    def counted(self) -> tuple[numbers.Counted | None, numbers.Counted | None]:
        return numbers.counted(self.medicine, self.shelf)

    @remembered
    def questions(self) -> list[QuestionDoc]:
        """First what everybody should ask, then what is asked about this one and few others."""
        return sorted(
            (
                q
                for q in self.shelf.questions
                if asked_about(q, self.medicine)
                and (not q.circumstances or q.ask_first is not None)
            ),
            key=lambda q: (
                q.ask_first is None,
                q.ask_first or 0,
                len(q.medicines) or len(self.shelf.medicines) + 1,
                q.order,
                q.slug,
            ),
        )

    @remembered
    def sources(self) -> list[str]:
        """The sources of all but the figures."""
        every = facts([self.medicine, *self.all_signs])
        return [slug for fact in every for slug in fact.sources]

    @property
    def all_signs(self) -> list[UrgentSignDoc]:
        return [sign for group in self.signs for sign in group.signs]


def _sheet(guide: _Guide, room: Room) -> Sheet:
    medicine, shelf = guide.medicine, guide.shelf
    references = References(shelf, first=[medicine.label] if medicine.label else [])
    path = f"/medicines/{medicine.slug}/"
    address = web_address(path)
    asked = guide.questions[: room.questions]
    harms, benefits = guide.counted
    parts: list[Part] = [
        *notices(medicine),
        *numbers.tiles(medicine, shelf, references, why=room.why, small=room.small),
        must_know(medicine, shelf, address, names=room.names, set=room.rules),
        *_bands(guide, room),
        boxed(medicine),
        *_use(guide, room),
        *_tests(guide, room),
        *more_rules(
            medicine, shelf, address, names=room.names, whole=room.rank_2, set=room.more_rules
        ),
        *numbers.rows_of(harms, room.harms, references),
        *numbers.rows_of(benefits, room.benefits, references),
        *next_visit(guide.signs, room.next_visit),
        *_tell(medicine, room),
        *(silences(medicine) if room.silences else ()),
        *to_ask(asked),
        *([Heading(gettext("My questions, and what we decided"))] * room.headed),
        Write(
            (gettext("Notes from your doctor, nurse or pharmacist:"),), lines=room.lines, rest=True
        ),
        Write((gettext("Doctor:"), gettext("Phone, day and night:")), across=2),
    ]
    left_out = references.add(guide.sources, room.sources)
    parts.append(Small((label_line(medicine, shelf), references.said(more(address, left_out)))))
    shown = [*records_of(medicine, shelf), *references.cited, *asked]
    return Sheet(
        title=gettext("%(brand)s (%(generic)s) for eczema")
        % {"brand": medicine.brand, "generic": medicine.generic},
        heading=medicine.brand,
        generic=f"({medicine.generic})",
        aside=_say_it(medicine),
        lead=_lead(medicine, room),
        parts=tuple(parts),
        foot=foot(shelf, path, shown, (medicine,)),
        day=shelf.last_change(shown) or shelf.date,
        qr=qr(path),
        tight=room.tight,
    )


def _lead(medicine: MedicineDoc, room: Room) -> Words:
    """What it is, and for whom."""
    form = gettext("%(form)s, %(strengths)s.") % {
        "form": medicine.form[:1].upper() + medicine.form[1:],
        "strengths": or_list(medicine.strengths),
    }
    return say(f"{medicine.summary} " if room.summary else "", f"{form} ", medicine.who_for)


def _say_it(medicine: MedicineDoc) -> str:
    """How to say the names."""
    names = (medicine.say_brand, medicine.say_generic and f"({medicine.say_generic})")
    said = " ".join(name for name in names if name)
    return gettext("Say it: %(name)s.") % {"name": said} if said else ""


def notices(medicine: MedicineDoc) -> list[Part]:
    """ "Not FDA-approved" stands before all else."""
    if medicine.approved_in_us:
        return []
    text = medicine.not_approved_notice
    return [Notice(say(strong(gettext("Not FDA-approved for eczema.")), f" {text}"))]


def boxed(medicine: MedicineDoc) -> Notice:
    """The boxed warning with whose data it rests on, or that there is none."""
    return Notice(say(label(gettext("Boxed warning:")), medicine.box_line), double=True)


def _bands(guide: _Guide, room: Room) -> list[Part]:
    """When to call 911 and when to call today, and where the other side begins."""
    *urgent, today = bands(
        guide.signs, guide.medicine, meanings=room.meanings, listed=room.signs_listed
    )
    if room.front == "911":
        return [Help(tuple(urgent)), OtherSide(), Help((today,))]
    both = (*urgent, today)
    shown = side_by_side(both) if room.beside else Help(both)
    return [shown, OtherSide()] if room.front else [shown]


def _use(guide: _Guide, room: Room) -> list[Part]:
    medicine = guide.medicine
    rows = [
        (gettext("How to use it:"), line(told(medicine, "how-to-use", full=room.slots))),
        (gettext("A missed dose:"), line(told(medicine, "missed-dose", full=room.slots))),
        *(
            (named(name_of(topic)), line(told(medicine, topic, full=room.slots)))
            for topic in ("vaccines", "pregnancy", "breastfeeding")
            if room.slots or not told_by_rules(medicine, topic, 0, 1, 2)
        ),
        *((name, line(words)) for name, words in in_the_eyes(medicine).items()),
        (gettext("To report a side effect:"), line(reporting(medicine))),
        *((name, line(words)) for name, words in crisis(guide.shelf).items() if room.crisis),
    ]
    heading = gettext("How do you use it?")
    return [*([Heading(heading)] * room.headed), Facts(tuple(rows))]


def _tests(guide: _Guide, room: Room) -> list[Part]:
    if not room.tests:
        return []
    heading = Heading(gettext("Which tests do you need, and when?"))
    if not guide.timeline:
        text = gettext("We do not know which tests %(brand)s needs. Ask your doctor.")
        return [heading, *line(text % {"brand": guide.medicine.brand})]
    return [
        heading,
        Facts(tuple((named(step.when), line(named_tests(step))) for step in guide.timeline)),
    ]


def _tell(medicine: MedicineDoc, room: Room) -> list[Part]:
    topic = "tell-your-doctor"
    slot = medicine.on(topic)
    if not room.tell or slot is None:
        return []
    return [Heading(gettext("What should your doctor know?")), *laid_out(slot.text)]


def to_ask(asked: list[QuestionDoc]) -> list[Part]:
    """Questions with boxes to tick."""
    if not asked:
        return []
    texts = tuple(say(question.text) for question in asked)
    return [Heading(gettext("Questions to ask")), Items(texts, mark="box")]
