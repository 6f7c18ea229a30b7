"""The Markdown of one entry, or of a template, as a flat row of tokens.

Nothing is nested and nothing can fail: an entry with a broken bracket has tokens like any other, so
that it can still be laid beside its template. What a token says is in the text; a token is a kind
and a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern

WORDS, YEAR, TARGET, IMAGE, SPACE, BREAK, SIGN, SLOT = "wyuibnsf"
"""The kinds: free words, a year, the target of a link, an image (with the link around it), spaces,
a line break with what spaces surround it, any other sign, a placeholder of a template."""
FIRST_SLOT = 0xF0000
"""The character of a template's first placeholder; others follow. No font has them."""


BULLETS = frozenset("-*+")
"""What begins an item of Markdown, and is the same to a reader."""
STARTS = BULLETS | {"\u2022", "1.", "1)"}
"""The same with a bullet of typography and numbers, of which all are alike."""


class Token(NamedTuple):
    """`text` is what a template is compared with: all numbers of a list are `1.`, and a tag has no
    attributes. `start` and `end` are characters of the lexed text, the end exclusive.
    """

    kind: str
    text: str
    start: int
    end: int


_GRAMMAR = r"""
    (?P<f>[SLOT])
  | (?P<comment>[^\S\n]*<!--.*?(?:-->|\Z))
  | (?P<n>[^\S\n]*(?:\n[^\S\n]*)+)
  | (?P<b>[^\S\n]+)
  | (?P<i>\[!\[ALT\](?:\(ADDRESS\)|\[ALT\])\](?:\(ADDRESS\)|\[ALT\])|!\[ALT\](?:\(ADDRESS\)|\[ALT\])
      |<img\b[^<>]{0,900}>)
  | (?P<u>(?<=\]\()(?:<[^<>\n]*>|PATH++(?=\)|[ ]")
        |PATH*[^\s()\[\]<>.,;:SLOT])
        (?:[ ]+"[^"\n]*"(?=\)))?
      |(?<=\)\()(?=[^\s()]*[./])[^\s()\[\]<>SLOT]+(?=\))
      |(?:https?://|www\.)(?:[^\s<>|()\[\]{}"'*`SLOT]|\([^\s()]*\))*
        [^\s<>|()\[\]{}"'*`.,;:!?SLOT])
  | (?P<y>(?<![\da-z/_-])(?<!\d\.)(?:19|20)\d\d(?:[-\u2013](?:19|20)\d\d|(?:[./-]\d{1,2})*)(?![\w-])
      |'\d\d(?!\w))
  | (?P<tag></?[A-Za-z][^<>\n]*>)
  | (?P<w>\\(?:_|[^\w\s\[\]()SLOT])|:[a-z][a-z_+0-9]*:(?!/)|(?<!\w):[+-]?\d[a-z_0-9]*:(?!\w)|\.\.\.
      |\$[^\s$SLOT](?:[^$\nSLOT]{0,200}[^\s$SLOT])?\$(?!\w)|[ ]&[ ])
  | (?P<s>\\[\[\]()\\]?|\*{1,3}|`+|~~
      |(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)
      |[\[\]()|"\u201c\u201d\u3010\u3011\uff08\uff09\u300c\u300d\u300a\u300b]
      |[,;:](?!\d)|(?<!\d)[,;:]
      |\.(?!\w)|(?<=[a-z)?]{2})\.(?=[A-Z][a-z])
      |(?<=\s)[-\u2013\u2014]{1,3}|[-\u2013\u2014]{1,3}(?=\s)|(?<=[)\]])[-\u2013\u2014]{1,3}
      |[\uff0c\u3002\uff1a\u3001\uff1b\u2022])
  | (?P<x>[^\W_]+(?:['\u2019/+\#&@%_-]+[^\W_]+)*|.)
"""
_PATTERNS = {
    "ALT": r"[^\[\]\nSLOT]{0,300}",
    "ADDRESS": r"[^()\nSLOT]{0,900}",
    "PATH": r"(?:[^\s()\[\]<>SLOT]|\([^\s()SLOT]*\))",
    "SLOT": "\U000f0000-\U000ffffd",
}
"""What the grammar repeats."""


def _written_out() -> str:
    grammar = _GRAMMAR
    for name, part in _PATTERNS.items():
        grammar = grammar.replace(name, part)
    return grammar


_TOKEN = pattern(_written_out(), re.VERBOSE | re.DOTALL)
_START = pattern(r"\s*+(?:(#{1,6}+)(?=\s)|([-*+\u2022])(?=\s|[-+]?[\[`])|(\d{1,9}[.)])(?=\s|\[))")
_LONE_STAR = pattern(r"\[[^\[\]*\n]*[^\W_](\*)\]")
_NESTED = pattern(r"[-*+\u2022](?=\s)|\d{1,9}[.)](?=\s)")
_NUMBERED = pattern(r"(?<=\|)([ \t]*)(\d{1,4}[.)])(?=[ \t]+[^\s|])")
"""A number with which the cell of a table begins, which counts rows as one counts items."""
_PLAIN_IN_CODE = frozenset('*_"~\u201c\u201d')
_ALIGNING = 3
"""So many spaces behind a bullet are there to align."""
_ENDS = "?!\u2026"
_TAG = pattern(r"</?[A-Za-z]+[0-9]?")
_KEPT = 2**13
"""Texts whose tokens are kept: each entry of a list is read five to thirteen times, while a format
is learnt from all and then by several rules. They take some four kilobytes each."""


