"""The anchors that a renderer gives to headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_ASCII_DROPPED = re.compile(r"[\x00-\x1f!-,./:-@\[-^`{-\x7f]")
# Symbols that Unicode counts as alphabetic (PropList.txt, Other_Alphabetic).
_CIRCLED = re.compile(
    r"[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]"
)
_WORD_MARKS = ("L", "M", "Nd", "Nl", "Pc")


def github(headings: Iterable[str]) -> list[str]:
    """GitHub's anchors for the headings of one document, in their order.

    Lower case; only letters, marks, digits, connectors, `-` and blanks stay; blanks become `-`; a
    repeated anchor gets `-1`, `-2`, … (github/html-pipeline, toc_filter.rb; the counting follows
    github-slugger, which skips a number that another heading has taken).
    """
    seen: dict[str, int] = {}
    anchors = []
    for heading in headings:
        base = anchor = slug(heading)
        while anchor in seen:
            seen[base] += 1
            anchor = f"{base}-{seen[base]}"
        seen[anchor] = 0
        anchors.append(anchor)
    return anchors


def slug(text: str) -> str:
    """One heading's anchor before repetitions are counted."""
    text = _ASCII_DROPPED.sub("", text.lower())
    if not text.isascii():
        text = "".join(c for c in text if c in " -" or _is_word(c))
    return text.replace(" ", "-")


def _is_word(character: str) -> bool:
    return unicodedata.category(character).startswith(_WORD_MARKS) or bool(
        _CIRCLED.match(character)
    )
