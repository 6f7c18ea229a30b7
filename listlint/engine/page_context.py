"""A document as the background of edits: what surrounds them, and what is seen of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from listlint.core.diagnostic import Edit
from listlint.core.document import Document, LinkKind, List
from listlint.core.source import Source, Span
from listlint.engine import fix as fixes
from listlint.parse.markdown.rendered import Definitions, Glyph, definitions, render

_MOST_LINES = 40
"""So many lines above and below an edit are rendered with it, where no entry bounds them."""
_LONGEST = 4000
"""In characters; what is longer is no entry, and no fix of it is taken for sure."""


class PageContext(NamedTuple):
    """What is needed to show parts of a document, found once."""

    source: Source
    document: Document
    definitions: Definitions
    starts: Sequence[int]
    """Where its entries begin."""
    targets: Sequence[Span]
    """Where the targets of its links are written, in order."""

    @classmethod
    def of(cls, source: Source, document: Document) -> PageContext:
        """All that the pieces of a document need to be rendered by themselves."""
        entries = document.entries if isinstance(document, List) else ()
        links = document.links
        return cls(
            source,
            document,
            definitions(
                {link.text: link.target for link in links if link.kind is LinkKind.DEFINITION}
            ),
            [entry.span.start for entry in entries],
            sorted(link.destination for link in links if link.destination),
        )

    def is_target(self, span: Span) -> bool:
        """Whether a place lies in the target of a link, or in the frontmatter."""
        head = self.document.frontmatter
        if head is not None and span.end <= head.span.end:
            return True
        at = bisect_right(self.targets, span.start, key=lambda each: each.start) - 1
        return at >= 0 and span.end <= self.targets[at].end

    def surroundings(self, first: int, last: int) -> tuple[int, int]:
        """The entry that a span lies in, or else the lines around it up to empty ones."""
        entries = self.document.entries if isinstance(self.document, List) else ()
        at = bisect_right(self.starts, first) - 1
        if at >= 0 and last <= entries[at].span.end:
            return entries[at].span.start, entries[at].span.end
        lines = self.source.position(first).line, self.source.position(last).line
        begin, end = lines
        while begin > max(1, lines[0] - _MOST_LINES) and self.source.line(begin - 1).strip():
            begin -= 1
        final = min(len(self.source.starts), lines[1] + _MOST_LINES)
        while end < final and self.source.line(end + 1).strip():
            end += 1
        return self.source.offset(begin), self.source.offset(end) + len(self.source.line(end))


def is_elsewhere(edits: Sequence[Edit], page: PageContext) -> bool:
    """Whether edits leave the text alone: they write into targets, or move lines as they are."""
    return all(page.is_target(edit.span) for edit in edits) or are_moves(edits, page.source)


def are_moves(edits: Sequence[Edit], source: Source) -> bool:
    """Whether lines change their places and nothing else."""
    cut = [source.text_of(edit.span) for edit in edits if not edit.text]
    put = [edit.text for edit in edits if edit.span.start == edit.span.end]
    return (
        bool(cut and put)
        and len(cut) + len(put) == len(edits)
        and sorted(" ".join(cut).split()) == sorted(" ".join(put).split())
    )


def is_short(edits: Sequence[Edit], page: PageContext) -> bool:
    """Whether the text around edits is short enough to be rendered."""
    first, last = page.surroundings(edits[0].span.start, max(edit.span.end for edit in edits))
    return last - first <= _LONGEST


def surrounding_text(edits: Sequence[Edit], page: PageContext) -> tuple[str, list[Edit]]:
    """The text around the edits, and the edits in it."""
    first, last = page.surroundings(edits[0].span.start, max(edit.span.end for edit in edits))
    moved = [
        Edit(Span("", edit.span.start - first, edit.span.end - first), edit.text) for edit in edits
    ]
    return page.source.text[first:last], moved


def seen(edits: Sequence[Edit], page: PageContext) -> tuple[list[Glyph], list[Glyph]]:
    """What is seen there before and after."""
    text, moved = surrounding_text(edits, page)
    return render(text, page.definitions), render(fixes.edited(text, moved), page.definitions)
