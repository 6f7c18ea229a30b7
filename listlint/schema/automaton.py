"""Patterns searched without backtracking, in steps that can be counted.

A pattern becomes an automaton (Thompson's construction) that reads each character once, whatever
the pattern is. The places of anchors and lookarounds are found for the whole text beforehand; what
follows a place, by an automaton that reads backwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import regex  # type: ignore[import-untyped]

from listlint.schema.pattern_tree import (
    Alternatives,
    Character,
    Look,
    Node,
    Repeat,
    Series,
    ZeroWidth,
)

Spend = Callable[[int], None]
"""Told how many steps are taken next; it raises where they are too many."""


class _Kind:
    """A kind of characters."""

    def __init__(self, written: str) -> None:
        self._match = regex.compile(written).match
        self._known: dict[str, bool] = {}

    def has(self, character: str) -> bool:
        known = self._known
        if character not in known:
            known[character] = self._match(character) is not None
        return known[character]


class _Reads(NamedTuple):
    """A state that takes a character of a kind."""

    kind: _Kind
    following: int


class _Splits(NamedTuple):
    """A state that is all of these at once."""

    following: tuple[int, ...]


class _Stands(NamedTuple):
    """A state that goes on at places of one table only."""

    table: int
    following: int


_State = _Reads | _Splits | _Stands | None
"""`None`: the pattern has been found."""


class _Place(NamedTuple):
    """Where an anchor matches."""

    pattern: Any


class _Around(NamedTuple):
    """Where a lookaround holds."""

    automaton: _OneWay
    negative: bool


@dataclass(slots=True)
class _OneWay:
    """The states that read a text forwards or backwards."""

    backwards: bool
    start: int = 0
    states: list[_State] = field(default_factory=lambda: [None])

    def add(self, state: _State) -> int:
        self.states.append(state)
        return len(self.states) - 1


class Automaton:
    """What searches for one pattern. `flags` stand before each of its parts."""

    def __init__(self, tree: Node, flags: str) -> None:
        self._flags = flags
        self._tables: list[_Place | _Around] = []
        self._kinds: dict[str, _Kind] = {}
        self._main = self._one_way(tree, backwards=False)

    @property
    def size(self) -> int:
        """How many states it has, which is the most steps for one character."""
        ways = [table.automaton for table in self._tables if isinstance(table, _Around)]
        return len(self._tables) + sum(len(way.states) for way in (self._main, *ways))

    def search(self, text: str, spend: Spend) -> bool:
        """Whether the pattern is found somewhere in the text."""
        tables: list[Sequence[bool]] = []
        for table in self._tables:  # the inner ones come first
            if isinstance(table, _Place):
                spend(len(text) + 1)
                starts = {found.start() for found in table.pattern.finditer(text)}
                tables.append([at in starts for at in range(len(text) + 1)])
            else:
                found = {*_ends(table.automaton, text, tables, spend)}
                tables.append([(at in found) != table.negative for at in range(len(text) + 1)])
        return next(_ends(self._main, text, tables, spend), None) is not None

    def _one_way(self, tree: Node, *, backwards: bool) -> _OneWay:
        way = _OneWay(backwards)
        way.start = self._entry(tree, 0, way)
        return way

    def _entry(self, node: Node, following: int, way: _OneWay) -> int:
        """The state at which a part begins that `following` comes after."""
        match node:
            case Character(written):
                return way.add(_Reads(self._kind(written), following))
            case ZeroWidth(written):
                self._tables.append(_Place(regex.compile(self._flags + written)))
                return way.add(_Stands(len(self._tables) - 1, following))
            case Look(item, behind, negative):
                around = self._one_way(item, backwards=not behind)
                self._tables.append(_Around(around, negative))
                return way.add(_Stands(len(self._tables) - 1, following))
            case Series(items):
                for item in items if way.backwards else reversed(items):
                    following = self._entry(item, following, way)
                return following
            case Alternatives(items):
                return way.add(_Splits(tuple(self._entry(item, following, way) for item in items)))
            case Repeat():
                return self._repeated(node, following, way)

    def _repeated(self, node: Repeat, following: int, way: _OneWay) -> int:
        end = following
        if node.most is None:
            following = way.add(None)
            body = self._entry(node.item, following, way)
            way.states[following] = _Splits((body, end))
        for _ in range((node.most or node.least) - node.least):
            following = way.add(_Splits((self._entry(node.item, following, way), end)))
        for _ in range(node.least):
            following = self._entry(node.item, following, way)
        return following

    def _kind(self, written: str) -> _Kind:
        if written not in self._kinds:
            self._kinds[written] = _Kind(self._flags + written)
        return self._kinds[written]


def _ends(way: _OneWay, text: str, tables: Sequence[Sequence[bool]], spend: Spend) -> Iterator[int]:
    """The places at which what has begun anywhere is found to end, in the order of reading."""
    size = len(text)
    reading: list[_Reads] = []
    for step in range(size + 1):
        at = size - step if way.backwards else step
        if step:
            character = text[at] if way.backwards else text[at - 1]
            new = [state.following for state in reading if state.kind.has(character)]
        else:
            new = []
        reading, is_found = _closure(way, [*new, way.start], at, tables, spend)
        if is_found:
            yield at


def _closure(
    way: _OneWay, new: list[int], at: int, tables: Sequence[Sequence[bool]], spend: Spend
) -> tuple[list[_Reads], bool]:
    """The states that read on from a place, and whether the end is among those that are reached."""
    reading: list[_Reads] = []
    seen: set[int] = set()
    while new:
        number = new.pop()
        if number in seen:
            continue
        seen.add(number)
        match way.states[number]:
            case _Reads() as state:
                reading.append(state)
            case _Splits(following):
                new += following
            case _Stands(table, following) if tables[table][at]:
                new.append(following)
            case _:
                pass
    spend(len(seen))
    return reading, 0 in seen
