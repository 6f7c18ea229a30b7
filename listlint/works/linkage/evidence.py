"""Which records are of one work: record linkage by identifiers, titles, authors and years.

Evidence is added up as log-odds, after Fellegi and Sunter, "A Theory for Record Linkage"
(1969). The weights began as those of a logistic regression on labelled pairs of bibliographic
records, rounded; those of titles were then moved by what was read in lists, where titles often
stand alone. `benchmarks/linkage.py` measures what they are worth. What is not known weighs nothing.
"""

from __future__ import annotations

from rapidfuzz import fuzz

from listlint.works import titles
from listlint.works.linkage.people import Agreement, agreement
from listlint.works.linkage.records import Record
from listlint.works.titles import Likeness, LikenessKind, Title
from listlint.works.titles.letters import similarity

LIKELY = -0.75
"""The log-odds from which two records with alike titles may be of one work."""
SURE = 1.5
"""The log-odds from which two records with equal titles are."""
SUPPORTED = 88
"""From which similarity on titles are candidates, from 0 to 100; authors must agree then."""

_COINED = 6
"""Characters of a name that nobody makes up twice."""
_TELLS = 4
"""Stems that a title has to say more than many others do."""
_STRUCTURE = {
    LikenessKind.REORDERED: 2.0,
    LikenessKind.STEMS: 0.5,
    LikenessKind.ACRONYM: 0.5,
    LikenessKind.NAMED: -0.4,
    LikenessKind.CONTINUED: -0.4,
    LikenessKind.NARROWED: -1.5,
    LikenessKind.SUBTITLE: -0.5,
    LikenessKind.PUBLICATION: -1.0,
}
"""What it says, in log-odds, how two titles differ. These and all that follow were chosen with
`benchmarks/linkage.py`."""
_EQUAL = 2.5
"""Log-odds of equal titles that tell something."""
_VAGUELY_EQUAL = {"coined": -0.5, "words": -1.2, "word": -3.0}
"""Equal titles that tell little, by what they consist of."""
_GENERIC = frozenset(
    {"how", "introduct", "lectur", "note", "overview", "primer", "review", "survey", "tutori"}
)
"""Stems of words that many titles share with each other, in any order."""
_VAGUE = -2.0
"""What titles that tell little take from the weight of their structure."""
_SIMILAR = 0.0
"""Log-odds of titles at the cut-off: authors and years decide."""
_LETTERS = ((88, -1.3), (85, -2.5))
"""Titles below the cut-off, by the least similarity."""
_WITHIN = ((97, -0.8), (92, -1.8))
"""A title within the other, by how much of it is."""
_NEVER = 101
"""A cut-off above all similarities, which end at 100."""
_UNLIKE = -4.5
"""Log-odds of titles that differ: only all else together outweighs them."""
_EXCHANGED = -3.5
"""Log-odds of entries that link elsewhere and have a word of the title exchanged: as much as the
same authors, who write such works in one year."""
_AUTHORS = {Agreement.NONE: -1.5, Agreement.SOME: 1.5, Agreement.HALF: 2.5, Agreement.ONE: 3.0,
            Agreement.SHORTER: 3.5, Agreement.ALL: 3.5}  # fmt: skip
"""Log-odds of authors, by how many of them agree."""
_PARTLY = (Agreement.SOME, Agreement.HALF)
"""What says nothing of titles that tell little: people write more than one work."""
_YEARS = (0.5, -1.0, -1.0, -3.0)
"""By how many years they are apart."""
_DESCRIBED = 2.5
"""Log-odds of two entries with the same description: as much as an equal title."""
_SAME_WORDS = 75
"""Similarity of two descriptions, from 0 to 100, from which one may be a copy of the other."""
_SAME_PLACE = 6.0
"""Log-odds of two entries that link the same page by name: more than anything speaks against it."""


def log_odds(
    one: Record, other: Record, likeness: Likeness | None, cutoff: float = titles.CUTOFF
) -> float:
    """The log-odds that two records are of one work, identifiers left aside.

    `cutoff`, from 0 to 100, is what long titles must reach to be similar by themselves.
    """
    total = title_weight(one.title, other.title, likeness, cutoff)
    if agreed := agreement(one.authors, other.authors):
        is_vague = agreed in _PARTLY and not tells(one.title, other.title)
        total += _AUTHORS[Agreement.NONE if is_vague else agreed]
    if one.year and other.year:
        total += _YEARS[min(abs(one.year - other.year), len(_YEARS) - 1)]
    if one.url and one.url == other.url:
        total += _SAME_PLACE
    elif one.url and other.url and titles.is_exchanged(one.title, other.title):
        total += _EXCHANGED
    if are_described_alike(one, other):
        total += _DESCRIBED
    return total


def tells(one: Title, other: Title) -> bool:
    """Whether two titles have words enough to say of which work they are."""
    return not (is_vague(one) or is_vague(other))


def is_vague(title: Title) -> bool:
    """Whether a title has so few words that several works may have it."""
    return title.size < _TELLS and not title.is_long


def are_described_alike(one: Record, other: Record) -> bool:
    """Whether one description may be a copy of the other."""
    if are_descriptions_copied(one, other):
        return True
    if not (one.description and other.description):
        return False
    few, many = sorted(
        ({*titles.normalise(each.description).split()} for each in (one, other)), key=len
    )
    return len(few) > 1 and few <= many


def are_descriptions_copied(one: Record, other: Record) -> bool:
    """Whether two descriptions have nearly the same words; that one says less is not enough."""
    both = one.description and other.description
    return bool(both) and fuzz.token_sort_ratio(one.description, other.description) >= _SAME_WORDS


def _name_of(title: Title) -> str:
    if len(title.words) > 1:
        return "words"
    is_long = len(title.closed) >= _COINED and not title.text.isupper()
    return "coined" if title.is_coined and is_long else "word"


def _kind_of(one: Title, other: Title) -> str:
    """What equal titles consist of: a name that one of them writes so that it is seen to be coined
    is coined, however small the other writes it.
    """
    kinds = {_name_of(one), _name_of(other)}
    return "coined" if "coined" in kinds else _name_of(one)


def title_weight(
    one: Title, other: Title, likeness: Likeness | None, cutoff: float = titles.CUTOFF
) -> float:
    """What the titles say, as log-odds."""
    telling = tells(one, other)
    if likeness and likeness.kind is LikenessKind.EQUAL:
        return _EQUAL if telling else _VAGUELY_EQUAL[_kind_of(one, other)]
    if likeness and likeness.kind in _STRUCTURE:
        is_vague = not telling or len({*one.stems} - _GENERIC) < _TELLS
        return _STRUCTURE[likeness.kind] + (_VAGUE if is_vague else 0)
    if not telling:
        return _UNLIKE
    letters = similarity(one.letters, other.letters)
    if likeness and likeness.kind is LikenessKind.SIMILAR and not titles.is_misspelt(one, other):
        cutoff = _NEVER
    within = fuzz.partial_ratio(one.closed, other.closed)
    for value, steps in ((letters, ((cutoff, _SIMILAR), *_LETTERS)), (within, _WITHIN)):
        for least, weight in steps:
            if value >= least:
                return weight
    return _UNLIKE
