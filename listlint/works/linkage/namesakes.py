"""Which records have but a name in common, and are of two works."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from listlint.core.lazy_pattern import pattern
from listlint.works import titles
from listlint.works.linkage import evidence
from listlint.works.linkage.records import Record
from listlint.works.titles import Likeness, LikenessKind

_PAGE = pattern(r"url:(git(?:hub|lab)\.com/[^/]+/[^/]+)/")
_ACCOUNT = pattern(
    r"url:(?:(?:mobile|old)\.)?(?:twitter|x|facebook|instagram|linkedin|reddit|t|bsky|discord|threads)"
    r"\.(?:com|me|app|gg|net)/|url:youtube\.com/(?:@|c/|channel/|user/)"
)
"""The accounts that people and projects have on platforms."""
_SUFFIX = pattern(r"\.[a-z]\w{1,4}\Z")
_HOST = pattern(r"url:([^/]+)")
_OWNER = pattern(r"g[hl]:([^/]{4,})/")
_OWN_NAME = 5
"""Characters of a name that hosts and repositories hardly hold by chance."""
_FEW = 4
"""Stems that a title has to say more than many others do."""
_SAID = 2
"""Stems of a description beside those of the name that it is of, so that it says something."""
_SLIPS = 1
"""Letters of a name that may be a slip."""
_BETWEEN = 2
"""Characters between entries in neighbouring lines, at most."""


def are_namesakes(one: Record, other: Record, likeness: Likeness) -> bool:
    """Whether two entries that point to different places have but a name in common. Published
    works are none of it: one paper is found in many places.
    """
    if one.is_published or other.is_published or are_pages_of_one(one, other):
        return False
    if one.url is None or other.url is None or one.url == other.url:
        return False
    if are_home_and_code(one, other):
        return False
    if _without_suffix(one.url) == _without_suffix(other.url):
        return True  # one work in two formats, each a file
    if one.is_project and other.is_project:
        return _are_two_projects(one, other, likeness)
    if likeness.kind is not LikenessKind.EQUAL:
        return True  # people write alike of one subject
    return not are_bare(one, other) and _are_told_apart(one, other)


def _are_two_projects(one: Record, other: Record, likeness: Likeness) -> bool:
    if _repository(one) != _repository(other) and not _may_have_moved(one, other):
        return True
    if _is_name_of_both(one, other) and not _may_have_moved(one, other):
        return True
    if likeness.kind is LikenessKind.EQUAL and are_bare(one, other):
        return False
    if evidence.are_described_alike(one, other):
        return _are_told_apart(one, other)
    return not evidence.tells(one.title, other.title)


def _is_name_of_both(one: Record, other: Record) -> bool:
    """Whether a title is but the name that two people gave to their repositories."""
    owners = {(each.url or "").rpartition("/")[0] for each in (one, other)}
    names = {titles.Title(_repository(each)).closed for each in (one, other)}
    return len(owners) > 1 and names == {one.title.closed} == {other.title.closed}


def _are_told_apart(one: Record, other: Record) -> bool:
    """Whether where two entries stand says that they are two, though their titles are alike."""
    if one.is_row and one.group == other.group:
        return True  # the other cells tell them apart
    if evidence.tells(one.title, other.title):
        return False
    if _are_of_their_sections(one, other):
        return True
    is_next = one.path == other.path and other.span.start <= one.span.end + _BETWEEN
    is_copy = evidence.are_described_alike(one, other)
    return is_next or (one.section != other.section and not is_copy)


def _are_of_their_sections(one: Record, other: Record) -> bool:
    """Whether what only one of two descriptions says is what its section is about, on both sides:
    the driver for one language and the one for another.
    """
    mine, theirs = ({*titles.stems(each.description)} for each in (one, other))
    here, there = ({*titles.stems(" ".join(each.section[1:]))} for each in (one, other))
    return bool((mine - theirs) & (here - there) and (theirs - mine) & (there - here))


def _without_suffix(url: str) -> str:
    return _SUFFIX.sub("", url)


def are_pages_of_one(one: Record, other: Record) -> bool:
    """Whether two entries of a section point to pages of one repository."""
    pages = [_PAGE.match(each.url or "") for each in (one, other)]
    repositories = {page[1].casefold() for page in pages if page}
    return all(pages) and len(repositories) == 1 and one.section == other.section


def are_home_and_code(one: Record, other: Record) -> bool:
    """Whether one entry of a section points to a repository, and the other to a site, both of the
    name that the entries have.
    """
    code, home = (one, other) if one.is_project else (other, one)
    if home.is_project or not code.is_project or one.section != other.section:
        return False
    name, host = one.title.closed, _HOST.match(home.url or "")
    is_named = name in titles.normalise(code.url or "").replace(" ", "")
    is_home = host is not None and name in titles.normalise(host[1]).replace(" ", "")
    return len(name) >= _OWN_NAME and is_named and is_home


def _may_have_moved(one: Record, other: Record) -> bool:
    """Whether two projects of different names may be one: somebody's own, or described alike."""
    if _names_owner(one, other) or _names_owner(other, one):
        return False  # `an alternative to that of acme`
    is_owned = (one.url or "").partition("/")[0] == (other.url or "").partition("/")[0]
    if is_owned:
        return evidence.are_described_alike(one, other)
    told = ({*titles.stems(each.description)} - {*each.title.stems} for each in (one, other))
    says_more = len(set.intersection(*told)) >= _SAID
    is_copied = evidence.are_descriptions_copied(one, other)
    return one.parent == other.parent and is_copied and says_more


def _names_owner(one: Record, other: Record) -> bool:
    """Whether a description names whoever has the other project."""
    owners = [_OWNER.match(each.url or "") for each in (one, other)]
    if not all(owners):
        return False
    mine, theirs = (each[1].casefold() for each in owners if each)
    return mine != theirs and theirs in one.description.casefold()


def _repository(record: Record) -> str:
    """The name of a project, as its address has it."""
    return (record.url or "").rpartition("/")[2]


def are_bare(one: Record, other: Record) -> bool:
    """Whether two entries of a section are a name of several words and a link: nothing tells a
    reader that they are two.
    """
    are_bare = one.is_bare and other.is_bare
    return are_bare and one.section == other.section and len(one.title.words) > 1


def is_account(record: Record) -> bool:
    """Whether an entry is of what somebody says on a platform, and not of their own page."""
    is_account = record.title.text.startswith("@") or bool(_ACCOUNT.match(record.url or ""))
    return record.is_linked and is_account


def have_other_names(one: Record, other: Record) -> bool:
    """Whether two titles say the same behind the names of two things, such as data of one paper."""
    mine, theirs = one.title, other.title
    if not (mine.head and theirs.head and mine.tail == theirs.tail and len(mine.tail) >= _FEW):
        return False
    names = [each.head.replace(" ", "") for each in (mine, theirs)]
    return OSA.distance(*names) > _SLIPS and not _goes_on(*names)


def _goes_on(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
