"""Which items of lists are entries.

One that points out of the project is, unless something speaks against it: that its list is a table
of contents, that its section is about the list itself, or that it is a detail of the entry above.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

from listlint.core.conventions import (
    ALIKE,
    FIRST_LIST,
    NESTED_DETAILS,
    TITLES_ABOVE,
    UNLINKED_ENTRY,
)
from listlint.core.document import Form
from listlint.core.years import ANY_YEAR
from listlint.parse.entries import recurring_labels, section_words, shapes, unlinked
from listlint.parse.entries.blocks import Block, out
from listlint.parse.entries.outline import Outline
from listlint.parse.entries.shapes import MARKED, LeadIn, PointsTo


def take(outline: Outline) -> set[Block]:
    """The items that are entries, and the paragraphs that are titles of lists of details."""
    return _Judge(outline).judge()


class _Judge:
    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.items = outline.of(Form.ITEM)
        fair = [block for block in out(self.items) if not outline.aside[block.heading]]
        self.usual = _most_frequent(fair) if fair else None
        self.count = len(fair)
        own = sum(block.points_to is PointsTo.OWN for block in self.items)
        paged = sum(block.begins_inside for block in fair)
        self.is_own = 2 * self.count < own or paged >= ALIKE
        """Whether the list is of files of the project, or has a page for many of its works."""
        self.size = self.count + len(out(outline.of(Form.ROW))) + own * self.is_own
        """How much may be an entry."""
        nested = [
            block for block in fair if block.parent and block.parent.points_to is PointsTo.OUT
        ]
        details = sum(block.is_detail for block in nested)
        self.has_families = not NESTED_DETAILS.holds(details, len(nested))
        """Whether what is nested under entries are entries as well, and not `[code](…)`."""
        self.reaching: set[Block] = set()
        """What points out of the project, or holds an item that does."""
        self.categories: set[Block] = set()
        """What would be a mere category if it had no link."""
        self.taken: set[Block] = set()
        self.titles: set[Block] = set()
        """What is the title of the one item below it, in which authors and links are."""
        self.below: set[Block] = set()
        """What is nested in an entry."""
        self.contents_of = _contents_of(self.items)
        """The repository of whose folders the list is a table of contents, if it is one."""
        self.keys = Counter(recurring_labels.key(block) for block in self.items if block.parent)
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
            below = block.children
            if block.points_to is PointsTo.OUT or not self.reaching.isdisjoint(below):
                self.reaching.add(block)
            if self._holds_entries(below):
                self.categories.add(block)
        self._look_beside()

    def _holds_entries(self, below: list[Block]) -> bool:
        """Whether some of what is nested in an item are entries; one before its details is the
        full title of the item.
        """
        linked = out(below)
        titled = [b for b in linked if not b.is_detail and b.lead_in in (LeadIn.LINK, self.usual)]
        if any(b.points_to is not PointsTo.OUT and b in self.categories for b in below):
            return True
        return bool(titled) and (len(titled) > 1 or len(linked) == 1 or linked[0] not in titled)

    def _look_beside(self) -> None:
        """What is called like a category, or is among categories, is one, even if its only entry
        could pass for its details.
        """
        heads = [
            block
            for block in self.items
            if block.children
            and block.points_to is PointsTo.NOWHERE
            and block in self.reaching
            and not any(child.is_detail for child in block.children)
        ]
        beside: dict[tuple[int, int, int], list[Block]] = defaultdict(list)
        for block in heads:
            beside[id(block.parent), block.heading, block.group].append(block)
        names = {block.words.strip() for block in heads if block in self.categories}
        for group in beside.values():
            if titled := self._titled(group):
                self.titles.update(titled)
                self.categories.difference_update(titled)
                continue
            most = 2 * sum(block in self.categories for block in group) >= len(group)
            self.categories.update(b for b in group if most or b.words.strip() in names)

    def _titled(self, group: list[Block]) -> list[Block]:
        """Of items beside each other those that are titles: each has one item below it, which does
        not begin with its link, and nearly all are long.
        """
        found = [
            block
            for block in group
            if len(block.children) == 1
            and block.children[0].lead_in in (LeadIn.TEXT, LeadIn.EMPHASIS)
        ]
        are_long = sum(map(unlinked.is_long, found))
        return found if TITLES_ABOVE.holds(are_long, len(group)) else []

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
        """Whether a list is no list of entries; of contents, news and a preamble, whether the
        section keeps what its heading promises.
        """
        heading = group[0].heading
        if self.outline.aside[heading] or self._points_inside(group):
            return True
        if self.outline.contents[heading]:
            return all("#" in link.target for block in out(group) for link in block.links)
        if self.outline.news[heading] and len(out(group)) < self.size:
            return self._is_news(group)
        return self._is_preamble(group)

    def _points_inside(self, group: list[Block]) -> bool:
        """Whether a list points to places of this file, to the project's own files, or to the
        folders of one repository.
        """
        count = Counter(block.points_to for block in group)
        linked = len(group) - count[PointsTo.NOWHERE] - count[PointsTo.PROMISED]
        is_of_own_files = not self.is_own and count[PointsTo.OWN] > count[PointsTo.OUT]
        is_of_folders = bool(self.contents_of) and all(
            block.folder == self.contents_of for block in group
        )
        return 2 * count[PointsTo.ANCHOR] > linked or is_of_own_files or is_of_folders

    def _is_news(self, group: list[Block]) -> bool:
        """Whether items below a heading of news are dated, or begin as no other entries do."""
        is_dated = any(section_words.is_dated(block.words) for block in group)
        return is_dated or 2 * sum(b.lead_in is self.usual for b in out(group)) < len(group)

    def _is_preamble(self, group: list[Block]) -> bool:
        """Whether a list before the second heading only introduces what follows."""
        found = out(group)
        return (
            group[0].heading <= 1 < len(self.outline.aside) - 1
            and not FIRST_LIST.holds(len(found), self.size)
            and all(b.is_quoted or b.lead_in in (LeadIn.LABEL, LeadIn.TEXT) for b in found)
        )

    def _group(self, group: list[Block]) -> None:
        """Judge the items of one list."""
        if group[0].parent in self.titles:
            self.below.update(group)
            return
        if group[0].parent in self.taken or group[0].parent in self.below:
            self.below.update(group)
            if self.has_families or not any(block.is_detail for block in group):
                self.taken.update(block for block in group if self._is_titled(block))
            return
        alone = [block for block in group if self._is_entry_alone(block)]
        self.taken.update(alone)
        if 2 * len(alone) >= len(group):
            self.taken.update(self._like(alone, group))
        elif unlinked.are_cited(group):
            self.taken.update(block for block in group if not block.is_bare)
        elif not alone:
            self.taken.update(self._dated(group))

    def _like(self, entries: list[Block], group: list[Block]) -> list[Block]:
        """The other items of a list of which most are entries, if they resemble these."""
        usual = _most_frequent(entries)
        is_sure = len(entries) >= UNLINKED_ENTRY.least and (
            group[0].is_ordered or UNLINKED_ENTRY.holds(len(entries), len(group))
        )
        others = [block for block in group if block not in self.taken]
        return [block for block in others if self._resembles(block, usual, is_sure=is_sure)]

    def _dated(self, group: list[Block]) -> list[Block]:
        """The items without links that begin as the entries of the file do, and have a year."""
        return [
            block
            for block in group
            if self.usual in MARKED
            and block.lead_in is self.usual
            and not block.children
            and unlinked.is_long(block)
            and ANY_YEAR.search(block.words)
        ]

    def _is_titled(self, block: Block) -> bool:
        """Whether an item nested in an entry looks like an entry of its own."""
        if block.is_bare or section_words.is_keyed(block.words):
            return False
        if (key := recurring_labels.key(block)) and self.keys[key] >= ALIKE:
            return False
        if block.points_to is not PointsTo.OUT:
            return block.points_to is PointsTo.PROMISED and self.has_families
        if block.lead_in in (LeadIn.LABEL, LeadIn.BRACKET):
            return self.has_families
        return (
            block.lead_in is LeadIn.LINK
            or (block.lead_in is self.usual and block.lead_in in MARKED)
            or shapes.is_signed(block.words)
        )

    def _is_entry_alone(self, block: Block) -> bool:
        """Whether an item is an entry by itself, whatever is around it."""
        if block.is_bare and not (block.points_to is PointsTo.OUT and "<a" in block.words):
            return False
        match block.points_to:
            case PointsTo.OUT:
                is_said = block.lead_in is LeadIn.TEXT and not block.has_label
                return not (is_said and section_words.is_prose(block.prose))
            case PointsTo.OWN:
                return True
            case PointsTo.ANCHOR:
                return False
        if any(not link.target for link in block.links):  # it had a link, and will have one again
            return block.heading > 1 and self.count >= ALIKE
        return block in self.reaching and block not in self.categories

    def _resembles(self, block: Block, usual: LeadIn, *, is_sure: bool) -> bool:
        """Whether an item that is none by itself is one of those around it all the same."""
        match block.points_to:
            case PointsTo.OUT:  # it speaks to the reader, as a description may
                return is_sure and usual is block.lead_in is LeadIn.TEXT
            case PointsTo.PROMISED:
                return not block.is_bare
            case PointsTo.NOWHERE if not block.is_bare and block not in self.categories:
                return unlinked.is_entry(block, usual, is_sure=is_sure)
        return False


def _most_frequent(blocks: list[Block]) -> LeadIn:
    """What most of the blocks begin with."""
    return Counter(block.lead_in for block in blocks).most_common(1)[0][0]


def _contents_of(items: list[Block]) -> str:
    """The repository whose folders and files are all that the items of a list link."""
    found = {block.folder for block in items if block.points_to is not PointsTo.ANCHOR}
    return found.pop() if len(found) == 1 else ""
