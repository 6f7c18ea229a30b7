"""What an entry of a list or a note says of its work, as it is compared with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from listlint.core import labels
from listlint.core.document import Entry, Form, Note
from listlint.core.frontmatter import Frontmatter
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.core.years import ANY_YEAR
from listlint.works import identity
from listlint.works.reading import Work, person_names
from listlint.works.titles import Title

_KEYS = {
    "title": ("title",),
    "authors": ("authors", "author"),
    "venue": ("venue", "journal", "booktitle", "conference", "publication"),
    "year": ("year",),
    "ids": (
        "arxiv", "arxiv_id", "arxivid", "eprint", "doi", "openreview", "acl", "url", "link",
        "paper", "paper_url", "pdf", "pdf_url", "source",
    ),
}  # fmt: skip
"""Under which keys of its frontmatter a note says what, the first one first."""
_OPEN = pattern(r"(?i)\bet\.?\s?al\b|\bothers\b|\.\.\.|\u2026|\u7b49")
"""What says that there are more authors than are named."""
_PROJECTS = (
    "gh:", "gist:", "gitlab:", "hf:", "yt:", "url:github.com/", "url:gitlab.com/",
    "url:codeberg.org/", "url:bitbucket.org/", "url:git.sr.ht/",
)  # fmt: skip
_FIGURE = pattern(r"\|[\s*_~]*+(\d+\.\d+)[^|\w]*+(?:\d[\d.]*+[\s*_]*+)?(?=\|)")
"""A cell with a decimal, and perhaps how far it may be off."""
_RESULTS = 2
"""Cells with figures that make a row one of results: a single one may be a version."""
_WORD = pattern(r"\w")
_LEAD_IN = pattern(r"\w[^\w\n:]*+:[^\w\n]*+\Z")
"""What labels what follows, such as `**LIST**: `."""
_MARKER = pattern(
    r"\s*(?:[-*+]|\d+[.)])\s+"
    r"(:[a-z0-9_+-]+:|[^\w\s\[\](){}<>*_`:;,.|#~!?\"'/\\&=-]+)[\s\[*_]*"
)
"""A sign with which an entry begins that says what kind of thing it is: `:scroll:`."""
_NEAR = 12
"""Characters behind the authors in which that may stand."""


Group = tuple[str, ...]
"""The file and the headings above some entries, and whether they are rows of a table."""


def group_of(entry: Entry) -> Group:
    """Among which others an entry stands: those of its section and of the items above it that are
    rows as it is, or not.
    """
    row = ("|",) if entry.form is Form.ROW else ()
    return (entry.span.path, *entry.section, *entry.categories, *row)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Record:
    """One work, as one entry or note tells of it."""

    span: Span
    """The whole entry; of a note, where its frontmatter or its heading begins."""
    title: Title
    authors: tuple[str, ...] = ()
    is_open: bool = False
    """Whether there are more authors than those named."""
    venue: str = ""
    year: int | None = None
    """1900 to 2099."""
    url: str | None = None
    """The key of where an entry's title leads, or else the work is: `gh:encode/httpx`."""
    ids: Mapping[str, str] = field(default_factory=dict)
    """Strong keys of this work, and how each is written; not of others mentioned beside it."""
    is_linked: bool = False
    """Whether an entry's title points to `url`."""
    links: tuple[tuple[str, str], ...] = ()
    """The labels of an entry's links, in lower case, and where they lead."""
    description: str = ""
    has_title: bool = True
    """Whether a note's title is stated as such, and is not only its first heading."""
    entry: Entry | None = None
    work: Work | None = None
    front: Frontmatter | None = None
    is_group: bool = False
    """Whether an entry only names the group of those that are nested in it."""
    row_key: str = ""
    """Of a row that is about something else than the work that it cites, what it is about."""
    is_bare: bool = False
    """Whether an entry says nothing but its title, and links."""
    parent: Span | None = None
    """The entry in which an entry is nested."""
    is_labelled: bool = False
    """Whether a label stands before the title, which says what kind of thing it is."""
    marker: str = ""
    """The sign before the title that says the same, such as `:scroll:`."""
    part: str = ""
    """The line in bold above it, which heads a part of its section."""
    results: tuple[str, ...] = ()
    """The cells of a row that hold figures, if it has several: those of an experiment."""

    @property
    def path(self) -> str:
        """The file it stands in."""
        return self.span.path

    @property
    def section(self) -> tuple[str, ...]:
        """The file and, of an entry, the headings above it."""
        return (self.path, *(self.entry.section if self.entry else ()))

    @property
    def group(self) -> Group:
        """The others among which it stands: a table may repeat the section that it is in."""
        return (*group_of(self.entry), self.part) if self.entry else self.section

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.entry is not None and self.entry.form is Form.ROW

    @property
    def is_project(self) -> bool:
        """Whether an entry points to a repository, a data set, a video, and not to a paper."""
        return self.url is not None and self.url.startswith(_PROJECTS)

    @property
    def is_paper(self) -> bool:
        """Whether it is known as published works are; else it may be software or any page."""
        return bool(self.authors or self.venue or self.ids)

    @property
    def is_published(self) -> bool:
        """The same, but for software, of which those who wrote it may be named too."""
        return bool(self.venue or self.ids or (self.authors and not self.is_project))

    @property
    def address(self) -> str:
        """Where it leads, as it is written."""
        return (self.work and self.work.url) or ""

    @property
    def begins(self) -> str:
        """At which time or page of a document it begins, if it is not the first."""
        return identity.place_within(self.address)

    def place(self, field: str) -> Span:
        """Where `title`, `authors`, `venue` or `year` is written, else the title."""
        if self.work:
            places = dict(self.work.places())
            return places.get(field, places.get("title", self.span))
        if self.front:
            located = self.front.located()
            for key in _KEYS[field]:
                if (key,) in located:
                    return located[key,].value
        return self.span


