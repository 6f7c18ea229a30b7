"""Which field a column of a list's entries is: what a reading of the entries one by one says of it.

One reading may be wrong; what most readings of a column agree on is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.learn.elements import ADDRESS, TEXT, Element, EntryRow
from listlint.lists.format.learn.fields import FieldSpan
from listlint.lists.format.learn.profile import Column, Profile
from listlint.lists.format.thresholds import SAMPLE, TWO_FIELDS

_Votes = tuple[Counter[str], int]
"""How many elements of a column hold which field, and how many were asked."""
_LETTER = pattern(r"[^\W\d_]")

Reading = Callable[[int], Sequence[FieldSpan]]
"""Where the fields of an entry, by its number, are in its text."""

LENGTHY = 3.5
"""Words that the elements of a column have on average from which on it may be the titles: names of
persons, venues and labels have fewer."""
MOSTLY = 0.6
"""The share of a field, in characters, that an element must hold to be asked for it: more than
half, so that no field is held twice, and less than all, since readings may differ by a sign or two.
Halved, no format of ten lists is another; when more than all is asked for, 3 of 13 are."""


def names(found: Profile, rows: Sequence[EntryRow], reading: Reading | None) -> dict[int, str]:
    """The name of each column."""
    named: dict[int, str] = {}
    taken: set[str] = set()
    votes = _votes(found, rows, reading) if reading else {}
    titled = max(votes, key=lambda place: votes[place][0]["title"], default=None)
    for place, column in enumerate(found.columns):
        name = _plain(column)
        is_heading = place == titled and name == "description"  # `**Name**: Title of the paper`
        if name is None or (is_heading and _is_mostly(votes[place], "title")):
            counts, asked = votes.get(place, (Counter[str](), 0))
            first = "title" if place == titled else ""  # a venue within it is no name for it
            for voted, count in sorted(counts.items(), key=lambda v: (v[0] != first, -v[1], v[0])):
                if voted == "year" or (voted == "title" and place != titled):
                    continue
                if 2 * count >= asked and voted not in taken:
                    name = voted
                    break
        if name is not None and column.key[0] != "K":
            taken.add(name)
        named[place] = name or ""
    _fill(found, named)
    return named


def _is_mostly(votes: _Votes, name: str) -> bool:
    """Whether most elements hold a field."""
    counts, asked = votes
    return 2 * counts[name] >= asked


def _plain(column: Column) -> str | None:
    """The name that needs no reading."""
    kind, _, word = column.key.partition(":")
    if kind in "KWF":
        return re.sub(r"\W+", "_", word).strip("_").lstrip("0123456789_") or "link"
    if kind == "Y":
        return "date" if _are_dates(column.texts) else "year"
    return {"D": "description", "I": "image", "U": "link"}.get(kind)


def _are_dates(texts: Counter[str]) -> bool:
    """Whether most of these name the month."""
    return 2 * sum(n for text, n in texts.items() if _LETTER.search(text)) > texts.total()


def _fill(found: Profile, named: dict[int, str]) -> None:
    """Names for the columns on which no reading agrees."""
    if "title" not in named.values():
        free = [place for place, name in named.items() if not name]
        linked = [place for place in free if found.columns[place].key == "L"]
        lengthy = [place for place in free if _is_long(found.columns[place])]
        for place in (linked or lengthy or free)[:1]:
            named[place] = "title"
    titled = next((place for place, name in named.items() if name == "title"), None)
    bare = next((place for place, name in named.items() if found.columns[place].key == "U"), None)
    if bare is not None and (titled is None or ADDRESS not in _usual(found.columns[titled])):
        named[bare] = "url"
    for place, name in named.items():
        named[place] = name or ("reference" if _is_reference(found, place) else "text")


def _is_reference(found: Profile, place: int) -> bool:
    """Whether a column is the second bracket of `[title][reference]`."""
    gap = found.gaps[place - 1, place, ""]
    pair = found.columns[max(place - 1, 0) : place + 1]
    return 2 * gap > found.columns[place].rows.total() and all(
        _usual(column).endswith(f"[{TEXT}]") for column in pair
    )


def _usual(column: Column) -> str:
    """How a column is mostly written."""
    return max(column.shapes, key=lambda shape: (column.shapes[shape], shape), default="")


def _is_long(column: Column) -> bool:
    texts = list(column.texts)
    return sum(len(text.split()) for text in texts) >= LENGTHY * len(texts)


def _votes(found: Profile, rows: Sequence[EntryRow], reading: Reading) -> dict[int, _Votes]:
    """For each column, how many elements hold which field, and how many were asked."""
    return {
        place: (
            Counter(name for held in asked for name in set(held)),
            len(asked),
        )
        for place, asked in _asked(found, rows, reading).items()
    }


def _asked(
    found: Profile, rows: Sequence[EntryRow], reading: Reading
) -> dict[int, list[list[str]]]:
    """For each column, the fields that its elements hold, in order."""
    held: dict[int, list[list[str]]] = {}
    for number in _sample(found):
        spans = sorted(reading(number))
        for element, place in zip(rows[number].elements, found.places[number], strict=True):
            within = [span.name for span in spans if _holds(element, span)]
            held.setdefault(place, []).append(within)
    return held


def _holds(element: Element, span: FieldSpan) -> bool:
    """Whether an element has most of a field."""
    common = min(span.end, element.end) - max(span.start, element.start)
    return common >= MOSTLY * max(1, span.end - span.start)


def divided(found: Profile, rows: Sequence[EntryRow], reading: Reading) -> frozenset[str]:
    """The fields that share a column of plain text, and have to be told apart."""
    names: set[str] = set()
    for place, asked in _asked(found, rows, reading).items():
        column = found.columns[place]
        if column.key != "T" or column.shapes.most_common(1)[0][0] != TEXT:
            continue
        plain = [tuple(name for name in held if name not in ("year", "date")) for held in asked]
        several = [held for held in plain if len(set(held)) > 1]
        if several and TWO_FIELDS.holds(len(several), len(asked)):
            names.update(Counter(several).most_common(1)[0][0])
        else:
            names.update(_trailed(found, rows, reading, place))
    return frozenset(names)


def _trailed(
    found: Profile, rows: Sequence[EntryRow], reading: Reading, place: int
) -> Iterator[str]:
    """The field of a column that mostly goes on with the same words: a title with `, in`."""
    trails: Counter[tuple[str, str]] = Counter()
    asked = 0
    for number in _sample(found):
        for element, at in zip(rows[number].elements, found.places[number], strict=True):
            if at == place:
                asked += 1
                inside = [c for c in reading(number) if element.start <= c.start < element.end]
                if len(inside) == 1:
                    behind = element.text[inside[0].end - element.start :]
                    trails[inside[0].name, behind] += 1
    if trails:
        (name, behind), count = trails.most_common(1)[0]
        if any(map(str.isalpha, behind)) and TWO_FIELDS.holds(count, asked):
            yield name


def _sample(found: Profile) -> list[int]:
    """The numbers of rows that are asked."""
    numbers = sorted(found.places)
    return numbers[:: max(1, len(numbers) // SAMPLE)]


def spans_within(
    row: EntryRow, spans: Sequence[FieldSpan], names: frozenset[str]
) -> list[FieldSpan]:
    """The fields of these names that share an element of plain text, or end before it does."""
    found: list[FieldSpan] = []
    for element in row.elements:
        if element.key == "T" and element.shape == TEXT:
            within = [
                span
                for span in spans
                if span.name in names and element.start <= span.start and span.end <= element.end
            ]
            if len(within) > 1 or (within and within[0].end < element.end - 1):
                found += within
    return found
