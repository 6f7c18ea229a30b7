"""The values at the head of a note, and where each is written."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from listlint.core.source import Span, Spanned

Route = tuple[str | int, ...]
"""The way to a value inside frontmatter: keys and list indices from 0."""


class Place(NamedTuple):
    """Where a value of the frontmatter is written, and its key; an item of a list is its own."""

    key: Span
    value: Span


class Duplicate(NamedTuple):
    """A key that stands twice in one mapping."""

    key: Spanned
    first: Span


@dataclass(frozen=True, slots=True)
class Frontmatter:
    """The YAML, TOML or JSON at the head of a note, as JSON values with their places and keys."""

    span: Span
    """From the opening `---` to the end of the closing one; of JSON its object."""
    opening: Span
    """The line that says where it begins; of JSON without one its `{`."""
    value: object
    places: array[int]
    """Four offsets a value in the order of reading: its key's start and end, its own start and
    end. A value that is no mapping's has its own place as key. One array, since a vault of
    10,000 notes has a quarter of a million values."""
    duplicates: tuple[Duplicate, ...] = ()

    def located(self) -> dict[Route, Place]:
        """The place of every value. Made anew each time: who asks for many asks once."""
        path, numbers = self.span.path, iter(self.places)
        return {
            route: Place(Span(path, key, key_end), Span(path, start, end))
            for route, key, key_end, start, end in zip(
                _routes(self.value), numbers, numbers, numbers, numbers, strict=True
            )
        }

    def key_span(self, route: Route) -> Span:
        """Where the key of a value is written; for an item of a list, the item itself."""
        return self.located()[route].key

    def value_span(self, route: Route) -> Span:
        """Where a value is written."""
        return self.located()[route].value

    def get(self, key: str) -> object:
        """The value of a top-level key, or `None`."""
        return self.value.get(key) if isinstance(self.value, dict) else None


def _routes(root: object) -> Iterator[Route]:
    """The way to each value, in the order of reading."""
    pending: list[tuple[Route, object]] = [((), root)]
    while pending:
        route, value = pending.pop()
        yield route
        if isinstance(value, dict):
            pending += [((*route, key), child) for key, child in reversed(value.items())]
        elif isinstance(value, list):
            last = len(value) - 1
            pending += [((*route, last - n), child) for n, child in enumerate(reversed(value))]
