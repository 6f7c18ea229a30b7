"""The patterns of schemas: as ECMAScript means them, and within bounds of size and time."""

from __future__ import annotations

import re
from functools import cache
from time import perf_counter
from typing import Any

import regex  # type: ignore[import-untyped]

SECONDS = 1.0
"""How long one search for a pattern may take."""
SECONDS_IN_ALL = 5.0
"""How long all searches for one pattern may take: one that is slow on every note is given up."""
MOST_PIECES = 100_000
"""How large a pattern may be when its repetitions are written out, as compiling it does."""

_COUNT = r"\{(\d+)(?:,(\d*))?\}"
_TOKEN = re.compile(rf"\\[pP]\{{[^{{}}]*\}}|\\.|\[(?:\\.|[^\]\\])*\]|{_COUNT}|.", re.DOTALL)
_INSIDE = {r"\d": "0-9", r"\w": "A-Za-z0-9_"}
_OUTSIDE = {"$": r"\Z", "{": r"\{", r"\D": "[^0-9]", r"\W": "[^A-Za-z0-9_]"} | {
    token: f"[{inner}]" for token, inner in _INSIDE.items()
}


class PatternError(ValueError):
    """A pattern that cannot be used; the message says why."""


@cache
def compiled(pattern: str) -> Any:
    """Compile a pattern as ECMAScript means it: `$` is the very end, digits are ASCII."""
    if not _is_small(pattern):
        raise PatternError("it repeats too much")
    try:
        return regex.compile(_TOKEN.sub(_python, pattern))
    except regex.error as error:
        raise PatternError(error.msg) from None
    except RecursionError:
        raise PatternError("it is nested too deep") from None


def _python(token: re.Match[str]) -> str:
    """A piece of an ECMAScript pattern as Python has it."""
    if token[0].startswith("["):
        return re.sub(r"\\.", lambda inner: _INSIDE.get(inner[0], inner[0]), token[0])
    return _OUTSIDE.get(token[0], token[0])


def _is_small(pattern: str) -> bool:
    """Whether a pattern has not too many pieces when repetitions such as `{3}` are written out."""
    outer: list[float] = []
    total = last = 0.0
    for token in _TOKEN.finditer(pattern):
        if token[0] == "(":
            outer.append(total)
            total = last = 0.0
        elif token[0] == ")" and outer:
            last = total + 1
            total = outer.pop() + last
        elif token[1]:
            times = max(float(number) for number in token.groups() if number) or 1
            total += last * (times - 1)
            last *= times
        else:
            last = 1
            total += 1
        if total > MOST_PIECES:
            return False
    return True


class Patterns:
    """The patterns of one schema, and how long they may still take."""

    def __init__(self) -> None:
        self._left: dict[str, float] = {}
        self._slow: dict[str, bool] = {}

    def begin(self) -> None:
        """Look at another value: what was slow on the last one need not be on this."""
        self._slow.clear()

    def search(self, pattern: str, text: str) -> bool | None:
        """Whether a pattern is found; `None` if it is too slow on this value."""
        left = self._left.get(pattern, SECONDS_IN_ALL)
        if pattern in self._slow or left <= 0:
            self._slow.setdefault(pattern, False)
            return None
        began = perf_counter()
        try:
            return compiled(pattern).search(text, timeout=min(SECONDS, left)) is not None
        except TimeoutError:
            self._slow[pattern] = False
            return None
        finally:
            self._left[pattern] = left - (perf_counter() - began)

    def is_news(self, pattern: str) -> bool:
        """Whether it has not been said yet of this value that a pattern is too slow on it."""
        said = self._slow[pattern]
        self._slow[pattern] = True
        return not said
