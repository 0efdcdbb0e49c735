"""The visit sheet: blank, for both people in the room. One page before, one page during."""

from __future__ import annotations

from django.conf import settings

from drugs.handouts.ends import edition_line, small, web_address
from drugs.handouts.parts import Heading, Items, NewPage, Scale, Sheet, Table, Write, line, say
from drugs.shelf import Shelf

MATTERS = (
    "Less itch and better sleep", "Clearer skin", "Fast relief", "A low risk of serious harm",
    "Few blood tests and visits", "A cream, or a pill", "Cost",
)  # fmt: skip
TELL = (
    "Infections now, or that keep coming back. TB. Hepatitis. Shingles. Cold sores.",
    "A heart attack, a stroke, a blood clot, high blood pressure or cholesterol.",
    "Cancer, now or in the past. I smoke, or I used to.",
    "Kidney or liver trouble. Diabetes. Low blood counts. A weak immune system.",
    "I am pregnant, may become pregnant, or breastfeed.",
    "A vaccine, a surgery or a long trip soon.",
)


def sheet(shelf: Shelf) -> Sheet:
    address = web_address("/handouts/")
    return Sheet(
        title="Visit sheet: for you and your doctor",
        heading="My visit",
        aside=f"{settings.SITE_NAME}: a sheet for you and your doctor. Fill in what you like.",
        parts=(
            Write(("Name:", "Date:", "My doctor:", "With me:"), across=2),
            Heading("Before the visit: what matters most to me?"),
            Items(tuple(map(say, MATTERS)), mark="box", across=2),
            Write(("Something else:",)),
            Heading("How was my eczema in the last 7 days?"),
            Scale("My itch", low="0: none", high="10: the worst I can think of"),
            Scale("My sleep", low="0: I slept well", high="10: I could not sleep"),
            Write(("Where it is, and what it stops me doing:",)),
            Heading("What have I tried, and what do I take now?"),
            Table(
                columns=("Medicine, cream or vitamin", "How long?", "Did it help? Any harm?"),
                rows=((say(""),) * 3,) * 3,
                widths=(2, 1, 2),
                tall=1.5,
            ),
            Heading("What should my doctor know?"),
            Items(tuple(map(say, TELL)), mark="box"),
            Heading("My top three questions"),
            Write(("1.", "2.", "3.")),
            NewPage(),
            Heading("In the visit: what could we do?"),
            Table(
                columns=("Choice", "What is good about it?", "What could go wrong?"),
                rows=((say("No change for now"), say(""), say("")), *(((say(""),) * 3,) * 3)),
                widths=(1, 1.5, 1.5),
                tall=2.4,
            ),
            Heading("What did we decide?"),
            Items(
                tuple(map(say, ("No change for now", "Start", "Change the dose", "Stop"))),
                mark="box",
                across=4,
            ),
            Write(("Medicine and dose:", "How I use it:")),
            Write(("We look again on:", "We stop if:"), across=2),
            Heading("Which tests and vaccines, and when?"),
            Table(
                columns=("Test or vaccine", "Where?", "Date", "Done"),
                rows=((say(""),) * 4,) * 3,
                widths=(2, 1.5, 1, 0.6),
                tall=1.5,
            ),
            Heading("When do I call, and whom?"),
            *line("Call 911 for chest pain, trouble breathing, a weak arm or face, or a swollen "
                  "throat."),
            Write(("Call today for:",)),
            Write(("By day:", "By night:"), across=2),
            Write(("In my own words, what I will do:",), lines=2),
            Write(("Notes from your doctor, nurse or pharmacist:",), lines=2),
            small(shelf, (), address),
        ),
        edition=edition_line(shelf),
        address=address,
        day=shelf.date,
    )  # fmt: skip
