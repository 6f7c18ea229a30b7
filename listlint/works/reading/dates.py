"""A stated date to numbers that can be compared."""

from __future__ import annotations

from listlint.core.lazy_pattern import pattern
from listlint.core.years import ANY_YEAR

_MONTH = pattern(r"(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER = pattern(r"(?<!\d)\d{1,2}(?!\d)")
_LAST_MONTH = 12
"""Of a year."""
_LAST_DAY = 31
"""Of a month; which one is not asked."""


def numbers(text: str) -> tuple[int, ...]:
    """The year, the month and the day, as far as the text states them; empty without a year.

    Of two numbers before the year the second is the month if it can be: `31.12.2020`, `12/31/2020`.
    """
    text = text.casefold()
    year = ANY_YEAR.search(text)
    if year is None:
        return ()
    before = [int(found) for found in _NUMBER.findall(text[: year.start()])]
    after = [int(found) for found in _NUMBER.findall(text[year.end() :])]
    if named := _MONTH.search(text):
        rest = [_MONTHS.index(named[0]) + 1, *before, *after]
    else:
        rest = [*reversed(before), *after]
        if len(before) > 1 and rest[0] > _LAST_MONTH:
            rest[:2] = reversed(rest[:2])
    if not rest or not 1 <= rest[0] <= _LAST_MONTH:
        return (int(year[0]),)
    day = rest[1:2] if 1 <= (rest[1:2] or [0])[0] <= _LAST_DAY else []
    return (int(year[0]), rest[0], *day)
