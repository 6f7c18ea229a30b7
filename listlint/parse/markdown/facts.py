"""Markdown to facts with places: headings, links, list items and comments.

markdown-it-py decides what is what (`grammar`); the blocks of plain files are read by `scanner`,
which is faster and finds the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from sys import intern
from typing import Any, NamedTuple

from markdown_it.token import Token

from listlint.core.document import (
    Heading,
    Link,
    LinkKind,
    UndefinedReference,
    UnreadLink,
)
from listlint.core.source import Source, Span, Spanned
from listlint.parse.markdown import (
    grammar,
    offsets,
    raw_html,
    scanner,
    wikilinks,
)
from listlint.parse.markdown.grammar import collapse
from listlint.parse.markdown.offsets import Offsets


class ListItem(NamedTuple):
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
    """How many headings come before it."""


class Paragraph(NamedTuple):
    """Text that is in no list and no table of Markdown."""

    text: str
    span: Span
    links: tuple[Link, ...]


class TableRow(NamedTuple):
    """A row of a table, its header aside."""

    columns: tuple[str, ...]
    """What the header says, cell by cell."""
    cells: tuple[str, ...]
    span: Span
    """Its line."""
    links: tuple[Link, ...]
    table: int
    """Which table of the file, from 1."""


class Comment(NamedTuple):
    """An HTML comment, and the lines, from 1, of the block or list item that it is in."""

    span: Span
    first_line: int
    last_line: int
    heading: int | None
    """Which heading it is under, counted from 0."""


@dataclass(slots=True)
class Facts:
    """What was found, in the order of the file."""

    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    """In the order in which they end: nested ones before the one that they are in."""
    paragraphs: list[Paragraph] = field(default_factory=list)
    """Those that are in no quote."""
    quoted: list[Paragraph] = field(default_factory=list)
    """Those of quotes."""
    html_items: list[Span] = field(default_factory=list)
    """Items of lists and rows of tables that are raw HTML, beside what is Markdown."""
    rows: list[TableRow] = field(default_factory=list)
    undefined: list[UndefinedReference] = field(default_factory=list)
    unread_links: list[UnreadLink] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    comments: list[Comment] = field(default_factory=list)
    too_deep: list[Span] = field(default_factory=list)
    """Lines at which blocks begin that are not read, as they are nested too deep."""


def read(source: Source, body: int) -> Facts:
    """Read everything from line `body`, from 1, to the end."""
    return _Reader(source, body - 1).read()


# A block whose content has none of these characters is plain text.
_MARKUP = re.compile(r"[\\`*_\[<&!]")
# A block that is nothing but one simple inline link: what most references of a vault are.
_ONE_LINK = re.compile(r"\[([^\[\]\\`*_<&\n]++)\]\(([^\s()<>\\&]++)\)")
# An id that an attribute list gives, in Pandoc's form or kramdown's: `{#id .class}`, `{: #id}`.
_GIVEN_ID = re.compile(r"\{:?(?:[^{}\n#]*+(?<=\s))?+#([^\s{}]++)[^{}\n]*+\}")
_CODE = re.compile(r"(?<!`)(`++)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_UNREAD = re.compile(
    r"\[(?P<text>[^\[\]\n]{1,200}+)\](?:(?P<angles><https?://[^<>\s]++>)|\((?P<spaced>"
    r"(?:https?:|mailto:|www\.)[^()<>\n\"']{0,400}\s[^()<>\n\"']{0,400}"
    r"|[\w./-]{0,99}[ ][\w ./-]{0,200}\.(?:md|html?|pdf|png|jpe?g|svg|gif|ipynb|txt|docx?))\))"
)
"""A link in angle brackets, an address with a space, the name of a file with one."""
# One object for equal offsets, as `intern` does for texts: a quarter of what a large vault takes.
_same_number = dict[int, int]().setdefault


@dataclass(slots=True)
class _OpenItem:
    """A list item whose end has not come yet."""

    level: int
    """That of its own paragraphs."""
    lines: tuple[int, int]
    depth: int
    heading: int
    first_link: int
    own: _Words | None = None


class _Words(NamedTuple):
    """What one block of text says."""

    text: str
    without_images: str
    """The visible words as written, runs of spaces included."""
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
        self.edges: list[int] = []
        """Of the cells in the table row that is read."""
        self.columns: tuple[str, ...] = ()
        self.cells: list[str] = []
        """The header of the table that is read, and its row so far."""
        self.tables = self.first_link = 0
        self.markdown = grammar.markdown()
        self.env: dict[str, Any] = {"definitions": [], "undefined": [], "too_deep": []}

    def read(self) -> Facts:
        if "{" in self.text:
            self.facts.ids.update(_GIVEN_ID.findall(self.text))
        blocks = scanner.scan(self.text)
        if blocks is None:
            self._read_tokens()
        else:
            self._read_blocks(blocks)
        return self.facts

    def _read_blocks(self, blocks: list[scanner.Block]) -> None:
        for block in blocks:
            match block:
                case scanner.ScannedHeading(line, level, begin, content):
                    self._heading(level, content, [begin], line, line + 1)
                case scanner.ScannedParagraph(line, begins, content):
                    self._paragraph(content, begins, line, line + len(begins), len(self.open))
                case scanner.Opened(line, last):
                    self._open_item(len(self.open) + 1, line, last)
                case scanner.Closed():
                    self._close_item()

    def _read_tokens(self) -> None:
        state = grammar.Blocks(self.text, self.markdown, self.env, [])
        self.markdown.block.tokenize(state, 0, state.lineMax)
        self._definitions()
        for line in self.env["too_deep"]:
            number = line + self.skipped
            start = self.source.starts[number]
            span = Span(self.source.path, start, start + len(self.lines[number]))
            self.facts.too_deep.append(span)
        parent = None
        for token in state.tokens:
            match token.type:
                case "inline":
                    self._inline(token, parent)
                case "list_item_open":
                    self._open_item(token.level + 2, *(token.map or (0, 0)))
                case "list_item_close":
                    self._close_item()
                case "table_open" | "thead_close" | "tr_open" | "tr_close":
                    self._table(token.type)
                case "html_block":
                    self._html_block(token, state.bMarks[token.map[0] if token.map else 0])
            parent = token

    def _table(self, kind: str) -> None:
        match kind:
            case "table_open":
                self.tables, self.columns = self.tables + 1, ()
            case "thead_close":
                self.columns = tuple(self.cells)
            case "tr_open":
                self.cells, self.first_link = [], len(self.facts.links)
            case "tr_close" if self.columns:
                number = self.scope[0] - 1
                start = self.source.starts[number]
                span = Span(self.source.path, start, start + len(self.lines[number]))
                links = tuple(self.facts.links[self.first_link :])
                self.facts.rows.append(
                    TableRow(self.columns, tuple(self.cells), span, links, self.tables)
                )

    def _inline(self, token: Token, parent: Token | None) -> None:
        """A paragraph, a heading or a cell of a table."""
        first, last = token.map or (0, 0)
        content, kind = token.content, parent.type if parent else ""
        begins: list[int] = token.meta["begins"]
        if kind == "heading_open" and parent is not None:
            if parent.markup.startswith("#"):
                begins = [begins[0] + len(parent.markup)]
            self._heading(int(parent.tag[1]), content, begins, first, last)
        elif kind in ("th_open", "td_open"):
            line = first + self.skipped + 1
            self.scope = (line, line)
            cell = len(self.cells)
            if not cell:
                self.edges = offsets.edges(self.text, begins[0])
            words = self._words(content, offsets.of_cell(self.text, self.edges, content, cell))
            self.cells.append(words.text)
        else:
            self._paragraph(content, begins, first, last, token.level)

    def _heading(self, level: int, content: str, begins: list[int], first: int, last: int) -> None:
        self.scope = (first + self.skipped + 1, last + self.skipped)
        place = offsets.of_lines(self.text, begins, content)
        words = self._words(content, place, len(self.facts.headings))
        self.facts.headings.append(Heading(level, words.without_images, words.span))

    def _paragraph(
        self, content: str, begins: list[int], first: int, last: int, level: int
    ) -> None:
        item = self.open[-1] if self.open else None
        self.scope = item.lines if item else (first + self.skipped + 1, last + self.skipped)
        words = self._words(content, offsets.of_lines(self.text, begins, content))
        if item is None:
            quoted = level > 1  # else it would not be so deep
            found = self.facts.quoted if quoted else self.facts.paragraphs
            found.append(Paragraph(words.text, words.span, words.links))
        elif item.own is None and level == item.level:
            item.own = words

    def _map(self, token: Token) -> tuple[int, int]:
        """The first line from 0 and the line behind the last one, in the file."""
        first, last = token.map or (0, 0)
        return first + self.skipped, last + self.skipped

    def _words(self, content: str, place: Offsets, heading: int | None = None) -> _Words:
        """Read inline content, and note its links, raw HTML and undefined references."""
        span = self._span(place, 0, len(content))
        if not _MARKUP.search(content):
            return _Words(collapse(content), content, span)
        if simple := _ONE_LINK.fullmatch(content):
            text = collapse(simple[1])
            written = self._span(place, *simple.span(2))
            link = Link(LinkKind.INLINE, text, intern(simple[2]), span, written)
            self.facts.links.append(link)
            return _Words(text, simple[1].strip(), span, (link,))
        if "references" not in self.env and (found := wikilinks.WIKILINK.fullmatch(content)):
            link = self._strange(found, place)
            return _Words(collapse(content), content, span, (link,))
        children: list[Token] = []
        self.env["undefined"].clear()
        self.markdown.inline.parse(content, self.markdown, self.env, children)
        before = len(self.facts.links)
        text, without_images = self._children(children, place, heading)
        for source, label, start, middle, end in self.env["undefined"]:
            if source is content:
                self.facts.undefined.append(
                    UndefinedReference(
                        collapse(content[start + 1 : middle]),
                        Spanned(label, self._span(place, middle + 1, end)),
                        self._span(place, start, end),
                    )
                )
        links = tuple(self.facts.links[before:])
        if "](" in content or "]<" in content:
            self.facts.unread_links.extend(self._unread(content, place, links))
        return _Words(text, without_images, span, links)

    def _unread(
        self, content: str, place: Offsets, links: tuple[Link, ...]
    ) -> Iterator[UnreadLink]:
        """What was meant as a link, where no link and no code is."""
        codes = [found.span() for found in _CODE.finditer(content)]
        for found in _UNREAD.finditer(content):
            at, group = found.start(), "angles" if found["angles"] else "spaced"
            span = self._span(place, *found.span(group))
            is_link = any(
                link.span.start < span.end and span.start < link.span.end
                for link in links
                if link.kind is not LinkKind.AUTOLINK
            )
            if not is_link and not any(start <= at < end for start, end in codes):
                yield UnreadLink(found["text"], Spanned(found[group], span), group == "angles")

    def _children(
        self, children: list[Token], place: Offsets, heading: int | None
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
                case "wikilink" | "tag":
                    parts.append(token.content)
                    self._strange(token.meta["found"], place)
        without_images = "".join(part for n, part in enumerate(parts) if n not in silent)
        return collapse("".join(parts)), without_images

    def _link(self, token: Token, text: str, place: Offsets) -> None:
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
            Link(kind, collapse(text), intern(str(target)), self._span(place, start, end), written)
        )

    def _strange(self, found: re.Match[str], place: Offsets) -> Link:
        kind, text, target, start, end, at, to = wikilinks.read(found)
        written = self._span(place, at, to)
        link = Link(kind, text, target, self._span(place, start, end), written)
        self.facts.links.append(link)
        return link

    def _span(self, place: Offsets, start: int, end: int) -> Span:
        if self.starts is None and len(place.text) == 1:  # one line, as most blocks are
            begin = place.text[0] + self.base
            first, last = begin + start, begin + max(start, end)
        else:
            first = self._file(place(start))
            last = max(first, self._file(place(end - 1)) + 1 if end else first)
        return Span(self.source.path, _same_number(first, first), _same_number(last, last))

    def _file(self, offset: int) -> int:
        """The file's offset for one of the text that is parsed."""
        if self.starts is None:
            return offset + self.base
        line = bisect_right(self.starts, offset) - 1
        return self.source.starts[line + self.skipped] + offset - self.starts[line]

    def _definitions(self) -> None:
        """Where `[label]: destination` is, for each that markdown-it-py has read."""
        for label, target, place, at, end in self.env["definitions"]:
            destination = self._span(place, at, end)
            span = self._span(place, 0, end)
            self.facts.labels.add(label)
            self.facts.links.append(
                Link(LinkKind.DEFINITION, label, intern(target), span, destination)
            )

    def _open_item(self, level: int, first: int, last: int) -> None:
        first, last = first + self.skipped, last + self.skipped
        while last > first + 1 and not self.lines[last - 1].strip():
            last -= 1
        self.open.append(
            _OpenItem(
                level,
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
            ListItem(own.text, own.span, own.links, links, block, item.depth, item.heading)
        )

    def _html_block(self, token: Token, begin: int) -> None:
        first, last = self._map(token)
        self.scope = self.open[-1].lines if self.open else (first + 1, last + 1)
        place = offsets.of_html(self.text, begin, token.content)
        self._html(token.content, place, 0, None, is_block=True)

    def _html(
        self,
        text: str,
        place: Offsets,
        base: int,
        heading: int | None,
        *,
        is_block: bool = False,
    ) -> None:
        """What raw HTML that begins at `base` in the content says."""
        for piece in raw_html.read(text):
            span = self._span(place, base + piece.start, base + piece.end)
            match piece:
                case raw_html.HtmlComment():
                    self.facts.comments.append(Comment(span, *self.scope, heading))
                case raw_html.HtmlItem() if is_block and not self.open:
                    self.facts.html_items.append(span)
                case raw_html.Anchor(name):
                    self.facts.ids.add(name)
                case raw_html.HtmlHeading(level, words):
                    self.facts.headings.append(Heading(level, words, span))
                case raw_html.HtmlLink(target, first, last):
                    written = self._span(place, base + first, base + last)
                    self.facts.links.append(Link(LinkKind.HTML, "", intern(target), span, written))
