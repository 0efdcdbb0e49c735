"""The visit sheet: blank, for both people in the room. One page before, one page during."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from drugs.handouts.ends import foot, qr
from drugs.handouts.parts import Heading, Items, NewPage, Scale, Sheet, Table, Write, line
from drugs.handouts.runs import Words, say
from drugs.handouts.safety import crisis, help_lines, nobody_answers
from drugs.shelf import Shelf

MATTERS = (
    gettext_noop("Less itch and better sleep"),
    gettext_noop("Clearer skin"),
    gettext_noop("Fast relief"),
    gettext_noop("A low risk of serious harm"),
    gettext_noop("Few blood tests and visits"),
    gettext_noop("A cream, or a pill"),
    gettext_noop("Cost"),
)
TELL = (
    gettext_noop("Infections now, or that keep coming back. TB. Hepatitis. Shingles. Cold sores."),
    gettext_noop("A heart attack, a stroke, a blood clot, high blood pressure or cholesterol."),
    gettext_noop("Cancer, now or in the past. I smoke, or I used to."),
    gettext_noop("Kidney or liver trouble. Diabetes. Low blood counts. A weak immune system."),
    gettext_noop("I am pregnant, may become pregnant, or breastfeed."),
    gettext_noop("A vaccine, a surgery or a long trip soon."),
)
DECISIONS = (
    gettext_noop("No change for now"),
    gettext_noop("Start"),
    gettext_noop("Change the dose"),
    gettext_noop("Stop"),
)


def sheet(shelf: Shelf) -> Sheet:
    path = "/handouts/"
    return Sheet(
        title=_("Visit sheet: for you and your doctor"),
        heading=_("My visit"),
        aside="",
        lead=say(_("A sheet for you and your doctor. Fill in what you like.")),
        parts=(
            Write(
                (_("Name:"), _("Date:"), _("My doctor:"), _("With me:")),
                across=2,
            ),
            Heading(_("Before the visit: what matters most to me?")),
            Items(_said(MATTERS), mark="box", across=2),
            Write((_("Something else:"),)),
            Heading(_("How was my eczema in the last 7 days?")),
            Scale(
                _("My itch"),
                low=_("0: none"),
                high=_("10: the worst I can think of"),
            ),
            Scale(
                _("My sleep"),
                low=_("0: I slept well"),
                high=_("10: I could not sleep"),
            ),
            Write((_("Where it is, and what it stops me doing:"),)),
            Heading(_("What have I tried, and what do I take now?")),
            Table(
                columns=(
                    _("Medicine, cream or vitamin"),
                    _("How long?"),
                    _("Did it help? Any harm?"),
                ),
                rows=((say(""),) * 3,) * 3,
                widths=(2, 1, 2),
                lined=True,
                tall=1.5,
            ),
            Heading(_("What should my doctor know?")),
            Items(_said(TELL), mark="box"),
            Heading(_("My top three questions")),
            Write(("1.", "2.", "3.")),
            NewPage(),
            Heading(_("In the visit: what could we do?")),
            Table(
                columns=(
                    _("Choice"),
                    _("What is good about it?"),
                    _("What could go wrong?"),
                ),
                rows=(
                    (say(_("No change for now")), say(""), say("")),
                    *(((say(""),) * 3,) * 3),
                ),
                widths=(1, 1.5, 1.5),
                lined=True,
                tall=2.4,
            ),
            Heading(_("What did we decide?")),
            Items(
                _said(DECISIONS),
                mark="box",
                across=4,
            ),
            Write((_("Medicine and dose:"), _("How I use it:"))),
            Write((_("We look again on:"), _("We stop if:")), across=2),
            Heading(_("Which tests and vaccines, and when?")),
            Table(
                columns=(
                    _("Test or vaccine"),
                    _("Where?"),
                    _("Date"),
                    _("Done"),
                ),
                rows=((say(""),) * 4,) * 3,
                widths=(2, 1.5, 1, 0.6),
                lined=True,
                tall=1.5,
            ),
            Heading(_("When do I call, and whom?")),
            *line(
                _(
                    "Call 911 for chest pain, trouble breathing, a weak arm or face, or a swollen "
                    "throat."
                )
            ),
            *help_lines(more=crisis(shelf) | nobody_answers()),
            Write((_("Call today for:"),)),
            Write((_("By day:"), _("At night:")), across=2),
            Write((_("In my own words, what I will do:"),), lines=2),
            Write((_("Notes from your doctor, nurse or pharmacist:"),), lines=2),
        ),
        foot=foot(shelf, path, ()),
        day=shelf.first_day,
        tight=True,
        qr=qr(path),
    )


def _said(lines: tuple[str, ...]) -> tuple[Words, ...]:
    return tuple(say(_(line)) for line in lines)
