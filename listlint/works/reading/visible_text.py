"""An entry's Markdown to what a reader sees of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping

from listlint.core.document import Link, LinkKind, Markup, MarkupStyle
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.works.reading.styled_text import (
    OBJECT,
    Mark,
    Style,
    Words,
)

_NEXT = pattern(r"[\\`*_\[!<&\r\n$h]|\Z")
_BULLET = pattern(r"(?:>[ \t]?)*[ \t]*(?:[-*+\u2022][ \t]+|\d{1,9}[.)][ \t]+|#{1,6}[ \t]+)?")
_CHECKBOX = pattern(r"\[[ xX]\][ \t]+")
_TAG = pattern(r"<(/?)([A-Za-z][\w-]*)\b[^<>]*>")
_COMMENT = pattern(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ENTITY = pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,32});")
_MATH = pattern(r"\$(?![\s\d])[^$\n]{1,200}(?<!\s)\$(?!\d)")
_URL = pattern(r"https?://[^\s<>|\uff0c\u3002]*[^\s<>|,.;:!?'\"*_~\])}\uff0c\u3002]")
_IMAGE = pattern(r"""\b(alt|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_STYLES = {
    "b": Style.STRONG, "strong": Style.STRONG, "i": Style.EMPHASIS, "em": Style.EMPHASIS,
    "kbd": Style.CODE, "code": Style.CODE,
}  # fmt: skip
_EMPHASIS = (Style.STRONG, Style.EMPHASIS)
"""What comes behind a link of the same words."""
MOST_OPEN = 50
"""Tags: more that are open at once are text, so time does not grow with their square."""
_BREAKING = frozenset({"br", "details", "div", "li", "p", "summary", "tr"})


def read(
    source: Source, span: Span, links: Mapping[int, Link], markup: Iterable[Markup] = ()
) -> Words:
    """What a reader sees of a span of a file whose links are known by where they begin, and whose
    emphasis and code are known.
    """
    within = [each for each in markup if span.start <= each.start and each.end <= span.end]
    return _Lexer(source, links, within).read(span)


class _Lexer:
    def __init__(self, source: Source, links: Mapping[int, Link], markup: Iterable[Markup]) -> None:
        self.source, self.links = source, links
        self.markup = {each.start: each for each in markup}
        self.closing: dict[int, tuple[int, Markup]] = {}
        """By where its words end, emphasis that is open, and where they begin in what is shown."""
        self.characters: list[str] = []
        self.words = Words(source)
        self.open: list[tuple[str, int, Link | None]] = []
        """HTML elements that are open: name, where they begin, and the link that they are."""

    def read(self, span: Span) -> Words:
        start = self._bullet(span.start, span.end)[0]
        self._read(start, span.end)
        for name, begin, link in self.open:
            self._close(name, begin, link)
        self.words.text = "".join(self.characters)
        self.words.marks.sort(key=lambda mark: (mark.start, -mark.end, mark.style in _EMPHASIS))
        return self.words

    def _bullet(self, at: int, end: int) -> tuple[int, bool]:
        """Where the words of a line begin, and whether a bullet or number is before them."""
        found = _BULLET.match(self.source.text, at, end)
        begin = found.end() if found else at
        is_item = bool(self.source.text[at:begin].strip(" \t>"))
        box = _CHECKBOX.match(self.source.text, begin, end) if is_item else None
        return (box.end() if box else begin), is_item

    def _emit(self, text: str, start: int, end: int) -> None:
        """Show a text that is written, perhaps otherwise, from `start` to `end`."""
        self.characters.extend(text)
        if end - start == len(text):
            self.words.starts.extend(range(start, end))
            self.words.ends.extend(range(start + 1, end + 1))
        else:
            self.words.starts.extend([start] * len(text))
            self.words.ends.extend([end] * len(text))

    def _mark(self, style: Style, start: int, link: Link | None = None) -> None:
        self.words.marks.append(Mark(style, start, len(self.characters), link))

    def _read(self, at: int, end: int) -> None:
        text = self.source.text
        while at < end:
            found = _NEXT.search(text, at, end)
            stop = found.start() if found else end
            self._emit(text[at:stop], at, stop)
            at = self._special(stop, end) if stop < end else end

    def _special(self, at: int, end: int) -> int:
        """Read what begins with a special character; where to go on."""
        text = self.source.text
        link = self.links.get(at)
        if link and link.span.end <= end and link.kind is not LinkKind.HTML:
            return self._link(link)
        if at in self.markup or at in self.closing:
            return self._marked(at)
        readers = {
            "\n": self._line, "\r": self._line, "\\": self._escape, "<": self._html,
            "h": self._bare,
        }  # fmt: skip
        read = readers.get(text[at], self._whole)
        return read(at, end)

    def _whole(self, at: int, end: int) -> int:
        """An entity or a formula, and whatever else is special but for now."""
        text = self.source.text
        if entity := _ENTITY.match(text, at, end):
            self._emit(html.unescape(entity[0]), at, entity.end())
            return entity.end()
        math = _MATH.match(text, at, end)
        stop = math.end() if math else at + 1
        self._emit(text[at:stop], at, stop)
        return stop

    def _escape(self, at: int, end: int) -> int:
        text = self.source.text
        if at + 1 == end or text[at + 1].isalnum():
            return self._whole(at, end)
        if text[at + 1].isspace():  # a hard break, which the line's end is anyway
            return at + 1
        self._emit(text[at + 1], at + 1, at + 2)
        return at + 2

    def _bare(self, at: int, end: int) -> int:
        """An address in the text, which GitHub makes a link."""
        found = _URL.match(self.source.text, at, end)
        if found is None or (at and self.source.text[at - 1].isalnum()):
            return self._whole(at, end)
        stop = found.end()
        if found[0].count("(") > found[0].count(")") and self.source.text.startswith(")", stop):
            stop += 1  # as of `…/Boat_(ship)`
        span = self.source.span(found.start(), stop)
        url = self.source.text_of(span)
        begin = len(self.characters)
        self._emit(url, span.start, span.end)
        self._mark(Style.LINK, begin, Link(LinkKind.AUTOLINK, url, url, span, span))
        return span.end

    def _line(self, at: int, end: int) -> int:
        after = at + 1 + self.source.text.startswith("\r\n", at)
        begin, is_item = self._bullet(after, end)
        self._emit("\n", at, after)
        if is_item:
            line = self.source.text.find("\n", after, end)
            self.words.marks.append(Mark(Style.ITEM, len(self.characters), len(self.characters)))
            return min(begin, line if line >= 0 else end)
        return begin

    def _marked(self, at: int) -> int:
        """What begins or ends emphasis, or is code."""
        if at in self.closing:
            begin, found = self.closing.pop(at)
            self._mark(Style(found.style), begin)
            return found.end
        found, begin = self.markup[at], len(self.characters)
        if found.style is not MarkupStyle.CODE:
            self.closing[found.inner_end] = begin, found
            return found.inner
        self._emit(self.source.text[found.inner : found.inner_end], found.inner, found.inner_end)
        self._mark(Style.CODE, begin)
        return found.end

    def _html(self, at: int, end: int) -> int:
        text = self.source.text
        if comment := _COMMENT.match(text, at, end):
            return comment.end()
        tag = _TAG.match(text, at, end)
        if tag is None:
            self._emit("<", at, at + 1)
            return at + 1
        name = tag[2].lower()
        if name in _BREAKING:
            if not tag[1] or name != "br":
                self._emit("\n", at, tag.end())
        elif name == "img":
            self._image(tag[0], at)
        elif tag[1]:
            for n in range(len(self.open) - 1, -1, -1):
                if self.open[n][0] == name:
                    self._close(*self.open.pop(n))
                    break
        elif name in _STYLES or name == "a":
            self.open.append((name, len(self.characters), self.links.get(at)))
            del self.open[:-MOST_OPEN]
        return tag.end()

    def _image(self, tag: str, at: int) -> None:
        attributes = {found[1].lower(): found[2] or found[3] for found in _IMAGE.finditer(tag)}
        span = self.source.span(at, at + len(tag))
        alt, target = attributes.get("alt") or "", attributes.get("src") or ""
        begin = len(self.characters)
        self._emit(OBJECT, span.start, span.end)
        self._mark(Style.IMAGE, begin, Link(LinkKind.IMAGE, alt, target, span, None))

    def _close(self, name: str, begin: int, link: Link | None) -> None:
        if link:
            self._mark(Style.LINK, begin, link)
        elif name in _STYLES:
            self._mark(_STYLES[name], begin)

    def _link(self, link: Link) -> int:
        at, end = link.span.start, link.span.end
        begin = len(self.characters)
        match link.kind:
            case LinkKind.IMAGE:
                self._emit(OBJECT, at, end)
                self._mark(Style.IMAGE, begin, link)
            case LinkKind.AUTOLINK:
                self._emit(self.source.text[at + 1 : end - 1], at + 1, end - 1)
                self._mark(Style.LINK, begin, link)
            case _:
                self._read(at + 1, self._label_end(link))
                self._mark(Style.LINK, begin, link)
        return end

    def _label_end(self, link: Link) -> int:
        """Where the text of an inline or reference link ends."""
        text, (_, at, end) = self.source.text, link.span
        if link.destination:
            return text.rfind("](", at, link.destination.start)
        depth = 0
        for n in range(at, end):
            if text[n - 1] != "\\" or n == at:
                depth += (text[n] == "[") - (text[n] == "]")
            if depth == 0:
                return n
        return end
