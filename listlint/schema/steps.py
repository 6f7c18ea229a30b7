"""How much work a schema may make of a value, and how deep it may go: its references can make
exponentially much, and never end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

MOST_STEPS = 200_000
"""For one value: 20 for each of the 10,000 that frontmatter may hold."""
MOST_GIVEN_UP = 2
"""Values that took too many steps; all that come after are given up at once."""
DEEPEST = 100
"""Keywords within keywords. Each takes up to seven calls of Python, which allows a thousand: where
these run out, what jsonschema is made of does not raise but aborts."""
_SHARE = 16
"""Characters of a value that count as one step: a keyword may look at all of it, or print it."""
_REFERENCES = frozenset({"$ref", "$dynamicRef", "$recursiveRef"})


class TooManyStepsError(Exception):
    """A value makes too much work."""


class TooDeepError(RecursionError):
    """Keywords stand in keywords deeper than any schema needs."""


class Steps:
    """Counts the steps of one schema: each look of a keyword at a value."""

    def __init__(self) -> None:
        self._left = self._depth = 0
        self._given_up = 0
        self._sizes: dict[int, int] = {}

    def begin(self, value: object) -> None:
        """Look at another value."""
        self._left = 0 if self._given_up >= MOST_GIVEN_UP else MOST_STEPS
        self._depth = 0
        self._sizes.clear()
        self._measure(value)

    def spend(self, amount: int = 1) -> None:
        """Take so many steps, or raise `TooManyStepsError`."""
        self._left -= amount
        if self._left < 0:
            self._given_up += 1
            raise TooManyStepsError

    def counted(self, keywords: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
        """The same keywords, each of which takes steps when it looks at something."""
        passing = {name: self._passing(keywords[name]) for name in _REFERENCES & keywords.keys()}
        return {name: self._counted(check) for name, check in {**keywords, **passing}.items()}

    def _passing(self, check: Callable[..., Any]) -> Callable[..., Any]:
        """A reference that takes a step for each error too: many may come a long way."""

        def passing(*looked_at: Any) -> Iterator[Any]:
            for error in check(*looked_at):
                self.spend()
                yield error

        return passing

    def _counted(self, check: Callable[..., Any]) -> Callable[..., Any]:
        def counted(validator: Any, part: Any, value: Any, schema: Any) -> Iterator[Any]:
            listed = len(part) if isinstance(part, list) else 0
            self.spend(1 + (listed + self._sizes.get(id(value), 0)) // _SHARE)
            if self._depth >= DEEPEST:
                raise TooDeepError
            self._depth += 1
            try:
                yield from check(validator, part, value, schema) or ()
            finally:
                self._depth -= 1

        return counted

    def _measure(self, value: Any) -> int:
        """How large a value is; noted by identity, since parts of it are looked at too."""
        size = 1
        if isinstance(value, str):
            size += len(value) // _SHARE
        elif isinstance(value, dict):
            size += sum(map(self._measure, value)) + sum(map(self._measure, value.values()))
        elif isinstance(value, list):
            size += sum(map(self._measure, value))
        self._sizes[id(value)] = size
        return size
