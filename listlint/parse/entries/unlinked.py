"""Which items without a link are entries all the same, among those that have one or alone."""

from __future__ import annotations

import re

from listlint.core.conventions import CITED_ITEMS
from listlint.core.lazy_pattern import pattern
from listlint.core.years import ANY_YEAR
from listlint.parse.entries import section_words
from listlint.parse.entries.blocks import Block
from listlint.parse.entries.shapes import MARKED, LeadIn, PointsTo

_SEPARATOR = pattern(r"(?:(?<!\s)\s++)?[-\u2013\u2014:|,.(]\s++|\]\[|\]\(|`")
_LAST_YEAR = pattern(r"(?<!\d)(?:1[89]|20)\d\d\)?[.\s*_]*+\Z")
_STATEMENT_END = pattern(r"[,.:]\s++")
_LETTER = pattern(r"\w")
_TWO_WORDS = pattern(r"\S++\s++\S++\s")
_LAST_BRACKETS = pattern(r"[(\uff08]([^()\uff08\uff09\n]*+)(?<=\d\d)[)\uff09][.\s*_]*+\Z")
_VENUE = pattern(r"(?<!\w)(?:\w*[A-Z]\w*[A-Z]|arXiv)")
_TAG = pattern(r"<[^<>]*+>")
_OPEN = pattern(
    r"[:\uff1a…]\W*\Z|\.\.|\b(?:more|others?|etc|misc\w*|to-?do|tbd|tba|none|n/a)\b", re.IGNORECASE
)
"""What no name of a work holds: it ends in a colon, or says that there is more."""
_TITLE_WORDS = 3
"""Words of an item without a link that may be a title; fewer are the name of a category, or a
stray word."""


def are_cited(group: list[Block]) -> bool:
    """Whether the items without links of a list say, most of them, who wrote what and when."""
    unlinked = [block for block in group if block.points_to is PointsTo.NOWHERE]
    cited = sum(
        not block.children and _is_cited(block.words) and not section_words.is_prose(block.words)
        for block in unlinked
    )
    return CITED_ITEMS.holds(cited, len(unlinked))


def _is_cited(words: str) -> bool:
    """Whether an item ends in a year behind two statements, `Jane Doe. On boats. ICBB, 1998.`, or
    in a venue and its year, `A study of boats (ICBB 2015)`.
    """
    if (year := _LAST_YEAR.search(words)) and _has_statements(words[: year.start()]):
        return True
    last = _LAST_BRACKETS.search(words)
    return (
        last is not None
        and _VENUE.search(last[1]) is not None
        and _TWO_WORDS.match(words, 0, last.start()) is not None
    )


def _has_statements(text: str) -> bool:
    """Whether a text has two statements, each in one line, and ends in the line of the last."""
    begin, ends = 0, []
    for end in _STATEMENT_END.finditer(text):
        line = max(begin, text.rfind("\n", begin, end.start()) + 1)
        if _LETTER.search(text, line, end.start()):
            ends.append(end.end())
        begin = end.end()
    return len(ends) > 1 and "\n" not in text[ends[-1] :]


def is_entry(block: Block, usual: LeadIn, *, is_sure: bool) -> bool:
    """Whether an item without a link, among entries that begin as is usual, has a title."""
    if usual in MARKED:
        return block.lead_in is usual and is_long(block)
    title = _SEPARATOR.split(block.words, 1)[0]
    if section_words.is_keyed(block.words) or section_words.is_prose(title):
        return False
    if is_long(block):
        return is_sure or title != block.words or ANY_YEAR.search(block.words) is not None
    return is_sure and usual is LeadIn.LINK and not _OPEN.search(block.words)


def is_long(block: Block) -> bool:
    """Whether it has the words of a title, tags aside."""
    return len(_TAG.sub("", block.words).split()) >= _TITLE_WORDS
