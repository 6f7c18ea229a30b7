"""The lines on which TOML writes its keys, which `tomllib` does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache

from listlint.core.frontmatter import Route
from listlint.core.lazy_pattern import pattern

_STRING = r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'"
_MARK = pattern(
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\Z)|"(?:\\[^\n]|[^"\\\n])*+"?'
    r"|'''.*?(?:'{3,5}|\Z)|'[^'\n]*+'?|#[^\n]*|[\[\]{}\n]",
    re.DOTALL,
)
"""What a line break may not end a statement within, and what opens or closes a value. What is not
closed goes on to the end, so that no character of it is looked at again."""
_KEY = pattern(rf"[ \t]*({_STRING}|[\w-]+)[ \t]*(\.?)")
_OURS = ("tool", "listlint")
"""The table of a `pyproject.toml` whose keys count as those of the file."""


def line_of(text: str, route: Route) -> int | None:
    """The line, from 1, on which TOML writes the last key of a route that can be found."""
    lines = _lines(text)
    return next((lines[route[:n]] for n in range(len(route), 0, -1) if route[:n] in lines), None)


@lru_cache(maxsize=8)
def _lines(text: str) -> dict[Route, int]:
    """The line of each key and of each header."""
    lines: dict[Route, int] = {}
    counts: dict[Route, int] = {}  # how many tables an array has
    table: Route = ()
    line, counted = 1, 0
    for start in _statements(text):
        line, counted = line + text.count("\n", counted, start), start
        brackets = 2 if text.startswith("[[", start) else int(text.startswith("[", start))
        names = _names(text, start + brackets)
        if brackets:
            *above, last = names or [""]
            table = ()
            for name in above:
                table = _inside((*table, name), counts)
            table = (*table, last)
            if brackets > 1:
                counts[table] = counts.get(table, 0) + 1
            table = _inside(table, counts)
        here = table if brackets else (*table, *names)
        here = here[len(_OURS) :] if here[: len(_OURS)] == _OURS else here
        if here:
            lines.setdefault(here, line)
    return lines


def _inside(table: Route, counts: dict[Route, int]) -> Route:
    """The last of an array's tables, or the table itself."""
    return (*table, counts[table] - 1) if table in counts else table


def _names(text: str, at: int) -> list[str]:
    """The parts of a dotted key."""
    names = []
    while found := _KEY.match(text, at):
        name = found[1]
        if name[0] in "\"'":
            name = tomllib.loads(f"key = {name}")["key"] if "\\" in name else name[1:-1]
        names.append(name)
        if not found[2]:
            break
        at = found.end()
    return names


def _statements(text: str) -> Iterator[int]:
    """Where each header and each `key = value` begins, the whitespace before it put aside."""
    depth = start = 0
    for mark in [*_MARK.finditer(text), None]:
        if mark and mark[0] in "[{":
            depth += 1
        elif mark and mark[0] in "]}":
            depth -= 1
        elif (mark is None or mark[0] == "\n") and depth <= 0:
            begin = _first(text, start, mark.start() if mark else len(text))
            if begin is not None:
                yield begin
            depth, start = 0, mark.end() if mark else len(text)


_SPACE = pattern(r"\s*")


def _first(text: str, start: int, end: int) -> int | None:
    """Where a line's statement begins, if it has one."""
    found = _SPACE.match(text, start, end)
    at = found.end() if found else start
    return at if at < end and text[at] != "#" else None
