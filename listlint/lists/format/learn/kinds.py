"""The templates under which most entries of a list conform: one for each kind of entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from listlint.core.source import lines_of
from listlint.lists.format.learn.collapse import collapsed
from listlint.lists.format.learn.elements import EntryRow
from listlint.lists.format.learn.fields import FieldSpan
from listlint.lists.format.learn.profile import profile_of
from listlint.lists.format.learn.roles import (
    Reading,
    divided,
    names,
    spans_within,
)
from listlint.lists.format.learn.rows import rows_of
from listlint.lists.format.learn.writer import Writer, top
from listlint.lists.format.norm import Norm
from listlint.lists.format.template import is_readable

MOST_KINDS = 4
FEWEST, KIND_SHARE, SMALL = 4, 0.06, 8
"""So many entries, and such a share of them, make a kind; in a small list two do."""
ASTRAY = 0.2
"""Where more entries of a kind do not keep its template, they may be a kind of their own."""
COLUMN_SHARE = 0.03
"""An element that fewer rows have is no part of the format."""


def learn(texts: Sequence[str], reading: Reading | None = None) -> list[str]:
    """The templates of the entries of one list, of several kinds, the most common first. `reading`
    says where the fields of an entry are; without it most have no names.
    """
    found = rows_of(texts)
    if reading is not None and texts:
        fields = divided(profile_of(found, COLUMN_SHARE), found, reading)
        if fields:
            spans = [spans_within(row, reading(n), fields) for n, row in enumerate(found)]
            found = rows_of(texts, spans)
    indent = _indent(texts)
    return [template.replace("\n", f"\n{indent}") for template in _templates(texts, found, reading)]


def _indent(texts: Sequence[str]) -> str:
    """How far the lines that go on with an entry are mostly indented."""
    counts = Counter(
        line[: len(line) - len(line.lstrip())]
        for text in texts
        for line in lines_of(text)[1:]
        if line.strip()
    )
    return top(counts) or ""


def _templates(
    texts: Sequence[str], found: Sequence[EntryRow], reading: Reading | None
) -> Iterator[str]:
    numbers = list(range(len(found)))
    least = max(FEWEST, KIND_SHARE * len(found)) if len(found) > SMALL else 2
    seen: set[str] = set()
    for _ in range(MOST_KINDS):
        part = [found[number] for number in numbers]
        if len(part) < least:
            break
        shared = profile_of(part, COLUMN_SHARE)
        if len(shared.places) < least:
            break
        named = names(shared, part, partial(_at, reading, numbers) if reading else None)
        template = Writer(shared, named).template()
        placed = [numbers[n] for n in shared.places]
        if is_readable(template):
            template = collapsed(template, [texts[number] for number in placed])
            if template in seen:
                break
            seen.add(template)
            yield template
        numbers = _left(template, texts, numbers, placed)


def _left(
    template: str, texts: Sequence[str], numbers: Sequence[int], placed: Sequence[int]
) -> list[int]:
    """The entries for which another template is looked for: those of another kind, and where many
    of this kind do not follow the template, they as well.
    """
    others = sorted(set(numbers) - set(placed))
    if not is_readable(template):
        return others
    norm = Norm((template,))
    astray = [n for n in placed if not norm.is_followed(texts[n])]
    several = len(astray) >= max(FEWEST, ASTRAY * len(placed))
    others = [n for n in others if norm.exactly(texts[n]) is None]
    return sorted([*others, *astray]) if several else others


def _at(reading: Reading, numbers: Sequence[int], n: int) -> Sequence[FieldSpan]:
    """The reading of the n-th of some entries."""
    return reading(numbers[n])
