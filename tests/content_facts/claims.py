"""What the sentences of an edition claim in numbers, by subject: so that no two of them disagree.

A claim is (medicine, subject, region, value) with the sentence it stands in. Subjects are the
waits, levels, ages, amounts and weeks that a reader acts on. The code of the site reads no prose;
tests do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from drugs.wording.grade import sentences

US = "us"
# A sentence that names one of these speaks of another label, another illness, or a study.
REGIONS = {
    "europe": r"\beurop|\bEU\b|\bUK\b|\bswiss\b|\bswitzerland\b|\bgerman|\bnorway\b|\bitalian\b",
    "asia": r"\bjapan|\bthai|\bhong kong\b|\bchina\b|\bchinese\b|\bsingapore\b",
    "other": r"\bcanad|\bnew zealand\b|\baustrali|\bmayo\b|\bcleveland\b",
    "not-eczema": r"\barthritis\b|\bvitiligo\b|\bother illnesses\b",
}
STUDY = re.compile(
    r"\btrials?\b|\bstud(?:y|ies|ied)\b|\bfollow(?:ed|-up)\b|\brats?\b|\brabbits?\b|\bmice\b"
    r"|\bout of\b|%(?! of (?:the|your) skin)|\bsurvey\b|\bpeople in all\b|\brandom",
    re.IGNORECASE,
)
WAIT = r"(\d+) (day|week|month)s?\b(?! or older| and older| of age| old\b)"
LEVEL = (
    r"(?: (?:are|is|fall|fell|falls|count))?(?: (?:too )?low)?(?: \(|,|:)?"
    r" ?(?:below|under) ([\d,]+)"
)


@dataclass(frozen=True)
class Claim:
    """`medicine` is "" where it holds for all."""

    medicine: str
    subject: str
    region: str
    value: str
    where: str
    sentence: str

    @property
    def about(self) -> tuple[str, str, str]:
        return (self.medicine, self.subject, self.region)


@dataclass(frozen=True)
class Subject:
    """`value` finds values in a sentence that has `about` and nothing of `unless`; what is one
    value is made of its groups by `say`. What holds `for_all` is no medicine's own."""

    name: str
    about: str
    value: str
    unless: str = ""
    say: Callable[[re.Match[str]], str] = lambda found: " ".join(g for g in found.groups() if g)
    for_all: bool = False

    def found(self, sentence: str) -> Iterator[str]:
        if not re.search(self.about, sentence, re.IGNORECASE):
            return
        if self.unless and re.search(self.unless, sentence, re.IGNORECASE):
            return
        for match in re.finditer(self.value, sentence, re.IGNORECASE):
            yield self.say(match)


def _band(found: re.Match[str]) -> str:
    return f"from {found[1]}: {found[2]} mg"


def _range(found: re.Match[str]) -> str:
    return f"{found[1]} to {found[2]} F"


def _amount(found: re.Match[str]) -> str:
    per = (found[2] or "").lower()
    return f"{found[1]} g in {'1 ' if not per[:1].isdigit() else ''}{per.rstrip('s')}"


