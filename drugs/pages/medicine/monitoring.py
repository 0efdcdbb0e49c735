"""The tests of a medicine on a line of time."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from drugs.documents import MedicineDoc, MonitoringDoc, all_sources


@dataclass(frozen=True)
class Step:
    """One moment of the timeline of tests."""

    when: str
    tests: tuple[MonitoringDoc, ...]
    start: bool = False

    @property
    def limit(self) -> bool:
        """Whether it names blood levels at which the doctor waits or stops."""
        return all(row.moment == "limit" for row in self.tests)

    @property
    def timed(self) -> list[tuple[MonitoringDoc, str]]:
        """The tests, each with its own time; empty where that says no more than the moment."""
        return [(row, own_time(row)) for row in self.tests]

    @property
    def sources(self) -> tuple[str, ...]:
        return all_sources(self.tests)


def steps(medicine: MedicineDoc) -> list[Step]:
    """The tests in the order of time: before, each named week, after that, when to wait or stop."""
    found: dict[str, list[MonitoringDoc]] = {}
    for row in medicine.monitoring:
        found.setdefault(_moment(row), []).append(row)
    return [
        Step(when=when, tests=tuple(rows), start=rows[0].moment == "before")
        for when, rows in found.items()
    ]


def timeline(steps: list[Step], medicine: MedicineDoc) -> list[Step]:
    """The tests with a time; the levels are rules, but on pages published before there were any."""
    return [step for step in steps if not (medicine.rules_entered and step.limit)]


def own_time(row: MonitoringDoc) -> str:
    """When a test is due, where the moment it stands under does not say all of it: "4 weeks after
    each dose increase"."""
    return "" if row.when.casefold() == _bare_moment(row).casefold() else row.when


def with_time(row: MonitoringDoc) -> str:
    """The name of a test with its own time, if it has one: "Blood count (when there is a need)"."""
    time = own_time(row)
    return f"{row.test} ({time})" if time else row.test


def _bare_moment(row: MonitoringDoc) -> str:
    moments = {
        "before": gettext("Before you start"),
        "week": gettext("Week %(week)s") % {"week": row.week},
        "ongoing": gettext("After that"),
        "limit": gettext("When to wait or stop"),
    }
    return moments[row.moment]


def _moment(row: MonitoringDoc) -> str:
    moment = _bare_moment(row)
    if row.region == "us":
        return moment
    return gettext("%(moment)s (%(region)s)") % {"moment": moment, "region": row.region_name}
