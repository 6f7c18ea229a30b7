"""What the judgement of each block rests on: all blocks, and what the section of each is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from listlint.core.conventions import ALIKE, LISTING
from listlint.core.document import Form
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.parse.entries import recurring_labels, section_words
from listlint.parse.entries.block_reader import Reader
from listlint.parse.entries.blocks import Block, out
from listlint.parse.entries.list_text import ListText
from listlint.parse.entries.shapes import LeadIn
from listlint.parse.markdown.facts import Facts

_PLACE = pattern(r"https?://[^/?#\s]+(?:/[^/?#\s]+){0,2}")
"""A host, or on it a repository: translations of one list are all in one."""


class Outline:
    """The blocks of a list that are still to be judged, in the order of the file.

    Sections are counted by the headings before a block, so 0 is what comes before the first.
    """

    def __init__(self, source: Source, facts: Facts) -> None:
        self.text = ListText(source, facts)
        self.blocks = Reader(self.text).read()
        recurring_labels.mark(self.of(Form.ITEM))
        names = ["", *(heading.text for heading in facts.headings)]
        full = self._full()
        listing = full & self._linked()
        full |= self._tabled()
        self.aside = [
            section_words.is_aside(name)
            or (section_words.may_be_aside(name) and n not in full)
            or (section_words.is_aside_or_subject(name) and n not in listing)
            for n, name in enumerate(names)
        ]
        self.contents = [section_words.is_contents(name) for name in names]
        self.news = [section_words.is_news(name) for name in names]

    def _full(self) -> set[int]:
        """The sections with several items or rows that point to as many places."""
        places: dict[int, set[str]] = defaultdict(set)
        for block in out(self.blocks):
            if block.form in (Form.ITEM, Form.ROW) and block.lead_in is LeadIn.LINK:
                places[block.heading].update(
                    found[0] for link in block.links if (found := _PLACE.match(link.target))
                )
        return {number for number, found in places.items() if len(found) >= ALIKE}

    def _tabled(self) -> set[int]:
        """The sections with a table whose header several sections have: `| Name | Author | Year |`,
        and nobody writes such tables of a list itself.
        """
        sections: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for row in out(self.of(Form.ROW)):
            sections[row.columns].add(row.heading)
        return set().union(*(found for found in sections.values() if len(found) >= ALIKE))

    def _linked(self) -> set[int]:
        """The sections whose items and rows nearly all begin with a link out of the project."""
        pieces = [b for b in self.blocks if b.form in (Form.ITEM, Form.ROW) and not b.parent]
        count = Counter(block.heading for block in pieces)
        linked = Counter(block.heading for block in out(pieces) if block.lead_in is LeadIn.LINK)
        return {n for n in count if LISTING.holds(linked[n], count[n])}

    def of(self, form: Form) -> list[Block]:
        """The blocks of one form."""
        return [block for block in self.blocks if block.form is form]

    def remove(self, blocks: Iterable[Block]) -> None:
        """Forget what has turned out to belong to something else."""
        gone = set(blocks)
        self.blocks = [block for block in self.blocks if block not in gone]
