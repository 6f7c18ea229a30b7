"""A text to the venue, the year and the date that it states, if it states nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEAR
from listlint.works.reading.known_venues import SHORT_VENUE, VENUE, VENUE_OPENING
from listlint.works.reading.vocabulary import (
    DATE,
    QUALIFIERS,
    STATED_YEAR,
    STOP,
)

_LEAD = pattern(
    r"(?i)\s*+(?:(?:published|accepted|presented|under review|appear(?:s|ed|ing)?|to appear|also)?"
    r"\s*+\b(?:in|at|to|by|on)\b(?!\s*(?:the\s+)?wild)\s+(?:the\b\s*)?|(?:venue|conference|publisher|journal|published)\s*:\s*)"
)
_PLACED = pattern(r"\b(?:in|at)\b", re.IGNORECASE)
_ACRONYM = pattern(
    r"([A-Z][\w&+@/-]*[A-Z][\w&+@/-]*)(?: (?:[A-Z]{2,}|Workshops?|W|Findings|Track))?"
)
_DETAILS = pattern(
    rf"(?<=\d)/{YEAR}\b|\(\s*\)|\[\s*\]|\b(?:vol|pp|no)\.?\s*[\d:()-]+"
    rf"|\b\d+\s*\(\d+\)|\b\d+(?:\.[\d-]+)?\s*(?=\({YEAR}\))|:\s*\d+[-\u2013]\d+",
    re.IGNORECASE,
)
_EDGES = (
    " \t\n.,;:|-\u2013\u2014_/'\u2019\u2018`\"()[]{}"
    "\u3010\u3011\uff08\uff09*#@!\U0001f525\u2728\ufe0f"
)
_SPACED = pattern(r" ([012]\d)(?=\W*\Z)")
"""A year of two digits behind a venue we know."""
_HYPHENATED = pattern(r"-\d\d\b")
_LONGEST_NAME = 14
"""Words of a venue we know, with a year: `Proceedings of the … Conference on …`."""
_LONGEST_MENTION = 5
"""Words around a venue we know, without a year: more are a sentence that mentions it."""
_LONGEST_LIKELY = 8
"""Words of a venue we do not know, with a year."""
_LONGEST = 300
"""Characters: more are prose."""
_INITIALS = 2
"""Letters of what may be somebody's: `YK. Lai`."""
_MOST_BEFORE = 2
"""Words before a venue we know, as in `Accepted at`."""
_SPLIT = pattern(
    rf"[,\uff0c;]\s*|\s[\u2013\u2014-]+\s|(?:(?<!\s)\s++)?(?:\||[()\[\]]++)\s*+|{STOP}\s+(?=[A-Z\d])"
)
_NUMBER = pattern(
    r"(?i)(?:(?<=preprint )arxiv\b|(?<=arxiv))[:\s]\s*"
    r"(?:[a-z-]+/)?\d{4}[.\d]+(?:v\d+)?(?:\s*\[[\w.-]+\])?|\babs/\d{4}\.\d+"
    r"|(?<=arxiv )(?!20[0-2]\d)\d\d(?:0[1-9]|1[0-2])\b"
)
_DIGIT = pattern(r"\d")
_OF_WORDS = (QUALIFIERS, _DETAILS)
_WITH_NUMBERS = (*_OF_WORDS, _NUMBER, STATED_YEAR)


class Range(NamedTuple):
    """A span of the text that was read."""

    start: int
    end: int


class StatedVenue(NamedTuple):
    """What a text says of where and when a work appeared."""

    venue: str | None = None
    venue_range: Range | None = None
    year: int | None = None
    year_range: Range | None = None
    date_range: Range | None = None


def year_of(digits: str) -> int:
    """Two digits are of this century or the last."""
    number = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - as the docstring says
        return number
    return number + (2000 if number < 50 else 1900)  # noqa: PLR2004 - as above


def read(text: str, *, sure: bool = False) -> StatedVenue | None:
    """Venue, year and date, if the text is nothing else; `sure` says that it can be but these."""
    if len(text) > _LONGEST:
        return None
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    has_numbers = _DIGIT.search(text) is not None  # most descriptions have none, nor a year so
    date = DATE.search(text, begin) if has_numbers else None
    found = _year(text, begin, date) if has_numbers else None
    year, place = found or (None, None)
    date_range = Range(*date.span()) if date else None
    details = _WITH_NUMBERS if has_numbers else _OF_WORDS
    blanked = _blank(text, details, Range(0, begin), date_range, place)
    first = next((p for p in _parts(blanked, begin) if _kept(blanked[p.start : p.end])), None)
    if first is None:
        return StatedVenue(None, None, year, place, date_range) if year is not None else None
    venue = _venue(
        blanked, first, year, led=lead is not None and _PLACED.search(lead[0]) is not None
    )
    if venue is None and sure and year is not None:
        venue = _likely(blanked, begin)
    if venue is None:
        return None
    return StatedVenue(_kept(blanked[venue.start : venue.end]), venue, year, place, date_range)


