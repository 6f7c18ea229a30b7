"""Whether a list lists a work twice on purpose: as configured, as stated, or as it does."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum

from listlint.linkage.pairs import Pair, Verdict
from listlint.source import Source

_HABIT, _HABITS = 0.03, 5
"""A list that lists so large a share of its works, and so many, in several sections means to."""
_MIRROR = 0.2
"""Two lists that share so large a part of the shorter one are two forms of one list."""
_STATED = re.compile(r"\b(?:cross|dual|double|multi)(?:-|\s)?list(?:ed|ings?)\b", re.IGNORECASE)
_ABOUT_LISTS = re.compile(r"(?:^|/)(?:contribut|pull_request_template)[^/]*$", re.IGNORECASE)


class CrossListing(StrEnum):
    """What a list thinks of listing a work more than once."""

    FORBID = "forbid"
    ACROSS_SECTIONS = "across-sections"
    ALLOW = "allow"


class Policy:
    """What is meant of the pairs of entries of a project."""

    def __init__(
        self,
        pairs: Iterable[Pair],
        entries: Mapping[str, int],
        configured: Mapping[str, CrossListing | None],
        sources: Mapping[str, Source],
    ) -> None:
        """`entries` counts those of each list by path; `configured` is by path too."""
        self._configured = configured
        self._entries = entries
        self._shared = _shared(pairs)
        self._is_stated = any(
            _ABOUT_LISTS.search(path) and _STATED.search(source.text)
            for path, source in sources.items()
        )

    def is_meant(self, pair: Pair) -> bool:
        """Whether two entries list one work on purpose."""
        paths = (pair.one.path, pair.other.path)
        chosen = {self._configured.get(path) for path in paths}
        if CrossListing.ALLOW in chosen:
            return True
        if pair.one.section == pair.other.section or CrossListing.FORBID in chosen:
            return False
        if CrossListing.ACROSS_SECTIONS in chosen or self._is_stated:
            return True
        shared = self._shared[paths]
        return shared >= _HABITS and shared >= _HABIT * self._fewest(paths)

    def are_mirrors(self, pair: Pair) -> bool:
        """Whether two entries stand in lists that are one list in two forms, such as languages."""
        paths = (pair.one.path, pair.other.path)
        shared = self._shared[paths]
        is_much = shared >= _HABITS and shared >= _MIRROR * self._fewest(paths)
        return paths[0] != paths[1] and is_much

    def _fewest(self, paths: tuple[str, str]) -> int:
        return min(self._entries.get(path, 0) for path in paths)


def _shared(pairs: Iterable[Pair]) -> Counter[tuple[str, str]]:
    """How many works stand in several sections, by the files of two entries."""
    seen: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for pair in pairs:
        is_one_work = pair.verdict is Verdict.SAME or pair.ids
        if is_one_work and pair.one.section != pair.other.section:
            seen[pair.one.path, pair.other.path].add(pair.other.span.start)
    return Counter({paths: len(starts) for paths, starts in seen.items()})