class Around(NamedTuple):
    """What the other entries of a list say of each."""

    parents: Mapping[Span, Span]
    """The entry in which a nested one is."""
    groups: frozenset[Span]
    """The entries in which others are."""
    row_keys: Mapping[Span, str]
    """What rows are about, where that is not the title."""
    parts: Mapping[Span, str]
    """The lines in bold above entries, within their sections."""


def of_entry(source: Source, entry: Entry, work: Work, around: Around) -> Record | None:
    """The record of an entry, unless it has no title."""
    if work.title is None or not work.title.text.strip():
        return None
    before = source.text[entry.span.start : work.title.span.start]
    marked = _MARKER.fullmatch(before)
    labelled = (link.target for label, link in work.links if labels.is_label(label) or not label)
    return Record(
        span=entry.span,
        title=Title(work.title.text),
        authors=work.authors,
        is_open=_is_open(source, work.authors_span),
        venue=work.venue.text if work.venue else "",
        year=work.year,
        url=_key(work.url) if work.url else None,
        is_linked=any(
            link.span.start <= work.title.span.start and work.title.span.end <= link.span.end
            for link in entry.links
        ),
        ids=_own(chain((work.url or "",), labelled)),
        links=tuple((label.casefold(), link.target) for label, link in work.links),
        description=work.description.text if work.description else "",
        entry=entry,
        work=work,
        is_bare=not _WORD.search(_without(source, entry, (work.title.span, *_silent(entry, work)))),
        parent=around.parents.get(entry.span),
        is_group=entry.span in around.groups and work.description is None,
        row_key=around.row_keys.get(entry.span, ""),
        is_labelled=bool(_LEAD_IN.search(before.rstrip("[*_` "))),
        marker=marked[1] if marked else "",
        part=around.parts.get(entry.span, ""),
        results=_results(source, entry),
    )


def _results(source: Source, entry: Entry) -> tuple[str, ...]:
    if entry.form is not Form.ROW:
        return ()
    found = tuple(cell[1] for cell in _FIGURE.finditer(source.text_of(entry.span)))
    return found if len(found) >= _RESULTS else ()


def _silent(entry: Entry, work: Work) -> Iterator[Span]:
    """Where the links of an entry are that say nothing but what sort of thing they point to."""
    says = {link.span for label, link in work.links if label and not labels.is_label(label)}
    return (link.span for link in entry.links if link.span not in says)


def _without(source: Source, entry: Entry, spans: Iterable[Span]) -> str:
    """The text of an entry between these places."""
    text, end = "", entry.span.start
    for span in sorted(spans):
        text += source.text[end : span.start] + " "
        end = max(end, span.end)
    return text + source.text[end : entry.span.end]


def _key(url: str) -> str:
    """One name for all the ways to write an address."""
    return next((key.name for key in identity.keys_of(url)), identity.normalise(url))


def _is_open(source: Source, authors: Span | None) -> bool:
    return authors is not None and bool(
        _OPEN.search(source.text, authors.start, authors.end + _NEAR)
    )


def _own(texts: Iterable[str]) -> dict[str, str]:
    """The strong keys of the texts and what they were read from; of a family with several only the
    first, and that only if all begin with it: else they are of other works too.
    """
    found: dict[str, str] = {}
    for text in texts:
        for key in identity.keys_of(text):
            if key.strong:
                found.setdefault(key.name, text)
    families: defaultdict[str, list[str]] = defaultdict(list)
    for name in found:
        families[name.partition(":")[0]].append(name)
    first = next(iter(families), "")
    return {
        names[0]: found[names[0]]
        for family, names in families.items()
        if len(names) == 1 or family == first
    }


def states_work(note: Note) -> bool:
    """Whether a note says where or by whom the work was published that it is about."""
    front = note.frontmatter
    keys = (*_KEYS["ids"], *_KEYS["venue"], *_KEYS["authors"])
    return front is not None and any(front.get(key) for key in keys)


def of_note(source: Source, note: Note, read: Callable[[str], Title] = Title) -> Record | None:
    """The record of a note, unless it has no title; `read` takes titles apart."""
    if not note.title:
        return None
    front = note.frontmatter
    said = {field: tuple(_texts(source, front, field)) for field in _KEYS}
    authors = tuple(chain.from_iterable(map(_people, said["authors"])))
    years = (found for text in said["year"] if (found := ANY_YEAR.search(text)))
    year = next(years, None)
    has_title = front is not None and isinstance(front.get("title"), str)
    span = front.opening if front and has_title else note.headings[0].span
    return Record(
        span=span,
        title=read(note.title),
        authors=authors,
        is_open=any(map(_OPEN.search, authors)),
        venue=next(iter(said["venue"]), ""),
        year=int(year[0]) if year else None,
        ids=_own(said["ids"]),
        has_title=has_title,
        front=front if has_title else None,
    )


def _texts(source: Source, front: Frontmatter | None, field: str) -> Iterator[str]:
    """What the frontmatter says of a field, as texts that are not space."""
    for key in _KEYS[field]:
        value = front.get(key) if front else None
        if isinstance(value, float) and front:  # `1908.08530` is no number, but an arXiv id
            value = source.text_of(front.value_span((key,)))
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str | int) and str(each).strip():
                yield str(each).strip()


def _people(text: str) -> tuple[str, ...]:
    """The names in a text: one, or several with commas between."""
    read = person_names.read(text) if "," in text or " and " in text or ";" in text else None
    return read.names if read else (text,)
