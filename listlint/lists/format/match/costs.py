"""What deviations cost. A sign that is missing costs 1; what nobody would omit or write by a
slip costs so much that any other explanation is preferred.
"""

from __future__ import annotations

from listlint.lists.format.match.brackets import CLOSES, OPENS
from listlint.lists.format.match.graph import LiteralStep
from listlint.lists.format.match.lexer import (
    BREAK,
    SIGN,
    SPACE,
    WORDS,
    Token,
)

CAP = 5.0
"""An entry that would cost more is too unlike its template for a comparison to say anything."""
CONFORMING = 0.95
"""What ambiguous text may cost in an entry that conforms."""
PART = 2.5
"""A whole part that is missing, or a link for which there is no place."""
TITLE = 4.0
"""No work is without a title."""
FIELD = 2.0
TARGET_OF_LINK = 1.5
ENDED = 0.05
"""A full stop that is missing behind a title with a mark of its own."""

_SIGN, _BRACKET, _WORD, _DASH, _LINE = 1.0, 1.3, 2.5, 2.6, 3.0
_OTHER_WORD = 3.0

DASHES = frozenset({"-", "\u2013", "\u2014", "--", "---"})
STOPS = frozenset(".,;:|\u3002\uff0c\uff1b\uff1a")
ENDS = frozenset("?!\u2026\uff1f\uff01")
"""What ends so needs no full stop or comma."""
_BULLETS = frozenset("-*+\u2022") | {"1.", "1)"}
_ALIKE = (
    frozenset("[](){}\u3010\u3011\uff08\uff09\u300c\u300d\u300a\u300b") | {"\\[", "\\]"},
    frozenset(".,;|\u3002\uff0c\u3001"),
    DASHES | frozenset(":;|/\uff1a\uff1b"),
    frozenset({"*", "**", "***", "_", "__", "`", "``", "~~"}),
    frozenset({'"', "\u201c", "\u201d"}),
)
"""Signs that are written for each other by mistake."""
_LONG_ENOUGH, _ENDING = 4, 2


def missing(literal: LiteralStep) -> float:
    """The price of a literal token that is not there."""
    if literal.kind in (WORDS, BREAK):
        return _WORD
    if literal.text in DASHES:
        return _DASH
    return _BRACKET if literal.text in OPENS or literal.text in CLOSES else _SIGN


def surplus(token: Token) -> float:
    """The price of a token for which there is no place."""
    return _SIGN if token.kind in (SIGN, SPACE) else _WORD


def swapped(literal: LiteralStep, token: Token, *, starts: bool) -> float | None:
    """The price of one literal token instead of another; `None` if nobody would mean that.

    `starts` is whether the token begins an entry, or a line of it.
    """
    if literal.kind == WORDS == token.kind:
        return _SIGN if is_spelled_like(token.text, literal.text) else _OTHER_WORD
    if literal.kind == SPACE == token.kind:
        return _SIGN
    if {literal.kind, token.kind} == {SPACE, BREAK}:
        return _LINE
    if not literal.kind == SIGN == token.kind:
        return None
    if starts and literal.text in _BULLETS and token.text in _BULLETS:
        return _SIGN
    return _SIGN if any(literal.text in one and token.text in one for one in _ALIKE) else None


def is_spelled_like(one: str, other: str) -> bool:
    """Whether two words are the same but for case, or for an ending: `Keywords`, `Keyword`."""
    one, other = one.casefold(), other.casefold()
    shorter, longer = sorted((one, other), key=len)
    return one == other or (
        len(shorter) >= _LONG_ENOUGH
        and len(longer) - len(shorter) <= _ENDING
        and longer.startswith(shorter)
    )
