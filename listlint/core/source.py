"""Text and places in it. Everything that is reported points at a `Span` of a `Source`."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from listlint.core.lazy_pattern import pattern

_LINE_BREAK = pattern(r"\r\n|\n|\r")
_NUMBER = pattern(r"(?:\d{1,9}[.)]|\|? ?\d{1,3} ?\|) ")
"""How an ordered item begins, or a row whose first cell numbers it: a year has more digits."""


class Position(NamedTuple):
    """A place for people: line and column both count from 1, columns in characters."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of a file, in `str` indices from 0, `end` exclusive.

    A named tuple because a large vault holds a million of them.
    """

    path: str
    start: int
    end: int


class Spanned(NamedTuple):
    """A value that remembers where it was written."""

    text: str
    span: Span


def comparable(text: str) -> str:
    """What is compared of an entry or a line to see whether it is the same: spaces count once, and
    the number of an item or row, which changes when another one comes before it, not at all.
    """
    words = " ".join(text.split())
    number = _NUMBER.match(words)
    return words[number.end() :] if number else words


def lines_of(text: str) -> list[str]:
    """Every line of a text, without its ending, as a `Source` counts them. `str.splitlines` breaks
    lines at more than Markdown does, such as form feeds.
    """
    lines = _LINE_BREAK.split(text) if "\r" in text else text.split("\n")
    return lines if lines[-1] else lines[:-1]


class Source:
    """One file: its path relative to the project, with `/`, and its text without a byte order mark.

    A line ends at a line feed, a carriage return or both, as in CommonMark; nothing else breaks it.
    """

    __slots__ = ("_read", "_starts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._starts: array[int] | None = None
        self._read: Callable[[], str] = str

    @classmethod
    def later(cls, path: str, read: Callable[[], str]) -> Source:
        """A file that is read when its text is asked for."""
        source = object.__new__(cls)
        source.path, source._starts, source._read = path, None, read
        return source

    if not TYPE_CHECKING:  # a type has no other attributes for that

        def __getattr__(self, name: str) -> str:
            """The text, where it is not there yet."""
            if name != "text":
                raise AttributeError(name)
            self.text = self._read()
            return self.text

    @property
    def starts(self) -> array[int]:
        """The offset at which each line begins: an array, since each file of a vault has one."""
        if self._starts is None:
            if "\r" in self.text:
                ends = (found.end() for found in _LINE_BREAK.finditer(self.text))
                self._starts = array("q", (0, *ends))
            else:
                lengths = (len(line) + 1 for line in self.text.split("\n"))
                self._starts = array("q", (0, *accumulate(lengths)))
                self._starts.pop()
        return self._starts

    def lines(self) -> list[str]:
        """Every line, without its ending."""
        return _LINE_BREAK.split(self.text) if "\r" in self.text else self.text.split("\n")

    def line(self, number: int) -> str:
        """Line `number`, from 1, without its ending."""
        starts = self.starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column, both from 1."""
        return self.starts[line - 1] + column - 1

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        return Span(self.path, start, end)

    def text_of(self, span: Span) -> str:
        return self.text[span.start : span.end]
