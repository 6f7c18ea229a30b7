"""The patterns of schemas: as ECMAScript means them, and found in a bounded number of steps.

Whether a pattern takes too long depends on it and on the text alone, never on the machine. The
`regex` module searches first, since it is fast; where it backtracks without end, an automaton
gives the same answer in steps that are counted.
"""

from __future__ import annotations

from functools import cache

import regex  # type: ignore[import-untyped]

from listlint.schema.automaton import Automaton
from listlint.schema.pattern_tree import PatternError, parsed

__all__ = ["PatternError", "Patterns", "compiled"]

MOST_STEPS = 2_000_000
"""How many states of the automaton one search may pass through: those of a line's pattern on the
text of a long note. They take about a second."""
SECONDS = 0.1
"""How long the `regex` module may search before the automaton does; no finding depends on it."""


class _TooLongError(Exception):
    """A search that is given up."""


class CompiledPattern:
    """A pattern that is ready to be searched for."""

    def __init__(self, pattern: str) -> None:
        tree = parsed(pattern)
        self._regex = regex.compile(tree.written)
        self._automaton = Automaton(tree.root, tree.flags)
        self._backtracks = False

    def search(self, text: str) -> bool | None:
        """Whether the pattern is found; `None` if that takes too long."""
        if not self._backtracks and self._automaton.size * (len(text) + 1) <= MOST_STEPS:
            try:
                return self._regex.search(text, timeout=SECONDS) is not None
            except TimeoutError:
                self._backtracks = True
        left = MOST_STEPS

        def spend(steps: int) -> None:
            nonlocal left
            left -= steps
            if left < 0:
                raise _TooLongError

        try:
            return self._automaton.search(text, spend)
        except _TooLongError:
            return None


@cache
def compiled(pattern: str) -> CompiledPattern:
    """Compile a pattern as ECMAScript means it: `$` is the very end, digits are ASCII."""
    try:
        return CompiledPattern(pattern)
    except regex.error as error:
        raise PatternError(error.msg) from None
    except RecursionError:
        raise PatternError("it is nested too deep") from None


class Patterns:
    """The patterns of one schema, and which are too slow on the value that is looked at."""

    def __init__(self) -> None:
        self._slow: dict[str, bool] = {}

    def begin(self) -> None:
        """Look at another value: what was slow on the last one need not be on this."""
        self._slow.clear()

    def search(self, pattern: str, text: str) -> bool | None:
        """Whether a pattern is found; `None` if it is too slow on this value."""
        found = None if pattern in self._slow else compiled(pattern).search(text)
        if found is None:
            self._slow.setdefault(pattern, False)
        return found

    def is_news(self, pattern: str) -> bool:
        """Whether it has not been said yet of this value that a pattern is too slow on it."""
        said = self._slow[pattern]
        self._slow[pattern] = True
        return not said
