"""Which signs open and close what."""

from __future__ import annotations

from collections.abc import Sequence

OPENS = {
    "[": "]",
    "(": ")",
    "\\[": "\\]",
    "\u3010": "\u3011",
    "\uff08": "\uff09",
    "\u300c": "\u300d",
    "\u300a": "\u300b",
    "\u201c": "\u201d",
    "<kbd>": "</kbd>",
    "<b>": "</b>",
    "<strong>": "</strong>",
    "<i>": "</i>",
    "<em>": "</em>",
}
"""Each opening sign, with the one that closes it."""
CLOSES = frozenset(OPENS.values())
TOGGLES = frozenset({"*", "**", "***", "_", "__", "`", "``", '"', "~~"})
"""Signs that close what they open."""


def closing(signs: Sequence[str], at: int, end: int) -> int | None:
    """Where what opens at a place of a row is closed, exclusive; `None` where nothing is opened, or
    nothing closed in the same line. Places that hold no sign are the empty text.
    """
    opening = signs[at]
    if opening in TOGGLES:
        return _toggled(signs, at, end)
    if opening not in OPENS:
        return None
    depth, shut = 0, OPENS[opening]
    for n in range(at, end):
        if signs[n] == "\n":
            return None
        depth += (signs[n] == opening) - (signs[n] == shut)
        if not depth:
            return n + 1
    return None


def _toggled(signs: Sequence[str], at: int, end: int) -> int | None:
    """Where emphasis or code ends; it begins and ends with no blank."""
    if at + 1 < end and not _is_blank(signs[at + 1]):
        for n in range(at + 1, end):
            if signs[n] == "\n":
                return None
            if signs[n] == signs[at] and not _is_blank(signs[n - 1]):
                return n + 1 if n > at + 1 else None
    return None


def _is_blank(sign: str) -> bool:
    return bool(sign) and sign.isspace()
