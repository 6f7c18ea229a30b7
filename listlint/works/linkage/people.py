"""Names of people: whether two are of one person, and how far two lists of authors agree."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from rapidfuzz import fuzz

from listlint.core.lazy_pattern import pattern
from listlint.works.titles import normalise

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_GLUE = pattern(r"[-\u2010\u2011'\u2019\u02bc]")
_MISSPELT = 80
"""Similarity, from 0 to 100, from which two surnames may be one that was misspelt."""


class Agreement(Enum):
    """How far two lists of authors agree."""

    NONE = "no author in common"
    SOME = "less than half of the authors in common"
    HALF = "half of the authors in common"
    ONE = "the one author of the shorter list in common"
    SHORTER = "the authors of the shorter list in common"
    ALL = "the same authors"


@lru_cache(maxsize=2**16)
def _parts(name: str) -> tuple[str, ...]:
    """Given names first, surname last, initials cut apart, normalised."""
    last, comma, first = name.partition(",")
    if comma and normalise(first) not in _SUFFIXES:
        name = f"{first} {last}"
    parts: list[str] = []
    for word in name.replace(".", ". ").split():
        is_initials = not parts and len(word) == 2 and word.isalpha() and word.isupper()  # noqa: PLR2004 - `KW Tan`
        parts += word if is_initials else normalise(_GLUE.sub("", word)).split()
    return tuple(part.lower() for part in parts if part.lower() not in _SUFFIXES)


def is_same(one: str, other: str) -> bool:
    """Whether two names may be of one person: initials stand for names, middle names may be
    missing, accents do not matter, and either name may come first.
    """
    mine, theirs = _parts(one), _parts(other)
    if not mine or not theirs:
        return False
    if sorted(mine) == sorted(theirs) or "".join(mine) == "".join(theirs):
        return True
    if mine[-1] != theirs[-1]:
        return False
    few, many = sorted((mine[:-1], theirs[:-1]), key=len)
    return not few or all(any(map(_is_short, [part] * len(many), many)) for part in few)


def _is_short(one: str, other: str) -> bool:
    """Whether one of two given names is the other's initial, or both are one."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def missing(names: Sequence[str], others: Sequence[str]) -> list[str]:
    """Those of the names that none of the others may be."""
    return [name for name in names if not any(is_same(name, other) for other in others)]


def _surnames(names: Sequence[str]) -> list[str]:
    return [parts[-1] for name in names if (parts := _parts(name))]


def agreement(names: Sequence[str], others: Sequence[str]) -> Agreement | None:
    """How far two lists agree by surnames, misspelt ones too; `None` where one is empty."""
    mine, theirs = _surnames(names), _surnames(others)
    if not mine or not theirs:
        return None
    common = sum(any(fuzz.ratio(a, b) >= _MISSPELT for b in theirs) for a in mine)
    least, most = sorted((len(mine), len(theirs)))
    if not common:
        return Agreement.NONE
    if common >= most:
        return Agreement.ALL
    if common >= least:
        return Agreement.SHORTER if least > 1 else Agreement.ONE
    return Agreement.HALF if common * 2 >= least else Agreement.SOME
