"""What two records are to each other: one work, perhaps one, or one identifier and two titles."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from rapidfuzz.distance import Prefix

from listlint.core import labels
from listlint.core.lazy_pattern import pattern
from listlint.core.markdown_paths import FOLDER_PAGES
from listlint.works import identity, titles
from listlint.works.linkage import evidence, kept_apart, namesakes, venue_words
from listlint.works.linkage.people import Agreement, agreement
from listlint.works.linkage.records import Record
from listlint.works.titles import Likeness, LikenessKind

_PART = 0.85
"""Share of the shorter title's stems that the longer one has too, if their ids are equal."""
_NAME = 3
"""Characters with which names that belong together begin, and half of the shorter one."""
_UNSURE = frozenset({"openreview"})
"""Families in which one work may have several identifiers."""
_PREPRINTS = ("doi:10.1101/", "doi:10.31219/", "doi:10.2139/", "doi:10.36227/", "doi:10.21203/")
_BOOK = pattern(r"doi:[\d.]+/97[89][\d-]+")
"""The DOI of a whole book, which those who link to a chapter of it use too."""
_DIGITS = pattern(r"\d+")
_FEW = 4
"""Stems of a title that several people may choose."""
_SAME_WORDS = frozenset({LikenessKind.EQUAL, LikenessKind.REORDERED, LikenessKind.STEMS})
"""Titles that have the same words."""


class Verdict(Enum):
    """What two records are to each other."""

    SAME = "one work"
    ALIKE = "one work, perhaps"
    CONFLICT = "one identifier under two different titles"
    RENAMED = "one address under two names that may be of one thing"
    STRANGERS = "one address under the names of two things"


class Pair(NamedTuple):
    """Two records that may be of one work, in the order of the project."""

    one: Record
    other: Record
    verdict: Verdict
    ids: tuple[str, ...] = ()
    """The identifiers in common."""
    likeness: Likeness | None = None
    rivals: tuple[str, str] | None = None
    """Identifiers of one family that differ."""


def judge(one: Record, other: Record, likeness: Likeness | None, cutoff: float) -> Pair | None:
    """What two records are to each other, if they are something. `cutoff` is from 88 to 100."""
    if is_part_of(one, other) or is_part_of(other, one) or _are_about_others(one, other):
        return None
    if namesakes.is_account(one) is not namesakes.is_account(other) or namesakes.have_other_names(
        one, other
    ):
        return None
    if one.begins != other.begins and not (likeness and likeness.kind is LikenessKind.EQUAL):
        return None  # two talks of one recording, two chapters of one file
    if shared := tuple(sorted(one.ids.keys() & other.ids.keys())):
        verdict = _by_identifier(one, other, shared)
        return Pair(one, other, verdict, shared, likeness) if verdict else None
    if likeness is None or _is_published_twice(one, other):
        return None
    if namesakes.are_namesakes(one, other, likeness) or _are_rows_of_one(one, other):
        return None
    if kept_apart.are_kept_apart(one, other) or kept_apart.are_variants(one, other):
        return None
    if likeness.kind not in _SAME_WORDS and not _are_of_one_place(one, other):
        return None
    rivals = next(_rivals(one, other), None)
    if likeness.kind is LikenessKind.EQUAL:
        verdict = _by_equal_title(one, other, evidence.log_odds(one, other, likeness), rivals)
    else:
        is_likely = evidence.log_odds(one, other, likeness, cutoff) >= evidence.LIKELY
        verdict = Verdict.ALIKE if is_likely and not rivals else None
    return Pair(one, other, verdict, (), likeness, rivals) if verdict else None


def _are_of_one_place(one: Record, other: Record) -> bool:
    """Whether two works with different titles may be one: one of them is published, or both lead to
    the same page. Pages of different names are two.
    """
    if _are_numbered(one.url or "", other.url or ""):
        return False
    are_published = [one.is_published, other.is_published]
    # People give talks and write posts under much the same words as others.
    is_known = any(each.venue or each.ids for each in (one, other)) or all(are_published)
    is_paper = (any(are_published) and is_known) or not (one.entry and other.entry)
    return is_paper or one.url is None or other.url is None or one.url == other.url


def _are_numbered(one: str, other: str) -> bool:
    """Whether two addresses differ in a number of their queries alone: a site numbers its pages."""
    (page, _, asked), (same, _, else_asked) = one.partition("?"), other.partition("?")
    is_alike = page == same and _DIGITS.sub("", asked) == _DIGITS.sub("", else_asked)
    return is_alike and asked != else_asked


def is_part_of(one: Record, other: Record) -> bool:
    """Whether an entry is nested in the other: a detail of it, such as its documentation."""
    return one.parent is not None and one.parent == other.span


