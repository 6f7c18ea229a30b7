"""Entries that link to one thing under two names: one thing listed twice, or a wrong link."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from listlint.core import conventions
from listlint.core.lazy_pattern import pattern
from listlint.works import identity, titles
from listlint.works.linkage import evidence
from listlint.works.linkage.kept_apart import have_links_of_their_own
from listlint.works.linkage.records import Record
from listlint.works.linkage.verdicts import Pair, Verdict, is_part_of

_SAME_NAME = 60
"""Similarity, from 0 to 100, from which two names have something in common."""
_PART = 0.6
"""Share of the shorter title's stems that two long titles have in common."""
_FEW, _SHARE = 3, 0.05
"""Descriptions of a list, by number and as a share of all, in which a word stands that still says
what a thing is; read off lists of software, where `library` and `python` stand in every tenth."""

_DIGITS = pattern(r"\d+")
_FRONT_PAGE = pattern(r"url:(?:www\.)?([^./]+)\.[^./]+/?")
"""The address of whoever has a domain, and not of a product below it."""
_SLUG = 3
"""Hyphens of a page's name, at least, that is the title of an article."""
Words = Mapping[str, int]
"""In how many descriptions of a list a stem stands."""


def sharing_address(records: Iterable[Record]) -> Iterator[Pair]:
    """The pairs of entries of one list that link to one thing under two names. What entries of more
    than two names share is a page about all of them.
    """
    by_list: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.entry:
            by_list[record.path].append(record)
    for entries in by_list.values():
        words = Counter(stem for each in entries for stem in _described(each))
        labels = _labels(entries)
        by_url: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
        for record in entries:
            if record.url and record.title.closed not in labels and _is_where_it_is(record):
                by_url[record.url, record.begins].append(record)
        for found in by_url.values():
            if len({record.title.closed for record in found}) == 2:  # noqa: PLR2004 - a pair
                yield from _named_twice(found, words, max(_FEW, _SHARE * len(entries)))


def _named_twice(found: Sequence[Record], words: Words, most: float) -> Iterator[Pair]:
    one = found[0]
    other = next(each for each in found if each.title.closed != one.title.closed)
    if is_part_of(one, other) or is_part_of(other, one):
        return
    telling = {stem for stem in _described(one) & _described(other) if words[stem] <= most}
    are_of_years = one.title.years != other.title.years and one.title.years and other.title.years
    if are_of_years and _FRONT_PAGE.fullmatch(one.url or ""):
        return  # a conference has one site, whatever the year
    if are_of_years or not _have_much_in_common(one, other):
        if not (have_links_of_their_own(one, other) or _names(one, other) or _names(other, one)):
            is_one = _say_the_same(one, other)
            yield Pair(one, other, Verdict.RENAMED if is_one else Verdict.STRANGERS)
        return
    if _cite_other_works(one, other):
        return
    if _share_only_owner(one, other):
        yield Pair(one, other, Verdict.STRANGERS)
        return
    if one.section != other.section and not _is_one_name(one, other):
        return
    if _is_document(one) or not _are_parts(one, other, telling):
        yield Pair(one, other, Verdict.RENAMED)


def _say_the_same(one: Record, other: Record) -> bool:
    """Whether two entries have the same description, as one thing under two names has."""
    said = _described(one)
    return len(said) > 1 and said == _described(other)


def _share_only_owner(one: Record, other: Record) -> bool:
    """Whether two entries link to the front page of whoever both are of, and their names have
    nothing else in common: `Google Colossus` and `Google GFS` with google.com.
    """
    found = _FRONT_PAGE.fullmatch(one.url or "")
    owner = {*titles.stems(found[1])} if found else set()
    mine, theirs = ({*each.title.stems} for each in (one, other))
    return bool(owner & mine & theirs) and mine & theirs <= owner and owner not in (mine, theirs)


def _labels(entries: Iterable[Record]) -> set[str]:
    """The titles that link to different places, such as `Docs`: they name none of them."""
    places: defaultdict[str, set[str | None]] = defaultdict(set)
    for entry in entries:
        places[entry.title.closed].add(entry.url)
    return {title for title, urls in places.items() if conventions.TEMPLATE_TITLE.holds(len(urls))}


