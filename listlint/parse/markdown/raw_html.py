"""Raw HTML inside Markdown: its links, anchors, headings and comments, by offsets in the text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from listlint.core.lazy_pattern import pattern


@dataclass(frozen=True, slots=True)
class HtmlPiece:
    """Something from `start` to `end`, exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HtmlComment(HtmlPiece):
    """`<!-- … -->`; one that is never closed goes to the end."""


@dataclass(frozen=True, slots=True)
class Anchor(HtmlPiece):
    """A tag with an `id` or `name`."""

    __match_args__ = ("name",)
    name: str


@dataclass(frozen=True, slots=True)
class HtmlHeading(HtmlPiece):
    """`<h1>` to `<h6>` with what it holds."""

    __match_args__ = ("level", "text")
    level: int
    text: str
    """The visible words, without markup."""


@dataclass(frozen=True, slots=True)
class HtmlItem(HtmlPiece):
    """What `<li>` or `<tr>` holds, up to its end or the next one; where there are neither, a line
    that has a link and ends in `<br>`.
    """


@dataclass(frozen=True, slots=True)
class HtmlLink(HtmlPiece):
    """A tag with a `href` or `src`, and where the target is written."""

    __match_args__ = ("target", "first", "last")
    target: str
    """With entities resolved."""
    first: int
    last: int


_COMMENT = r"<!--(?:-?>|.*?(?:--!?>|\Z))"
"""As browsers end it: `<!-->` is a whole one, and `--!>` an end."""
# Repetitions are bounded, since what never closes would be tried again from every tag on.
_TAG = pattern(
    rf"{_COMMENT}"
    r"|<(?P<name>[A-Za-z][A-Za-z0-9-]*+)(?P<attributes>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+'){0,200}+)>",
    re.DOTALL,
)
_ATTRIBUTE = pattern(
    r"(?<![^\s\"'/])(href|src|id|name)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++))",
    re.IGNORECASE,
)
# Headings hold no headings: so the search for the end of each stops where the next begins.
_HEADING = pattern(r"<h([1-6])\b[^<>]*+>((?:[^<]++|<(?!/?h[1-6]\b))*+)</h\1\s*+>", re.IGNORECASE)
# Items may hold lists: then only what comes before them is theirs.
_ITEM = pattern(
    r"<(?:li|tr)\b[^<>]*+>((?:[^<]++|<(?!/?(?:li|tr|ul|ol|table|tbody)\b))*+)", re.IGNORECASE
)
_NOT_TEXT = pattern(rf"{_COMMENT}|<[^<>]*>", re.DOTALL)
_ITEMS = frozenset({"li", "tr"})
_LINE = pattern(r"[^\n]+")
_BROKEN = pattern(r"<br\s{0,9}/?>\s*\Z", re.IGNORECASE)
_BREAK = 20
"""Characters at the end of a line in which its `<br>` is."""
_NO_MARKUP_INSIDE = frozenset({"script", "style"})


def read(text: str) -> Iterator[HtmlPiece]:
    """Everything of interest, in the order of the text, but lines last."""
    at, has_items = 0, False
    while found := _TAG.search(text, at):
        at = found.end()
        name = found["name"]
        if name is None:
            yield HtmlComment(found.start(), at)
            continue
        if heading := _HEADING.match(text, found.start()):
            words = " ".join(html.unescape(_NOT_TEXT.sub("", heading[2])).split())
            yield HtmlHeading(heading.start(2), heading.end(2), int(heading[1]), words)
        if name.lower() in _ITEMS and (item := _ITEM.match(text, found.start())):
            has_items = True
            yield HtmlItem(item.start(1), item.end(1))
        for attribute in _ATTRIBUTE.finditer(text, *found.span("attributes")):
            yield _attribute(attribute, found)
        if name.lower() in _NO_MARKUP_INSIDE:
            closing = re.compile(f"</{name}", re.IGNORECASE).search(text, at)
            at = closing.start() if closing else len(text)
    if not has_items:
        yield from _lines(text)


def _lines(text: str) -> Iterator[HtmlItem]:
    """The lines that have a link and end in `<br>`."""
    for line in _LINE.finditer(text):
        end = _BROKEN.search(line[0], max(len(line[0]) - _BREAK, 0))
        if end and "<a" in line[0].lower():
            yield HtmlItem(line.start(), line.start() + end.start())


def _attribute(found: re.Match[str], tag: re.Match[str]) -> Anchor | HtmlLink:
    group = found.lastindex or 0
    value = html.unescape(found[group]).strip()
    if found[1].lower() in ("id", "name"):
        return Anchor(tag.start(), tag.end(), value)
    return HtmlLink(tag.start(), tag.end(), value, found.start(group), found.end(group))
