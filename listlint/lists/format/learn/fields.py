"""Fields that share a piece of plain text, such as authors and venue, cut apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from listlint.lists.format.match.lexer import BLANK, WORDS, Token


class Cut(NamedTuple):
    """Where a field stands, in characters of the entry's text, the end exclusive."""

    start: int
    end: int
    name: str


def cut_apart(tokens: list[Token], cuts: Sequence[Cut], text: str) -> list[Token]:
    """The tokens, words cut where a field begins or ends within them."""
    if not cuts:
        return tokens
    marks = sorted({cut.start for cut in cuts} | {cut.end for cut in cuts})
    done: list[Token] = []
    for token in tokens:
        within = [mark for mark in marks if token.start < mark < token.end]
        if token.kind == WORDS and within:
            edges = [token.start, *within, token.end]
            for start, end in pairwise(edges):
                done += _pieces(text, start, end)
        else:
            done.append(token)
    return done


def _pieces(text: str, start: int, end: int) -> Iterator[Token]:
    """Words with the spaces at their ends apart."""
    words = text[start:end]
    left, right = len(words) - len(words.lstrip()), len(words.rstrip())
    if left:
        yield Token(BLANK, words[:left], start, start + left)
    if words.strip():
        yield Token(WORDS, words.strip(), start + left, start + right)
    if right < len(words):
        yield Token(BLANK, words[right:], start + right, end)
