"""Which words before a colon are labels of details in a list, whatever its language: `일시: …`.

A name is of one entry; a label stands in one list after another, mostly before no other name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from listlint.core import labels
from listlint.core.conventions import ALIKE
from listlint.core.document import Link
from listlint.core.lazy_pattern import pattern
from listlint.parse.entries import shapes
from listlint.parse.entries.blocks import Block

_KEY = pattern(r"\W{0,4}([^\W\d][\w /-]{0,24}?)\W{0,3}[:\uff1a]")


def key(block: Block) -> str:
    """The word before a colon that it begins with, if it does."""
    found = _KEY.match(block.prose)
    return found[1].casefold() if found else ""


def mark(items: Iterable[Block]) -> None:
    """Mark the items that begin with such a label as details, and those beside them that begin with
    a word of their own and have no other name either.
    """
    found: dict[str, list[Block]] = defaultdict(list)
    for block in items:
        if word := key(block):
            found[word].append(block)
    recurring = {block for blocks in found.values() if _recur(blocks) for block in blocks}
    lists = {_list(block) for block in recurring if block.parent}
    for block in chain.from_iterable(found.values()):
        is_beside = _list(block) in lists and not _is_named(block)
        block.is_labelled = block in recurring or is_beside


def _recur(blocks: list[Block]) -> bool:
    """Whether what begins with one word and a colon are details."""
    unnamed = sum(not _is_named(block) for block in blocks)
    return len({_list(block) for block in blocks}) >= ALIKE and 2 * unnamed > len(blocks)


def _list(block: Block) -> tuple[int, int, int]:
    return id(block.parent), block.heading, block.group


def _is_named(block: Block) -> bool:
    return any(map(_is_name, block.links))


def _is_name(link: Link) -> bool:
    return bool(link.text) and not (
        labels.is_label(link.text) or shapes.is_address(link.text) or shapes.is_picture(link)
    )