def _year(text: str, begin: int, date: re.Match[str] | None) -> tuple[int, Range] | None:
    if date:
        found = re.search(YEAR, date[0])
        assert found
        start = date.start() + found.start()
        return int(found[0]), Range(start, start + 4)
    known = VENUE.search(text, begin)
    for match in STATED_YEAR.finditer(text, begin):
        if _is_in_a_name(match, known):
            continue
        group = match.lastindex or 0
        return year_of(match[group]), Range(match.start(), match.end(group))
    spaced = _SPACED.match(text, known.end()) if known else None
    return (year_of(spaced[1]), Range(*spaced.span(1))) if spaced else None


def _is_in_a_name(year: re.Match[str], known: re.Match[str] | None) -> bool:
    """Whether two digits behind a hyphen are part of a name such as that of a model (`GPH-16`):
    they are a year only of a venue we know.
    """
    is_short = _HYPHENATED.match(year.string, year.start()) is not None
    return is_short and (known is None or known.end() != year.start())


def _blank(text: str, details: Iterable[re.Pattern[str]], *ranges: Range | None) -> str:
    """The text with everything that is no part of a venue's name replaced by spaces."""
    spans = [each for each in ranges if each]
    spans += [Range(*found.span()) for each in details for found in each.finditer(text)]
    characters = [*text]
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def _parts(text: str, begin: int) -> list[Range]:
    at, parts = begin, []
    for found in _SPLIT.finditer(text, begin):
        parts.append(Range(at, found.start()))
        at = found.end()
    return [*parts, Range(at, len(text))]


def _kept(text: str) -> str:
    return " ".join(re.sub(r"\(\s*\)|\[\s*\]", " ", text).split()).strip(_EDGES)


def _venue(text: str, part: Range, year: int | None, *, led: bool) -> Range | None:
    """Where the name of a venue is in a part, if the part names one."""
    name = _kept(text[part.start : part.end])
    words = len(name.split())
    start = text.index(name.split()[0], part.start)
    end = text.rindex(name.split()[-1], start, part.end) + len(name.split()[-1])
    place = Range(start, end)
    if name in SHORT_VENUE:
        return place
    is_short = words <= (_LONGEST_NAME if year else _LONGEST_MENTION)
    known = VENUE.search(name) if is_short else None
    opened = VENUE_OPENING.match(name) is not None
    if known:
        before = len(name[: known.start()].split())
        if opened or before <= (_MOST_BEFORE if year else 0):
            return place
    if (opened or (led and year)) and words <= _LONGEST_NAME and (words > 1 or year):
        return place if 2 * sum(w[0].isupper() for w in name.split()) > words else None
    return place if year and _is_acronym(name) else None


def _likely(text: str, begin: int) -> Range | None:
    """The part that names a venue we know, else the first, if it looks like a name."""
    parts = [part for part in _parts(text, begin) if _kept(text[part.start : part.end])]
    known = (p for p in parts if VENUE.search(text, p.start, p.end))
    part = next(known, _with_abbreviations(text, parts))
    name = _kept(text[part.start : part.end])
    if not name[0].isupper() or len(name.split()) > _LONGEST_LIKELY:
        return None
    start = text.index(name.split()[0], part.start)
    last = name.split()[-1]
    return Range(start, text.rindex(last, start, part.end) + len(last))


def _with_abbreviations(text: str, parts: list[Range]) -> Range:
    """The first part and those behind it that only periods divide: `Comput. Graph. Forum`."""
    first, *rest = parts
    for part in rest:
        if text[first.end : part.start].strip() != ".":
            break
        first = Range(first.start, part.end)
    return first


def _is_acronym(name: str) -> bool:
    """Mostly capitals, as `FooBAR` is not: with a year beside it, it is taken for a venue."""
    found = _ACRONYM.fullmatch(name)
    return (
        found is not None
        and len(name) > _INITIALS
        and 2 * sum(map(str.isupper, found[1])) >= len(found[1])
    )
