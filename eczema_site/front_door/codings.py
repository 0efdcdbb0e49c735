"""Which encoding of an answer a browser gets."""

import gzip
import re
from functools import lru_cache

import brotli

# In the order we prefer them when the browser likes them equally.
DECODERS = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}
QUALITY = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")


@lru_cache(maxsize=256)
def acceptable_codings(accept_encoding: str) -> tuple[str, ...]:
    """The codings of DECODERS that an Accept-Encoding header allows, best first."""
    qualities = {}
    for item in accept_encoding.lower().split(","):
        coding, *parameters = (part.strip() for part in item.split(";"))
        match = QUALITY.fullmatch(parameters[0].replace(" ", "")) if parameters else None
        if match or not parameters:
            qualities[coding.removeprefix("x-")] = float(match[1]) if match else 1.0
    other = qualities.get("*", 0.0)
    # Plain is allowed, as the last choice, unless the header rules it out or ranks it.
    plain = 0.0 if qualities.get("*") == 0 else 0.0001
    wishes = {
        coding: qualities.get(coding, plain if coding == "identity" else other)
        for coding in DECODERS
    }
    return tuple(sorted((c for c in wishes if wishes[c] > 0), key=lambda c: -wishes[c]))
