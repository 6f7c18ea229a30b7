"""An entry as a row of elements and what separates them, from which formats are learnt.

An element is what differs from entry to entry, with the brackets and the emphasis right around it:
a labelled link, a title, a venue in brackets. What is between two of them is their separator.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.learn.entry_tokens import EntryTokens, is_date
from listlint.lists.format.learn.fields import FieldSpan
from listlint.lists.format.match.brackets import (
    OPENS,
    TOGGLES,
)
from listlint.lists.format.match.lexer import (
    BREAK,
    IMAGE,
    SPACE,
    TARGET,
    WORDS,
    YEAR,
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
_ABBREVIATED = pattern(
    r"\b(?:al|Inc|Corp|Jr|etc|[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)
_ATTRIBUTES = pattern(r"(<\w+)\s[^<>]*=[^<>]*>")


def read(
    text: str,
    labels: Collection[str] = (),
    split: Collection[str] = (),
    spans: Sequence[FieldSpan] = (),
) -> EntryRow:
    """The row of an entry's text. `labels` are the texts, case-folded, that name links; `split` has
    the shapes of brackets in which a year is an element of its own; `spans` are fields that share a
    run of plain text.
    """
    return _Reader(EntryTokens(text, spans), labels, split).row()


def _without_attributes(sign: str) -> str:
    """A tag with an ellipsis for its attributes: `<a …>`."""
    return _ATTRIBUTES.sub(r"\1 …>", sign)


class _Reader:
    """Reads tokens from left to right; each method returns the place behind what it has read."""

    def __init__(
        self, tokens: EntryTokens, labels: Collection[str], split: Collection[str]
    ) -> None:
        self.tokens, self.labels, self.split = tokens, labels, split
        self.text, self.written = tokens.text, tokens.written
        self.kinds, self.signs, self.closes = tokens.kinds, tokens.signs, tokens.closes
        self.elements: list[Element] = []
        self.places: list[tuple[int, int]] = []
        """Of each element, its tokens."""

    def row(self) -> EntryRow:
        """The whole entry."""
        at, end = self.tokens.first(), len(self.kinds)
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
            for token in self.tokens.all[first:last]
        )

    def _next(self, at: int) -> int:
        kind = self.kinds[at]
        if (end := self.tokens.keyword(at)) is not None:
            return self._label(at, end)
        if self.tokens.all[at].start in self.tokens.spans and kind != SPACE:
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
        start, end = self.tokens.all[first].start, self.tokens.all[last - 1].end
        self.elements.append(Element(key, shape, text, start, end))
        self.places.append((first, last))
        return last

    def _known(self, at: int) -> int:
        """A field that is known."""
        span = self.tokens.spans[self.tokens.all[at].start]
        last = at
        while last < len(self.kinds) and self.tokens.all[last].start < span.end:
            last += 1
        return self._add(f"F:{span.name}", at, last, self.text[span.start : span.end], TEXT)

    def _label(self, first: int, last: int) -> int:
        """A label at the start of a line: `Code`, `**Date:**`."""
        written = self.written(first, last)
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
            is_open = self.signs[end] in OPENS
            end = (self.tokens.within(end, last) if is_open else None) or end + 1
        while begin + 1 < end and self.closes[begin] == end:  # brackets or emphasis around it all
            begin, end = begin + 1, end - 1
        if begin in (first, end) or end >= last:
            return first + 1
        label = self.written(begin, end)
        target = targets[0] if targets else last - 1
        head, tail = self.written(end, target), self.written(target + bool(targets), last)
        shape = f"{self.written(first, begin)}{TEXT}{head}{ADDRESS}{tail}"
        key = f"K:{label.casefold()}" if label.casefold() in self.labels else "L"
        return self._add(key, first, last, label, shape)

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
        shape = f"{self.written(first, begin)}{TEXT}{self.written(end, last)}"
        if shape in self.split and WORDS in inside:
            return first + 1
        is_dated = WORDS not in inside or is_date(self.written(begin, end))
        key = "Y" if is_dated else "T"
        return self._add(key, first, last, self.written(begin, end), shape)

    def _plain(self, at: int) -> int:
        """Words up to the next element; punctuation at the end is not theirs."""
        if self.kinds[at] == YEAR and self.tokens.is_separate(at):
            return self._add("Y", at, at + 1, self.tokens.all[at].text, TEXT)
        if (end := self.tokens.date(at)) is not None:
            return self._add("Y", at, end, self.written(at, end), TEXT)
        last = n = at + 1
        while n < len(self.kinds) and not self.tokens.ends_text(n):
            close = self.closes[n]
            n = close if close is not None else n + 1
            if close is not None or not (
                self.signs[n - 1] in _PUNCTUATION or self.signs[n - 1].isspace()
            ):
                last = n
        words = self.written(at, last)
        if self.signs[last : last + 1] == ["."] and _ABBREVIATED.search(words):
            last += 1
        return self._add("T", at, last, words, TEXT)
