"""Whether a text has come to its end for a reader, so that no full stop is missing."""

from __future__ import annotations

from collections.abc import Sequence

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match.brackets import CLOSES, OPENS
from listlint.lists.format.match.costs import DASHES, ENDS
from listlint.lists.format.match.lexer import BREAK, IMAGE, SIGN, SPACE, TARGET, WORDS, Token

_STOPS = ENDS | frozenset(".\u3002\uff0e\uff61")
_WRAPS = frozenset("*_\"`\u201c\u201d\u2019'") | {"**", "***", "__", "~~"}
"""What closes around a sentence, its full stop included."""
_ASIDE = pattern(r"(?!\s)(?::[a-z0-9_+-]+:|\[\^[^\]\s]+\]|\s++|[^\w\s.,;:()\[\]*_`\"'-])++")
"""What may follow a sentence without being a part of it: emoji or a mark of a footnote."""
_FARTHEST = 40
"""So many tokens may follow a full stop: a note in brackets, some links, a badge or two."""


def has_ended(tokens: Sequence[Token], at: int, *, is_prose: bool) -> bool:
    """Whether the sentence before a token ends with a full stop or its kin, at the most followed by
    what closes around it; in prose also by what is no part of it: notes in brackets, links, images,
    emoji, footnotes, and a dash before such links.
    """
    first = max(1, at - _FARTHEST)
    n, is_behind_group = at - 1, False
    while n >= first and not _is_bullet(tokens, n):
        token = tokens[n]
        if token.text[-1:] in _STOPS or token.text.endswith("..."):
            return True
        if token.text in _WRAPS or (is_prose and _is_aside(token)):
            n -= 1
        elif is_prose and token.text in CLOSES and not _ends_inside(tokens, n):
            n, is_behind_group = _before_group(tokens, n, first), True
        elif is_behind_group and token.text in DASHES:
            n -= 1
        else:
            return token.text in CLOSES and _ends_inside(tokens, n)
    return False


def _is_bullet(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is the number of a line, whose full stop ends nothing."""
    return tokens[at - 1].kind == BREAK


def _is_aside(token: Token) -> bool:
    is_mark = token.kind == WORDS and _ASIDE.fullmatch(token.text) is not None
    return is_mark or token.kind in (SPACE, IMAGE)


def _ends_inside(tokens: Sequence[Token], at: int) -> bool:
    """Whether what a bracket closes around is a sentence of its own."""
    before = tokens[at - 1] if at else None
    return before is not None and before.kind in (SIGN, WORDS) and before.text[-1:] in _STOPS


def _before_group(tokens: Sequence[Token], at: int, first: int) -> int:
    """The token ahead of a bracketed group, and ahead of the text of a link that it is the target
    of; -1 where the group has no beginning.
    """
    depth = 0
    for n in range(at, first - 1, -1):
        token = tokens[n]
        depth += (token.text in CLOSES) - (token.text in OPENS)
        is_target = n and tokens[n - 1].text == "]" and token.text in ("(", "[")
        if depth == 0 and not is_target:
            return n - 1
        if token.kind == TARGET and depth == 0:
            return n - 1
    return -1
