"""The tokens of an entry, and which of them belong together: dates, labels, words that go on."""

from __future__ import annotations

from collections.abc import Sequence

from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEAR as YEAR_DIGITS
from listlint.lists.format.learn.fields import FieldSpan, split_at_fields
from listlint.lists.format.match.brackets import CLOSES, OPENS, TOGGLES, closings
from listlint.lists.format.match.lexer import (
    BREAK,
    IMAGE,
    SIGN,
    SPACE,
    STARTS,
    TARGET,
    WORDS,
    YEAR,
    lex,
)

_KEYWORD = pattern(r"(?:[^\w\s<>\[\]()]+\s?)?[^\W\d_][\w/ -]{0,24}")
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = pattern(rf"(?:{_DAY} )?{_MONTH}(?: {_DAY})?,? {YEAR_DIGITS}(?![\w-])")
"""A date in words: `31 Aug 2021`, `May, 2020`."""
_LABEL_TOKENS = 4
"""A label in emphasis has so many tokens at most: the signs, its words and a colon."""
_FIRST_WORDS = 3
"""A year among the first tokens of an entry is no part of a title."""


def is_date(text: str) -> bool:
    """Whether a text is a date in words, and nothing else."""
    return bool(_DATE.fullmatch(text))


class EntryTokens:
    """The tokens of an entry, by their numbers; ends are exclusive."""

    def __init__(self, text: str, spans: Sequence[FieldSpan]) -> None:
        self.text = text
        self.all = split_at_fields(lex(text), spans, text)
        self.kinds = [token.kind for token in self.all]
        self.signs = [
            token.text if token.kind in (SIGN, SPACE, BREAK) else "" for token in self.all
        ]
        self.closes = closings(self.signs)
        self.spans = {span.start: span for span in spans}

    def first(self) -> int:
        """The first token behind a bullet, or behind the sign of a heading."""
        sign = self.signs[0] if len(self.signs) > 1 else ""
        return int(sign in STARTS or sign.startswith("#"))

    def written(self, first: int, last: int) -> str:
        """The text of some tokens."""
        return self.text[self.all[first].start : self.all[last - 1].end] if first < last else ""

    def within(self, at: int, end: int) -> int | None:
        """Where what opens at a token is closed, if before `end`."""
        close = self.closes[at]
        return close if close is not None and close <= end else None

    def date(self, at: int) -> int | None:
        """The end of a date in words."""
        found = _DATE.match(self.text, self.all[at].start)
        ends = (n for n in range(at, len(self.all)) if found and self.kinds[n] == YEAR)
        end = next(ends, None)
        if found is None or end is None or self.all[end].end != found.end():
            return None
        return end + 1 if self.is_separate(end) else None

    def ends_text(self, at: int) -> bool:
        """Whether words do not go on at a token."""
        kind, sign = self.kinds[at], self.signs[at]
        if kind in (BREAK, IMAGE, TARGET) or sign == "|" or self.all[at].start in self.spans:
            return True
        if kind == YEAR:
            return self.is_separate(at)
        if kind == WORDS and self.date(at) is not None:
            return True
        close = self.closes[at]
        if close is None:
            return sign in OPENS or sign in CLOSES or sign in TOGGLES
        return not self._is_among_words(at, close)

    def is_separate(self, at: int) -> bool:
        """Whether no words follow a year at once."""
        following = at + 1
        if self.kinds[following : following + 1] == [SPACE]:
            following += 1
        opened = at and self.signs[at - 1] in OPENS
        return (
            at <= _FIRST_WORDS
            or opened
            or self.kinds[following : following + 1] not in ([WORDS], [YEAR])
        )

    def _is_among_words(self, at: int, close: int) -> bool:
        """Whether a bracketed part is among words, as in `Foo (bar) baz`."""
        if any(kind in (TARGET, IMAGE) for kind in self.kinds[at : close + 1]):
            return False
        if any(token.start in self.spans for token in self.all[at:close]):
            return False
        if self.signs[close - 1] == "]" and self.signs[close : close + 1] == ["("]:
            return False
        following = close + 1 if self.kinds[close : close + 1] == [SPACE] else close
        return self.kinds[following : following + 1] == [WORDS]

    def keyword(self, at: int) -> int | None:
        """The end of a label at the start of a line of its own, which a colon follows or ends: an
        emoji may precede the word, and emphasis around it.
        """
        start = at - 2 if at > 1 and self.signs[at - 2] in STARTS else at
        if not start or self.kinds[start - 1] != BREAK:
            return None
        end = self.closes[at] if self.signs[at] in TOGGLES else at + 1
        if end is None or end > at + _LABEL_TOKENS:
            return None
        word = self.written(at, end).strip("*_")
        is_ended = self.signs[end : end + 1] == [":"] or word.endswith(":")
        return end if is_ended and _KEYWORD.fullmatch(word.rstrip(":")) else None
