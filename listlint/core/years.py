"""Years in texts, and which a heading speaks of: `2020`, `CVPR 2019` or `2017 and before`."""

from __future__ import annotations

import re

from listlint.core.lazy_pattern import pattern

YEAR = r"(?:19|20)\d\d"
"""What may be a year, as the text of a pattern."""
OLD = r"1[5-8]\d\d"
"""The same before 1900, which may as well be a count: only where a year is expected."""
OLD_YEAR = pattern(OLD)
ANY_YEAR = pattern(rf"(?<!\d){YEAR}(?!\d)")
"""Four digits in a text that may be a year."""
_YEAR = r"(?:19[5-9]|20\d)\d"
YEARS = pattern(rf"(?<!\d){_YEAR}(?!\d)")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_WORD = pattern(
    rf"(?:(?=\w*[A-Z]\w*[A-Z])[A-Za-z]+)?(?:{_YEAR}(?:s|\u5e74)?)?|\d{{1,3}}"
    rf"|(?i:year|papers?|in|of|from|to|and|the|published|publications?|conferences?|journals?|works?"
    rf"|articles?|total|before|pre|prior|earlier|older|until|after|later|since|newer|onwards?|now"
    rf"|present|(?:{_MONTHS})[a-z]*)"
)
"""What the words of a heading may be that says a year: beside it and the month, a conference."""
_SHORT_RANGE = pattern(rf"({_YEAR})\s*[-~\u2013/]\s*(\d\d)(?!\d)")
_EARLIER = pattern(r"before|\bpre|prior|earlier|older|until|up to|[<\u2264]|^\W*-", re.IGNORECASE)
_LATER = pattern(
    r"after|later|since|newer|onward|present|now|[>\u2265+]|[-\u2013~]\W*$", re.IGNORECASE
)
_DECADE = pattern(rf"{_YEAR}s")


def years_in(heading: str) -> tuple[int, int] | None:
    """The first and last year, inclusive, if a heading is one of years."""
    found = [int(year) for year in YEARS.findall(heading)]
    if not found or not all(map(_WORD.fullmatch, re.findall(r"\w+", heading))):
        return None
    short = _SHORT_RANGE.search(heading)
    if short and int(short[2]) > 12:  # noqa: PLR2004 - else it is a month
        found.append(found[0] // 100 * 100 + int(short[2]))
    first, last = min(found), max(found)
    if _DECADE.search(heading):
        last += 9
    if _EARLIER.search(heading):
        first = 0
    elif _LATER.search(heading):
        last = 9999
    return first, last
