"""What deviations cost. A sign that is missing costs 1; what nobody would omit or write by a
slip costs so much that any other explanation is preferred. Only the ratios matter, and these
little: with a number halved or doubled, something else is said of at most 19 of the 1,000 entries
of ten lists, and with most of them of none (`benchmarks/sensitivity.py`).
"""

from __future__ import annotations

from listlint.lists.format.match.brackets import CLOSES, OPENS
from listlint.lists.format.match.graph import LiteralStep
from listlint.lists.format.match.lexer import (
    BREAK,
    SIGN,
    SPACE,
    STARTS,
    WORDS,
    Token,
)

CAP = 5.0
"""An entry that would cost more is too unlike its template for a comparison to say anything: five
signs, or two parts."""
CONFORMING = 0.95
"""What ambiguous text may cost in an entry that conforms: less than a sign, which would be a
deviation."""
SWAP = 1.5
"""Two links in the other order: more than a sign, less than two."""
REORDER = 2.0
"""What an entry must cost for its links to be tried in another order: more than the swap itself."""
SLIP = 2.3
"""An entry that costs no more, for signs alone, follows its template all the same: two signs, and
what is ambiguous beside them."""
FARTHEST = 4.2
"""An entry that would cost more is one of another kind, not a slip: four signs, or a title."""
PART = 2.5
"""A whole part that is missing, or a link for which there is no place: more than two signs, less
than three."""
SEPARATOR = 3.6
"""A separator that is missing before a description, with its space: less than a title."""
TITLE = 4.0
"""A title that is missing: more than any other part, since no work is without."""
FIELD = 2.0
"""Any other field that is missing: its brackets cost more, so it goes with them as a part."""
TARGET_OF_LINK = 1.5
"""The address of a link that is missing: less than the link's."""
ENDED = 0.05
"""A full stop that is missing behind a title with a mark of its own: twenty would be a sign."""

_SIGN = 1.0
"""The unit: a sign or a space that is missing, too many or another one."""
_BRACKET = 1.3
"""A bracket that is missing: a pair of them is nearly a part."""
_WORD = 2.5
"""A literal word or a line break that is missing, or words for which there is no place."""
_DASH = 2.6
"""A dash that is missing: what follows it would be read as a part of what precedes it, which must
not be cheaper than to miss the part."""
_LINE = 3.0
"""A line break instead of a space, or a space instead of one."""
_OTHER_WORD = 3.0
"""A literal word instead of another: less than one missing and one too many."""

DASHES = frozenset({"-", "\u2013", "\u2014", "--", "---"})
STOPS = frozenset(".,;:|\u3002\uff0c\uff1b\uff1a")
FULL_STOPS = (".", "\u3002")
"""With what descriptions end."""
ENDS = frozenset("?!\u2026\uff1f\uff01")
"""What ends so needs no full stop or comma."""
_ALIKE = (
    frozenset("[](){}\u3010\u3011\uff08\uff09\u300c\u300d\u300a\u300b") | {"\\[", "\\]"},
    frozenset(".,;|\u3002\uff0c\u3001"),
    DASHES | frozenset(":;|/\uff1a\uff1b"),
    frozenset({"*", "**", "***", "_", "__", "`", "``", "~~"}),
    frozenset({'"', "\u201c", "\u201d"}),
)
"""Signs that are written for each other by mistake."""
_STEM = 4
"""Letters that words with another ending share at least: `Code` and `Codes`, not `by` and `bye`."""
_ENDING = 2
"""Letters that an ending has at most."""


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
    if starts and literal.text in STARTS and token.text in STARTS:
        return _SIGN
    return _SIGN if any(literal.text in one and token.text in one for one in _ALIKE) else None


def is_spelled_like(one: str, other: str) -> bool:
    """Whether two words are the same but for case, or for an ending: `Keywords`, `Keyword`."""
    one, other = one.casefold(), other.casefold()
    shorter, longer = sorted((one, other), key=len)
    return one == other or (
        len(shorter) >= _STEM
        and len(longer) - len(shorter) <= _ENDING
        and longer.startswith(shorter)
    )
