"""Which items of lists are entries.

One that leads out is, unless something speaks against it: that its list is a table of contents,
that its section speaks of the list itself, or that it is a detail of the entry above it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from listlint.core.conventions import (
    ALIKE,
    CITED_ITEMS,
    FIRST_LIST,
    NESTED_DETAILS,
    UNLINKED_ENTRY,
)
from listlint.core.document import Form
from listlint.core.years import ANY_YEAR
from listlint.parse.entries import section_words
from listlint.parse.entries.blocks import Block, out
from listlint.parse.entries.outline import Outline
from listlint.parse.entries.shapes import MARKED, LeadIn, LeadIns

_SEPARATOR = re.compile(r"\s*[-\u2013\u2014:|,.(]\s+|\]\[|\]\(|`")
_CITED = re.compile(r"(?s)(?:\w[^\n]*?[,.:]\s+){2}[^\n]*(?<!\d)(?:1[89]|20)\d\d\)?[.\s*_]*\Z")
"""What ends in a year, behind two statements: `Jane Doe. On boats. ICBB, 1998.`"""
_KEY = re.compile(r"\W{0,4}([^\W\d][\w /-]{0,24}?)\W{0,3}[:\uff1a]")
_TAG = re.compile(r"<[^<>]*+>")
_OPEN = re.compile(
    r"[:\uff1a…]\W*\Z|\.\.|\b(?:more|others?|etc|misc\w*|to-?do|tbd|tba|none|n/a)\b", re.IGNORECASE
)
"""What no name of a work holds: it ends in a colon, or says that there is more."""
_TITLE_WORDS = 3
"""Words of an item without a link that may be a title; fewer are the name of a category, or a
stray word."""


def take(outline: Outline) -> set[Block]:
    """The items that are entries, and the paragraphs that are titles of lists of details."""
    return _Judge(outline).judge()


class _Judge:
    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.items = outline.of(Form.ITEM)
        fair = [block for block in out(self.items) if not outline.aside[block.heading]]
        leads = Counter(block.lead for block in fair)
        self.usual = leads.most_common(1)[0][0] if leads else None
        self.count = len(fair)
        own = sum(block.leads is LeadIns.OWN for block in self.items)
        self.is_own = 2 * self.count < own
        """Whether the list is of files of the project."""
        self.size = self.count + len(out(outline.of(Form.ROW))) + own * self.is_own
        """How much may be an entry."""
        nested = [block for block in fair if block.parent and block.parent.leads is LeadIns.OUT]
        details = sum(block.is_detail for block in nested)
        self.has_families = not NESTED_DETAILS.holds(details, len(nested))
        """Whether what is nested under entries are entries as well, and not `[code](…)`."""
        self.reaching: set[Block] = set()
        """What leads out by itself or by what is nested in it."""
        self.categories: set[Block] = set()
        """What would be a mere category if it had no link."""
        self.taken: set[Block] = set()
        self.below: set[Block] = set()
        """What stands below an entry."""
        self.contents_of = _contents_of(self.items)
        """The repository of whose folders the list is a table of contents, if it is one."""
        self.keys = Counter(_key(block) for block in self.items if block.parent)
        """How often nested items begin with a word and a colon."""

    def judge(self) -> set[Block]:
        self._look_below()
        groups: dict[tuple[int, int, int, bool], list[Block]] = defaultdict(list)
        for block in self.items:
            key = id(block.parent), block.heading, block.group, block.is_ordered
            groups[key].append(block)
        titles = self._titles(list(groups.values()))
        for group in groups.values():
            if title := titles.get(group[0]):
                title.end = max(title.end, *(block.end for block in group))
                self.taken.add(title)
            elif not self._is_foreign(group):
                self._group(group)
        return self.taken

    def _look_below(self) -> None:
        for block in reversed(self.items):  # so what is nested comes first
            like = not block.is_detail and block.lead in (LeadIn.LINK, self.usual)
            above = block.parent
            if block.leads is LeadIns.OUT:
                self.reaching.add(block)
            if above and block in self.reaching:
                self.reaching.add(above)
            if above and (like if block.leads is LeadIns.OUT else block in self.categories):
                self.categories.add(above)
        self._look_beside()

    def _look_beside(self) -> None:
        """What is called like a category, or stands among categories, is one, even if its only
        entry could pass for its details.
        """
        heads = [
            block
            for block in self.items
            if block.children
            and block.leads is LeadIns.NOWHERE
            and block in self.reaching
            and not any(child.is_detail for child in block.children)
        ]
        beside: dict[tuple[int, int, int], list[Block]] = defaultdict(list)
        for block in heads:
            beside[id(block.parent), block.heading, block.group].append(block)
        names = {block.words.strip() for block in heads if block in self.categories}
        for group in beside.values():
            most = 2 * sum(block in self.categories for block in group) >= len(group)
            self.categories.update(b for b in group if most or b.words.strip() in names)

    def _titles(self, groups: list[list[Block]]) -> dict[Block, Block]:
        """Of the first items of lists of details, the paragraphs above them that are titles."""
        before = {after: block for block, after in pairwise(self.outline.blocks)}
        found = {}
        for group in groups:
            first, details = group[0], out(group)
            title = before.get(first)
            if (
                title
                and title.form is Form.PARAGRAPH
                and not title.is_set_off
                and title.heading == first.heading
                and not self.outline.aside[title.heading]
                and not first.parent
                and details
                and len(details) <= 2 * sum(block.is_detail for block in details)
            ):
                found[first] = title
        return found if len(found) >= ALIKE else {}

    def _is_foreign(self, group: list[Block]) -> bool:
        """Whether a list is no list of entries: contents, own files, or about the list itself."""
        heading = group[0].heading
        leads = Counter(block.leads for block in group)
        linked = len(group) - leads[LeadIns.NOWHERE] - leads[LeadIns.PROMISED]
        if self.outline.aside[heading] or 2 * leads[LeadIns.ANCHOR] > linked:
            return True
        if not self.is_own and leads[LeadIns.OWN] > leads[LeadIns.OUT]:
            return True
        found = out(group)
        if self.contents_of and all(block.folder == self.contents_of for block in group):
            return True
        if self.outline.contents[heading]:
            return all("#" in link.target for block in found for link in block.links)
        if self.outline.news[heading] and len(found) < self.size:
            is_dated = any(section_words.is_dated(block.words) for block in group)
            return is_dated or 2 * sum(b.lead is self.usual for b in found) < len(group)
        is_preamble = heading <= 1 < len(self.outline.aside) - 1
        return (
            is_preamble
            and not FIRST_LIST.holds(len(found), self.size)
            and all(b.is_quoted or b.lead in (LeadIn.LABEL, LeadIn.TEXT) for b in found)
        )

    def _group(self, group: list[Block]) -> None:
        """Judge the items of one list."""
        if group[0].parent in self.taken or group[0].parent in self.below:
            self.below.update(group)
            if self.has_families or not any(block.is_detail for block in group):
                self.taken.update(block for block in group if self._is_titled(block))
            return
        takes = [block for block in group if self._stands(block)]
        self.taken.update(takes)
        leads = Counter(block.lead for block in takes)
        if takes and 2 * len(takes) >= len(group):
            usual = leads.most_common(1)[0][0]
            is_sure = len(takes) >= UNLINKED_ENTRY.least and (
                group[0].is_ordered or UNLINKED_ENTRY.holds(len(takes), len(group))
            )
            self.taken.update(
                block
                for block in group
                if block not in self.taken and self._resembles(block, usual, is_sure=is_sure)
            )
        elif not takes and self._are_cited(group):
            self.taken.update(block for block in group if not block.is_bare)
        elif not takes and self.usual in MARKED:
            self.taken.update(
                block
                for block in group
                if block.lead is self.usual
                and not block.children
                and _length(block) >= _TITLE_WORDS
                and ANY_YEAR.search(block.words)
            )

    def _are_cited(self, group: list[Block]) -> bool:
        """Whether the items of a list without links say, most of them, who wrote what and when."""
        cited = sum(
            block.leads is LeadIns.NOWHERE
            and not block.children
            and _CITED.search(block.words) is not None
            and not section_words.is_prose(block.words)
            for block in group
        )
        return CITED_ITEMS.holds(cited, len(group))

    def _is_titled(self, block: Block) -> bool:
        """Whether an item nested in an entry looks like an entry of its own."""
        if block.is_bare or section_words.is_keyed(block.words):
            return False
        if (key := _key(block)) and self.keys[key] >= ALIKE:
            return False
        if block.leads is not LeadIns.OUT:
            return block.leads is LeadIns.PROMISED and self.has_families
        if block.lead in (LeadIn.LABEL, LeadIn.BRACKET):
            return self.has_families
        return block.lead is LeadIn.LINK or (block.lead is self.usual and block.lead in MARKED)

    def _stands(self, block: Block) -> bool:
        """Whether an item is an entry for itself, wherever it stands."""
        if block.is_bare and not (block.leads is LeadIns.OUT and "<a" in block.words):
            return False
        match block.leads:
            case LeadIns.OUT:
                is_said = block.lead is LeadIn.TEXT and not block.has_label
                return not (is_said and section_words.is_prose(block.prose))
            case LeadIns.OWN:
                return True
            case LeadIns.ANCHOR:
                return False
        if any(not link.target for link in block.links):  # it had a link, and will have one again
            return block.heading > 1 and self.count >= ALIKE
        return block in self.reaching and block not in self.categories

    def _resembles(self, block: Block, usual: LeadIn, *, is_sure: bool) -> bool:
        """Whether an item that is none by itself is one of those around it all the same."""
        if block.leads is LeadIns.OUT:  # it speaks to the reader, as a description may
            return is_sure and usual is block.lead is LeadIn.TEXT
        if block.leads is LeadIns.PROMISED:
            return not block.is_bare
        if block.leads is not LeadIns.NOWHERE or block.is_bare or block in self.categories:
            return False
        if usual in MARKED and block.lead is usual:
            return _length(block) >= _TITLE_WORDS
        title = _SEPARATOR.split(block.words, 1)[0]
        if section_words.is_keyed(block.words) or section_words.is_prose(title):
            return False
        if usual in MARKED:
            return False
        if _length(block) < _TITLE_WORDS:
            return is_sure and usual is LeadIn.LINK and not _OPEN.search(block.words)
        return is_sure or title != block.words or ANY_YEAR.search(block.words) is not None


def _key(block: Block) -> str:
    """The word before a colon that it begins with, if it does."""
    found = _KEY.match(block.prose)
    return found[1].casefold() if found else ""


def _contents_of(items: list[Block]) -> str:
    """The repository whose folders and files are all that the items of a list link."""
    found = {block.folder for block in items if block.leads is not LeadIns.ANCHOR}
    return found.pop() if len(found) == 1 else ""


def _length(block: Block) -> int:
    """How many words it has, tags aside."""
    return len(_TAG.sub("", block.words).split())
