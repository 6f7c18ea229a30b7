"""An entry as a row of elements and what separates them, from which formats are learnt.

An element is what differs from entry to entry, with the brackets and the emphasis right around it:
a labelled link, a title, a venue in brackets. What is between two of them is their separator.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from listlint.core.years import YEAR as YEAR_DIGITS
from listlint.lists.format.learn.fields import FieldSpan, split_at_fields
from listlint.lists.format.match.brackets import (
    CLOSES,
    OPENS,
    TOGGLES,
    closings,
)
from listlint.lists.format.match.lexer import (
    BREAK,
    IMAGE,
    SIGN,
    SPACE,
    TARGET,
    WORDS,
    YEAR,
    lex,
)

TEXT, ADDRESS, ANY = "\0", "\1", "\2"
"""In a shape: an element's text, the target of its link, and what may be anything."""


class Element(NamedTuple):
    """What differs from entry to entry."""

    key: str
    """What is aligned with what: `K:pdf` a labelled link, `L` any other, `T` text, `Y` a year, `I`
    an image, `U` a bare address, `W:keyword` a word at the start of a line, `F:venue` a field that
    is known."""
    shape: str
    """Its Markdown."""
    text: str
    start: int
    end: int
    """Both in characters of the entry's text, the end exclusive."""


class EntryRow(NamedTuple):
    """`separators` is one longer than `elements`: also before the first and behind the last."""

    separators: tuple[str, ...]
    elements: tuple[Element, ...]


