"""Whether a list lists a work twice on purpose: as configured, as stated, or as it does."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from listlint.core import conventions
from listlint.core.document import Entry
from listlint.core.years import years_in
from listlint.works.linkage.records import Group, group_of
from listlint.works.linkage.verdicts import Pair, Verdict


class CrossListing(StrEnum):
    """What a list thinks of listing a work more than once."""

    FORBID = "forbid"
    ACROSS_SECTIONS = "across-sections"
    ALLOW = "allow"


class Policy:
    """What is meant of the pairs of entries of a project."""

    def __init__(
        self,
        pairs: Sequence[Pair],
        entries: Iterable[Entry],
        configured: Mapping[str, CrossListing | None],
        stated: Collection[str],
    ) -> None:
        """`entries` are those of all lists; `configured` is by path, and `stated` has the paths of
        those whose guidelines speak of entries in several sections.
        """
        self._configured = configured
        self._stated = stated
        self._in_group = Counter(map(group_of, entries))
        self._entries: Counter[str] = Counter()
        for (path, *_), number in self._in_group.items():
            self._entries[path] += number
        self._shared = _shared(pairs)
        self._repeated = _repeated(pairs)

    def is_meant(self, pair: Pair) -> bool:
        """Whether two entries list one work on purpose."""
        paths = (pair.one.path, pair.other.path)
        chosen = {self._configured.get(path) for path in paths}
        if CrossListing.ALLOW in chosen or self.are_mirrors(pair):
            return True
        if pair.one.group == pair.other.group or CrossListing.FORBID in chosen:
            return False
        if self.are_two_views(pair):
            return True
        if CrossListing.ACROSS_SECTIONS in chosen or {*paths} & {*self._stated}:
            return True
        return self._is_convention(pair) and not _are_years_apart(pair)

    def _is_convention(self, pair: Pair) -> bool:
        """Whether the list, all lists together, or the section of an entry repeat that much."""
        paths = (pair.one.path, pair.other.path)
        if conventions.CROSS_LISTED.holds(self._shared[paths], self._fewest(paths)):
            return True
        if paths[0] != paths[1] and conventions.CROSS_LISTED.holds(
            sum(number for (one, other), number in self._shared.items() if one != other),
            self._entries.total(),
        ):
            return True
        return any(
            conventions.REPEATING_SECTION.holds(self._repeated[group], self._in_group[group])
            for group in (pair.one.group, pair.other.group)
        )

    def told(self, path: str) -> str:
        """What a list thinks of works that it lists more than once, and why, in words."""
        if chosen := self._configured.get(path):
            return f"{chosen}: configured"
        shared = self._shared[path, path]
        if path in self._stated:
            return f"{CrossListing.ACROSS_SECTIONS}: its guidelines allow it"
        if conventions.CROSS_LISTED.holds(shared, self._entries.get(path, 0)):
            return f"{CrossListing.ACROSS_SECTIONS}: {shared} works are in several sections"
        works = "1 work" if shared == 1 else f"{shared or 'no'} works"
        return f"{CrossListing.FORBID}: {works} in several sections, too few for a convention"

    def are_mirrors(self, pair: Pair) -> bool:
        """Whether two entries stand in lists that are one list in two forms, such as languages."""
        paths = (pair.one.path, pair.other.path)
        shared = self._shared[paths]
        fewest = self._fewest(paths)
        is_much = conventions.MIRRORED.holds(shared, fewest)
        return paths[0] != paths[1] and (is_much or 2 * shared > max(fewest, 2))

    @staticmethod
    def are_two_views(pair: Pair) -> bool:
        """Whether two entries are rows of tables with different headers: one says what was filmed,
        say, and the other what to read.
        """
        one, other = pair.one.entry, pair.other.entry
        return bool(
            one and other and one.columns and other.columns and one.columns != other.columns
        )

    def _fewest(self, paths: tuple[str, str]) -> int:
        return min(self._entries.get(path, 0) for path in paths)


def _are_years_apart(pair: Pair) -> bool:
    """Whether two entries stand in sections of different years: no work is of both."""
    mine, theirs = years_in(pair.one.section[-1]), years_in(pair.other.section[-1])
    return mine is not None and theirs is not None and mine != theirs


def _shared(pairs: Iterable[Pair]) -> Counter[tuple[str, str]]:
    """How many works are in several sections, by the files of two entries."""
    seen: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for pair in _across(pairs):
        seen[pair.one.path, pair.other.path].add(pair.other.span.start)
    return Counter({paths: len(starts) for paths, starts in seen.items()})


def _repeated(pairs: Iterable[Pair]) -> Counter[Group]:
    """How many entries of a group stand in another too, by the group."""
    seen = {record for pair in _across(pairs) for record in (pair.one, pair.other)}
    return Counter(record.group for record in seen)


def _across(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs that list one work in two groups."""
    for pair in pairs:
        is_one_place = pair.one.url is not None and pair.one.url == pair.other.url
        is_one_work = pair.verdict is Verdict.SAME or pair.ids or is_one_place
        if is_one_work and pair.one.group != pair.other.group:
            yield pair
