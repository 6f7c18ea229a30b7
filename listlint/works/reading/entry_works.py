"""The entries of one list as they are read, each once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from listlint.core.document import Entry
from listlint.core.source import Source, Span
from listlint.works.reading.by_format import corrected
from listlint.works.reading.reader import read
from listlint.works.reading.work import Work


class EntryWorks:
    """What each entry of a list says of its work, read when it is first asked for. `places` says
    where the fields of its format are in an entry.
    """

    def __init__(self, source: Source, places: Callable[[Entry], Mapping[str, Span]]) -> None:
        self._source, self._places = source, places
        self._without_format: dict[int, Work] = {}
        self._read: dict[int, Work] = {}

    def of(self, entry: Entry) -> Work:
        """What an entry says of its work."""
        start = entry.span.start
        if start not in self._read:
            read = self.read_without_format(entry)
            self._read[start] = corrected(read, self._source, entry, self._places(entry))
        return self._read[start]

    def read_without_format(self, entry: Entry) -> Work:
        """The same by the look of its words alone, of which formats are learnt."""
        start = entry.span.start
        if start not in self._without_format:
            self._without_format[start] = read(self._source, entry)
        return self._without_format[start]
