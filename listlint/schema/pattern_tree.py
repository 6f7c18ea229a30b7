"""Reads the patterns of ECMAScript into trees, whose leaves are what the `regex` module reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern

MOST_PIECES = 100_000
"""How large a pattern may be when its repetitions are written out, as compiling it does."""

_COUNT = r"\{(\d+)(?:,(\d*))?\}"
_GROUP = r"\((?:\?(?:P?<[A-Za-z_]\w*>|<?[=!]|:|.?))?"
_CLASS = pattern(r"\[(?:\\.|[^\]\\])*+\]", re.DOTALL)
_TOKEN = pattern(
    r"\\[pP]\{[^{}]*\}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\.|\[(?:\\.|[^\]\\])*+(?:\]|\Z)"
    rf"|{_COUNT}|{_GROUP}|.",
    re.DOTALL,
)
_FLAGS = pattern(r"\(\?([ims]+)\)")
"""Not of ECMAScript, but what people write who know Python's patterns."""
_IN_CLASS = pattern(r"\\.|\[", re.DOTALL)
_INSIDE = {r"\d": "0-9", r"\w": "A-Za-z0-9_", "[": r"\["}
_OUTSIDE = {
    "$": r"\Z",
    "[]": "(?!)",
    "[^]": r"[\s\S]",
    r"\D": "[^0-9]",
    r"\W": "[^A-Za-z0-9_]",
} | {part: f"[{inner}]" for part, inner in _INSIDE.items() if part != "["}
_ESCAPE = pattern(r"\\(?:[^A-Za-z1-9]|[dDsSwWtnrfv]|[pPux].)", re.DOTALL)
_KNOWN_GROUP = pattern(r"\(\?(?::|<?[=!]|P?<\w)")
_PLACES = {"^", "$", r"\b", r"\B", r"\A", r"\Z"}
_TIMES: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}


class PatternError(ValueError):
    """A pattern that cannot be used; the message says why."""


class Character(NamedTuple):
    """One character of a kind, as the `regex` module writes the kind."""

    written: str


class ZeroWidth(NamedTuple):
    """A place between characters, as the `regex` module writes it."""

    written: str


class Series(NamedTuple):
    """One after the other."""

    items: tuple[Node, ...]


class Alternatives(NamedTuple):
    """One of several."""

    items: tuple[Node, ...]


class Repeat(NamedTuple):
    """Something so many times."""

    item: Node
    least: int
    most: int | None


class Look(NamedTuple):
    """A place that something follows, or precedes, or does not."""

    item: Node
    behind: bool
    negative: bool


Node = Character | ZeroWidth | Series | Alternatives | Repeat | Look


@dataclass(slots=True)
class _Open:
    """A group whose end has not been read, or the whole pattern."""

    begun: str
    choices: list[list[Node]] = field(default_factory=lambda: [[]])

    def closed(self) -> Node:
        """What the group is made of."""
        series = [Series(tuple(items)) for items in self.choices]
        inner: Node = series[0] if len(series) == 1 else Alternatives(tuple(series))
        if self.begun.endswith(("=", "!")):
            return Look(inner, "<" in self.begun, self.begun.endswith("!"))
        return inner


class PatternTree(NamedTuple):
    """A pattern that has been read."""

    root: Node
    flags: str
    """Written before each part of it."""
    written: str
    """All of it as the `regex` module reads it."""


def parsed(pattern: str) -> PatternTree:
    """Read a pattern. Raises `PatternError`."""
    flags = _FLAGS.match(pattern)
    start = flags.end() if flags else 0
    if not _is_small(pattern, start):
        raise PatternError("it repeats too much")
    groups = [_Open("")]
    written = [flags[0] if flags else ""]
    repetitions = 0
    for part in _TOKEN.finditer(pattern, start):
        if part[0] in _TIMES or part[1]:
            _repeat(part, groups[-1].choices[-1], repetitions)
            repetitions += 1
            written.append(part[0])
        else:
            repetitions = 0
            written.append(_read(part[0], groups))
    if len(groups) > 1:
        raise PatternError("a `(` is not closed")
    return PatternTree(groups[0].closed(), written[0], "".join(written))


def _read(part: str, groups: list[_Open]) -> str:
    """Take a part into the innermost group; it comes back as the `regex` module reads it."""
    if part.startswith("("):
        if part.startswith("(?") and not _KNOWN_GROUP.match(part):
            raise PatternError(f"`{part}` is not known")
        groups.append(_Open(part))
    elif part == ")":
        if len(groups) == 1:
            raise PatternError("a `)` closes nothing")
        inner = groups.pop().closed()
        groups[-1].choices[-1].append(inner)
    elif part == "|":
        groups[-1].choices.append([])
    else:
        written = _translated(part)
        node = ZeroWidth(written) if part in _PLACES else Character(written)
        groups[-1].choices[-1].append(node)
        return written
    return part


def _repeat(part: re.Match[str], items: list[Node], repetitions: int) -> None:
    """Repeat the last of some parts; `repetitions` stand before this one."""
    if repetitions == 1 and part[0] == "?":  # as few as possible: it is found all the same
        return
    if repetitions or not items:
        raise PatternError("nothing to repeat")
    least, most = _TIMES.get(part[0], (0, None))
    if part[1]:
        least = int(part[1])
        most = least if part[2] is None else int(part[2]) if part[2] else None
    if most is not None and most < least:
        raise PatternError("a repetition ends before it begins")
    items[-1] = Repeat(items[-1], least, most)


def _translated(part: str) -> str:
    """A character, class or anchor as the `regex` module reads it."""
    if part in _OUTSIDE:
        return _OUTSIDE[part]
    if part.startswith("["):
        if not _CLASS.fullmatch(part):
            raise PatternError("a `[` is not closed")
        inner = _IN_CLASS.sub(lambda found: _INSIDE.get(found[0], found[0]), part[1:])
        return f"[{inner}"
    if part.startswith("\\") and part not in _PLACES and not _ESCAPE.match(part):
        if part[1:].isdigit() or part == r"\k":
            raise PatternError(f"`{part}` refers back to a group")
        raise PatternError(f"the escape `{part}` is not known")
    return rf"\{part}" if part in "{}]" else part


def _is_small(pattern: str, start: int) -> bool:
    """Whether a pattern has not too many pieces when repetitions such as `{3}` are written out."""
    outer: list[float] = []
    total = last = 0.0
    for part in _TOKEN.finditer(pattern, start):
        if part[0].startswith("("):
            outer.append(total)
            total = last = 0.0
        elif part[0] == ")" and outer:
            last = total + 1
            total = outer.pop() + last
        elif part[1]:
            times = max(float(number) for number in (part[1], part[2]) if number) or 1
            total += last * (times - 1)
            last *= times
        else:
            last = 1
            total += 1
        if total > MOST_PIECES:
            return False
    return True
