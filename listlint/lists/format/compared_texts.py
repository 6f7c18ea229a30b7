"""The texts of entries as they are compared: rows with even spaces, prose in one line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from listlint.core.document import Entry, Form
from listlint.core.lazy_pattern import pattern
from listlint.core.nesting import parents
from listlint.core.source import Source
from listlint.lists.format.learn import FieldSpan, evened
from listlint.lists.format.match.lexer import BULLETS
from listlint.lists.format.norm import Norm
from listlint.lists.format.thresholds import SECTION_FORM
from listlint.lists.format.wrapping import unwrapped

Reading = Callable[[Entry], Sequence[FieldSpan]]
"""Where the fields of an entry are in its text."""

_BULLET = pattern(r"\s*+([-*+])(?=\s)")

Rewritten = dict[int, str]
"""Texts by the offsets of their entries."""

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


def with_usual_bullet(entries: Sequence[Entry], texts: Mapping[int, str], norm: Norm) -> Rewritten:
    """The texts of entries that have the bullet of their section where the format has another one,
    with that one: the sections of a list may each have their own.
    """
    found = [(e, m) for e in entries if (m := _BULLET.match(texts[e.span.start]))]
    usual = {template.lstrip()[:1] for template in norm.templates} & BULLETS
    if all({m[1]} == usual for _, m in found):
        return {}
    here = Counter((e.section, m.start(1), m[1]) for e, m in found)
    sizes = Counter((e.section, m.start(1)) for e, m in found)
    rewritten = {}
    for entry, match in found:
        place = entry.section, match.start(1)
        if SECTION_FORM.holds(here[*place, match[1]], sizes[place]):
            text = _bulleted(match, usual, norm)
            if text is not None:
                rewritten[entry.span.start] = text
    return rewritten


def _bulleted(match: re.Match[str], usual: Collection[str], norm: Norm) -> str | None:
    """An entry with the bullet with which it conforms; with the only one that the format has."""
    text, start, end = match.string, match.start(1), match.end(1)
    if norm.exactly(text):
        return None
    others = [f"{text[:start]}{each}{text[end:]}" for each in sorted({*usual} - {match[1]})]
    conforming = next(filter(norm.exactly, others), None)
    is_only = len(others) == len(usual) == 1
    return conforming or (others[0] if is_only else None)
