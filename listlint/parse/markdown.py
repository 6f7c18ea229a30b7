"""Markdown to facts with places: headings, links, list items and comments.

markdown-it-py decides what is what. Its inline rules for links, images and raw HTML are wrapped so
that they leave their offsets in the tokens, and its block stage so that it leaves the offsets of
lines; `places` joins the two.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from sys import intern
from typing import Any, Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference as parse_definition
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.autolink import autolink as parse_autolink
from markdown_it.rules_inline.html_inline import html_inline as parse_html
from markdown_it.rules_inline.image import image as parse_image
from markdown_it.rules_inline.link import link as parse_link
from markdown_it.token import Token

from listlint.model import Heading, Link, LinkKind, UndefinedReference
from listlint.parse import places
from listlint.parse.places import Places
from listlint.source import Source, Span, Spanned


class Item(NamedTuple):
    """A list item."""

    text: str
    span: Span
    """Its own words, without bullet and nested items; empty where it has none."""
    links: tuple[Link, ...]
    """The links of its own words."""
    all_links: tuple[Link, ...]
    """The links of all it holds."""
    block: Span
    """All its lines, from the start of the first to the end of the last."""
    depth: int
    """1 for an item of an outermost list."""
    heading: int
    """How many headings stand before it."""


class Comment(NamedTuple):
    """An HTML comment, and the lines, from 1, of the block or list item that it stands in."""

    span: Span
    first_line: int
    last_line: int
    heading: int | None
    """Which heading it stands in, counted from 0."""


@dataclass(slots=True)
class Facts:
    """What was found, in the order of the file."""

    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    undefined: list[UndefinedReference] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    comments: list[Comment] = field(default_factory=list)


def read(source: Source, body: int) -> Facts:
    """Read everything from line `body`, from 1, to the end."""
    return _Reader(source, body - 1).read()


# A block whose content has none of these characters is plain text.
_MARKUP = re.compile(r"[\\`*_\[<&!]")
# A block that is nothing but one simple inline link: what most references of a vault are.
_ONE_LINK = re.compile(r"\[([^\[\]\\`*_<&\n]++)\]\(([^\s()<>\\&]++)\)")
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<name>[A-Za-z][A-Za-z0-9-]*+)(?P<attributes>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"(?<![^\s\"'/])(href|src|id|name)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++))",
    re.IGNORECASE,
)
# One object for equal offsets, as `intern` does for texts: a quarter of what a large vault takes.
_same_number = dict[int, int]().setdefault
_NO_MARKUP_INSIDE = frozenset({"script", "style"})


@dataclass(slots=True)
class _OpenItem:
    """A list item whose end has not come yet."""

    level: int
    lines: tuple[int, int]
    depth: int
    heading: int
    first_link: int
    own: _Words | None = None


class _Words(NamedTuple):
    """What one block of text says."""

    text: str
    without_images: str
    """The visible words as written, runs of blanks included."""
    span: Span
    links: tuple[Link, ...] = ()


class _Reader:
    """One pass over the block tokens of a file; inline content is parsed where it needs to be."""

    def __init__(self, source: Source, skipped: int) -> None:
        self.source, self.skipped = source, skipped
        self.lines = source.lines()
        self.text = "\n".join(self.lines[skipped:]).replace("\0", "\ufffd")
        """What is parsed: every line ends in one character."""
        self.base = source.starts[skipped] if skipped < len(self.lines) else len(source.text)
        self.starts = Source("", self.text).starts if "\r" in source.text else None
        self.facts = Facts()
        self.open: list[_OpenItem] = []
        self.scope = (0, 0)
        self.markdown = _markdown()
        self.env: dict[str, Any] = {"definitions": [], "undefined": []}

    def read(self) -> Facts:
        state = _Blocks(self.text, self.markdown, self.env, [])
        self.markdown.block.tokenize(state, 0, state.lineMax)
        self._definitions()
        cell, parent = 0, None
        for token in state.tokens:
            match token.type:
                case "inline":
                    self._inline(token, parent, cell)
                case "list_item_open":
                    self._open_item(token)
                case "list_item_close":
                    self._close_item()
                case "tr_open":
                    cell = -1
                case "th_open" | "td_open":
                    cell += 1
                case "html_block":
                    self._html_block(token, state.bMarks[token.map[0] if token.map else 0])
            parent = token
        return self.facts

    def _inline(self, token: Token, parent: Token | None, cell: int) -> None:
        """A paragraph, a heading or a cell of a table."""
        first, last = self._map(token)
        content, kind = token.content, parent.type if parent else ""
        begins: list[int] = token.meta["begins"]
        if kind == "heading_open" and parent is not None:
            if parent.markup.startswith("#"):
                begins = [begins[0] + len(parent.markup)]
            self.scope = (first + 1, last)
            place = places.of_lines(self.text, begins, content)
            words = self._words(content, place, len(self.facts.headings))
            heading = Heading(int(parent.tag[1]), words.without_images, words.span)
            self.facts.headings.append(heading)
            return
        if kind in ("th_open", "td_open"):
            self.scope = (first + 1, first + 1)
            self._words(content, places.of_cell(self.text, begins[0], content, cell))
            return
        item = self.open[-1] if self.open else None
        self.scope = item.lines if item else (first + 1, last)
        words = self._words(content, places.of_lines(self.text, begins, content))
        if item is not None and item.own is None and token.level == item.level + 2:
            item.own = words

    def _map(self, token: Token) -> tuple[int, int]:
        """The first line from 0 and the line behind the last one, in the file."""
        first, last = token.map or (0, 0)
        return first + self.skipped, last + self.skipped

    def _words(self, content: str, place: Places, heading: int | None = None) -> _Words:
        """Read inline content, and note its links, raw HTML and undefined references."""
        span = self._span(place, 0, len(content))
        if not _MARKUP.search(content):
            return _Words(_collapse(content), content, span)
        if simple := _ONE_LINK.fullmatch(content):
            text = _collapse(simple[1])
            written = self._span(place, *simple.span(2))
            link = Link(LinkKind.INLINE, text, intern(simple[2]), span, written)
            self.facts.links.append(link)
            return _Words(text, simple[1].strip(), span, (link,))
        children: list[Token] = []
        self.env["undefined"].clear()
        self.markdown.inline.parse(content, self.markdown, self.env, children)
        before = len(self.facts.links)
        text, without_images = self._children(children, place, heading)
        for source, label, start, middle, end in self.env["undefined"]:
            if source is content:
                self.facts.undefined.append(
                    UndefinedReference(
                        _collapse(content[start + 1 : middle]),
                        Spanned(label, self._span(place, middle + 1, end)),
                        self._span(place, start, end),
                    )
                )
        return _Words(text, without_images, span, tuple(self.facts.links[before:]))

    def _children(
        self, children: list[Token], place: Places, heading: int | None
    ) -> tuple[str, str]:
        """The visible text, with and without what images say; links are noted on the way."""
        parts: list[str] = []
        silent: set[int] = set()
        opened: list[tuple[int, Token]] = []
        for token in children:
            match token.type:
                case "text" | "text_special" | "code_inline":
                    parts.append(token.content)
                case "softbreak" | "hardbreak":
                    parts.append(" ")
                case "link_open":
                    opened.append((len(parts), token))
                case "link_close":
                    start, link = opened.pop()
                    self._link(link, "".join(parts[start:]), place)
                case "image":
                    silent.add(len(parts))
                    parts.append(token.content)
                    self._link(token, token.content, place)
                case "html_inline":
                    self._html(token.content, place, token.meta["places"][0], heading)
        without_images = "".join(part for n, part in enumerate(parts) if n not in silent)
        return _collapse("".join(parts)), without_images.strip()

    def _link(self, token: Token, text: str, place: Places) -> None:
        start, end, destination = token.meta["places"]
        if token.type == "image":
            kind, target = LinkKind.IMAGE, token.attrs["src"]
        else:
            kind, target = LinkKind.INLINE, token.attrs["href"]
            if token.markup == "autolink":
                kind = LinkKind.AUTOLINK
            elif destination is None:
                kind = LinkKind.REFERENCE
        written = self._span(place, *destination) if destination else None
        self.facts.links.append(
            Link(kind, _collapse(text), intern(str(target)), self._span(place, start, end), written)
        )

    def _span(self, place: Places, start: int, end: int) -> Span:
        first = self._file(place(start))
        last = self._file(place(end - 1)) + 1 if end else first
        last = max(first, last)
        return Span(self.source.path, _same_number(first, first), _same_number(last, last))

    def _file(self, offset: int) -> int:
        """The file's offset for one of the text that is parsed."""
        if self.starts is None:
            return offset + self.base
        line = bisect_right(self.starts, offset) - 1
        return self.source.starts[line + self.skipped] + offset - self.starts[line]

    def _definitions(self) -> None:
        """Where `[label]: destination` stands, for each that markdown-it-py has read."""
        for label, target, place, at, end in self.env["definitions"]:
            destination = self._span(place, at, end)
            span = self._span(place, 0, end)
            self.facts.labels.add(label)
            self.facts.links.append(
                Link(LinkKind.DEFINITION, label, intern(target), span, destination)
            )

    def _open_item(self, token: Token) -> None:
        first, last = self._map(token)
        while last > first + 1 and not self.lines[last - 1].strip():
            last -= 1
        self.open.append(
            _OpenItem(
                token.level,
                (first + 1, last),
                len(self.open) + 1,
                len(self.facts.headings),
                len(self.facts.links),
            )
        )

    def _close_item(self) -> None:
        item = self.open.pop()
        first, last = item.lines
        starts = self.source.starts
        end = starts[last - 1] + len(self.lines[last - 1])
        block = Span(self.source.path, starts[first - 1], end)
        own = item.own or _Words("", "", Span(block.path, end, end))
        links = tuple(self.facts.links[item.first_link :])
        self.facts.items.append(
            Item(own.text, own.span, own.links, links, block, item.depth, item.heading)
        )

    def _html_block(self, token: Token, begin: int) -> None:
        first, last = self._map(token)
        self.scope = self.open[-1].lines if self.open else (first + 1, last + 1)
        place = places.of_html(self.text, begin, token.content)
        self._html(token.content, place, 0, None)

    def _html(self, text: str, place: Places, base: int, heading: int | None) -> None:
        """Links, anchors and comments of raw HTML that begins at `base` in the content."""
        at = 0
        while found := _TAG.search(text, at):
            at = found.end()
            name = found["name"]
            if name is None:
                span = self._span(place, base + found.start(), base + at)
                self.facts.comments.append(Comment(span, *self.scope, heading))
                continue
            for attribute in _ATTRIBUTE.finditer(text, *found.span("attributes")):
                self._attribute(attribute, found, place, base)
            if name.lower() in _NO_MARKUP_INSIDE:
                closing = re.compile(f"</{name}", re.IGNORECASE).search(text, at)
                at = closing.start() if closing else len(text)

    def _attribute(
        self, found: re.Match[str], tag: re.Match[str], place: Places, base: int
    ) -> None:
        group = found.lastindex or 0
        value = html.unescape(found[group]).strip()
        if found[1].lower() in ("id", "name"):
            self.facts.ids.add(value)
            return
        span = self._span(place, base + tag.start(), base + tag.end())
        written = self._span(place, base + found.start(group), base + found.end(group))
        self.facts.links.append(Link(LinkKind.HTML, "", intern(value), span, written))


