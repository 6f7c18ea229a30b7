"""A template as a graph: states, and the steps between them that an entry's tokens take."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class LiteralStep(NamedTuple):
    """A step over a token that the template has literally."""

    kind: str
    text: str
    to: int
    written: str
    """What to write where it is missing."""


class FieldStep(NamedTuple):
    """A step over the tokens of a field."""

    name: str
    form: str
    """`text`, `rich` (may hold links), `target`, `year`, `image` or `label`."""
    to: int


class SkipStep(NamedTuple):
    """A step over a whole part that the entry does not have, for a price."""

    what: str
    """The name of the field that is missing with it."""
    to: int


@dataclass(slots=True)
class Graph:
    """States are numbers; the first is 0."""

    literals: list[list[LiteralStep]] = field(default_factory=list)
    fields: list[list[FieldStep]] = field(default_factory=list)
    free: list[list[int]] = field(default_factory=list)
    """Steps that take nothing."""
    skips: list[list[SkipStep]] = field(default_factory=list)
    last: int = 0
    words: frozenset[str] = frozenset()
    """The words of the template, case-folded, that `lex` keeps apart."""
    table: bool = False
    """Whether it is the row of a table, where a bar ends every field."""
    labels: frozenset[str] = frozenset()
    """The labels of links that the template names, case-folded."""
    firsts: list[frozenset[str] | None] = field(default_factory=list)
    """The tokens that can come next from a state, or `None` where anything can."""
    prose: frozenset[int] = frozenset()
    """The states behind a field of free words that may hold links."""
