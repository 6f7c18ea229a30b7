"""Markdown to facts with places.

markdown-it-py decides what is what (`grammar`); the blocks of plain files are read by `scanner`,
which is faster and finds the same. What a block of text says is read by `inline_reader`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from sys import intern

from markdown_it.token import Token

from listlint.core.document import Heading, Link, LinkKind
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.parse.markdown import grammar, offsets, scanner, unread_definitions
from listlint.parse.markdown.facts import Facts, ListItem, Paragraph, TableRow
from listlint.parse.markdown.file_places import FilePlaces
from listlint.parse.markdown.inline_reader import BlockWords, InlineReader

# An id that an attribute list gives, in Pandoc's form or kramdown's: `{#id .class}`, `{: #id}`.
_GIVEN_ID = pattern(
    r"\{:?(?:[^{}\n#]*+(?<=\s))?+#([^\s{}]++)[^{}\n]*+\}"
    r"|\{:?[^{}\n]*?\bid=[\"']?([^\s{}\"']++)[^{}\n]*+\}|^#{1,6} .*\[#([\w-]+)\]\s*$",
    re.MULTILINE,
)


def read(source: Source, body: int) -> Facts:
    """Read everything from line `body`, from 1, to the end."""
    return _Reader(source, body - 1).read()


@dataclass(slots=True)
class _OpenItem:
    """A list item whose end has not come yet."""

    level: int
    """That of its own paragraphs."""
    lines: tuple[int, int]
    depth: int
    heading: int
    first_link: int
    own: BlockWords | None = None


class _Reader:
    """One pass over the block tokens of a file; inline content is parsed where it needs to be."""

    def __init__(self, source: Source, skipped: int) -> None:
        self.places = FilePlaces(source, skipped)
        self.path, self.starts, self.skipped = source.path, source.starts, skipped
        self.lines, self.text = self.places.lines, self.places.text
        self.facts = Facts()
        self.open: list[_OpenItem] = []
        self.edges: list[int] = []
        """Of the cells in the table row that is read."""
        self.columns: tuple[str, ...] = ()
        self.cells: list[str] = []
        """The header of the table that is read, and its row so far."""
        self.tables = self.first_link = 0
        self.env = grammar.environment()
        self.inline = InlineReader(self.places, self.facts, self.env)

    def read(self) -> Facts:
        if "{" in self.text or "[#" in self.text:
            for found in _GIVEN_ID.finditer(self.text):
                self.facts.ids.add(found[found.lastindex or 0])
        blocks = scanner.scan(self.text)
        if blocks is None:
            self._read_tokens()
        else:
            self._read_blocks(blocks)
        unread_definitions.take(self.places.source, self.facts)
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
        markdown = self.inline.markdown
        state = grammar.Blocks(self.text, markdown, self.env, [])
        markdown.block.tokenize(state, 0, state.lineMax)
        self._definitions()
        lines = (line + self.skipped for line in self.env["too_deep"])
        self.facts.too_deep.extend(map(self.places.line, lines))
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
                span = self.places.line(self.inline.scope[0] - 1)
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
            self.inline.scope = (line, line)
            cell = len(self.cells)
            if not cell:
                self.edges = offsets.edges(self.text, begins[0])
            words = self.inline.words(
                content, offsets.of_cell(self.text, self.edges, content, cell)
            )
            self.cells.append(words.text)
        else:
            self._paragraph(content, begins, first, last, token.level)

    def _heading(self, level: int, content: str, begins: list[int], first: int, last: int) -> None:
        self.inline.scope = (first + self.skipped + 1, last + self.skipped)
        place = offsets.of_lines(self.text, begins, content)
        words = self.inline.words(content, place, len(self.facts.headings))
        self.facts.headings.append(Heading(level, words.without_images, words.span))

    def _paragraph(
        self, content: str, begins: list[int], first: int, last: int, level: int
    ) -> None:
        item = self.open[-1] if self.open else None
        self.inline.scope = item.lines if item else (first + self.skipped + 1, last + self.skipped)
        words = self.inline.words(content, offsets.of_lines(self.text, begins, content))
        if item is None:
            quoted = level > 1  # else it would not be so deep
            found = self.facts.quoted if quoted else self.facts.paragraphs
            found.append(Paragraph(words.text, words.span, words.links))
        elif item.own is None and level == item.level:
            item.own = words

    def _definitions(self) -> None:
        """Where `[label]: destination` is, for each that markdown-it-py has read."""
        for label, target, place, at, end in self.env["definitions"]:
            destination = self.places.span(place, at, end)
            span = self.places.span(place, 0, end)
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
        starts = self.starts
        end = starts[last - 1] + len(self.lines[last - 1])
        block = Span(self.path, starts[first - 1], end)
        own = item.own or BlockWords("", "", Span(block.path, end, end))
        links = tuple(self.facts.links[item.first_link :])
        self.facts.items.append(
            ListItem(own.text, own.span, own.links, links, block, item.depth, item.heading)
        )

    def _html_block(self, token: Token, begin: int) -> None:
        first, last = token.map or (0, 0)
        lines = first + self.skipped + 1, last + self.skipped + 1
        self.inline.scope = self.open[-1].lines if self.open else lines
        place = offsets.of_html(self.text, begin, token.content)
        self.inline.html(token.content, place, 0, None, is_item=not self.open)
