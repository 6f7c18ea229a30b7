"""What the entries around one have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest, nsmallest

from listlint.lists.format.thresholds import (
    FEWEST,
    FEWEST_OF_SECTION,
    LACKING_SEPARATOR,
    NEARLY_ALL,
    SELDOM,
)
from listlint.lists.format.unlike.skeleton import LEADING_WORDS, PartKind, Skeleton

_NAMED = frozenset({PartKind.LINK, PartKind.LABEL, PartKind.HTML})
_LEADING = _NAMED | {PartKind.ADDRESS}


@dataclass(frozen=True)
class Surroundings:
    """Entries to which another one is compared."""

    skeletons: Sequence[Skeleton]

    @cached_property
    def builds(self) -> Counter[str]:
        return Counter(each.build for each in self.skeletons)

    @cached_property
    def frequent(self) -> frozenset[str]:
        """The kinds of parts that more than a few of the entries have."""
        counts = Counter(kind for each in self.skeletons for kind in set(each.build))
        all_ = len(self.skeletons)
        return frozenset(kind for kind, n in counts.items() if not SELDOM.allows(n, all_))

    def nearly_all(self, holds: Callable[[Skeleton], bool]) -> bool:
        """Whether something holds for nearly all; looked at once, since each entry asks it."""
        return self._is_so(holds, holds)

    def all_but(self, entry: Skeleton, holds: Callable[[Skeleton], bool]) -> bool:
        """Whether something holds for all others of a section of some size that an entry is in."""
        others = len(self.skeletons) - 1
        is_enough = id(entry) in self._ids and others >= FEWEST - 1
        return is_enough and not holds(entry) and self._count(holds, holds) == others

    def others_do(self, entry: Skeleton, holds: Callable[[Skeleton], bool]) -> bool:
        """Whether something holds for any other entry."""
        return any(holds(each) for each in self.skeletons if each is not entry)

    def _is_so(self, question: object, holds: Callable[[Skeleton], bool]) -> bool:
        return NEARLY_ALL.holds(self._count(question, holds), len(self.skeletons))

    def _count(self, question: object, holds: Callable[[Skeleton], bool]) -> int:
        """For how many something holds."""
        if question not in self._counts:
            self._counts[question] = sum(map(holds, self.skeletons))
        return self._counts[question]

    @cached_property
    def _counts(self) -> dict[object, int]:
        return {}

    def know(self, entry: Skeleton) -> bool:
        """Whether several other entries are built like one."""
        is_among = id(entry) in self._ids
        return not SELDOM.allows(self.builds[entry.build] - is_among, len(self.skeletons))

    @cached_property
    def _ids(self) -> frozenset[int]:
        return frozenset(map(id, self.skeletons))

    def begin_with(self, *kinds: PartKind) -> bool:
        """Whether nearly all begin with a part of one of some kinds."""
        return self._is_so(("begin", kinds), lambda each: each.build[:1] in kinds)

    def have(self, *kinds: PartKind) -> bool:
        """Whether nearly all have a part of one of some kinds."""
        return self._is_so(kinds, lambda each: any(kind in each.build for kind in kinds))

    @cached_property
    def link_names(self) -> bool:
        """Whether nearly all that lead anywhere have a name there, and no bare address."""
        by_name = sum(not _NAMED.isdisjoint(each.build) for each in self.skeletons)
        leading = sum(not _LEADING.isdisjoint(each.build) for each in self.skeletons)
        return by_name >= FEWEST and NEARLY_ALL.holds(by_name, leading)

    def are_built(self, build: str) -> bool:
        """Whether nearly all are of one build."""
        return NEARLY_ALL.holds(self.builds[build], len(self.skeletons))

    def is_alone(self, entry: Skeleton) -> bool:
        """Whether the link with which an entry of the usual build begins has more words than those
        of all others, and what follows it fewer.
        """
        (link, name), (links, names) = entry.lengths, self._extremes
        own = id(entry) in self._ids
        if len(links) <= own:
            return False
        longest = links[own and link == links[0]]
        shortest = names[own and name == names[0]]
        return link > longest and name < shortest

    @cached_property
    def _extremes(self) -> tuple[list[int], list[int]]:
        """The most words of two links of the usual entries, and the fewest of what follows."""
        links, names = zip(*(each.lengths for each in self.usual), strict=True)
        return nlargest(2, links), nsmallest(2, names)

    @cached_property
    def separator(self) -> str:
        """What nearly all that describe a linked name have in front of the description; empty where
        too few do, or each in another way, or more have nothing there than may have forgotten it.
        """
        described = Counter(each.separator for each in self.skeletons if each.separator is not None)
        lacking = described.pop("", 0)
        sign, count = described.most_common(1)[0] if described else ("", 0)
        separated = described.total()
        is_usual = count >= FEWEST_OF_SECTION and NEARLY_ALL.holds(count, separated)
        return sign if is_usual and LACKING_SEPARATOR.allows(lacking, lacking + separated) else ""

    @cached_property
    def leading_word(self) -> str:
        """The word, such as `by`, with which nearly all go on from their link; empty if none."""
        words = Counter(each.led.shown.split()[0] for each in self.skeletons if each.led)
        word, count = words.most_common(1)[0] if words else ("", 0)
        is_usual = count >= FEWEST and NEARLY_ALL.holds(count, words.total())
        return word if is_usual and word in LEADING_WORDS else ""

    @cached_property
    def longest_name(self) -> int:
        """How long the longest of the links is with which the entries begin."""
        return max(len(part.shown) for each in self.skeletons for part in each.parts[:1])

    @cached_property
    def usual(self) -> Sequence[Skeleton]:
        """Those of the most frequent build."""
        build = self.builds.most_common(1)[0][0]
        return [each for each in self.skeletons if each.build == build]

    @cached_property
    def model(self) -> str:
        """The shortest of those that are written as most are, without its bullet's indentation."""
        looks = Counter(map(_look, self.usual))
        look = looks.most_common(1)[0][0]
        return min((each.text.strip() for each in self.usual if _look(each) == look), key=len)


def _look(each: Skeleton) -> tuple[str, str, bool]:
    """What is between the first two parts of an entry, and after the last; and whether it has a
    number behind its name, such as a year.
    """
    parts = each.parts
    gap = each.text[parts[0].end : parts[1].start] if parts[1:] else ""
    is_dated = any(sign.isdigit() for part in parts[1:] for sign in part.shown)
    return gap, each.text[parts[-1].end :].strip(), is_dated
