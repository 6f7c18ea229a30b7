"""What a scalar of YAML means, by the core schema of YAML 1.2.2 (section 10.3.2)."""

from __future__ import annotations

import math
from typing import Any

from listlint.core.lazy_pattern import pattern

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_MOST_DIGITS = 3500
"""Also of hexadecimal ones: Python prints no integer of more than 4,300 decimal digits."""
_INTEGERS = {
    10: pattern(r"[-+]?[0-9]+"),
    8: pattern(r"0o[0-7]+"),
    16: pattern(r"0x[0-9a-fA-F]+"),
}
_FLOAT = pattern(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITE = pattern(r"[-+]?\.(?:inf|Inf|INF)")
_NAN = frozenset({".nan", ".NaN", ".NAN"})
_TAG = "tag:yaml.org,2002:"
_START = frozenset("+-.0123456789~nNtTfF")
"""What a scalar begins with that may be anything but text."""


def resolve(event: Any) -> object:
    """What a scalar means: its tag if it has a known one, else the core schema if it is plain."""
    text: str = event.value
    if event.tag and event.tag.startswith(_TAG):
        match event.tag.removeprefix(_TAG):
            case "str":
                return text
            case "int" | "float" | "bool" | "null":
                return _plain(text)
    if not event.implicit[0]:
        return text
    return _plain(text)


def _plain(text: str) -> object:
    if text in _NULL:
        return None
    if text[0] not in _START:
        return text
    if text in _BOOL:
        return _BOOL[text]
    for base, digits in _INTEGERS.items():
        if digits.fullmatch(text):
            return int(text, base) if len(text) <= _MOST_DIGITS else text
    if _FLOAT.fullmatch(text):
        return float(text)
    if _INFINITE.fullmatch(text):
        return -math.inf if text[0] == "-" else math.inf
    return math.nan if text in _NAN else text
