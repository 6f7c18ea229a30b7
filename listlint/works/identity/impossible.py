"""arXiv ids and DOIs that cannot exist, whatever has been published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern


class Impossible(NamedTuple):
    """An id that cannot exist, and where in the text it stands."""

    text: str
    why: str
    start: int
    end: int


_ARXIV_CLAIM = pattern(
    r"(?:\barxiv\.org/(?:abs|pdf|html|format|ps|e-print)/|\barxiv\s?:\s?)"
    r"(?P<id>(?:[a-z-]+(?:\.[a-z]{2})?/)?\d(?:[\d,_-]|\.(?!pdf))*+)"
    r"(?:v\d+)?+(?!/?[\w-])",
    re.IGNORECASE,
)
_NO_ARXIV_ID = pattern(r"\barxiv\.org/(?:abs|pdf)/?(?=[?#\s]|\Z)", re.IGNORECASE)
_PDF_OF_ABSTRACT = pattern(r"\barxiv\.org/abs/(?P<id>[^?#\s]*\.pdf)\b", re.IGNORECASE)
_DOI_CLAIM = pattern(
    r"(?:\bdoi\.org/|\bdoi\s?:\s?)(?P<id>\d[\d.]*(?:(?:/|%2F)[^\s?#()<>\[\]\"|]*)?)", re.IGNORECASE
)


def faults(text: str) -> Iterator[Impossible]:
    """The arXiv ids and DOIs in a text that cannot exist, whatever has been published."""
    for claim, fault in ((_ARXIV_CLAIM, _fault_of_arxiv), (_DOI_CLAIM, _fault_of_doi)):
        for found in claim.finditer(text):
            name = re.sub(r"\.pdf$", "", found["id"], flags=re.IGNORECASE).rstrip(".,;:_-")
            if why := fault(name.lower()):
                yield Impossible(name, why, found.start("id"), found.start("id") + len(name))
    if without := _NO_ARXIV_ID.search(text):
        yield Impossible(without[0], "the id is missing", *without.span())
    if file := _PDF_OF_ABSTRACT.search(text):
        yield Impossible(file["id"], "`/abs/` takes the id alone, without `.pdf`", *file.span("id"))


def _fault_of_arxiv(name: str) -> str | None:
    archive, _, number = name.rpartition("/")
    month = number[2:4]
    if archive:
        if not re.fullmatch(r"\d{7}", number):
            return "seven digits follow the archive"
        return None if "01" <= month <= "12" else f"there is no month {month}"
    parts = re.fullmatch(r"(\d{4})\.(\d+)", number)
    if not parts:
        return "its form is not that of `1908.08530`"
    if len(parts[2]) not in (4, 5):
        return "four or five digits must follow the period"
    if not "01" <= month <= "12":
        return f"there is no month {month}"
    if not "0704" <= parts[1] < "9101":
        return "ids of this form begin with 0704, which is April 2007"
    digits = 5 if parts[1] >= "1501" else 4
    if len(parts[2]) != digits:
        return (
            f"{'five' if digits == 5 else 'four'} digits must follow the period in 20{number[:2]}"  # noqa: PLR2004 - the word for it
        )
    return None


def _fault_of_doi(name: str) -> str | None:
    prefix, _, suffix = name.replace("%2f", "/").partition("/")
    if prefix == "10":  # a short DOI
        return None if suffix else "a DOI is a prefix such as `10.1000`, a slash and a suffix"
    if not re.fullmatch(r"10\.\d{4,9}(?:\.\d+)*", prefix):
        return "a DOI begins with `10.`, at least four digits and a slash"
    return None if suffix else "the suffix is missing"
