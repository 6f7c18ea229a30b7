"""Whether a list lists a work twice on purpose: as configured, as stated, or as it does.

What maintainers removed decides what is reported. In the histories of 113 public lists entries were
replayed of which a copy stayed in the list, and set beside the copies that stand in 77 of them now,
at most five a change or list and kind, lists that cross-list by habit left out:

| the two entries of a work | removed later | stand now |
| --- | --- | --- |
| in one section, or one below the other, word for word | 48 | 18 |
| in one section, in other words | 33 | 27 |
| in two sections, word for word | 26 | 26 |
| in two sections, in other words | 33 | 62 |
| one address under two names, in one section | 22 | 20 |
| one address under two names, in two sections | 13 | 20 |

What each section describes in words of its own stands twice as often as it was removed, so only a
change is told of it. A copy word for word in another section is none that somebody meant: of all
that stand in two sections it is the more often removed. It is the number that tells: where one was
removed, the list had one or two such copies in 19 of 23 revisions (`conventions.COPIED`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from listlint.core import conventions
from listlint.core.document import Form
from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEARS, years_in
from listlint.works import titles
from listlint.works.linkage import evidence
from listlint.works.linkage.records import Group, Record
from listlint.works.linkage.verdicts import Pair, Verdict

_NAME = pattern(r"[^\W\d_]{2}")
_CATCH_ALL = pattern(
    r"\b(?:others?|misc\w*|general|various|uncategori[sz]ed|unsorted|more)\b", re.IGNORECASE
)
"""What a section is called for what is of no other."""
_BETWEEN = pattern(r"[/,&|]|\b(?:and|or)\b")
"""What is between the things that a heading names."""


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
        entries: Iterable[Record],
        configured: Mapping[str, CrossListing | None],
        stated: Collection[str],
    ) -> None:
        """`entries` are those of all lists; `configured` is by path, and `stated` has the paths of
        those whose guidelines speak of entries in several sections.
        """
        self._configured = configured
        self._stated = stated
        self._in_group = Counter(record.group for record in entries)
        self._entries: Counter[str] = Counter()
        for (path, *_), number in self._in_group.items():
            self._entries[path] += number
        self._shared = _shared(pairs)
        self._copied = _shared(pair for pair in pairs if are_copies(pair.one, pair.other))
        self._repeated = _repeated(pairs)
        self._shared_by_files, self._copied_by_files = map(_of_files, (self._shared, self._copied))

    def is_meant(self, pair: Pair) -> bool:
        """Whether two entries list one work on purpose."""
        paths = (pair.one.path, pair.other.path)
        chosen = {self._configured.get(path) for path in paths}
        if CrossListing.ALLOW in chosen or self.are_mirrors(pair) or _is_outline(pair):
            return True
        if pair.one.group == pair.other.group or CrossListing.FORBID in chosen:
            return False
        if self.are_two_views(pair) or pair.one.is_labelled is not pair.other.is_labelled:
            return True
        if _names_both_sections(pair):
            return True
        if CrossListing.ACROSS_SECTIONS in chosen or {*paths} & {*self._stated}:
            return True
        return self._is_convention(pair) and not _are_years_apart(pair)

    def is_left_alone(self, one: Record, other: Record) -> bool:
        """Whether two entries of one work are told only of a change that lists it again."""
        chosen = {self._configured.get(each.path) for each in (one, other)}
        return CrossListing.FORBID not in chosen and (
            are_described_anew(one, other) or are_of_two_topics(one, other)
        )

    def is_one_decision(self, one: Record, other: Record) -> bool:
        """Whether a work stands in two sections of a list that is not configured to forbid it: then
        the list decides for all such works alike.
        """
        are_apart = one.path == other.path and one.section != other.section
        return are_apart and self._configured.get(one.path) is not CrossListing.FORBID

    def _is_convention(self, pair: Pair) -> bool:
        """Whether the list, all lists together, or the section of an entry repeat that much."""
        paths = (pair.one.path, pair.other.path)
        if conventions.CROSS_LISTED.holds(self._shared[paths], self._fewest(paths)):
            return True
        are_far = paths[0] != paths[1]
        copied = self._copied_by_files if are_far else self._copied[paths]
        if conventions.COPIED.holds(copied) and _are_copies_or_renamed(pair):
            return True
        if are_far and conventions.CROSS_LISTED.holds(self._shared_by_files, self._entries.total()):
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
        """Whether two entries show a work from two sides: rows of tables with different headers, of
        which one says what was filmed, say, and the other what to read; or a row and an item of
        another section.
        """
        one, other = pair.one.entry, pair.other.entry
        if not (one and other):
            return False
        is_table = pair.one.is_row is not pair.other.is_row
        are_tables = one.columns and other.columns and one.columns != other.columns
        return bool(are_tables or (is_table and pair.one.section != pair.other.section))

    def _fewest(self, paths: tuple[str, str]) -> int:
        return min(self._entries.get(path, 0) for path in paths)


def _are_copies_or_renamed(pair: Pair) -> bool:
    """Whether one entry is the other again, or under a name of its section's: a name that is
    misspelt is no such one.
    """
    one, other = pair.one, pair.other
    is_renamed = pair.verdict is Verdict.RENAMED and not titles.is_misspelt(one.title, other.title)
    return is_renamed or are_copies(one, other)


def _is_outline(pair: Pair) -> bool:
    """Whether an item stands for the part of the file that is headed by the other entry."""
    forms = {each.entry.form for each in (pair.one, pair.other) if each.entry}
    return len(forms) > 1 and Form.HEADING in forms


def _of_files(shared: Mapping[tuple[str, str], int]) -> int:
    """How many works stand in several files."""
    return sum(number for (one, other), number in shared.items() if one != other)


def are_described_anew(one: Record, other: Record) -> bool:
    """Whether each of two entries says something else of its work: what its section is about."""
    are_described = bool(one.description and other.description)
    is_apart = one.group != other.group
    return is_apart and are_described and not evidence.are_described_alike(one, other)


def are_of_two_topics(one: Record, other: Record) -> bool:
    """Whether a paper stands under two topics, with nothing said of it that could tell whether it
    was copied: a link known by an identifier, without a description, and the same said of it in
    both.
    """
    if one.path != other.path or one.section == other.section:
        return False
    are_papers = bool(one.ids and other.ids) and one.title.closed == other.title.closed
    if (
        not (are_papers and one.is_linked and other.is_linked)
        or one.description
        or other.description
    ):
        return False
    headings = one.section[-1], other.section[-1]
    if not all(map(_is_topic, headings)):
        return False
    return (one.venue, one.year, one.authors) == (other.venue, other.year, other.authors)


def _is_topic(heading: str) -> bool:
    """Whether a heading says what its section is about: no year, no letter, no rest."""
    return bool(_NAME.search(heading)) and not (YEARS.search(heading) or _CATCH_ALL.search(heading))


def are_copies(one: Record, other: Record) -> bool:
    """Whether two entries say the same, word for word."""

    def said(record: Record) -> tuple[object, ...]:
        texts = (record.title.text, record.description, record.venue)
        words = (" ".join(text.casefold().split()).rstrip(".") for text in texts)
        return *words, record.authors, record.year, record.url, record.links

    return said(one) == said(other)


def _names_both_sections(pair: Pair) -> bool:
    """Whether an entry says that it belongs in both sections: a tool for C and Objective-C under
    `C` and under `Objective-C`.
    """
    headings = [_parts(record) for record in (pair.one, pair.other)]
    if headings[0] & headings[1]:
        return False
    return any(
        all(any(_says(_words(record), part) for part in parts) for parts in headings)
        for record in (pair.one, pair.other)
    )


def _parts(record: Record) -> set[str]:
    """What the heading of an entry's section names: of `C/C++` it is `c` and `c++`."""
    names = _BETWEEN.split(record.section[-1].casefold()) if len(record.section) > 1 else []
    return {name.strip() for name in names if any(map(str.isalnum, name))}


def _words(record: Record) -> str:
    return f"{record.title.text} {record.description}"


def _says(text: str, name: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w+#-])", text.casefold()) is not None


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
