"""A text to the names of people in it, if it is a list of such."""

from __future__ import annotations

import re
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEAR
from listlint.works.reading.known_venues import VENUE
from listlint.works.reading.vocabulary import (
    NOT_NAMES,
    PARTICLES,
)

_MARKS = pattern(
    r"/(?=\*)|[*\u2020\u2021\u00a7\u00b6\u2217\u2709\ufe0f#^\\\u00b9\u00b2\u00b3\u2070-\u2079\u2605\u2606\u22c6]+|(?<=[^\W\d])\d++(?:,\d++)*\b"
)
_ET_AL = pattern(
    r"(?i)(?:(?<![,\s])[,\s]++)?(?:\b(?:and|&)\s+)?"
    r"(?:\bet\.?[ -]?al\b\.?|\band others\b|\u7b49(?!\w)|\.\.\.|\u2026)"
)
_SPLIT = pattern(
    r"(?:(?<!\s)\s++)?[,;\u3001\uff0c\uff1b\u00b7]\s*+(?:(?:and|&)\s++)?|(?<!\s)\s++(?:and|&)\s++"
)
_INITIALS = pattern(r"(?:[A-Z]\.?[- ]?){1,4}")
_SUFFIX = pattern(r"(?:Jr|Sr|II|III|IV)\.?")
_HAN = pattern(r"[\u4e00-\u9fff\u00b7]{2,5}")
_PREFIX = pattern(r"(?i)\A\s*(?:authors?\s*[:\uff1a]|by\b|\u4f5c\u8005[:\uff1a])\s*")
_GIVEN = pattern(r"[^\W\d_]{2,}(?: [A-Z]\.?)+")
_TURNED = pattern(r"(?:(?:van|von|de|der|den|di|da|la) )*[\w'\u2019-]+, [\w.'\u2019 -]+")
_PARENTHESES = pattern(r"(?:(?<!\s)\s++)?\([^()]*+\)")
_MOST_TOKENS = 5
"""Words of a name: `Juan Carlos de la Cruz` has five."""
_LONGEST_CAPITALS = 3
"""Characters of initials written together, as `JRR`; more are an acronym."""
_MANY = 2
"""Names: that there are more beside each other shows that they are names."""
_SHOUTED = pattern(r"(?<![A-Z])[A-Z]{3,}+-?[a-z]")
_ENDED = pattern(r"(?<=\s)(?!(?:St|Jr|Sr)\.)[^\W\d_]*[^\W\d_A-Z]{2}\.(?=\s+\S)")
"""A sentence that ends within a text: behind a whole word that begins no name, as `Md.` does."""
_NEVER = pattern(rf"\b{YEAR}\b|[\":?!|\u201c\u201d\ufffc]")


class PersonNames(NamedTuple):
    """The people of an authors list."""

    names: tuple[str, ...]
    sure: bool
    """Whether only a list of authors looks like this; a single full name could be a title."""


def read(text: str, *, titled: bool = False) -> PersonNames | None:
    """The names, if there is nothing else, but for the title behind them if that may be there."""
    text, abridged = _PREFIX.sub("", text), False
    if found := _ET_AL.search(text):
        if text[found.end() :].strip(" .,;:*()"):
            return None
        text, abridged = text[: found.start()], True
    if _NEVER.search(text) or VENUE.search(text):
        return None
    text = _MARKS.sub("", _PARENTHESES.sub("", text))
    if _ENDED.search(text):
        return None  # what is behind it is a venue, or a title
    if turned := _turned(text):
        return PersonNames(turned, sure=True)
    items = [item for item in _SPLIT.split(text.strip(" \t\n,;.:")) if item.strip()]
    names = _names([" ".join(item.split()) for item in items], abridged=abridged, titled=titled)
    if not names:
        return None
    good = [name for name in names if is_name(name)]
    doubtful = [name for name in names if name not in good and _is_half(name)]
    bad = len(names) - len(good) - len(doubtful)
    if any(map(str.isdigit, "".join(names))):
        return None
    if not good or 4 * bad > len(names) or 2 * (bad + len(doubtful)) > len(names):
        return None
    full = [name for name in good if " " in name or _HAN.fullmatch(name)]
    if 2 * len(full) < len(good) and not (abridged and len(good) == 1):
        return None
    initials = any(re.match(r"(?:[A-Z]\.[- ]?)+ ?[A-Z]\w|.*, [A-Z]\.", name) for name in good)
    return PersonNames(tuple(names), abridged or len(full) > 1 or initials)