def _are_about_others(one: Record, other: Record) -> bool:
    """Whether two rows are about different things, and only cite a work, such as the results of two
    models; or one entry names a group, and the other does not; or a short name is that of a detail
    of another entry.
    """
    if one.parent != other.parent and evidence.is_vague(one.title) and one.url != other.url:
        return True
    if one.is_group is not other.is_group and one.section != other.section:
        return True
    if one.results != other.results:  # several settings of one experiment, or none beside it
        return True
    return bool(one.row_key and other.row_key) and one.row_key != other.row_key


def _are_rows_of_one(one: Record, other: Record) -> bool:
    """Whether two rows link one page, and each another beside it: then that page, such as that of
    their author, is not what they are about.
    """
    are_rows = one.is_row and other.is_row and one.url == other.url
    return are_rows and kept_apart.have_links_of_their_own(one, other)


def _by_identifier(one: Record, other: Record, shared: tuple[str, ...]) -> Verdict | None:
    # What is built on a paper links to it, and a chapter to its book.
    is_alike = titles.compare(one.title, other.title) is not None
    if any(map(_has_page, (one, other))) or all(map(_BOOK.fullmatch, shared)):
        return Verdict.SAME if is_alike and not is_unlike(one, other) else None
    if not is_alike and (_are_variants(one, other) or _is_cited(one, other)):
        return None
    if not is_unlike(one, other):
        return Verdict.SAME
    return None if any(_refers(each, shared) for each in (one, other)) else Verdict.CONFLICT


def _is_cited(one: Record, other: Record) -> bool:
    """Whether one entry cites the work that the other is: by its title in another link, or as the
    source of what it names in another section, such as data.
    """
    if _links_by_title(one, other) or _links_by_title(other, one):
        return True
    short, long = sorted((one, other), key=lambda each: each.title.size)
    is_name = evidence.is_vague(short.title) and not evidence.is_vague(long.title)
    return is_name and one.section != other.section and not _belong_together(short, long)


def _links_by_title(one: Record, other: Record) -> bool:
    labels_of = (
        titles.Title(label) for label, _ in one.links if len(label) >= len(other.title.text)
    )
    return any(titles.compare(label, other.title) is not None for label in labels_of)


def _belong_together(short: Record, long: Record) -> bool:
    """Whether a name is one that a title says."""
    return {*short.title.stems} <= {*long.title.stems} or _is_named_after(short, long)


def _has_page(record: Record) -> bool:
    """Whether an entry is of a project, or of data with a page, which only cites a paper."""
    is_elsewhere = record.is_linked and record.url is not None and record.url not in record.ids
    return record.is_project or is_elsewhere


def _refers(record: Record, shared: tuple[str, ...]) -> bool:
    """Whether an entry of a name or two words, such as `See`, links a work by a name of that."""
    if record.is_linked or not evidence.is_vague(record.title):
        return False
    texts = (
        text
        for text, target in record.links
        if any(key.name in shared for key in identity.keys_of(target))
    )
    return not any(not text or labels.is_label(text) for text in texts)


def is_unlike(one: Record, other: Record) -> bool:
    """Whether the titles of two records with one identifier do not name one work.

    What one title only adds to the other is no matter then; a short name may stand for a title if
    something else says so too.
    """
    if titles.is_exchanged(one.title, other.title):
        return True
    likeness = titles.compare(one.title, other.title, evidence.SUPPORTED)
    if likeness:
        return likeness.kind is LikenessKind.SIMILAR and likeness.veto is not None
    mine, theirs = {*one.title.stems}, {*other.title.stems}
    is_part = len(mine & theirs) >= _PART * min(len(mine), len(theirs))
    if is_part or _is_named_after(one, other) or _is_named_after(other, one):
        return False
    return evidence.tells(one.title, other.title) or not _is_supported(one, other)


def _is_supported(one: Record, other: Record) -> bool:
    """Whether two entries with different titles say the same of their work in other ways."""
    agreed = agreement(one.authors, other.authors)
    if agreed is not None:
        return agreed not in (Agreement.NONE, Agreement.SOME)
    mine, theirs = ({target for _, target in each.links} for each in (one, other))
    beside = (key for target in mine & theirs for key in identity.keys_of(target))
    return any(not key.strong for key in beside) or evidence.are_described_alike(one, other)


def _is_named_after(one: Record, other: Record) -> bool:
    """Whether a title begins with the name that the other has before its colon."""
    name = other.title.head.replace(" ", "")
    return len(name) >= _NAME and one.title.name.startswith(name)


def _are_variants(one: Record, other: Record) -> bool:
    """Whether two names are of models or data of one paper: `ViT-B/16` and `ViT-L/16`, or rows of a
    table `SOLO` and `D-SOLO`.
    """
    are_names = evidence.is_vague(one.title) and evidence.is_vague(other.title)
    are_rows = one.is_row and other.is_row and one.group == other.group
    return are_names and (are_rows or _begin_alike(one, other))


