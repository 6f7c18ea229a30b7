"""What was not taken for an entry, and why: said where it is more than a few blocks of a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from listlint.core.conventions import PASSED_OVER
from listlint.core.document import Form, PassedOver
from listlint.parse.entries.blocks import Block
from listlint.parse.entries.outline import Outline
from listlint.parse.entries.shapes import LeadIn, PointsTo

_FEWEST_WORDS = 2
"""Of an item without a link: a single word is a category or a tag."""


def passed_over(outline: Outline, taken: Sequence[Block]) -> tuple[PassedOver, ...]:
    """How many blocks were passed over for each reason, the most frequent first."""
    found: dict[str, list[Block]] = defaultdict(list)
    for block in outside(outline.blocks, taken):
        if reason := _reason(outline, block):
            found[reason].append(block)
    return tuple(
        PassedOver(reason, len(blocks), len({block.heading for block in blocks}))
        for reason, blocks in sorted(found.items(), key=lambda each: -len(each[1]))
        if PASSED_OVER.holds(len(blocks), len(taken))
    )


def outside(blocks: Sequence[Block], taken: Sequence[Block]) -> Iterator[Block]:
    """The blocks that are no entries, are in none and hold none."""
    chosen, end = set(taken), 0
    above = {each for block in taken for each in _ancestors(block)}
    for block in blocks:
        if block in chosen:
            end = max(end, block.end)
        elif block.start >= end and block not in above and not _in_entry(block, chosen):
            yield block


def _ancestors(block: Block) -> Iterator[Block]:
    while block.parent:
        block = block.parent
        yield block


def _in_entry(block: Block, chosen: set[Block]) -> bool:
    return any(each in chosen for each in _ancestors(block))


def _reason(outline: Outline, block: Block) -> str | None:
    """Why a block is none; `None` where nobody would take it for one."""
    is_prose = block.form is Form.HEADING or (
        block.form is Form.PARAGRAPH and not block.is_set_off and block.lead_in is not LeadIn.LINK
    )
    if is_prose or block.is_bare or outline.contents[block.heading]:
        return None
    match block.points_to:
        case PointsTo.OUT if outline.aside[block.heading]:
            return "are in sections about the list itself"
        case PointsTo.OUT if outline.news[block.heading]:
            return "are news"
        case PointsTo.OUT:
            return "are not written as the entries are"
        case PointsTo.OWN:
            return "link only files of the project"
        case PointsTo.NOWHERE if (
            block.form is not Form.PARAGRAPH and not outline.aside[block.heading]
        ):
            is_short = block.children or len(block.words.split()) < _FEWEST_WORDS
            return None if is_short else "have no link"
    return None
