"""Fields that share a run of plain text, such as authors and venue, split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from listlint.lists.format.match.lexer import SPACE, WORDS, Token


class FieldSpan(NamedTuple):
    """Where a field is, in characters of the entry's text, the end exclusive."""

    start: int
    end: int
    name: str


def split_at_fields(
    tokens: Sequence[Token], spans: Sequence[FieldSpan], text: str
) -> Sequence[Token]:
    """The tokens, words split where a field begins or ends within them."""
    if not spans:
        return tokens
    marks = sorted({span.start for span in spans} | {span.end for span in spans})
    done: list[Token] = []
    for token in tokens:
        within = [mark for mark in marks if token.start < mark < token.end]
        if token.kind == WORDS and within:
            edges = [token.start, *within, token.end]
            for start, end in pairwise(edges):
                done += _words_and_spaces(text, start, end)
        else:
            done.append(token)
    return done


def _words_and_spaces(text: str, start: int, end: int) -> Iterator[Token]:
    """Words with the spaces at their ends apart."""
    words = text[start:end]
    left, right = len(words) - len(words.lstrip()), len(words.rstrip())
    if left:
        yield Token(SPACE, words[:left], start, start + left)
    if words.strip():
        yield Token(WORDS, words.strip(), start + left, start + right)
    if right < len(words):
        yield Token(SPACE, words[right:], start + right, end)
