"""Which headings, table rows and paragraphs are entries.

Unlike an item of a list, none of them is one for itself: it has to have its like.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from listlint.core.conventions import ALIKE, ENTRY_PARAGRAPHS
from listlint.core.document import Form
from listlint.core.labels import is_label
from listlint.core.lazy_pattern import pattern
from listlint.core.years import ANY_YEAR
from listlint.parse.entries import section_words, shapes
from listlint.parse.entries.blocks import Block, out
from listlint.parse.entries.outline import Outline
from listlint.parse.entries.shapes import MARKED, LeadIn, PointsTo

_CATEGORY = pattern(r"categor|section|topic|type|area|field|subject|theme|task", re.IGNORECASE)
_TITLE = pattern(r"(?:(?:paper|article) )?(?:titles?|names?)|papers?|articles?", re.IGNORECASE)
_CITED = pattern(
    r"authors?|years?|dates?|venues?|conf(?:erence|\.)?|journals?|pub(?:lication|lished|\.)?",
    re.IGNORECASE,
)
_EMPHASIS = pattern(r"[*_](?![*_\s])")
_HTML_LINK = pattern(r"<a\b[^<>]*+>([^<>]++)</a\b", re.IGNORECASE)


def headings(outline: Outline) -> set[Block]:
    """The headings of a level that mostly are entries; the lines below them go to them."""
    below: dict[int, list[Block]] = defaultdict(list)
    levels: dict[int, list[Block]] = defaultdict(list)
    for block in outline.blocks:
        number = block.heading + 1
        if block.form is not Form.HEADING:
            below[block.heading].append(block)
        elif not outline.aside[number] and not outline.contents[number]:
            levels[block.depth].append(block)
    taken = {block for level in levels.values() for block in _of_level(level, below)}
    for block in taken:
        lines = below[block.heading + 1]
        while (
            lines
            and lines[-1].points_to is PointsTo.ANCHOR
            and lines[-1].lead_in is not LeadIn.TEXT
        ):
            lines = lines[:-1]  # back to the top
        block.end = max([block.end, *(each.end for each in lines)])
    outline.remove(each for block in taken for each in below[block.heading + 1])
    return taken


def _of_level(level: list[Block], below: dict[int, list[Block]]) -> list[Block]:
    """Those of one level, unless most that link have entries below them: an empty one among these
    is a section as they are.
    """
    leaves = [
        block
        for block in level
        if not _lists(below[block.heading + 1]) or _is_signed(block, below[block.heading + 1])
    ]
    linked = [
        block for block in leaves if _has_link(block) or _are_details(below[block.heading + 1])
    ]
    if len(linked) < ALIKE or 2 * len(linked) <= len(leaves):
        return []
    if 2 * len(linked) <= sum(_has_link(block) for block in level):
        return []
    usual = {block.lead_in for block in linked} - {LeadIn.TEXT}
    kept = set(linked)
    return [
        block
        for block in leaves
        if block in kept
        or block.lead_in in usual
        or any(section_words.is_keyed(line.words) for line in below[block.heading + 1])
    ]


def _has_link(block: Block) -> bool:
    return block.points_to is PointsTo.OUT and not block.is_bare


def _lists(lines: list[Block]) -> bool:
    """Whether what is below a heading has entries of its own."""
    return any(
        block.form is Form.ROW
        or (
            block.points_to is PointsTo.OUT
            and not block.is_detail
            and not block.is_bare
            and (block.form is Form.ITEM or block.lead_in is LeadIn.LINK)
        )
        for block in lines
    )


def _is_signed(heading: Block, lines: list[Block]) -> bool:
    """Whether a heading has a label, and below it is one paragraph in emphasis: who wrote it."""
    return (
        heading.points_to is PointsTo.OUT
        and heading.has_label
        and len(lines) == 1
        and lines[0].form is Form.PARAGRAPH
        and _EMPHASIS.match(lines[0].words) is not None
    )


def _are_details(lines: list[Block]) -> bool:
    """Whether what is below a heading are the details of one entry, with links."""
    found = out(lines)
    return (
        bool(found)
        and not any(block.lead_in in MARKED and not block.is_detail for block in lines)
        and all(_are_labels(block) for block in found if not section_words.is_keyed(block.words))
    )


def _are_labels(block: Block) -> bool:
    """Whether a line is of links that say only what sort of thing they point to."""
    links = [link for link in block.links if not shapes.is_picture(link)]
    labels = sum(is_label(link.text) for link in links)
    return labels == len(links) or (block.lead_in is LeadIn.LABEL and 2 * labels > len(links))


def rows(outline: Outline) -> set[Block]:
    """The rows of tables of which most point out of the project, or whose columns are those of a
    bibliography.
    """
    tables: dict[int, list[Block]] = defaultdict(list)
    for row in outline.of(Form.ROW):
        tables[row.group].append(row)
    taken: set[Block] = set()
    for table in tables.values():
        found = [row for row in out(table) if not row.is_bare]
        is_list = 2 * len(found) >= len(table) or _is_bibliography(table[0].columns)
        if is_list and not outline.aside[table[0].heading] and not _is_overview(found):
            taken.update(found)
            taken.update(row for row in table if _is_filled(row))
    return taken


def _is_bibliography(columns: tuple[str, ...]) -> bool:
    """Whether the columns of a table are titles, and who wrote them or where and when."""
    names = [column.strip(" *_`") for column in columns]
    return any(map(_TITLE.fullmatch, names)) and any(map(_CITED.fullmatch, names))


def _is_overview(table: list[Block]) -> bool:
    """Whether a table's rows are categories, each with many links."""
    if not table or not _CATEGORY.search(table[0].columns[0]):
        return False
    titles = sum(
        not is_label(link.text) and not shapes.is_picture(link)
        for row in table
        for link in row.links
    )
    return titles >= 2 * len(table)