def lex(text: str, words: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """The tokens of an entry's text. Words side by side are one token, but for those that a
    template names: `words`, case-folded.
    """
    return _tokens(text, words)


@lru_cache(maxsize=_KEPT)
def _tokens(text: str, words: frozenset[str]) -> tuple[Token, ...]:
    tokens = list(_opening(text))
    at, last = tokens[0].end if tokens else len(text) - len(text.lstrip()), len(text)
    match = _TOKEN.match
    code, plain = -1, _PLAIN_IN_CODE
    lone = _lone_star(text, at)
    is_row = text.lstrip().startswith("|")
    while at < last:
        found = match(text, at)
        assert found is not None  # the last alternative takes any character
        if is_row and (numbered := _numbered(text, at)):
            tokens += numbered
            at = numbered[-1].end
            continue
        kind, begin, at = found.lastgroup, at, found.end()
        if found[0][0] == "`" and begin >= code:
            code = -1 if begin == code else _code_end(text, at, found[0])
            plain = _plain_in_code(text[at : max(at, code)])
        is_plain = begin == lone or (begin < code and kind == "s" and found[0][0] in plain)
        if kind in ("x", "w") or is_plain:
            _add_words(tokens, text, begin, at, words)
        elif kind == "n":
            tokens.append(Token(BREAK, "\n", begin, at))
            if nested := _NESTED.match(text, at):
                at = nested.end()
                tokens.append(_bullet(nested[0], at))
        elif kind == "b":
            tokens.append(Token(SPACE, _space(found[0], tokens), begin, at))
        elif kind == "tag":
            tokens.append(Token(SIGN, _tag(found[0]), begin, at))
        elif kind != "comment":
            tokens.append(Token(kind or SIGN, found[0], begin, at))
    tokens = _stripped(tokens)
    return tuple(_without_empty_cells(tokens) if is_row else tokens)


def _stripped(tokens: list[Token]) -> list[Token]:
    """Tokens without spaces at their end."""
    while tokens and tokens[-1].kind in (SPACE, BREAK):
        tokens.pop()
    return tokens


def _lone_star(text: str, at: int) -> int:
    """Where a star ends a link's text in which none begins: a mark of the name."""
    found = _LONE_STAR.search(text, at)
    return found.start(1) if found else -1


def _opening(text: str) -> Iterator[Token]:
    """The bullet, number or heading's sign with which an entry begins."""
    if start := _START.match(text):
        yield _bullet(start[start.lastindex or 0], start.end())


def _numbered(text: str, at: int) -> list[Token]:
    """The number with which the cell of a row begins, and spaces ahead of it."""
    number = _NUMBERED.match(text, at)
    if number is None:
        return []
    spaces = [Token(SPACE, number[1], at, number.start(2))] if number[1] else []
    return [*spaces, _bullet(number[2], number.end())]


def _tag(text: str) -> str:
    """A tag without its attributes."""
    name = _TAG.match(text)
    return f"{name[0].lower()}>" if name else text


def _bullet(sign: str, end: int) -> Token:
    """A bullet, or a number, of which all are alike."""
    return Token(SIGN, "1" + sign[-1] if sign[0].isdigit() else sign, end - len(sign), end)


def _space(spaces: str, before: Sequence[Token]) -> str:
    """Spaces as they count: those that align what follows a bullet are one, and so are any
    after a number, whose width changes.
    """
    if not before or not is_bullet(before, len(before) - 1):
        return spaces
    aligned = len(spaces) >= _ALIGNING or spaces == "\t" or before[-1].text[0] == "1"
    return " " if aligned else spaces


def is_bullet(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a bullet or a number at the start of a line, or a sign in its place."""
    return tokens[at].kind == SIGN and (at == 0 or tokens[at - 1].kind == BREAK)


def _without_empty_cells(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a row of a table without the spaces that are all of a cell."""
    for n, token in enumerate(tokens):
        around = [each.text for each in (*tokens[max(0, n - 1) : n], *tokens[n + 1 : n + 2])]
        if token.kind != SPACE or around != ["|", "|"]:
            yield token


def _code_end(text: str, at: int, ticks: str) -> int:
    """Where the code that begins here ends; signs within it are none."""
    end = text.find(ticks, at)
    line = text.find("\n", at)
    return end if end >= 0 and (line < 0 or end < line) else -1


def _plain_in_code(code: str) -> frozenset[str]:
    """The signs that are none in a code span: brackets are, if they are balanced."""
    if any(code.count(a) != code.count(b) for a, b in ("()", "[]")):
        return _PLAIN_IN_CODE | frozenset("()[]")
    return _PLAIN_IN_CODE


def _add_words(tokens: list[Token], text: str, begin: int, end: int, apart: frozenset[str]) -> None:
    """Add a word, to the words before it if no more than one space is between."""
    word = text[begin:end]
    if apart and word.casefold() in apart:
        tokens.append(Token(WORDS, word, begin, end))
        return
    joins = tokens and tokens[-1].text == " "
    before = tokens[-2] if joins and len(tokens) > 1 else tokens[-1] if tokens else None
    if (
        before is not None
        and before.kind == WORDS
        and not (joins and before.text[-1] in _ENDS)
        and (not apart or before.text.casefold() not in apart)
    ):
        if joins:
            tokens.pop()
        tokens[-1] = Token(WORDS, text[before.start : end], before.start, end)
    else:
        tokens.append(Token(WORDS, word, begin, end))