def _is_where_it_is(record: Record) -> bool:
    """Whether the link leads to the thing itself: papers may share a repository or a page."""
    is_file = (record.url or "").casefold().endswith(".pdf")
    return (record.is_linked and not record.is_paper) or (is_file and not record.ids)


def _described(record: Record) -> frozenset[str]:
    return frozenset(titles.stems(record.description))


def _have_much_in_common(one: Record, other: Record) -> bool:
    """Whether two names may be of one thing, or of two parts of it."""
    mine, theirs = (_DIGITS.sub("", each.title.closed) for each in (one, other))
    if mine in theirs or theirs in mine or fuzz.partial_ratio(mine, theirs) >= _SAME_NAME:
        return True
    words, others = ({s for s in each.title.stems if not s.isdecimal()} for each in (one, other))
    needed = _PART * min(len(words), len(others)) if evidence.tells(one.title, other.title) else 1
    return len(words & others) >= needed


def _is_one_name(one: Record, other: Record) -> bool:
    """Whether two names of entries in different sections are of one thing: one says what the other
    does, shorter or misspelt, and not the same of the part that each section is about.
    """
    if evidence.are_descriptions_copied(one, other):
        return False
    mine, theirs = {*one.title.stems}, {*other.title.stems}
    if mine <= theirs or theirs <= mine or titles.is_misspelt(one.title, other.title):
        return True
    short, long = sorted((one.title.closed, other.title.closed), key=len)
    is_half = 2 * len(mine & theirs) >= min(len(mine), len(theirs))
    are_names = evidence.is_vague(one.title) and evidence.is_vague(other.title)
    is_alike = titles.compare(one.title, other.title) is not None
    return short in long or is_alike or (are_names and is_half and not one.is_project)


def _is_document(record: Record) -> bool:
    """Whether an address is of a single video or file, of which no two names are parts."""
    url = (record.url or "").casefold()
    return url.startswith("yt:") or url.endswith(".pdf")


def _is_article(record: Record, name: titles.Title) -> bool:
    """Whether an address says in words what its page is about, and that is what a name says."""
    slug = (record.url or "").rstrip("/").rpartition("/")[2]
    words = titles.Title(slug.replace("-", " ")) if slug.count("-") >= _SLUG else None
    return words is not None and {*name.stems} <= {*words.stems}


def _names(one: Record, other: Record) -> bool:
    """Whether what is said of an entry names the other, of which it is a part then. A title of many
    words that says the same as a description is that of one thing.
    """
    return evidence.is_vague(other.title) and {*other.title.stems} <= _described(one)


def _cite_other_works(one: Record, other: Record) -> bool:
    """Whether each cites a work of its own, such as the paper of its model."""
    mine, theirs = (
        {key.name for _, target in each.links for key in identity.keys_of(target) if key.strong}
        for each in (one, other)
    )
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _are_parts(one: Record, other: Record, telling: set[str]) -> bool:
    """Whether two names that have something in common are of two parts of a project, such as
    `hatch` and `hatchling`, or versions: a name goes on, numbers differ, or descriptions have no
    word in common that says what a thing is.
    """
    mine, theirs = {*one.title.stems}, {*other.title.stems}
    short, long = sorted((one.title.closed, other.title.closed), key=len)
    is_word = len(one.title.words) == len(other.title.words) == 1
    if titles.is_misspelt(one.title, other.title) or _is_article(
        one, min(one.title, other.title, key=lambda title: len(title.closed))
    ):
        return False
    if (is_word and long.startswith(short)) or one.title.numbers != other.title.numbers:
        return True
    if one.description and other.description:
        is_within = mine <= theirs or theirs <= mine
        return not (telling if is_within else telling - (mine & theirs))
    is_other = bool(mine - theirs and theirs - mine and mine & theirs)
    return is_other and one.is_project and not _is_called(one, short, long)


def _is_called(record: Record, *names: str) -> bool:
    """Whether one of the names is that of the repository."""
    return titles.Title((record.url or "").rpartition("/")[2]).closed in names
