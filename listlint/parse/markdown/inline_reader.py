"""What one block of text says: its visible words, and the links and raw HTML in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from sys import intern
from typing import Any, NamedTuple

from markdown_it.token import Token

from listlint.core.document import (
    Footnote,
    Heading,
    Link,
    LinkKind,
    Markup,
    MarkupStyle,
    UndefinedReference,
    UnreadLink,
)
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Span, Spanned
from listlint.parse.markdown import grammar, raw_html, wikilinks
from listlint.parse.markdown.facts import Comment, Facts
from listlint.parse.markdown.file_places import FilePlaces
from listlint.parse.markdown.grammar import collapse
from listlint.parse.markdown.offsets import Offsets

# A block whose content has none of these characters is plain text.
_MARKUP = pattern(r"[\\`*_\[<&!]")
_MARKED = pattern(r"[`*_]")
# A block that is nothing but one simple inline link: what most references of a vault are.
_ONE_LINK = pattern(r"\[([^\[\]\\`*_<&\n]++)\]\(([^\s()<>\\&]++)\)")
_CODE = pattern(r"(?<!`)(`++)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_UNREAD = pattern(
    r"\[(?P<text>[^\[\]\n]{1,200}+)\](?:(?P<angles><https?://[^<>\s]++>)|\((?P<spaced>"
    r"(?:https?:|mailto:|www\.)[^()<>\n\"']{0,400}\s[^()<>\n\"']{0,400}"
    r"|[\w./-]{0,99}[ ][\w ./-]{0,200}\.(?:md|html?|pdf|png|jpe?g|svg|gif|ipynb|txt|docx?)"
    r"|(?=\S{1,200}+[ ])(?P=text)[ ]?)\)"
    r"|(?P<between>[ ]|[>.,:;~^-]|[*_]{1,3}+)\((?P<apart>(?:https?://|mailto:)[^()<>\s]{1,400}+)\))"
)
"""A link in angle brackets, an address with a space, the name of a file with one, the text of the
link once more, and an address with a space or another sign ahead of it."""
_MAYBE_UNREAD = pattern(r"\](?:[(<]|[ >.,:;~^*_-]{1,3}\()")
"""What all of them have."""
_NO_LABEL = pattern(r"\^.*|\W*\d*\W*|[xX]")
"""What stands in brackets ahead of an address, and is the number of a note or the box of a task."""


class BlockWords(NamedTuple):
    """What one block of text says."""

    text: str
    without_images: str
    """The visible words as written, runs of spaces included."""
    span: Span
    links: tuple[Link, ...] = ()


class InlineReader:
    """Reads inline content, and adds what it finds to the facts of the file."""

    def __init__(self, places: FilePlaces, facts: Facts, env: dict[str, Any]) -> None:
        self.facts, self.env = facts, env
        self.span = places.span
        self.markdown = grammar.markdown()
        self.scope = (0, 0)
        """The lines, from 1, of the block or list item that is read."""

    def words(self, content: str, place: Offsets, heading: int | None = None) -> BlockWords:
        """Read inline content, and note its links, raw HTML and undefined references."""
        span = self.span(place, 0, len(content))
        if not _MARKUP.search(content):
            return BlockWords(collapse(content), content, span)
        if simple := _ONE_LINK.fullmatch(content):
            text = collapse(simple[1])
            written = self.span(place, *simple.span(2))
            link = Link(LinkKind.INLINE, text, intern(simple[2]), span, written)
            self.facts.links.append(link)
            return BlockWords(text, simple[1].strip(), span, (link,))
        if "references" not in self.env and (found := wikilinks.WIKILINK.fullmatch(content)):
            link = self._strange(found, place)
            return BlockWords(collapse(content), content, span, (link,))
        children: list[Token] = []
        self.env["undefined"].clear()
        self.env["footnotes"].clear()
        self.markdown.inline.parse(content, self.markdown, self.env, children)
        before = len(self.facts.links)
        text, without_images = self._children(children, place, heading)
        if _MARKED.search(content):
            self._markup(children, place)
        self._noted(content, place)
        links = tuple(self.facts.links[before:])
        if _MAYBE_UNREAD.search(content):
            self.facts.unread_links.extend(self._unread(content, place, links))
        return BlockWords(text, without_images, span, links)

    def _noted(self, content: str, place: Offsets) -> None:
        """What the grammar has noted of these words, and not of an image's within them."""
        for source, label, start, middle, end in self.env["undefined"]:
            if source is content:
                self.facts.undefined.append(
                    UndefinedReference(
                        collapse(content[start + 1 : middle]),
                        Spanned(label, self.span(place, middle + 1, end)),
                        self.span(place, start, end),
                    )
                )
        for source, label, start, end, is_mark in self.env["footnotes"]:
            if source is content:
                span = self.span(place, start, end)
                self.facts.footnotes.append(Footnote(intern(label), span, is_mark))

    def _unread(
        self, content: str, place: Offsets, links: tuple[Link, ...]
    ) -> Iterator[UnreadLink]:
        """What was meant as a link, where no link and no code is."""
        codes = [found.span() for found in _CODE.finditer(content)]
        for found in _UNREAD.finditer(content):
            at, group = found.start(), found.lastgroup or ""
            if group == "apart" and _NO_LABEL.fullmatch(found["text"]):
                continue
            span = self.span(place, *found.span(group))
            is_link = any(
                link.span.start < span.end and span.start < link.span.end
                for link in links
                if link.kind is not LinkKind.AUTOLINK
            )
            label = self.span(place, *found.span("text"))
            is_link = is_link or any(label.end < link.span.end == label.end + 1 for link in links)
            if not is_link and not any(start <= at < end for start, end in codes):
                target = Spanned(found[group], span)
                between = found["between"] if group == "apart" else ""
                yield UnreadLink(found["text"], target, group == "angles", between=between)

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
                    self.html(token.content, place, token.meta["places"][0], heading)
                case "wikilink" | "tag":
                    parts.append(token.content)
                    self._strange(token.meta["found"], place)
        without_images = "".join(part for n, part in enumerate(parts) if n not in silent)
        return collapse("".join(parts)), without_images

    def _markup(self, children: list[Token], place: Offsets) -> None:
        """Note emphasis and code."""
        opened: list[Span] = []
        for token in children:
            match token.type:
                case "code_inline":
                    start, inner, inner_end, end = token.meta["places"]
                    opening = self.span(place, start, inner)
                    self._marked(MarkupStyle.CODE, opening, self.span(place, inner_end, end))
                case "em_open" | "strong_open":
                    opened.append(self._delimiter(token, place))
                case "em_close" | "strong_close":
                    style = MarkupStyle.EMPHASIS if token.tag == "em" else MarkupStyle.STRONG
                    self._marked(style, opened.pop(), self._delimiter(token, place))

    def _delimiter(self, token: Token, place: Offsets) -> Span:
        """Where the signs of emphasis are; of `**` the token is the one beside the words."""
        at, more = token.meta["at"], len(token.markup) - 1
        is_opening = token.nesting > 0
        return self.span(place, at - more * is_opening, at + 1 + more * (not is_opening))

    def _marked(self, style: MarkupStyle, opening: Span, closing: Span) -> None:
        found = Markup(style, opening.start, opening.end, closing.start, closing.end)
        self.facts.markup.append(found)

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
        written = self.span(place, *destination) if destination else None
        self.facts.links.append(
            Link(kind, collapse(text), intern(str(target)), self.span(place, start, end), written)
        )

    def _strange(self, found: re.Match[str], place: Offsets) -> Link:
        kind, text, target, start, end, at, to = wikilinks.read(found)
        written = self.span(place, at, to)
        link = Link(kind, text, target, self.span(place, start, end), written)
        self.facts.links.append(link)
        return link

    def html(
        self,
        text: str,
        place: Offsets,
        base: int,
        heading: int | None,
        *,
        is_item: bool = False,
    ) -> None:
        """What raw HTML that begins at `base` in the content says."""
        for piece in raw_html.read(text):
            span = self.span(place, base + piece.start, base + piece.end)
            match piece:
                case raw_html.HtmlComment():
                    self.facts.comments.append(Comment(span, *self.scope, heading))
                case raw_html.HtmlItem() if is_item:
                    self.facts.html_items.append(span)
                case raw_html.Anchor(name):
                    self.facts.ids.add(name)
                case raw_html.HtmlHeading(level, words):
                    self.facts.headings.append(Heading(level, words, span))
                case raw_html.HtmlLink(target, first, last):
                    written = self.span(place, base + first, base + last)
                    self.facts.links.append(Link(LinkKind.HTML, "", intern(target), span, written))
