"""The entries of one list as they are read, each once."""

from __future__ import annotations

from listlint.core.document import Entry
from listlint.core.source import Source
from listlint.works.reading.reader import read
from listlint.works.reading.work import Work


class EntryWorks:
    """What each entry of a list says of its work, read when it is first asked for."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._read: dict[int, Work] = {}

    def of(self, entry: Entry) -> Work:
        """What an entry says of its work."""
        start = entry.span.start
        if start not in self._read:
            self._read[start] = read(self._source, entry)
        return self._read[start]
