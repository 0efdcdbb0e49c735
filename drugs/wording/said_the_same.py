"""Other words for what is told of a sign: those that say the same, Spanish ones too, as readers mix
languages; those that tell how bad it is; and those that are written for others they sound like.
"""

from __future__ import annotations

from collections.abc import Mapping


def _in_order(*lines: str) -> tuple[str, ...]:
    return tuple(word for line in lines for word in line.split())


ALIKE: tuple[tuple[str, ...], ...] = (
    ("throw", "threw", "throwing", "thrown", "vomit", "vomiting", "vomited", "puke", "puking"),
    ("poop", "stool", "stools"),
    ("belly", "stomach", "tummy", "abdomen", "abdominal"),
    ("child", "kid", "kiddo", "toddler", "baby", "infant", "preschooler"),
    ("swollen", "swelled", "swelling", "swells", "swell", "swole", "swoled", "swolled"),
    ("pain", "hurt", "hurts", "hurting", "ache", "aching"),
    ("cant", "cannot", "couldnt", "unable"),
    ("wont", "doesnt", "wouldnt", "didnt"),
    ("bleed", "bled"),
    ("blue", "bluish"),
    ("eye", "eyeball", "eyeballs"),
    ("dog", "puppy", "pup"),
    ("cat", "kitten"),
    ("breath", "breathe", "breathing", "respirate"),
    ("son", "grandson", "nephew", "boy", "brother"),
    ("daughter", "granddaughter", "niece", "girl", "sister"),
)

# Spanish words for one that an editor writes in English; an editor's Spanish word is itself alone.
ABROAD: Mapping[str, tuple[str, ...]] = {
    "vomit": _in_order("vomito vomite vomitar vomitando vomita"),
    "poop": _in_order("heces popo excremento caca"),
    "belly": _in_order("barriga estomago panza vientre"),
    "swollen": _in_order(
        "hinchado hinchada hinchados hinchadas hinchazon hincha hincho hincharon inflamado",
        "inflamada inflamados inflamadas",
    ),
    "pain": _in_order(
        "dolor duele duelen dolio doliendo doloroso dolorosa dolorosos dolorosas",
    ),
    "blood": ("sangre",),
    "blue": _in_order("azul azules"),
    "black": _in_order("negro negra negros negras"),
    "eye": _in_order("ojo ojos"),
    "eyelid": _in_order("parpado parpados"),
    "face": ("cara",),
    "lip": _in_order("labio labios"),
    "tongue": ("lengua",),
    "throat": ("garganta",),
    "mouth": ("boca",),
    "nose": ("nariz",),
    "chest": ("pecho",),
    "heart": ("corazon",),
    "arm": _in_order("brazo brazos"),
    "leg": _in_order("pierna piernas"),
    "calf": _in_order("pantorrilla pantorrillas"),
    "skin": ("piel",),
    "rash": _in_order("sarpullido salpullido erupcion erupciones"),
    "blister": _in_order("ampolla ampollas"),
    "hives": ("urticaria",),
    "fever": _in_order("fiebre calentura"),
    "spreading": _in_order("extiende extendiendo riega regando propaga"),
    "numb": _in_order("dormido dormida entumecido entumecida adormecido adormecida"),
    "left": _in_order("izquierdo izquierda"),
    "right": _in_order("derecho derecha"),
    "side": ("lado",),
}

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "@hurts": _in_order(
        "pain pains painful hurt hurts hurting ache aches aching achy sore soreness tender",
        "killing throbbing throbs stabbing burning burns crushing squeezing squished pressure",
        "tight tightness heavy heaviness discomfort uncomfortable bothering bothers cramp",
        "cramps cramping agony sharp spasm spasms twinge pinching pounding dolor duele",
        "arde arden ardor ardiendo quema",
    ),
    "@awful": _in_order(
        "worst worse horrible horrific terrible awful severe unbearable excruciating intense",
        "insane crazy crying cry screaming scream agony brutal extreme violent horrendous",
        "unreal debilitating blinding",
    ),
    "@sudden": _in_order(
        "sudden suddenly nowhere instantly abruptly overnight repente repentino repentina"
    ),
    "@swollen": _in_order(
        "swollen puffy puffed puffing fat fatter big bigger huge giant enormous ballooned",
        "ballooning balloon blew ginormous humongous gigantic massive doubled double size",
        "enlarged enlarging inflated bloated thick thicker growing",
    ),
}

# Where a word is plain, those beside it tell that it is meant for another one.
MISHEARD: Mapping[str, str] = {
    "to many": "too many", "to much": "too much", "to manny": "too many",
    "too manny": "too many", "through up": "threw up", "thru up": "threw up",
    "blood cloth": "blood clot", "blood cloths": "blood clots", "blood cot": "blood clot",
    "pane": "pain", "panes": "pains",
    "heart attach": "heart attack", "hard attack": "heart attack",
    "feinted": "fainted", "feinting": "fainting", "chocking": "choking",
    "caff": "calf", "caffs": "calves", "soar": "sore", "pail": "pale", "tong": "tongue",
    "loosing": "losing", "looses": "loses", "hole bottle": "whole bottle",
    "hole tube": "whole tube", "hole box": "whole box", "hole pack": "whole pack",
    "wanna dye": "wanna die", "lips blew": "lips blue", "rush all over": "rash all over",
    "rush spreading": "rash spreading", "painful rush": "painful rash",
}  # fmt: skip
