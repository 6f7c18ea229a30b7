"""What people have judged: works that are different, though they seem to be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from listlint.works import identity
from listlint.works.linkage.records import Record
from listlint.works.linkage.verdicts import Pair
from listlint.works.titles import Title


@dataclass(frozen=True, slots=True)
class Judged:
    """A `[[not-duplicates]]` table: works that are different, though they seem to be one."""

    works: tuple[str, ...]
    """Two or more of them: identifiers such as `arxiv:1908.08530`, addresses, or titles."""
    reason: str = ""
    """Why they are different, for whoever reads it later."""


class Judgements:
    """All that is judged, and what of it was asked for."""

    def __init__(self, judged: Sequence[Judged]) -> None:
        self._named = [(each, [*map(_names, each.works)]) for each in judged]
        self.used: set[Judged] = set()
        """Those that have kept some two works apart."""

    def part(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether two works, each by all its names, are judged different."""
        speaking = {each for each, works in self._named if _are_named(one, other, works)}
        self.used |= speaking
        return bool(speaking)

    def apart(self, pairs: Iterable[Pair]) -> list[Pair]:
        """The pairs of which nobody has judged that they are different works."""
        return [each for each in pairs if not self.part(names(each.one), names(each.other))]


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