def _collapse(text: str) -> str:
    """One blank between words; one object for equal texts, since vaults repeat their titles."""
    return intern(" ".join(text.split()))


@cache
def _markdown() -> MarkdownIt:
    """CommonMark with tables, as GitHub has them; URLs as written, none hidden."""
    markdown = MarkdownIt("commonmark").enable("table")
    # A linter wants the author's own spelling, and `javascript:` must be seen rather than hidden.
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign] # meant to be replaced
    markdown.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005 - as above
    markdown.inline.ruler.at("link", _wrapped_link)
    markdown.inline.ruler.at("image", _wrapped(parse_image, "image"))
    markdown.inline.ruler.at("autolink", _wrapped(parse_autolink, "link_open"))
    markdown.inline.ruler.at("html_inline", _wrapped(parse_html, "html_inline"))
    markdown.block.ruler.at("reference", _wrapped_definition)
    return markdown


def _wrapped(
    rule: Callable[[StateInline, bool], bool], opening: str
) -> Callable[[StateInline, bool], bool]:
    """The same rule, leaving in its token its start, end and destination, as offsets."""

    def wrapped(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            token = next(t for t in state.tokens[count:] if t.type == opening)
            destination = None
            if opening == "link_open" and token.markup == "autolink":
                destination = (start + 1, state.pos - 1)
            elif opening != "html_inline":
                destination = _destination(state, start + (opening == "image"))
            token.meta["places"] = (start, state.pos, destination)
        return True

    return wrapped


_inline_link = _wrapped(parse_link, "link_open")


def _wrapped_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    if _inline_link(state, silent):
        return True
    if not silent and not state.linkLevel and state.src.startswith("[", state.pos):
        _note_undefined(state)
    return False


def _destination(state: StateInline, bracket: int) -> tuple[int, int] | None:
    """Where the destination of the link or image with its `[` at `bracket` is written."""
    end, helpers = state.pos, state.md.helpers
    if state.src[end - 1] != ")":
        return None
    at = helpers.parseLinkLabel(state, bracket) + 2
    while state.src[at] in " \t\n":
        at += 1
    return at, helpers.parseLinkDestination(state.src, at, end).pos


def _note_undefined(state: StateInline) -> None:
    """Note `[text][label]` that no definition answers, unless it is something else."""
    start, source = state.pos, state.src
    middle = state.md.helpers.parseLinkLabel(state, start, True)  # noqa: FBT003 - markdown-it's
    state.pos = start
    if middle < 0 or source[middle + 1 : middle + 2] != "[":
        return
    end = state.md.helpers.parseLinkLabel(state, middle + 1)
    state.pos = start
    if end < 0:
        return
    text, label = source[start + 1 : middle], source[middle + 2 : end]
    before, after = source[start - 1 : start], source[end + 1 : end + 2]
    is_other = (
        text.strip() in ("", "x", "X")
        or text[0] in "^![" or label[:1] in ("^", "[")
        or before.isalnum() or before in ("]", "[", ")")
        or after in ("(", "[", ":", "]")
    )  # fmt: skip
    if not is_other:
        state.env["undefined"].append((source, _collapse(label or text), start, middle, end + 1))


def _wrapped_definition(
    state: StateBlock,
    first: int,
    last: int,
    silent: bool,  # noqa: FBT001 - as above
) -> bool:
    begin = state.bMarks[first] + state.tShift[first]
    if state.src.startswith("[^", begin):  # a footnote is text, also where it holds one word
        return False
    # markdown-it-py looks for the label one character at a time, in every item that begins with a
    # link; so the cheap question comes first.
    if not _LABEL.match(state.src, begin) or not parse_definition(state, first, last, silent):
        return False
    begins = _begins(state, first, state.line)
    lines = [state.src[begin : state.eMarks[n]] for n, begin in enumerate(begins, first)]
    written = "\n".join(lines)
    if label := _LABEL.match(written):
        found = state.md.helpers.parseLinkDestination(written, label.end(), len(written))
        place = places.of_lines(state.src, begins, written)
        state.env["definitions"].append(
            (_collapse(label[1]), found.str, place, label.end(), found.pos)
        )
    return True


def _begins(state: StateBlock, first: int, last: int) -> list[int]:
    """Where the words of each line begin, behind all that makes lists and quotes."""
    return [state.bMarks[n] + state.tShift[n] for n in range(first, last)]


class _Blocks(StateBlock):
    """markdown-it-py's block stage, which tells in each inline token where its lines begin."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        if ttype == "inline":
            # The paragraph, heading or row that has just been opened, or the cell before.
            lines = next(before.map for before in reversed(self.tokens) if before.map)
            token.meta["begins"] = _begins(self, *lines)
        return token


_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)++)\]:[ \t\n]*+", re.DOTALL)
