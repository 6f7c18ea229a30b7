"""Where in a file something is that was found in its lines without the head."""

from __future__ import annotations

from bisect import bisect_right

from listlint.core.source import Source, Span
from listlint.parse.markdown.offsets import Offsets

# One object for equal offsets, as `intern` does for texts: a quarter of what a large vault takes.
_same_number = dict[int, int]().setdefault


class FilePlaces:
    """A file's lines from some line on, and the way back from these to the file.

    `text` is what is parsed: every line ends in one character.
    """

    def __init__(self, source: Source, skipped: int) -> None:
        self.source, self.skipped = source, skipped
        self.lines = source.lines()
        self.text = "\n".join(self.lines[skipped:]).replace("\0", "\ufffd")
        self._base = source.starts[skipped] if skipped < len(self.lines) else len(source.text)
        self._starts = Source("", self.text).starts if "\r" in source.text else None

    def span(self, place: Offsets, start: int, end: int) -> Span:
        """The span of a content's characters."""
        if self._starts is None and len(place.text) == 1:  # one line, as most blocks are
            begin = place.text[0] + self._base
            first, last = begin + start, begin + max(start, end)
        else:
            first = self._file(place(start))
            last = max(first, self._file(place(end - 1)) + 1 if end else first)
        return Span(self.source.path, _same_number(first, first), _same_number(last, last))

    def line(self, number: int) -> Span:
        """The span of one of the file's lines, from 0."""
        start = self.source.starts[number]
        return Span(self.source.path, start, start + len(self.lines[number]))

    def _file(self, offset: int) -> int:
        """The file's offset for one of the text that is parsed."""
        if self._starts is None:
            return offset + self._base
        line = bisect_right(self._starts, offset) - 1
        return self.source.starts[line + self.skipped] + offset - self._starts[line]
