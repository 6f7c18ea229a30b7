"""Whether two titles may name one work, by their structure: how they are alike, and what says that
they differ all the same.

Structure tells more than a measure of letters: "Overview 2014" and "Overview 2019" are nearly
equal, and two titles of one paper may share only half of their letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from listlint.works.titles.letters import similarity
from listlint.works.titles.words import Title, is_content

CUTOFF = 95.0
"""From which similarity on long titles are similar, from 0 to 100."""
CONTINUED, NAMED = 5, 4
"""Stems that a title has at least which another continues, or puts a name before."""
_LEAST_EXCHANGED, _EXCHANGED = 3, 2
"""Words of titles that differ in a word, at least, and words in which they differ, at most."""
_LEAST_AROUND = 3
"""Words that a title with an acronym has."""
_SHORT_WORD, _FEW_EDITS, _MORE_EDITS = 7, 2, 3
"""Letters that are lost or added when a word is misspelt, at most; a changed one counts twice."""
SHARED_SUBTITLE = 0.6
"""Of two changed subtitles, which part of the longer stands in both, in one order."""
LONGEST_ACRONYM = 6
"""Words that an acronym stands for at most."""
_TELLING_STEMS = """
benchmark beyond challeng comment corrigendum dataset errata erratum evolv extend extens implement
improv introduct no not overview primer repli repres rethink retrospect review revis revisit semi
slide survey toward video without
"""
_NARROWING = frozenset({"for", "from", "in", "on", "to", "under"})
"""Words behind which a title goes on to say of what part of its subject a work is."""
_TELLING = frozenset(_TELLING_STEMS.split())
"""Stems that make another work of a title when only one of two has them."""


LONGEST = 60
"""Words: what has more is no title, and is only compared as a whole."""


class LikenessKind(IntEnum):
    """How two titles are alike; what is less says more."""

    EQUAL = 1
    REORDERED = 2
    STEMS = 3
    ACRONYM = 4
    NAMED = 5
    CONTINUED = 6
    NARROWED = 7
    SUBTITLE = 8
    SIMILAR = 9
    PUBLICATION = 10


class Likeness(NamedTuple):
    """How two titles are alike, and what speaks against it."""

    kind: LikenessKind
    why: str
    """To be read after "the titles have" or "one title has"."""
    veto: str | None = None


def compare(one: Title, other: Title, cutoff: float = CUTOFF) -> Likeness | None:
    """How two titles are alike, if they are. `cutoff` is from 0 to 100, for long titles."""
    if one.closed == other.closed:
        return Likeness(LikenessKind.EQUAL, "the same title") if one.closed else None
    if one.plain and one.plain == other.plain:
        return Likeness(LikenessKind.PUBLICATION, "the same title as another kind of publication")
    if max(len(one.words), len(other.words)) > LONGEST:
        return None
    found = next(_likenesses(one, other, cutoff), None)
    return found._replace(veto=veto(one, other)) if found else None


def _likenesses(one: Title, other: Title, cutoff: float) -> Iterator[Likeness]:
    """What holds of two unequal titles, strongest first."""
    if one.letters.sorted == other.letters.sorted:
        yield Likeness(LikenessKind.REORDERED, "the same words in another order")
    if one.bag == other.bag and len(one.bag) > 1:
        yield Likeness(LikenessKind.STEMS, "the same words but for endings and small words")
    if acronym := _acronym(one, other) or _acronym(other, one):
        yield Likeness(LikenessKind.ACRONYM, f"`{acronym}` for the words that it abbreviates")
    short, long = sorted((one, other), key=lambda title: len(title.stems))
    if len(short.stems) >= NAMED and short.stems == long.tail != long.stems:
        yield Likeness(LikenessKind.NAMED, f"the same title behind `{long.head}`")
    size = len(short.stems)
    # Behind a colon or a dash a title goes on by itself.
    least = NAMED if long.stems[size:] == long.tail else CONTINUED
    if least <= size < len(long.stems) and short.stems == long.stems[:size]:
        rest = _behind(long, size)
        kind = LikenessKind.NARROWED if rest.split()[0] in _NARROWING else LikenessKind.CONTINUED
        yield Likeness(kind, f"the same words, continued with `{rest}`")
    if _is_other_subtitle(one, other):
        yield Likeness(LikenessKind.SUBTITLE, f"the same title `{one.head}` with another subtitle")
    alike = similarity(one.letters, other.letters) if one.is_long and other.is_long else 0
    if alike >= cutoff > 0:
        yield Likeness(LikenessKind.SIMILAR, f"{alike:.0f} % of their letters in common")


def is_misspelt(one: Title, other: Title) -> bool:
    """Whether two titles differ only in how words are spelt, and not in what they say: `supervised`
    and `unsupervised`, `online` and `offline` have most letters in common too.
    """
    mine, theirs = Counter(one.words), Counter(other.words)
    left = sorted((mine - theirs).elements())
    right = sorted((theirs - mine).elements())
    if "".join(left) == "".join(right):
        return True
    left, right = [*filter(is_content, left)], [*filter(is_content, right)]
    return len(left) == len(right) and all(map(_is_one_word, left, right))


def is_exchanged(one: Title, other: Title) -> bool:
    """Whether a word or two of a title stand for others of the same place in the other title, as in
    `Small Models of Plants` and `Large Models of Yeast`: two works of one series.
    """
    mine, theirs = ([*filter(is_content, title.words)] for title in (one, other))
    if len(mine) != len(theirs) or len(mine) < _LEAST_EXCHANGED:
        return False
    differing = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    if not 1 <= len(differing) <= _EXCHANGED or {*one.stems} == {*other.stems}:
        return False
    return not any(_is_one_word(a, b) for a, b in differing) and {
        a for a, _ in differing
    }.isdisjoint(theirs)


def _is_one_word(one: str, other: str) -> bool:
    """Whether two words may be one: typing errors hardly ever hit the first letter."""
    if one[0] != other[0] or not (one.isascii() and one.isalpha() and other.isalpha()):
        return False
    longest = max(len(one), len(other))
    return Indel.distance(one, other) <= (_FEW_EDITS if longest <= _SHORT_WORD else _MORE_EDITS)


def _acronym(short: Title, long: Title) -> str | None:
    """The word of `short` that stands for the initials of several words of `long`, if that is all
    in which they differ.
    """
    extra = len(long.words) - len(short.words)
    if not 1 <= extra < LONGEST_ACRONYM or len(short.words) < _LEAST_AROUND:
        return None
    at = next((n for n, word in enumerate(short.words) if word != long.words[n]), None)
    if at is None or short.words[at + 1 :] != long.words[at + 1 + extra :]:
        return None
    initials = "".join(word[0] for word in long.words[at : at + 1 + extra])
    return initials.upper() if short.words[at] in (initials, f"{initials}s") else None


def _behind(title: Title, stems: int) -> str:
    """The words behind so many stems."""
    content = [at for at, word in enumerate(title.words) if is_content(word)]
    return " ".join(title.words[content[stems - 1] + 1 :])


def _is_other_subtitle(one: Title, other: Title) -> bool:
    """Whether a head stands in both with subtitles that say much the same in other words."""
    if not one.head or one.head != other.head or not (one.is_coined and other.is_coined):
        return False
    if not (one.tail and other.tail):
        return False
    if set(one.tail) <= set(other.tail) or set(other.tail) <= set(one.tail):
        return False  # a word more makes another work of it
    common = LCSseq.similarity(one.tail, other.tail)
    return bool(common >= SHARED_SUBTITLE * max(len(one.tail), len(other.tail)))


def veto(one: Title, other: Title) -> str | None:
    """What says that two titles that are alike do not name one work."""
    if one.numbers != other.numbers:
        return f"{_listed(one.numbers)} against {_listed(other.numbers)}"
    if one.years != other.years and one.years and other.years:  # of one alone, it is the work's
        return f"{_listed(one.years)} against {_listed(other.years)}"
    if _turned(one) & {(b, a) for a, b in _turned(other)}:
        return "the words on both sides of a `to` are swapped"
    telling = sorted((one.every_stem ^ other.every_stem) & _TELLING)
    return f"only one has `{telling[0]}`" if telling else None


def _turned(title: Title) -> set[tuple[str, str]]:
    """The words on both sides of a `to`, as in `image-to-text`."""
    words = title.words
    return {(a, b) for a, to, b in zip(words, words[1:], words[2:], strict=False) if to == "to"}


def _listed(numbers: tuple[str, ...]) -> str:
    return ", ".join(f"`{number}`" for number in numbers) or "no number"