def _is_filled(row: Block) -> bool:
    """Whether a row without a link has more than the one cell of a subtitle."""
    cells = [cell for cell in row.words.strip().strip("|").split("|") if cell.strip(" -*:")]
    return (
        len(cells) > 1
        and row.points_to in (PointsTo.NOWHERE, PointsTo.PROMISED)
        and not row.is_bare
    )


def paragraphs(outline: Outline, taken: set[Block]) -> set[Block]:
    """The paragraphs that begin as many do, in sections that list nothing else."""
    listed = Counter(block.heading for block in taken)
    words = Counter(block.words for block in outline.of(Form.PARAGRAPH))
    plain = [
        block
        for block in outline.of(Form.PARAGRAPH)
        if not block.is_set_off and not (words[block.words] >= ALIKE and _leads_back(block))
    ]
    fair = [block for block in plain if _may_be_entry(outline, block)]
    here = Counter(block.heading for block in fair)
    preamble = 1 if 2 * here[0] + 2 * here[1] < len(fair) else -1
    fair = [
        block
        for block in fair
        if (block.heading > preamble or block.lead_in in MARKED)
        and here[block.heading] > listed[block.heading]
    ]
    lead_ins = Counter(block.lead_in for block in fair)
    lead_ins[LeadIn.TEXT] = sum(block.lead_in is LeadIn.TEXT and block.has_label for block in fair)
    usual = {lead_in for lead_in, n in lead_ins.items() if ENTRY_PARAGRAPHS.holds(n, len(fair))}
    found = {block for block in fair if block.lead_in in usual}
    return found | _unlinked(outline, found, usual) | _set_off(outline)


def _set_off(outline: Outline) -> set[Block]:
    """The quotes, and the items and rows of raw HTML, that begin with the name of what they link,
    or have labels as links, if most of their kind do.
    """
    every = [
        block
        for block in outline.of(Form.PARAGRAPH)
        if block.is_set_off and block.points_to is PointsTo.OUT and not outline.aside[block.heading]
    ]
    found = {
        block
        for block in every
        if not block.is_bare
        and (block.lead_in is LeadIn.LINK or _has_html_label(block))
        and not _is_own_page(block)
    }
    return found if len(found) >= ALIKE and 2 * len(found) > len(every) else set()


def _has_html_label(block: Block) -> bool:
    return block.lead_in is LeadIn.TEXT and any(
        is_label(text) for text in _HTML_LINK.findall(block.words)
    )


def _is_own_page(block: Block) -> bool:
    """Whether it begins with a link to a file of a repository, as a table of contents does."""
    return bool(block.links) and bool(shapes.folder(block.links[0].target))


def _leads_back(block: Block) -> bool:
    """Whether a paragraph that stands there again and again is a way back to the top, and not a
    work that is listed several times.
    """
    return all("#" in link.target for link in block.links)


def _may_be_entry(outline: Outline, block: Block) -> bool:
    number = block.heading
    return (
        block.points_to is PointsTo.OUT
        and not block.is_bare
        and block.lead_in is not LeadIn.LABEL
        and not (outline.aside[number] or outline.contents[number] or outline.news[number])
        and (block.has_label or block.lead_in in (LeadIn.LINK, LeadIn.TEXT))
        and (block.lead_in in MARKED or not section_words.is_prose(block.prose))
    )


def _unlinked(outline: Outline, found: set[Block], usual: set[LeadIn]) -> set[Block]:
    """Paragraphs whose link is missing or broken, among entries of their look."""
    around = {block.heading for block in found}
    alike = {*usual, LeadIn.BRACKET} if LeadIn.LINK in usual else usual
    return {
        block
        for block in outline.of(Form.PARAGRAPH)
        if block.heading in around
        and block.points_to not in (PointsTo.ANCHOR, PointsTo.OWN)
        and not block.is_bare
        and (
            (block.lead_in in alike and block.lead_in in MARKED)
            or (block.lead_in in usual and block.points_to is PointsTo.PROMISED)
            or (
                block.points_to is PointsTo.NOWHERE
                and block.lead_in is LeadIn.TEXT
                and ANY_YEAR.search(block.words)
                and not section_words.is_prose(block.words)
            )
        )
    }
