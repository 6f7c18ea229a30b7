"""A word in which two titles differ, because one of them has a typing error."""

from __future__ import annotations

from html import unescape

from rapidfuzz.distance import OSA, Postfix

from listlint.works.titles.words import normalise

_LEAST = 5
"""Letters of a word that may have a typing error: `form` and `from` are two words."""
_ENDING = 2
"""Letters at the end of both words that are alike: else they differ in their endings."""
_OF_SYLLABLES = "\u2e80"
"""The first sign of the scripts whose signs are syllables or words: one more is another word."""
_OF_COUNTRIES = ("sz", "zs")
"""Letters that one word has in two countries."""


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
    if len(words) != 1 or not _is_slip(*words[0]):
        return None
    return differing[0]


def _is_slip(one: str, other: str) -> bool:
    """Whether two words are one with a letter too many, too few, another or in the wrong place."""
    return (
        min(len(one), len(other)) >= _LEAST
        and (one + other).isalpha()
        and max(one + other) < _OF_SYLLABLES
        and OSA.distance(one, other) == 1
        and one[0] == other[0]
        and Postfix.similarity(one, other) >= _ENDING
        and not _is_of_two_countries(one, other)
    )


def _is_of_two_countries(one: str, other: str) -> bool:
    """Whether a word is spelt as in two countries: `organise`, `colour`."""
    changed = "".join(a + b for a, b in zip(one, other, strict=False) if a != b)
    return (len(one) == len(other) and changed in _OF_COUNTRIES) or (
        one.replace("our", "or") == other.replace("our", "or")
    )
