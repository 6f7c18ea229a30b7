"""The full title of an entry that begins with a mere name: a nested line of it is the citation."""

from __future__ import annotations

from collections.abc import Sequence

from listlint.core.lazy_pattern import pattern
from listlint.works.reading import phrases, title
from listlint.works.reading.link_names import LinkPlace
from listlint.works.reading.styled_text import OBJECT, Style, Words
from listlint.works.reading.title import TitlePlace
from listlint.works.reading.vocabulary import AUTHOR_KEYS, DATE_KEYS, DESCRIPTION_KEYS, VENUE_KEYS

_KEY = pattern(r"\W*([^\W\d_][\w-]*)\s*[:\uff1a]")
_KEYS = AUTHOR_KEYS | DATE_KEYS | DESCRIPTION_KEYS | VENUE_KEYS
_MOST_WORDS = 4
"""Of a name over its citation."""
_FEWEST_WORDS = 3
"""Of the title in a citation."""
_MOST_LINES = 8
"""Nested lines that are tried."""


def find(
    words: Words, text: str, places: Sequence[LinkPlace], named: TitlePlace
) -> TitlePlace | None:
    """The title of the first nested line that says who wrote it, or where and when it appeared, if
    there is nothing but a name above.
    """
    line = text.find("\n")
    behind = text[named.after : line].replace(OBJECT, "")
    is_name = len(text[named.start : named.end].split()) <= _MOST_WORDS and not behind.strip(" :.")
    if line < 0 or named.link or named.prefixes or named.after > line or not is_name:
        return None
    nested = [mark for mark in words.of(Style.ITEM) if mark.start > line][:_MOST_LINES]
    return next((t for m in nested if (t := _cited(words, text, places, m.start))), None)


def _cited(words: Words, text: str, places: Sequence[LinkPlace], at: int) -> TitlePlace | None:
    line = text.find("\n", at)
    end = len(text) if line < 0 else line
    key = _KEY.match(text, at, end)
    if key and key[1].casefold() in _KEYS:
        return None
    found = title.find(words, text, [place for place in places if at <= place.start < end], at)
    if found is None or not at <= found.start <= found.end <= end:
        return None
    rest = text[found.after : end].replace(OBJECT, " ").strip(" .,;:|()[]")
    signed = any(phrases.is_people(text[start:stop]) for start, stop in found.prefixes)
    is_long = len(text[found.start : found.end].split()) >= _FEWEST_WORDS
    return found if is_long and (signed or (rest and phrases.says(rest))) else None