def _begin_alike(one: Record, other: Record) -> bool:
    mine, theirs = one.title.name, other.title.name
    return Prefix.similarity(mine, theirs) >= max(_NAME, min(len(mine), len(theirs)) / 2)


def _by_equal_title(
    one: Record, other: Record, log_odds: float, rivals: tuple[str, str] | None
) -> Verdict | None:
    is_of_notes = not (one.entry or other.entry)
    are_papers = one.is_paper and other.is_paper
    are_named = _are_neighbours(one, other) and one.has_title and other.has_title
    if is_of_notes and not (are_papers or are_named):
        return None  # notes of anything may be called alike, in two folders or by their headings
    if is_of_notes and (_is_of_folder(one) or _is_of_folder(other) or _are_of_series(one, other)):
        return None
    if _are_two_by_chance(one, other):
        return None
    if one.marker and other.marker and one.marker != other.marker and one.url != other.url:
        return None  # its paper and its slides
    is_counterpart = bool(one.entry) != bool(other.entry)  # a list, and the notes on its works
    if _are_of_two_sections(one, other):
        return None
    is_sure = log_odds >= evidence.SURE or kept_apart.are_on_two_domains(one, other)
    if (is_sure or is_counterpart) and not rivals:
        return Verdict.SAME
    are_published = bool(one.ids and other.ids)
    if evidence.tells(one.title, other.title) or is_of_notes:
        return Verdict.ALIKE
    is_likely = log_odds >= evidence.LIKELY or are_published or namesakes.are_bare(one, other)
    is_likely = is_likely or namesakes.are_pages_of_one(one, other)
    is_likely = is_likely or namesakes.are_home_and_code(one, other)
    return Verdict.ALIKE if is_likely and not rivals else None


def _are_of_two_sections(one: Record, other: Record) -> bool:
    """Whether entries of different sections link to different places, and nothing says that both
    are one publication: a book and its film, the meetings of one name in two cities. In the
    histories of 113 lists one such copy was removed later, and eight stand.
    """
    is_paper = one.is_published or other.is_published
    if is_paper and one.title.size >= _FEW:
        return False
    are_linked = one.url is not None and other.url is not None and one.url != other.url
    are_published = one.is_published and other.is_published
    are_entries = one.entry is not None and other.entry is not None
    return are_entries and are_linked and not are_published and one.section != other.section


def _are_two_by_chance(one: Record, other: Record) -> bool:
    """Whether other people wrote what has a title of few words, or one list has a work and another
    the code of it.
    """
    agreed = agreement(one.authors, other.authors)
    is_code = (one.is_project and other.ids) or (other.is_project and one.ids)
    return (one.path != other.path and bool(is_code)) or (
        agreed is Agreement.NONE and one.title.size < _FEW
    )


def _rivals(one: Record, other: Record) -> Iterator[tuple[str, str]]:
    """Identifiers of one family that differ, and so say that the works do. A preprint's DOI is no
    rival of another: it is there before the work is published under its own.
    """
    for mine in one.ids:
        for theirs in other.ids:
            family = mine.partition(":")[0]
            is_preprint = mine.startswith(_PREPRINTS) or theirs.startswith(_PREPRINTS)
            if theirs.startswith(f"{family}:") and family not in _UNSURE and not is_preprint:
                yield mine, theirs


def _are_neighbours(one: Record, other: Record) -> bool:
    """Whether two notes stand in one folder."""
    return one.path.rpartition("/")[0] == other.path.rpartition("/")[0]


def _is_of_folder(note: Record) -> bool:
    """Whether a note is the page of its folder, which may be called as a note in it is."""
    folder, _, name = note.path.rpartition("/")
    stem = name.partition(".")[0].casefold()
    return stem.lstrip("_") in FOLDER_PAGES or stem == folder.rpartition("/")[2].casefold()


def _are_of_series(one: Record, other: Record) -> bool:
    """Whether the files of two notes are numbered or dated otherwise: letters of two years."""
    mine, theirs = (_DIGITS.findall(each.path.rpartition("/")[2]) for each in (one, other))
    return bool(mine and theirs and mine != theirs)


def _is_published_twice(one: Record, other: Record) -> bool:
    """Whether both say where and when they were published, and say so differently: such as at a
    conference and in a journal, or each with an identifier of its own.
    """
    if not (one.venue and other.venue and one.year and other.year):
        return False
    if one.year == other.year and next(_rivals(one, other), None) is None:
        return False
    mine, theirs = venue_words.words(one.venue), venue_words.words(other.venue)
    return mine != theirs and not (mine | theirs) & venue_words.PREPRINTS