SUBJECTS = (
    Subject("wait before breastfeeding", "breast-?feed", WAIT, unless="birth control|pregnan"),
    Subject("birth control after the last dose", "birth control", WAIT, unless="breast-?feed"),
    Subject(
        "hours to the next dose",
        r"\bnext\b.*\b(?:dose|tablet|time|one)\b|\b(?:dose|tablet)\b.*\bnext\b",
        r"(\d+) hours",
    ),
    Subject(
        "platelets to start with", r"\b(?:start|wait)\b", "platelets" + LEVEL,
        unless=r"\bstop\b|\bpause",
    ),
    Subject(
        "platelets to stop at", r"\bstop(?:s|ped)?\b", "platelets" + LEVEL,
        unless=r"\bdo not start\b",
    ),
    Subject("lymphocytes", "lymphocytes", "lymphocytes" + LEVEL),
    Subject("neutrophils", "neutrophils", "neutrophils" + LEVEL),
    Subject("hemoglobin", "hemoglobin", "hemoglobin" + LEVEL),
    Subject(
        "kidney function", r"\beGFR\b",
        r"(?:below|under|to|of) (\d{2,3})\b(?! (?:kg|mg|weeks|years))",
    ),
    Subject(
        "dose by kidney function", r"\beGFR\b",
        r"(\d+) to (?:under )?\d+\)?[^.;]{0,30}?(\d+) mg", say=_band,
    ),
    Subject(
        "week of the cholesterol test", "cholesterol",
        r"(?:week )?(\d+)(?: weeks)?(?= after|,|\.|$| \(|;)", unless=r"\bmg\b|\d{3}",
    ),
    Subject("weeks to the blood count", r"\bblood counts?\b", r"(\d+) weeks? after|week (\d+)"),
    Subject(
        "age", r"\bage|\bolder\b|\bunder\b|\bteens?\b|\bchild",
        r"(?:\bages?|\baged) (\d+) (?:to|and) \d+|(?:\bages?|\baged) \d+ (?:to|and) (\d+)"
        r"|\b(\d+) (?:and|or) (?:older|up|over)\b|\bfrom age (\d+)|\byounger than (\d+)"
        r"|(?<!to )\bunder (?:age )?(\d+)(?! ?(?:kg|mg|g|\d|,\d))",
        unless=r"\bJAK pill|heart risk|shingrix|shingles (?:vaccine|shot)|\bCDC\b|\bvaccine"
        r"|weakens? your immune|eGFR|below|lymphocytes|kidney|0\.\d|under review",
    ),
    Subject(
        "milligrams", r"\bmg\b", r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?) ?mg\b(?!/)", unless="aspirin",
    ),
    Subject("weight in kg", r"\bkg\b", r"(\d+) kg\b"),
    Subject(
        "grams", r"\bg\b",
        r"(\d+) g(?:rams?)?\b(?: tube)? (?:a|in a|per|each|every|in) (week|2 weeks|month|day)",
        say=_amount,
    ),
    Subject("share of the skin", r"\bskin\b", r"(\d+)% of (?:the|your) skin", unless=r"\bpalm\b"),
    Subject("aspirin", r"\baspirin\b", r"(\d+) mg"),
    Subject(
        "months without blood thinners", "blood thinner|heart medicine|platelet|aspirin",
        r"(\d+) months?\b",
    ),
    Subject(
        "weeks without help",
        r"\bno better\b|\bnot better\b|\bhave not helped\b|\bwithout help\b|\bnot help\b",
        r"(\d+) weeks",
    ),
    Subject(
        "hours and days for VariZIG", r"within \d+ hours, and",
        r"within (\d+ hours), and\D+?(\d+ days)", for_all=True,
    ),
    Subject(
        "age for the shingles vaccine", r"shingrix|\bCDC\b|shingles (?:vaccine|shot)",
        r"(?:from age|adults) (\d+)", for_all=True,
    ),
    Subject("minutes to rinse", r"\brinse\b", r"(\d+ to \d+) minutes", for_all=True),
    Subject("a phone number", r"\d{3}-", r"\b(1-\d{3}-\d{3}-\d{4})\b"),
    Subject("temperature", r"[°\d] ?F\b", r"(\d+) to (\d+) ?°? ?F\b", say=_range),
)  # fmt: skip


def region(text: str) -> str:
    """Whose text a sentence tells of: the US label's where nothing else is named."""
    return next(
        (name for name, words in REGIONS.items() if re.search(words, text, re.IGNORECASE)), US
    )


@cache
def _values(sentence: str) -> list[tuple[Subject, str]]:
    """What a sentence claims. The same rule stands on many pages."""
    return [(subject, value) for subject in SUBJECTS for value in subject.found(sentence)]


@cache
def _named(sentence: str, word: str) -> bool:
    return bool(re.search(rf"\b{re.escape(word)}\b", sentence, re.IGNORECASE))


def whose(sentence: str, names: Mapping[str, Iterable[str]], default: str) -> str | None:
    """The one medicine that a sentence names, else the page's own; None where it names several."""
    named = [slug for slug, words in names.items() if any(_named(sentence, word) for word in words)]
    if len(named) > 1:
        return None
    return named[0] if named else default


def claims(
    text: str, where: str, names: Mapping[str, Iterable[str]], default: str = "", context: str = ""
) -> Iterator[Claim]:
    """Every claim of a block of text. `context` is what stands before it and holds for it: the line
    above a list, the heading above a cell."""
    for sentence in sentences(text):
        medicine = whose(sentence, names, default)
        if medicine is None or STUDY.search(sentence):
            continue
        at = region(f"{context} {sentence}")
        for subject, value in _values(sentence):
            owner = "" if subject.for_all else medicine
            if owner or subject.for_all:
                yield Claim(owner, subject.name, at, value.replace(",", ""), where, sentence)


def differences(
    found: Iterable[Claim], known: Mapping[tuple[str, str, str], set[str]]
) -> list[str]:
    """Claims whose value is none that the fields hold; and where no field holds any, claims of one
    subject that are not all alike."""
    by_subject: dict[tuple[str, str, str], dict[str, Claim]] = {}
    for claim in found:
        by_subject.setdefault(claim.about, {}).setdefault(claim.value, claim)
    told = []
    for about, values in by_subject.items():
        if allowed := known.get(about):
            told += [
                f"{about}: {value}, and the fields say {sorted(allowed)}: {claim.where}: "
                f"{claim.sentence}"
                for value, claim in values.items()
                if value not in allowed
            ]
        elif len(values) > 1:
            told += [
                f"{about}: {value}: {claim.where}: {claim.sentence}"
                for value, claim in values.items()
            ]
    return told
