"""Text as a terminal shows it: made harmless, measured in cells, cut to a screen's width."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern

_BEFORE = 0.25
"""The share of the width that is kept in front of the place a long line is shown for."""
_REACH = 2
"""How far a long line is looked at on either side of that place: so many characters for each cell
that there is room for."""

# What moves the cursor, ends a line, hides or reorders text, or cannot be encoded, and the bracket
# of `##[`, which GitHub's runner takes for a command wherever it stands in a line. The joiners that
# emoji and some scripts are written with stay.
_UNSAFE = pattern(
    "[\0-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff]|(?<=##)\\["
)


def visible(text: str) -> str:
    r"""The text as one line, tabs as four spaces and everything unsafe as an escape such as `\x1b`.

    Whatever a file may have given passes through here, so that it cannot begin a line of its own.
    """
    if text.isascii() and text.isprintable() and "##[" not in text:
        return text
    return _UNSAFE.sub(_escape, text.replace("\t", "    "))


def visible_path(path: str) -> str:
    """A path as it may begin a line, where GitHub's runner would take `::` for a command."""
    shown = visible(path)
    return f"./{shown}" if shown.lstrip().startswith((":", "#")) else shown


_CODE = pattern(r"(?<!`)`[^`]+`(?!`)")


def outside_code(text: str, change: Callable[[str], str], keep: Callable[[str], str] = str) -> str:
    """A text with what is no code of Markdown changed, and with its code as `keep` has it."""
    parts, at = [], 0
    for code in _CODE.finditer(text):
        parts += [change(text[at : code.start()]), keep(code[0])]
        at = code.end()
    return "".join([*parts, change(text[at:])])


# What a terminal or GitHub's runner obeys in a line of a patch, behind its sign. What is only not
# seen, such as a soft hyphen, stays, and so does the `\r` of a line that ends with it.
_OBEYED = pattern(
    "[\0-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
    r"|\r(?!\Z)|##\[|\A.?\s*::.+::"
)
_COMMAND = pattern(r"\A(.?\s*):(?=:)")


def is_obeyed(line: str) -> bool:
    """Whether a terminal or a log would do what a line of a patch says, and not only show it."""
    return _OBEYED.search(line) is not None


def visible_line(line: str) -> str:
    """A line of a patch that is only to be read."""
    return _COMMAND.sub(r"\1\\x3a", visible(line))


def _escape(found: re.Match[str]) -> str:
    return r"\x5b" if found[0] == "[" else ascii(found[0])[1:-1]


def cell_count(text: str) -> int:
    """How many cells a terminal gives to the text, which is shown as `visible` makes it."""
    shown = visible(text)
    if shown.isascii():
        return len(shown)
    from wcwidth import wcswidth  # noqa: PLC0415 - slow to load, and most lines are ASCII

    return wcswidth(shown)


class Excerpt(NamedTuple):
    """A line, or the part of it that fits the screen, and the stretch that it is shown for."""

    text: str
    start: int
    """The cell, from 0, in which the stretch begins."""
    width: int
    """The stretch's cells, at least 1."""


def excerpt(line: str, start: int, end: int, room: int) -> Excerpt:
    """What to show in `room` cells of a line for its characters `start` to `end`, which may lie
    beyond it.
    """
    start = min(start, len(line))
    first, last = _window(line, start, room)
    before, after = "…" * (first > 0), "…" * (last < len(line))
    begin = cell_count(line[first:start])
    width = cell_count(line[first : min(end, last)]) - begin
    text = before + visible(line[first:last]) + after
    return Excerpt(text, len(before) + begin, max(width, 1))


def _window(line: str, place: int, room: int) -> tuple[int, int]:
    """The characters of a line, `place` among them, that fit into `room` cells."""
    reach = _REACH * room
    if len(line) <= reach and cell_count(line) <= room:
        return 0, len(line)
    room -= len("……")
    end = min(len(line), place + reach)
    before = max(int(_BEFORE * room), room - cell_count(line[place:end]))
    firsts = range(max(0, place - reach), place)
    first = firsts.start + bisect_left(firsts, -before, key=lambda at: -cell_count(line[at:place]))
    # What takes no cell of its own after its neighbour is a part of it, and is not shown alone.
    while 0 < first < place and cell_count(line[first - 1 : first + 1]) == cell_count(
        line[first - 1]
    ):
        first += 1
    lasts = range(first, end + 1)
    return first, first + bisect_right(lasts, room, key=lambda at: cell_count(line[first:at])) - 1
