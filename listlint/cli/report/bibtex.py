"""A list's entries as a BibTeX bibliography."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from listlint.core.lazy_pattern import pattern
from listlint.engine.entry_list import Listed

_SPECIAL = {
    # A brace counts for BibTeX even behind a backslash: it could end the value.
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
# What would end a value or begin a comment cannot be escaped in a URL, but can be encoded.
_IN_URL = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "\n": "%0A"}
CONTROL = pattern(r"[\0-\x08\x0b-\x1f\x7f-\x9f]")
"""What tells a terminal to do something and no reader anything."""
_WORD = pattern(r"[a-z0-9]+")
_SMALL = frozenset(
    {"a", "an", "at", "by", "for", "from", "in", "is", "of", "on", "the", "to", "with"}
)
_JOURNAL = pattern(
    r"\b(?:Journal|Transactions|Trans|Letters|Magazine|Review|Nature|Science|TPAMI|PAMI|IJCV|JMLR|TMLR"
    r"|TACL|TIP|TMM|TNNLS|TKDE|TOG|TOIS|RA-L|RAL|T-RO|IJRR|JAIR|PNAS|Neurocomputing|CVIU|TVCG|TMI)\b"
)
_PREPRINT = pattern(r"arxiv|corr|preprint|biorxiv|medrxiv|openreview", re.IGNORECASE)


def as_bibtex(entries: Iterable[Listed]) -> Iterator[str]:
    """The lines of one BibTeX entry a work; what has no title is left out."""
    used: set[str] = set()
    for listed in entries:
        if listed.work.title is None:
            continue
        if used:
            yield ""
        key = _unused(_key(listed), used)
        used.add(key)
        fields = [(name, value) for name, value in _fields(listed) if value]
        yield f"@{_kind(listed)}{{{key},"
        yield from (f"  {name} = {{{CONTROL.sub('', value)}}}," for name, value in fields)
        yield "}"


def _fields(listed: Listed) -> Iterator[tuple[str, str]]:
    work = listed.work
    kind = _kind(listed)
    venue = _escaped(work.venue.text) if work.venue else ""
    arxiv = next((i.partition(":")[2] for i in listed.ids if i.startswith("arxiv:")), "")
    doi = next((i.partition(":")[2] for i in listed.ids if i.startswith("doi:")), "")
    yield "title", f"{{{_escaped(work.title.text if work.title else '')}}}"
    yield "author", " and ".join(map(_author, work.authors))
    yield {"inproceedings": "booktitle", "article": "journal"}.get(kind, "howpublished"), venue
    yield "year", str(work.year or "")
    yield "doi", _escaped(doi)
    yield "eprint", _escaped(arxiv)
    yield "archiveprefix", "arXiv" if arxiv else ""
    yield "url", "".join(_IN_URL.get(c, c) for c in work.url or "")


def _kind(listed: Listed) -> str:
    venue = listed.work.venue
    if venue is None or _PREPRINT.search(venue.text):
        return "misc"
    return "article" if _JOURNAL.search(venue.text) else "inproceedings"


def _author(name: str) -> str:
    """A name whose own "and", if it has one, parts no two people."""
    escaped = _escaped(name)
    return f"{{{escaped}}}" if re.search(r"\band\b", name, re.IGNORECASE) else escaped


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in " ".join(text.split()))


def _key(listed: Listed) -> str:
    """The first author's last name, the year and the title's first telling word."""
    work = listed.work
    first = work.authors[0] if work.authors else ""
    last = first.partition(",")[0] if "," in first else first.rpartition(" ")[2]
    words = _WORD.findall(_plain(work.title.text if work.title else ""))
    word = next((word for word in words if word not in _SMALL), "")
    return "".join(_WORD.findall(_plain(last))) + str(work.year or "") + word or "entry"


def _plain(text: str) -> str:
    """In small letters without accents."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def _unused(key: str, used: set[str]) -> str:
    """The key itself, or with the first number behind it that makes it unique."""
    number, free = 1, key
    while free in used:
        number += 1
        free = f"{key}-{number}"
    return free
