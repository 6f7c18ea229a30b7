"""The texts of entries as they are compared: rows with even spaces, prose in one line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from listlint.core.document import Entry, Form
from listlint.core.nesting import parents
from listlint.core.source import Source
from listlint.lists.format.learn import FieldSpan, evened
from listlint.lists.format.wrapping import unwrapped

Reading = Callable[[Entry], Sequence[FieldSpan]]
"""Where the fields of an entry are in its text."""

LONGEST = 4000
"""In characters; what is longer is compared with nothing."""


def row_kind(entry: Entry) -> tuple[str, ...] | None:
    """The columns of the table that an entry is a row of."""
    return entry.columns if entry.form is Form.ROW else None


def parent_texts(source: Source, entries: Sequence[Entry]) -> dict[int, str]:
    """The texts of the entries in which others are nested, by the offsets of these."""
    found = parents(source, entries)
    return {nested.start: source.text_of(parent) for nested, parent in found.items()}


def as_compared(entry: Entry, text: str) -> tuple[str, list[int]]:
    """The text of a padded row or a wrapped entry as it is compared, and its characters' places."""
    return evened(text) if entry.form is Form.ROW else unwrapped(text)


def mapped(reading: Reading, maps: Mapping[int, list[int]]) -> Reading:
    """The same reading, at places of the texts that are compared."""

    def read(entry: Entry) -> Sequence[FieldSpan]:
        found, places = reading(entry), maps.get(entry.span.start)
        if places is None or entry.form is Form.ROW:
            return found
        return [
            FieldSpan(bisect_left(places, each.start), bisect_left(places, each.end), each.name)
            for each in found
        ]

    return read


def comparable(text: str) -> str:
    """An entry's text, or nothing where it is so long that it is no entry."""
    return text if len(text) <= LONGEST else ""
