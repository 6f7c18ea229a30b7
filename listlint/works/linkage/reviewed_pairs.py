"""What people have judged: works that are different, though they seem to be one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, NamedTuple, TypeVar

from listlint.works import identity
from listlint.works.linkage.records import Record
from listlint.works.titles import Title

Names = frozenset[str]
"""All by which one work can be named."""
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Judged:
    """A `[[not-duplicates]]` table: works that are different, though they seem to be one."""

    works: tuple[str, ...]
    """Two or more of them: identifiers such as `arxiv:1908.08530`, addresses, or titles."""
    reason: str = ""
    """Why they are different, for whoever reads it later."""


class Sifted(NamedTuple, Generic[P]):
    """Pairs of what seems to be one work, as people have judged them."""

    kept: list[P]
    """Those of which nobody says that they are different works."""
    used: frozenset[Judged]
    """What says so of the others."""


class Judgements:
    """All that is judged, and what of it speaks of two works."""

    def __init__(self, judged: Sequence[Judged]) -> None:
        self._named = [(each, [*map(_names, each.works)]) for each in judged]

    def of(self, one: frozenset[str], other: frozenset[str]) -> frozenset[Judged]:
        """What says of two works, each by all its names, that they are different."""
        return frozenset(each for each, works in self._named if _are_named(one, other, works))

    def sift(self, pairs: Iterable[P], names: Callable[[P], tuple[Names, Names]]) -> Sifted[P]:
        """The pairs of which nobody has judged that they are different works, and what keeps the
        others apart; `names` gives the names of both.
        """
        kept: list[P] = []
        used: set[Judged] = set()
        for each in pairs:
            found = self.of(*names(each))
            used |= found
            if not found:
                kept.append(each)
        return Sifted(kept, frozenset(used))


def names(record: Record) -> frozenset[str]:
    """All by which a record can be named."""
    return frozenset({*record.ids, record.title.closed, record.url or record.title.closed})


def title_names(text: str) -> frozenset[str]:
    """The name of what has but a title."""
    return frozenset({Title(text).closed})


def _names(work: str) -> frozenset[str]:
    """The identifiers in a text, or a key as it is written, and its normalised title."""
    keys = (key.name for key in identity.keys_of(work))
    return frozenset({*keys, work.strip(), Title(work).closed})


def _are_named(
    mine: frozenset[str], theirs: frozenset[str], works: Sequence[frozenset[str]]
) -> bool:
    """Whether one record is one of the works and the other another."""
    return any(
        (one & mine and other & theirs) or (one & theirs and other & mine)
        for one, other in combinations(works, 2)
    )
