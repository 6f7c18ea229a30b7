"""Which fields of an entry that conforms can be meant only as they are aligned.

Where the sign between two fields is in one of them too, as the comma of `{title}, {authors}`
does in `Plan, act, learn, A. Doe`, another alignment would conform as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from listlint.lists.format.match import Alignment
from listlint.lists.format.match.deviations import Value

_TYPED = frozenset({"year", "url", "image", "label"})
"""Fields that only one kind of token fills: nothing beside them can be meant as a part of them."""


def certain_fields(text: str, alignment: Alignment) -> dict[str, tuple[int, int]]:
    """Where these fields begin and end in the text of an entry; of equal names, the first."""
    found: dict[str, tuple[int, int]] = {}
    for value in _certain(text, alignment.values):
        found.setdefault(value.name, (value.start, value.end))
    return found


def _certain(text: str, values: tuple[Value, ...]) -> Iterator[Value]:
    doubtful = {value for pair in pairwise(values) if _is_doubtful(text, *pair) for value in pair}
    yield from (value for value in values if value not in doubtful or value.name in _TYPED)


def _is_doubtful(text: str, one: Value, other: Value) -> bool:
    """Whether what is between two fields is also in one of them."""
    if {one.name, other.name} & _TYPED:
        return False
    between = text[one.end : other.start]
    return (
        not between or between in text[one.start : one.end] + "\0" + text[other.start : other.end]
    )
