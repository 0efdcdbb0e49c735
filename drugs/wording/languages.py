"""What differs from language to language where code reads, counts or joins words.

A language is one entry here, a catalogue in locale/ and a line in the settings. English is the
only one so far. The language in force is the one Django has active: that of the edition a request
is answered from (drugs/language.py); on the desk and at the press it is the desk's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import Stemmer
import syllapy
from django.utils.translation import get_language
from spellchecker import SpellChecker

from drugs.wording import alarm_words, amounts, frequency
from drugs.wording.alarm_words import AlarmWords


@dataclass(frozen=True)
class Language:
    """`code` stands in settings and addresses, `tag` in <html lang>; `day` and `month` are date
    formats as Django writes them.

    `grade` takes the counts of sentences, words and syllables of a text and gives the school grade
    a reader needs. `frequency_words` stand in for a number; `amounts` finds those of a medicine,
    each unit by its name (mg, mcg, g); `counted` finds a number of people, which search never shows
    cut off from what it is compared with; `calls_today` finds where a reader is sent to the doctor
    today, `calls_911` where to the emergency number; `conditions` finds what a sentence beside it
    hangs on, `points_back` one that says nothing without the sentence before it.
    `stem` takes a word to what search compares; `sound` takes it to how it is heard; `used` says
    how much it is used, 0 where it is no word at all.
    `little_words` count there only when nothing else was asked; `everyday` groups the words people
    use with those our pages have, beside the names that the records know. `alike` are words that
    say the same in people's own phrases; `things` are words that tell little beside others, such as
    those for a medicine that has no name (`medicine_words`, `medicine_forms`, `pronouns`);
    `effect_words` name a side effect, but not which.
    `together` and `against` are those of one who takes two, or compares them; `ages` finds the ages
    that are told, each in years and with its words. `endings` make another word of a name:
    "anemia", "anemic".
    `alarm_words` tell whether who names a sign has it.
    """

    code: str
    tag: str
    day: str
    month: str
    word: re.Pattern[str]
    sentence_end: re.Pattern[str]
    syllables: Callable[[str], int]
    grade: Callable[[int, int, int], float]
    frequency_words: re.Pattern[str]
    amounts: re.Pattern[str]
    counted: re.Pattern[str]
    calls_today: re.Pattern[str]
    calls_911: re.Pattern[str]
    conditions: re.Pattern[str]
    points_back: re.Pattern[str]
    stem: Callable[[str], str]
    sound: Callable[[str], str]
    used: Callable[[str], int]
    ages: Callable[[str], tuple[tuple[int, str], ...]]
    endings: frozenset[str]
    little_words: frozenset[str]
    everyday: tuple[tuple[str, ...], ...]
    alike: tuple[tuple[str, ...], ...]
    things: frozenset[str]
    pronouns: frozenset[str]
    medicine_words: frozenset[str]
    effect_words: frozenset[str]
    medicine_forms: frozenset[str]
    together: frozenset[str]
    against: frozenset[str]
    alarm_words: AlarmWords


@lru_cache(maxsize=20_000)
def _english_syllables(word: str) -> int:
    """By a list of English words or else by its vowels; at least one."""
    return max(int(syllapy.count(word.lower().strip("'’").replace("’", "'"))), 1)


def _flesch_kincaid(sentences: int, words: int, syllables: int) -> float:
    """0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid et al., 1975)."""
    return 0.39 * words / max(sentences, 1) + 11.8 * syllables / words - 15.59


_SNOWBALL = Stemmer.Stemmer("english")
_SNOWBALL.maxCacheSize = 0  # what was typed is kept nowhere


def _plain(word: str) -> str:
    """A word without case, accents and apostrophes."""
    if word.isascii():  # has no accents
        return word.lower().replace("'", "")
    folded = unicodedata.normalize("NFKD", word).casefold()
    return "".join(c for c in folded if c not in "'’" and not unicodedata.combining(c))


# What has no ending to take away, or is another word without it.
_IRREGULAR = {
    "children": "child", "feet": "foot", "forgot": "forget", "forgotten": "forget",
    "grandchildren": "grandchild", "immunization": "vaccine", "immunizations": "vaccine",
    "immunized": "vaccine", "men": "man", "mice": "mouse", "nurse": "rn", "nurses": "rn",
    "teeth": "tooth", "women": "woman",
}  # fmt: skip


def _english_stem(word: str) -> str:
    """A word without case, accents and the endings of "missed", "clots", "vaccination"."""
    plain = _plain(word)
    return str(_SNOWBALL.stemWord(_IRREGULAR.get(plain, plain)))


# How letters are heard, in this order; vowels are heard too differently to count, but the first.
_HEARD = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"(.)\1+", r"\1"), (r"^x", "z"), (r"^(?:kn|gn|pn)", "n"), (r"^wr", "r"),
        (r"ph|(?<=[ao]u)gh", "f"), (r"[cs]h|tch", "S"), (r"dge?(?=[iey])", "j"),
        (r"c(?=[iey])", "s"), (r"qu?|ck?|kh", "k"), (r"x", "ks"), (r"z", "s"),
        (r"g(?=[iey])", "j"), (r"(?<=.)[aeiouyhw]", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


def _english_sound(word: str) -> str:
    """How a word is heard: the same for "rinvoke" and a name that ends in "voq"."""
    heard = _plain(word)
    for pattern, instead in _HEARD:
        heard = pattern.sub(instead, heard)
    return heard


@lru_cache(maxsize=1)
def _english_words() -> dict[str, int]:
    return dict(SpellChecker(language="en").word_frequency.dictionary)


def _english_used(word: str) -> int:
    """How much a word is used in a large body of English; 0 where it is none."""
    return _english_words().get(word.casefold().replace("’", "'"), 0)


_AGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<n>\d{1,3})[\s-]*(?:years?|yrs?|y/?os?|a[nñ]os)\b(?:[\s-]*olds?\b)?",
        r"\b(?:over|past|under|above|below|(?:older|younger) than|in (?:my|his|her|their|your))"
        r"\s+(?P<n>\d{2})(?:['’]?s)?\b(?!\s*(?:mg|ml|g|kg|lbs?|pounds?|weeks?|months?|days?|hours?"
        r"|minutes?|people|percent|dollars?|%))",
        r"\b(?P<months>\d{1,2})[\s-]*(?:months?|mos?|meses|weeks?)[\s-]*olds?\b",
        r"\b(?:i['’]?m|i am|he['’]?s|she['’]?s|age|aged|turn(?:ing|s|ed)?|edad|tiene"
        r"|(?:he|she|mom|mum|mother|dad|father|son|daughter|kid|child|husband|wife|grandma|grandpa"
        r"|grandmother|grandfather|grandson|granddaughter|sister|brother|aunt|uncle|niece|nephew"
        r"|boy|girl|baby|toddler|friend|who)(?: is|['’]?s))"
        r"\s+(?P<n>\d{1,3})\b(?!\s*(?:mg|ml|g|kg|lbs?|pounds?|weeks?|months?|days?|%))",
    )
)


def _english_ages(text: str) -> tuple[tuple[int, str], ...]:
    """ "my 5 year old" -> (5, "5 year old"); months count as no year."""
    return tuple(
        (int(match.groupdict().get("n") or 0), match[0])
        for pattern in _AGES
        for match in pattern.finditer(text)
    )


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_COUNTED = "percent|person|people|adults?|child|children|patients?|women|men|cases?|times|out of|of"

ENGLISH = Language(
    code="en",
    tag="en-US",
    day="F j, Y",
    month="F Y",
    # A letter of any alphabet, so that a name with an accent is one word.
    word=re.compile(r"[^\W\d_](?:[^\W\d_]|['’])*"),
    sentence_end=re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[^\W_a-zß-öø-ÿ])"),
    syllables=_english_syllables,
    grade=_flesch_kincaid,
    frequency_words=frequency.ENGLISH,
    amounts=amounts.ENGLISH,
    counted=re.compile(
        r"\d\s?%|(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half)) "
        rf"(?:{_COUNTED})\b|\bof (?:the )?\d|\bfewer than 1\b",
        re.IGNORECASE,
    ),
    calls_today=re.compile(
        r"\b(?:call|doctor)(?: \w+){0,2} today\b|\bget (?:medical )?help right away\b",
        re.IGNORECASE,
    ),
    calls_911=re.compile(r"\b911\b"),
    conditions=re.compile(
        r"\b(?:if|unless|except|only|but|with this|with care|at most|no more than|until|under"
        r"|over)\b",
        re.IGNORECASE,
    ),
    points_back=re.compile(r"(?:they|them|their|these|those|that|both)\b", re.IGNORECASE),
    stem=_english_stem,
    sound=_english_sound,
    used=_english_used,
    ages=_english_ages,
    endings=frozenset({"", *_words("a d ia ic ous al i y is e ed es s ness iti ation or us")}),
    little_words=frozenset(
        word
        for line in (
            "a about above after all am an and any are as at be been but by can could did do does",
            "for from get had has have how i if im in into is it its me my need of on or our",
            "should so take taking than that the their them then there these they this to use",
            "used using vs versus was we were what when which who why will with would you your",
            "while during just really also okay ok please am",
            # Readers mix languages.
            "se puede puedo con la el los las y de del para mi mis que es un una por en lo su si",
            "estoy esta tengo hay al",
        )
        for word in line.split()
    ),
    everyday=(
        ("pregnant", "pregnancy"),
        ("breastfeeding", "nursing", "breast milk"),
        ("pill", "tablet"),
        ("medicine", "drug", "medication", "med"),
        ("child", "children", "kid", "teen"),
        ("cost", "price", "money", "expensive", "afford"),
        ("shot", "injection"),
        ("vaccine", "vaccination", "immunization"),
        ("stop", "quit"),
        ("doctor", "dermatologist", "physician"),
        ("cream", "ointment"),
        ("poop", "stool"),
        ("belly", "stomach", "tummy"),
    ),
    alike=(
        (
            "not",
            "dont",
            "cant",
            "wont",
            "didnt",
            "cannot",
            "no",
            "without",
            "never",
            "isnt",
            "shouldnt",
            "doesnt",
            "couldnt",
            "wouldnt",
            "arent",
        ),
        ("twice", "double", "doubled"),
        ("throw", "threw", "vomit", "puke"),
        ("smoke", "smoker", "cigarette"),
        ("doctor", "dermatologist", "physician", "pediatrician", "derm", "dr"),
        ("operation", "surgery"),
        ("untreated", "treat"),
        ("phone", "call"),
    ),
    things=_words(
        "pill pills tablet tablets capsule medicine medicines medication meds drug drugs cream "
        "creams ointment treatment liquid syrup "
        "risk risks chance chances odds cause causes caused causing often much many long start "
        "starting put day days eczema always tonight yesterday today stuff something anything "
        "thing things happens suddenly lately recently exactly actually "
        "every each week weeks month months year years hour hours time times daily weekly monthly "
        "people person someone somebody everyone kind type problem problems issue issues"
    ),
    pronouns=_words("it this that them these"),
    medicine_words=_words("medicine medicines medication meds drug drugs"),
    effect_words=_words("side effect effects"),
    medicine_forms=_words("pill pills tablet tablets capsule cream ointment liquid syrup tube"),
    together=_words("with together while mix mixing combine combined combining plus"),
    against=_words(
        "vs versus or than better best compare compared comparison difference different stronger "
        "switch switching instead"
    ),
    alarm_words=alarm_words.ENGLISH,
)

LANGUAGES = {language.code: language for language in (ENGLISH,)}


def current() -> Language:
    """The language in force; English where it has no entry of its own."""
    return LANGUAGES.get((get_language() or "").partition("-")[0], ENGLISH)
