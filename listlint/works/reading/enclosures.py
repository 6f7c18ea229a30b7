"""Quotes, brackets and symbols around a text."""

from __future__ import annotations

import unicodedata

QUOTES = {
    '"': '"', "\u201c": "\u201d", "\u300a": "\u300b", "\u300c": "\u300d", "\u2018": "\u2019",
    "``": "''", "'": "'", "\u00ab": "\u00bb",
    "<": ">",
}  # fmt: skip
BRACKETS = {"[": "]", "(": ")", "\u3010": "\u3011", "{": "}", "\uff08": "\uff09"}
_ROUND = "(\uff08"
_FIRST_SYMBOL = "\u2010"
"""Symbols before it, such as `+` and `$`, are written in titles."""
_BEFORE, _BEHIND = " \t\n:|\u00b7\ufffc", " \t\n:;,|\u3002\uff0c\ufffc"
_OWN = "\u2026\u2122"


def closing(text: str, at: int) -> int | None:
    """Behind the bracket that closes the one here, if that is in the same line."""
    opening, other, depth = text[at], BRACKETS[text[at]], 0
    for n in range(at, len(text)):
        if text[n] == "\n":
            return None
        depth += (text[n] == opening) - (text[n] == other)
        if depth == 0:
            return n + 1
    return None


def is_round(character: str) -> bool:
    return character in _ROUND


def is_symbol(character: str) -> bool:
    """An emoji, an arrow, a dingbat: nothing that a title is written with."""
    if character <= _FIRST_SYMBOL or character in _OWN:
        return False
    return unicodedata.category(character) in ("So", "Sk", "Cf", "Mn", "Me", "Sm")


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without what wraps it: spaces, symbols, quotes, brackets, the final period."""
    while start < end:
        first, last = text[start], text[end - 1]
        if first in _BEFORE or is_symbol(first):
            start += 1
        elif last in _BEHIND or is_symbol(last) or _is_stop(text, start, end):
            end -= 1
        elif _is_wrapped(text, start, end):
            start, end = start + 1, end - 1
        else:
            break
    return start, end


def _is_stop(text: str, start: int, end: int) -> bool:
    """Whether a span ends in a period, or a closing quote that nothing opens."""
    last, inner = text[end - 1], text[start:end]
    if last == ".":
        return not inner.endswith("...")
    return last in "\u201d\u2019" and not set(inner) & {"\u201c", "\u2018"}


def _is_wrapped(text: str, start: int, end: int) -> bool:
    first, last = text[start], text[end - 1]
    if QUOTES.get(first) == last:
        return text.find(last, start + 1, end - 1) < 0
    return BRACKETS.get(first) == last and closing(text, start) == end
