"""Whether two names or titles are one that is written in two ways, or has a typing error."""

from __future__ import annotations

import unicodedata
from html import unescape

from rapidfuzz.distance import OSA, Postfix

from listlint.core.lazy_pattern import pattern
from listlint.works.titles.words import normalise

_ASIDE = pattern(r"\s\([^()]*\)$")
_WORD = pattern(r"[^\W_]+")
_LEAST = 5
"""Letters of a word that may have a typing error: `form` and `from` are two words."""
_ENDING = 2
"""Letters at the end of both words that are alike: else they differ in their endings."""
_OF_SYLLABLES = "\u2e80"
"""The first sign of the scripts whose signs are syllables or words: one more is another word."""
_OF_COUNTRIES = ("sz", "zs")
"""Letters that one word has in two countries."""


def is_slip(wanted: str, known: str) -> bool:
    """Whether two names are one that is written in two ways, and not those of two things: only
    spaces, signs, accents or what follows in brackets differ, or one word by its plural or a typing
    error.
    """
    if any(sign in name for name in (wanted, known) for sign in "+#"):
        return False
    if not have_same_accents(wanted, known):
        return False
    one, other = (_WORD.findall(_bare(name)) for name in (wanted, known))
    if "".join(one) == "".join(other):
        return bool(one)
    pairs = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or len(pairs) != 1:
        return False
    short, long = sorted(pairs[0], key=len)
    return (len(short) >= _LEAST and long == f"{short}s") or _is_typing_error(short, long)


def have_same_accents(one: str, other: str) -> bool:
    """Whether no word has other accents in the one name than in the other: whoever leaves them out
    means the same, but `Tân` and `Tấn` are two words.
    """
    if one.isascii() or other.isascii():
        return True
    mine, theirs = ([*map(_accents, name.split())] for name in (one, other))
    if len(mine) != len(theirs):
        return True  # other words, or as many written as one: these tell by themselves
    return all(a == b or not a or not b for a, b in zip(mine, theirs, strict=True))


def _accents(word: str) -> list[str]:
    """The accents of the Latin letters of a word. Which letter of a syllable bears one differs."""
    parts = unicodedata.normalize("NFD", word.casefold())
    found, base = [], ""
    for each in parts:
        if not unicodedata.combining(each):
            base = each
        elif base.isascii():
            found.append(each)
    return sorted(found)


def misspelt_word(title: str, heading: str) -> tuple[str, str] | None:
    """The only words in which two titles differ, if they are one word with a typing error."""
    mine, theirs = (unescape(each).split() for each in (title, heading))
    if len(mine) != len(theirs):
        return None
    differing = [
        (one, other)
        for one, other in zip(mine, theirs, strict=True)
        if normalise(one) != normalise(other)
    ]
    words = [(normalise(one), normalise(other)) for one, other in differing]
    if len(words) != 1 or not _is_typing_error(*words[0]) or _is_of_two_countries(*words[0]):
        return None
    return differing[0]


def _bare(name: str) -> str:
    """A name without case, accents and what stands in brackets at its end."""
    parts = unicodedata.normalize("NFD", _ASIDE.sub("", name.casefold()))
    return "".join(each for each in parts if not unicodedata.combining(each))


def _is_typing_error(one: str, other: str) -> bool:
    """Whether two words are one with a letter too many, too few, another or in the wrong place:
    such errors hardly ever hit the first letter.
    """
    return (
        min(len(one), len(other)) >= _LEAST
        and (one + other).isalpha()
        and max(one + other) < _OF_SYLLABLES
        and one[0] == other[0]
        and OSA.distance(one, other) == 1
        and Postfix.similarity(one, other) >= _ENDING
    )


def _is_of_two_countries(one: str, other: str) -> bool:
    """Whether a word is spelt as in two countries: `organise`, `colour`."""
    changed = "".join(a + b for a, b in zip(one, other, strict=False) if a != b)
    return (len(one) == len(other) and changed in _OF_COUNTRIES) or (
        one.replace("our", "or") == other.replace("our", "or")
    )
