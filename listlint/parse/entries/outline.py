"""What the judgement of each piece rests on: all pieces, and what the section of each speaks of."""

from __future__ import annotations

from collections.abc import Iterable

from listlint.core.document import Form
from listlint.core.source import Source
from listlint.parse.entries import section_words
from listlint.parse.entries.block_reader import Reader
from listlint.parse.entries.blocks import Block
from listlint.parse.markdown.facts import Facts


class Outline:
    """The blocks of a list that are still to be judged, in the order of the file.

    Sections are counted by the headings before a block, so 0 is what stands before the first.
    """

    def __init__(self, source: Source, facts: Facts) -> None:
        self.reader = Reader(source, facts)
        self.blocks = self.reader.read()
        names = ["", *(heading.text for heading in facts.headings)]
        self.aside = [section_words.is_aside(name) for name in names]
        self.contents = [section_words.is_contents(name) for name in names]
        self.news = [section_words.is_news(name) for name in names]

    def of(self, form: Form) -> list[Block]:
        """The blocks of one form."""
        return [block for block in self.blocks if block.form is form]

    def remove(self, blocks: Iterable[Block]) -> None:
        """Forget what has turned out to belong to something else."""
        gone = set(blocks)
        self.blocks = [block for block in self.blocks if block not in gone]
