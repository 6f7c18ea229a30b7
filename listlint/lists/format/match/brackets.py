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


def closings(signs: Sequence[str]) -> list[int | None]:
    """For each place of a row, where what opens there is closed, exclusive; `None` where nothing is
    opened, or nothing closed in the same line. Places that hold no sign are the empty text.
    """
    found = _toggled(signs)
    opened: dict[str, list[int]] = {}
    for n, sign in enumerate(signs):
        if sign == "\n":
            opened.clear()
        elif sign in OPENS:
            opened.setdefault(OPENS[sign], []).append(n)
        elif opened.get(sign):
            found[opened[sign].pop()] = n + 1
    return found


def _toggled(signs: Sequence[str]) -> list[int | None]:
    """Where emphasis and code end; they begin and end with no space."""
    found: list[int | None] = [None] * len(signs)
    following: dict[str, int] = {}
    for n in range(len(signs) - 1, -1, -1):
        sign = signs[n]
        if sign == "\n":
            following.clear()
        elif sign in TOGGLES:
            end = following.get(sign, 0)
            if end > n + 1 and not _is_blank(signs[n + 1]):
                found[n] = end + 1
            if n and not _is_blank(signs[n - 1]):
                following[sign] = n
    return found


def _is_blank(sign: str) -> bool:
    return bool(sign) and sign.isspace()