_PUNCTUATION = frozenset(".,;:|\uff0c\u3002\uff1a\u3001\uff1b-\u2013\u2014") | {"--", "---"}
_BULLETS = frozenset("-*+\u2022") | {"1.", "1)"}
_ABBREVIATED = re.compile(
    r"\b(?:al|Inc|Corp|Jr|etc|[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)
_KEYWORD = re.compile(r"(?:[^\w\s<>\[\]()]+\s?)?[^\W\d_][\w/ -]{0,24}")
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = re.compile(rf"(?:{_DAY} )?{_MONTH}(?: {_DAY})?,? {YEAR_DIGITS}(?![\w-])")
"""A date in words: `31 Aug 2021`, `May, 2020`."""
_LABEL_TOKENS = 4
"""A label in emphasis has so many tokens at most: the signs, its words and a colon."""
_ATTRIBUTES = re.compile(r"(<\w+)\s[^<>]*=[^<>]*>")
_FIRST_WORDS = 3
"""A year among the first tokens of an entry is no part of a title."""


def read(
    text: str,
    labels: Collection[str] = (),
    split: Collection[str] = (),
    spans: Sequence[FieldSpan] = (),
) -> EntryRow:
    """The row of an entry's text. `labels` are the texts, case-folded, that name links; `split` has
    the shapes of brackets in which a year is an element of its own; `cuts` are fields that share a
    run of plain text.
    """
    return _Reader(text, labels, split, spans).row()


def _without_attributes(sign: str) -> str:
    """A tag with an ellipsis for its attributes: `<a …>`."""
    return _ATTRIBUTES.sub(r"\1 …>", sign)


class _Reader:
    """Reads tokens from left to right; each method returns the place behind what it has read."""

    def __init__(
        self, text: str, labels: Collection[str], split: Collection[str], spans: Sequence[FieldSpan]
    ) -> None:
        self.text, self.labels, self.split = text, labels, split
        self.tokens = split_at_fields(lex(text), spans, text)
        self.kinds = [token.kind for token in self.tokens]
        self.signs = [
            token.text if token.kind in (SIGN, SPACE, BREAK) else "" for token in self.tokens
        ]
        self.closes = closings(self.signs)
        self.spans = {span.start: span for span in spans}
        self.elements: list[Element] = []
        self.places: list[tuple[int, int]] = []
        """Of each element, its tokens."""

    def row(self) -> EntryRow:
        """The whole entry."""
        at, end = 0, len(self.tokens)
        if end > 1 and (self.signs[0] in _BULLETS or self.signs[0].startswith("#")):
            at = 1
        while at < end:
            at = self._next(at)
        edges = [0, *(edge for place in self.places for edge in place), end]
        separators = map(self._separator, edges[::2], edges[1::2])
        return EntryRow(tuple(separators), tuple(self.elements))

    def _separator(self, first: int, last: int) -> str:
        """What separates two elements: a line break has no spaces around it, a number is
        `1.`, spaces that align what follows a bullet are one, and what attributes a tag has
        differs from entry to entry.
        """
        return "".join(
            token.text
            if token.kind in (SPACE, BREAK) or token.text[:1] == "1"
            else _without_attributes(self.text[token.start : token.end])
            for token in self.tokens[first:last]
        )

    def _next(self, at: int) -> int:
        kind = self.kinds[at]
        if (end := self._keyword(at)) is not None:
            return self._label(at, end)
        if self.tokens[at].start in self.spans and kind != SPACE:
            return self._known(at)
        if kind == IMAGE:
            return self._add("I", at, at + 1, "", TEXT)
        if kind == TARGET:
            return self._add("U", at, at + 1, "", ADDRESS)
        if (close := self.closes[at]) is not None:
            return self._group(at, close)
        if kind in (WORDS, YEAR):
            return self._plain(at)
        return at + 1

    def _add(self, key: str, first: int, last: int, text: str, shape: str) -> int:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        self.elements.append(Element(key, shape, text, start, end))
        self.places.append((first, last))
        return last

    def _written(self, first: int, last: int) -> str:
        """The text of some tokens."""
        return (
            self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""
        )

    def _known(self, at: int) -> int:
        """A field that is known."""
        span = self.spans[self.tokens[at].start]
        last = at
        while last < len(self.tokens) and self.tokens[last].start < span.end:
            last += 1
        return self._add(f"F:{span.name}", at, last, self.text[span.start : span.end], TEXT)

    def _label(self, first: int, last: int) -> int:
        """A label at the start of a line: `Code`, `**Date:**`."""
        written = self._written(first, last)
        word = written.strip("*_:")
        before, _, behind = written.partition(word)
        return self._add(f"W:{word.casefold()}", first, last, word, f"{before}{TEXT}{behind}")

    def _group(self, first: int, close: int) -> int:
        """A bracketed or emphasised part, which may be a link, or hold several elements."""
        last = close
        if self.signs[close - 1] == "]" and self.signs[close : close + 1] == ["("]:
            last = self.closes[close] or close
        kinds = self.kinds[first:last]
        targets = [n for n in range(first, last) if self.kinds[n] == TARGET]
        if len(targets) > 1 or IMAGE in kinds:
            return first + 1
        if targets or last > close:
            return first + 1 if self.signs[first] == "(" else self._link(first, last, targets)
        return self._wrapped(first, last)

    def _link(self, first: int, last: int, targets: Sequence[int]) -> int:
        """A link with what is right around it: `[[pdf](u)]`, `**[T](u)**`."""
        begin = first
        for n in range(first, last):
            if self.signs[n] == "[":
                begin = n + 1
            elif self.signs[n] not in OPENS and self.signs[n] not in TOGGLES:
                break
        end = begin
        while end < last and self.signs[end] != "]":
            end = (self._within(end, last) or end + 1) if self.signs[end] in OPENS else end + 1
        while begin + 1 < end and self.closes[begin] == end:  # brackets or emphasis around it all
            begin, end = begin + 1, end - 1
        if begin in (first, end) or end >= last:
            return first + 1
        label = self._written(begin, end)
        target = targets[0] if targets else last - 1
        head, tail = self._written(end, target), self._written(target + bool(targets), last)
        shape = f"{self._written(first, begin)}{TEXT}{head}{ADDRESS}{tail}"
        key = f"K:{label.casefold()}" if label.casefold() in self.labels else "L"
        return self._add(key, first, last, label, shape)

    def _within(self, at: int, end: int) -> int | None:
        """Where what opens at a token is closed, if before `end`."""
        close = self.closes[at]
        return close if close is not None and close <= end else None

    def _wrapped(self, first: int, last: int) -> int:
        """Text in brackets or emphasis, or what is in them where that is more than one thing."""
        begin, end = first, last
        while begin + 1 < end and self.closes[begin] == end:
            begin, end = begin + 1, end - 1
        inside = self.kinds[begin:end]
        if not (WORDS in inside or YEAR in inside) or any(
            sign in OPENS and sign != "(" for sign in self.signs[begin:end]
        ):
            return first + 1
        if end - begin > 1 and self.signs[end - 1] in _PUNCTUATION:
            end -= 1
        shape = f"{self._written(first, begin)}{TEXT}{self._written(end, last)}"
        if shape in self.split and WORDS in inside:
            return first + 1
        is_date = WORDS not in inside or _DATE.fullmatch(self._written(begin, end))
        key = "Y" if is_date else "T"
        return self._add(key, first, last, self._written(begin, end), shape)

    def _plain(self, at: int) -> int:
        """Words up to the next element; punctuation at the end is not theirs."""
        if self.kinds[at] == YEAR and self._is_separate(at):
            return self._add("Y", at, at + 1, self.tokens[at].text, TEXT)
        if (end := self._date(at)) is not None:
            return self._add("Y", at, end, self._written(at, end), TEXT)
        last = n = at + 1
        while n < len(self.tokens) and not self._ends_text(n):
            close = self.closes[n]
            n = close if close is not None else n + 1
            if close is not None or not (
                self.signs[n - 1] in _PUNCTUATION or self.signs[n - 1].isspace()
            ):
                last = n
        words = self._written(at, last)
        if self.signs[last : last + 1] == ["."] and _ABBREVIATED.search(words):
            last += 1
        return self._add("T", at, last, words, TEXT)

    def _date(self, at: int) -> int | None:
        """The end of a date in words."""
        found = _DATE.match(self.text, self.tokens[at].start)
        ends = (n for n in range(at, len(self.tokens)) if found and self.kinds[n] == YEAR)
        end = next(ends, None)
        if found is None or end is None or self.tokens[end].end != found.end():
            return None
        return end + 1 if self._is_separate(end) else None

    def _ends_text(self, at: int) -> bool:
        """Whether words do not go on at a token."""
        kind, sign = self.kinds[at], self.signs[at]
        if kind in (BREAK, IMAGE, TARGET) or sign == "|" or self.tokens[at].start in self.spans:
            return True
        if kind == YEAR:
            return self._is_separate(at)
        close = self.closes[at]
        if close is None:
            return sign in OPENS or sign in CLOSES or sign in TOGGLES
        return not self._is_among_words(at, close)

    def _is_separate(self, at: int) -> bool:
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
        if any(token.start in self.spans for token in self.tokens[at:close]):
            return False
        if self.signs[close - 1] == "]" and self.signs[close : close + 1] == ["("]:
            return False
        following = close + 1 if self.kinds[close : close + 1] == [SPACE] else close
        return self.kinds[following : following + 1] == [WORDS]

    def _keyword(self, at: int) -> int | None:
        """The end of a label at the start of a line of its own, which a colon follows or ends: an
        emoji may precede the word, and emphasis around it.
        """
        start = at - 2 if at > 1 and self.signs[at - 2] in _BULLETS else at
        if not start or self.kinds[start - 1] != BREAK:
            return None
        end = self.closes[at] if self.signs[at] in TOGGLES else at + 1
        if end is None or end > at + _LABEL_TOKENS:
            return None
        word = self._written(at, end).strip("*_")
        is_ended = self.signs[end : end + 1] == [":"] or word.endswith(":")
        return end if is_ended and _KEYWORD.fullmatch(word.rstrip(":")) else None
