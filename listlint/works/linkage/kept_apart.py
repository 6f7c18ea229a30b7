"""Which entries of one title list two things on purpose: editions, variants, paper and code."""

from __future__ import annotations

from rapidfuzz import fuzz

from listlint.core import labels
from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEARS
from listlint.works import identity, titles
from listlint.works.linkage import evidence, namesakes, venue_words
from listlint.works.linkage.records import Record

_IN_BRACKETS = pattern(r"\(([^()\[\]\n]{1,40})\)")
"""What is said more of an entry, such as for which format it is."""
_FEWEST_WORDS = 2
"""Words of a title that says what it is about: one alone may be the name of what is listed."""
_SAME_WORDS = 90
"""How alike a title and a part of a heading are that say the same, in percent of their letters:
`Automata` and `Automaton`."""
_BETWEEN = 2
"""Characters between entries in neighbouring lines, at most."""


def are_kept_apart(one: Record, other: Record) -> bool:
    """Whether two entries with alike titles and no identifier in common are two things."""
    if not (one.entry and other.entry):
        return False
    return (
        are_editions(one, other)
        or are_work_and_product(one, other)
        or _are_in_sections_of_kinds(one, other)
        or _are_of_two_meetings(one, other)
        or _are_side_by_side(one, other)
        or _are_called_as_sections(one, other)
    )


def are_editions(one: Record, other: Record) -> bool:
    """Whether two entries say another year behind one title, and lead to different places: the
    meetings of a series, the editions of a book. A paper has a preprint of an earlier year.
    """
    if not (one.year and other.year) or one.year == other.year or one.url == other.url:
        return False
    if one.url is None or other.url is None or one.ids or other.ids:
        return False
    if one.authors or other.authors or {*one.links} & {*other.links}:
        return False
    mine, theirs = venue_words.words(one.venue), venue_words.words(other.venue)
    return mine == theirs and not mine & venue_words.PREPRINTS


def are_variants(one: Record, other: Record) -> bool:
    """Whether two neighbours say the same but for a word in brackets: a plugin of one page as
    `(LV2)` and as `(VST)`.
    """
    if one.path != other.path or other.span.start > one.span.end + _BETWEEN:
        return False
    return _differ_in_brackets(one.description, other.description)


def _differ_in_brackets(one: str, other: str) -> bool:
    mine, theirs = ({*_IN_BRACKETS.findall(text)} for text in (one, other))
    if not (mine - theirs and theirs - mine):
        return False
    plain = (" ".join(_IN_BRACKETS.sub("()", text).split()) for text in (one, other))
    return len({*plain}) == 1


def are_work_and_product(one: Record, other: Record) -> bool:
    """Whether one section has a paper, and another what was made about it: the code, the data, a
    post. Either entry may link the other beside the work itself, so that nobody has overlooked it.
    """
    if one.group == other.group or one.url is None or other.url is None:
        return False
    if one.url != other.url and (_links(one, other) or _links(other, one)):
        return True
    papers = [bool(each.ids) or each.url.endswith(".pdf") for each in (one, other) if each.url]
    if papers[0] is papers[1]:
        return False
    page = other if papers[0] else one
    return page.is_project or (not page.is_paper and _are_described_in_other_words(one, other))


def _links(one: Record, other: Record) -> bool:
    """Whether an entry links to where the other leads, beside its own work."""
    return any(
        other.url == identity.normalise(target)
        or any(key.name == other.url for key in identity.keys_of(target))
        for label, target in one.links
        if label
    )


def _are_described_in_other_words(one: Record, other: Record) -> bool:
    are_described = bool(one.description and other.description)
    return are_described and not evidence.are_described_alike(one, other)


def _are_in_sections_of_kinds(one: Record, other: Record) -> bool:
    """Whether the heading of one says what sort of thing its section lists, such as `Videos` or
    `Datasets`, and that of the other does not; and they lead to different places.
    """
    if one.url is None or other.url is None or one.url == other.url:
        return False
    kinds = [_is_kind(each.section[-1]) for each in (one, other)]
    return kinds[0] is not kinds[1]


def _are_of_two_meetings(one: Record, other: Record) -> bool:
    """Whether a list by meetings has a work under two of them, each with its own address, such as
    `ICML 2018` and `IJCAI 2019`. A preprint is no meeting.
    """
    headings = [each.section[-1] if each.section else "" for each in (one, other)]
    names = [YEARS.sub("", heading).strip() for heading in headings]
    are_meetings = all(
        YEARS.search(heading) and _MEETING.fullmatch(name) and name.casefold() not in _PREPRINTS
        for heading, name in zip(headings, names, strict=True)
    )
    return are_meetings and headings[0] != headings[1] and None is not one.url != other.url


def _are_side_by_side(one: Record, other: Record) -> bool:
    """Whether neighbours lead to different places and say different things: whoever wrote the
    second saw the first. A paper may stand beside its preprint.
    """
    if one.path != other.path or other.span.start > one.span.end + _BETWEEN:
        return False
    if one.ids or other.ids or one.venue or other.venue or None is one.url or one.url == other.url:
        return False
    if evidence.are_described_alike(one, other) or namesakes.are_pages_of_one(one, other):
        return False
    return other.url is not None and bool(one.description or other.description or one.authors)


def _are_called_as_sections(one: Record, other: Record) -> bool:
    """Whether two entries that lead to different places have no more of a title than their sections
    have: pages of several people about `Finite automata`.
    """
    if one.is_published or other.is_published or None in (one.url, other.url):
        return False
    return one.url != other.url and all(map(_is_called_as_section, (one, other)))


def _is_called_as_section(record: Record) -> bool:
    headings = (titles.Title(heading).closed for heading in record.section[1:])
    is_name = record.title.size < _FEWEST_WORDS
    return not is_name and any(
        fuzz.partial_ratio(record.title.closed, heading) >= _SAME_WORDS
        for heading in headings
        if len(heading) + 1 >= len(record.title.closed)
    )


_MEETING = pattern(r"[A-Z][A-Za-z/&' -]{1,40}")
_PREPRINTS = frozenset({"arxiv", "biorxiv", "preprint", "preprints"})


def _is_kind(heading: str) -> bool:
    """Whether a heading says what sort of thing is listed, and these are not the papers."""
    words = {*heading.casefold().split()}
    return labels.is_label(heading) and not words & (labels.THE_WORK | {"publications"})


def have_links_of_their_own(one: Record, other: Record) -> bool:
    """Whether each entry links to something that the other does not, beside one page of both."""
    mine, theirs = ({target for _, target in each.links} - {each.address} for each in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


_PATH = pattern(r"(?:url:)?[^/]+(/[^?#]*)")
_HOST_NAME = pattern(r"(?:url:)?(?:[^/.]+\.)*?([^/.]{4,})\.[a-z.]{2,6}(?=/)")
_LONG = 20
"""Characters of a path that two sites hardly have by chance."""


def are_on_two_domains(one: Record, other: Record) -> bool:
    """Whether two addresses are one page of a site that has two domains: the same long path under
    `example.com` and `example.com.br`.
    """
    places = [
        (_HOST_NAME.match(each.url or ""), _PATH.match(each.url or "")) for each in (one, other)
    ]
    found = {(host[1], path[1]) for host, path in places if host and path}
    return len(found) == 1 and all(host and path and len(path[1]) >= _LONG for host, path in places)