def _names(items: list[str], *, abridged: bool, titled: bool) -> list[str]:
    """What the items are as names; a long last one, behind others, may be the title."""
    names = _joined(items)
    if abridged and len(names) == _MANY and not any(" " in name for name in names):
        return [", ".join(names)]  # `Ma, Hao, et al.`
    if titled and len(names) > _MANY and len(names[-1].split()) > _MOST_TOKENS:
        names.pop()
    return names


def end_of_first(text: str, start: int, end: int) -> int | None:
    """Where the full names end that a text begins with, the comma behind them included; two at
    least, or nothing.
    """
    at, count = start, 0
    for found in _SPLIT.finditer(text, start, end):
        name = text[at : found.start()]
        if not is_full_name(name):
            break
        at, count = found.end(), count + 1
    return at if count >= _MANY else None


def _turned(text: str) -> tuple[str, ...]:
    """The names of `Last, First and Last, First`, as in BibTeX."""
    parts = [part.strip(" .") for part in text.split(" and ")]
    if len(parts) > 1 and all(_TURNED.fullmatch(part) and is_name(part) for part in parts):
        return tuple(parts)
    return ()


def _joined(items: list[str]) -> list[str]:
    """`Last`, `F.` are one name, and so are `John Doe`, `Jr.`; a final period of a word is none."""
    names: list[str] = []
    inverted = (
        len(items) > 1 and not _INITIALS.fullmatch(items[0]) and _INITIALS.fullmatch(items[1])
    )
    if _is_inverted_first(items):
        items = [f"{items[0]}, {items[1]}", *items[2:]]
    for item in items:
        if names and (_SUFFIX.fullmatch(item) or (inverted and _INITIALS.fullmatch(item))):
            dotted = item + "." if "." in names[0] and item[-1] != "." else item
            names[-1] = f"{names[-1]}, {dotted}"
        elif _INITIALS.fullmatch(item.rsplit(" ", 1)[-1]) or _SUFFIX.search(item[-3:]):
            names.append(item)
        else:
            names.append(item.rstrip("./"))
    return names


def _is_inverted_first(items: list[str]) -> bool:
    """`Wang, Yiru, Weihao Gan, and Wei Wu`: the first name alone is turned round."""
    first = [len(item.split()) for item in items]
    if len(items) > _MANY and first[0] == 1 and _GIVEN.fullmatch(items[1]):
        return min(first[2:]) > 1
    return len(items) > 3 and first[:2] == [1, 1] and min(first[2:]) > 1  # noqa: PLR2004 - few could be adjectives


def is_name(text: str) -> bool:
    """Whether a text could be the name of one person."""
    if _HAN.fullmatch(text):
        return True
    tokens = text.replace(",", " ").split()
    if not 1 <= len(tokens) <= _MOST_TOKENS:
        return False
    return all(map(_is_token, tokens)) and any(len(token.strip(".")) > 1 for token in tokens)


def is_full_name(text: str) -> bool:
    """Whether a text could be given name and family name of one person."""
    return " " in text.strip() and is_name(text)


def _is_half(text: str) -> bool:
    """Whether some token of a name is a word that is hardly ever one, as in `Deep Ganguli`."""
    tokens = text.split()
    plain = all(token.strip(".").isalpha() and token[0].isupper() for token in tokens)
    return len(tokens) in (2, 3) and plain and any(map(_is_token, tokens))


def _is_token(token: str) -> bool:
    bare = token.strip(".'\u2019\u2018")
    if token.casefold() in PARTICLES or _INITIALS.fullmatch(token):
        return True
    if token.endswith(".") and len(bare) > _LONGEST_CAPITALS:
        return False  # the end of a sentence
    if not bare or not bare[0].isalpha() or bare.casefold() in NOT_NAMES:
        return False
    if not all(
        c.isalpha() or c in "'\u2019-\u2010.`\u00b4" or ord(c) in range(0x300, 0x370) for c in bare
    ):
        return False
    if bare.isupper() and len(bare) > _LONGEST_CAPITALS:
        return False
    if _SHOUTED.search(bare):
        return False
    capital = bare[0].isupper() or not bare[0].islower() or "'" in bare[:3]
    return capital and not bare.endswith("-")
