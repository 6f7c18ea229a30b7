"""From an inline token's content back to the text.

markdown-it-py gives block tokens line numbers and inline tokens no place at all. But it knows where
the words of each line begin, and every line of a content is written as it is from there on.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern

_BAR = pattern(r"(?<!\\)\|")
_ESCAPED_BAR = pattern(r"\\\|")


class Offsets(NamedTuple):
    """Which offset of the text each run of the content begins at."""

    content: list[int]
    text: list[int]

    def __call__(self, offset: int) -> int:
        """The text's offset for an offset in the content."""
        n = max(bisect_right(self.content, offset) - 1, 0)
        return self.text[n] + max(offset - self.content[n], 0)


def of_lines(text: str, begins: list[int], content: str) -> Offsets:
    """For a content whose lines' words begin at `begins`.

    Spaces around the whole are gone from it, of whatever sort: so the first character is the first
    of its kind, perhaps lines later.
    """
    if "\n" not in content and text.startswith(content, begins[0]):
        return Offsets([0], begins[:1])
    number, first = len(begins) - 1, begins[-1]
    for n, begin in enumerate(begins):
        found = text.find(content[:1], begin, _end(text, begin))
        if found >= 0:
            number, first = n, found
            break
    contents, texts = [0], [first]
    at = content.find("\n") + 1
    for begin in begins[number + 1 :] if at else ():
        while content[at] in " \t":
            at += 1
        contents.append(at)
        texts.append(begin)
        at = content.find("\n", at) + 1
        if not at:
            break
    return Offsets(contents, texts)


def of_html(text: str, begin: int, content: str) -> Offsets:
    """For a block of raw HTML from the line at `begin` on: each line is the tail of the text's."""
    contents, texts = [], []
    at = 0
    for part in content.split("\n"):
        words = part.lstrip(" \t")
        end = _end(text, begin)
        contents.append(at + len(part) - len(words))
        texts.append(end - len(words))
        at += len(part) + 1
        begin = end + 1
    return Offsets(contents, texts)


def edges(text: str, begin: int) -> list[int]:
    """Where each cell ends, and the next begins, in the table row whose words begin at `begin`."""
    end = _end(text, begin)
    edges = [begin - 1, *(bar.start() for bar in _BAR.finditer(text, begin, end)), end]
    if not text[begin : edges[1]].strip():
        del edges[0]
    return edges


def of_cell(text: str, edges: list[int], content: str, index: int) -> Offsets:
    r"""For cell `index`, from 0, of the table row with these edges.

    In a content the backslash of `\|` is gone, so a new run begins after each.
    """
    if index + 1 >= len(edges):
        return Offsets([0], edges[-1:])
    left, right = edges[index] + 1, edges[index + 1]
    left = max(text.find(content[:1], left, right), left)
    contents, texts = [0], [left]
    for number, escaped in enumerate(_ESCAPED_BAR.finditer(text, left, right)):
        contents.append(escaped.start() - left - number)
        texts.append(escaped.start() + 1)
    return Offsets(contents, texts)


def _end(text: str, begin: int) -> int:
    end = text.find("\n", begin)
    return len(text) if end < 0 else end
