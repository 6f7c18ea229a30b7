"""Signs that a fix may put in or take away unread.

The page shows what a sign is for. A second full stop, a separator ahead of a sentence of which the
link is a part, a second dash, a dash ahead of badges: a fix that adds such a sign has mistaken the
entry. So has one that removes what keeps two words or two links apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from listlint.core.diagnostic import Edit
from listlint.core.lazy_pattern import pattern

_STOPS = frozenset(".\u3002")
_SEPARATORS = frozenset("-\u2013\u2014:\uff1a|")
_BETWEEN = _SEPARATORS | {",", "\uff0c", "\u3001", ";", "/", "&", "+"}
_DASHES = frozenset("-\u2013\u2014")
_WORDS = pattern(r"\s*(?:(?!!\[|\[!\[|<img)[*_`\[\"'\u201c\u2018\u300a\u300c$@#.]*[^\W_]|$)")
"""What a separator may stand before: words, and no badge."""
_CLOSES = pattern(r"['\u2019][a-z]|[,.;:!?)\]]")
_OPENS = frozenset("(\uff08\u3010\u300a")
_PAIRS = {
    "(": ")",
    "[": "]",
    "\uff08": "\uff09",
    "\u3010": "\u3011",
    "\u300a": "\u300b",
    "\u300c": "\u300d",
    "\u201c": "\u201d",
    "\u2018": "\u2019",
    "\u00ab": "\u00bb",
}
_IMAGE = pattern(r"!\[[^\[\]\n]*\]\([^()\n]*\)(?:\]\([^()\n]*\))?\s*$")
"""A badge, linked or not, ahead of which the full stop belongs."""
_SENTENCE = pattern(r"\s+[\"'\u201c\u2018*_]*[^\W_]")
_ENDED = pattern(r"[.!?\u2026\u3002\uff01\uff1f][\"'\u201d\u2019)\]*_`\s]*$")
_LONE_WORD = pattern(r"(?:^|[\])])\s*[a-z]{1,4}$")
"""A word that joins what is before and behind it: `or`, `and`, `by`."""
_ENDS_IN_WORD = pattern(r"[\w)\]\"'\u201d\u2019*_`%+#/>]\s*$")
_SEPARATED = pattern(r"\s*[-\u2013\u2014:\uff1a|]")
_COMMAS = frozenset({",", "\uff0c"})
_GOES_ON = pattern(r"[^()\[\]*_`\n]*[,\uff0c]")
"""An enumeration, whose comma is no full stop."""
_SMALL = pattern(r"\s*([a-z]\w*)")
"""What goes on with a sentence, unless descriptions begin so."""
_COMMON = 0.001
"""So much of the words of a page is one that may join others. In 45 lists `for`, `in`, `with`, `of`
and `and` are above it in nine of ten and more, `by` in three of four."""
_SMALL_SHARE = 0.2
"""So many of what stands behind a separator begin with a small letter where that is a habit of the
list; lists of the other kind have fewer than one in ten (names such as `awk`)."""


def is_likely(text: str, edits: Sequence[Edit], page: str) -> bool:
    """Whether every sign that edits add to a text, in whose characters they count, stands where
    such a sign can stand. `page` is the whole text that it is a part of.
    """
    return all(_is_likely(text, edit, page) for edit in edits)


def _is_likely(text: str, edit: Edit, page: str) -> bool:
    old, new = text[edit.span.start : edit.span.end], edit.text
    before, behind = text[: edit.span.start], text[edit.span.end :]
    added, removed = set(_signs(new)) - set(_signs(old)), set(_signs(old)) - set(_signs(new))
    if old.strip() in _COMMAS and added & _STOPS:
        return not (_GOES_ON.match(behind) or behind.lstrip()[:1].islower())
    if not new.strip() and _CLOSES.match(behind):
        return not new  # no space stands ahead of these
    if not old.strip() and new.strip() in _OPENS and not before.endswith("]"):
        return False  # readers would see words in brackets that were in none
    is_lost = _opens_alone(removed, before, behind) or _joins_sentences(removed, behind)
    if (is_lost and not added) or not _can_go(removed, added, before, behind):
        return False
    is_other = set(_signs(old)) & (_SEPARATORS | _STOPS)  # one sign for another
    if is_other or any(character.isalnum() for character in new):
        return True
    if added & _STOPS and not _may_stop(before, behind):
        return False
    if not added & _SEPARATORS or not before.strip():
        return True
    if _SEPARATED.match(behind) or _is_elsewhere(new, behind) or not _WORDS.match(behind):
        return False
    small = _SMALL.match(behind)
    return small is None or _begins_so(page, new.strip(), small[1])


def _begins_so(page: str, separator: str, word: str) -> bool:
    """Whether descriptions begin with such a word: with it, or with small letters often enough and
    it is none that goes on with a sentence.
    """
    first = _first_words(page, separator)
    small = sum(count for each, count in first.items() if each[:1].islower())
    words = _words(page)
    is_common = words[word] > _COMMON * words.total()
    return small > _SMALL_SHARE * first.total() and (word in first or not is_common)


@lru_cache(maxsize=16)
def _first_words(page: str, separator: str) -> Counter[str]:
    """The words that stand behind a separator."""
    return Counter(re.findall(rf"[)\]*_`]\s*{re.escape(separator)}\s+(\w+)", page))


@lru_cache(maxsize=16)
def _words(page: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", page))


def _signs(text: str) -> Iterator[str]:
    yield from (character for character in text if not character.isspace())


def _opens_alone(removed: set[str], before: str, behind: str) -> bool:
    """Whether a quotation mark or a bracket would go that opens something: its partner is missing,
    or readers would no longer see where it ends. One of two side by side may go.
    """
    return any(
        sign not in (before[-1:], behind[:1]) and closing not in removed
        for sign, closing in _PAIRS.items()
        if sign in removed
    )


def _joins_sentences(removed: set[str], behind: str) -> bool:
    """Whether a full stop would go that has words behind it."""
    return bool(removed & _STOPS) and _SENTENCE.match(behind) is not None


def _may_stop(before: str, behind: str) -> bool:
    """Whether a full stop can stand between these."""
    if _ENDED.search(before) or _IMAGE.search(before) or behind.startswith((".", "!", "?")):
        return False
    return _ENDS_IN_WORD.search(before) is not None and _LONE_WORD.search(before) is None


def _can_go(removed: set[str], added: set[str], before: str, behind: str) -> bool:
    """Whether signs, for which others may come, keep nothing apart, or the others do."""
    if not removed & _BETWEEN or (added and removed | added <= _DASHES):
        return True
    return not _is_between_links(before, behind) and (bool(added) or _is_idle(before, behind))


def _is_between_links(before: str, behind: str) -> bool:
    """Whether signs stand between two links, which they keep apart as an enumeration does."""
    return before.rstrip().endswith((")", "]")) and behind.lstrip().startswith("[")


def _is_idle(before: str, behind: str) -> bool:
    """Whether signs can go: nothing is behind them on the line, or a separator beside them."""
    line = behind.partition("\n")[0]
    is_doubled = _SEPARATED.match(line) or _SEPARATED.match(before.rstrip()[-1:])
    return not line.strip(" |\t\r") or is_doubled is not None


def _is_elsewhere(sign: str, behind: str) -> bool:
    """Whether the separator stands further on, behind what the format has no place for."""
    found = re.match(r"\s*(?:[(\[][^()\[\]\n]*[)\]]|`[^`\n]*`|\*+[^*\n]*\*+)\s*", behind)
    rest = behind[found.end() :] if found else ""
    return bool(sign.strip()) and rest.startswith(sign.strip())
