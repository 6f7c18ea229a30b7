"""What a field holds, told by its values: a date, a duration, people, a venue, a tag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEAR
from listlint.lists.format.learn.entry_tokens import is_date
from listlint.lists.format.thresholds import (
    COVERS,
    FEW_VALUES,
    HALF_OF_VALUES,
    NEARLY_ALL,
    SOME_AGAIN,
)
from listlint.works.reading import person_names
from listlint.works.reading.known_venues import SHORT_VENUE, VENUE, VENUE_OPENING

_SHORT = 4
"""Words of a value, at most, that is a name, a venue or a tag."""
_DATE = pattern(rf"{YEAR}([./-])\d{{1,2}}(?:\1\d{{1,2}})?|\d{{1,2}}([./-])\d{{1,2}}\2{YEAR}")
"""A date in numbers: `2023/09`, `2023-09-01`, `01.09.2023`."""
_YEAR = pattern(YEAR)
_DURATION = pattern(r"\d{1,3}:\d\d(?::\d\d)?|(?:\d+ ?h(?:ours?)? )?\d+ ?min(?:utes)?\.?")
_TOPICS = pattern(r"[^\s,;]+(?: [^\s,;]+){0,3}(?:[,;] [^\s,;]+(?: [^\s,;]+){0,3})*")
"""Items of up to four words, with commas between them."""

Values = Sequence[str]


def told(values: Values) -> str | None:
    """The name of a field with these values, where each of them tells it."""
    return next((name for name, are_so in _TOLD.items() if values and are_so(values)), None)


def are_names_again(values: Values) -> bool:
    """Whether they are short names of which some come again, as those of venues do."""
    again = sum(n for n in Counter(values).values() if n > 1)
    are_names = _nearly_all(values, _is_short_name)
    return are_names and len(set(values)) > 1 and SOME_AGAIN.holds(again, len(values))


def _is_short_name(value: str) -> bool:
    bare = value.lstrip("(")
    return len(value.split()) <= 2 * _SHORT and (bare[:1].isupper() or not bare[:1].isascii())


def are_few(values: Values) -> bool:
    """Whether short values come again and again, as a venue or a tag does."""
    is_short = _nearly_all(values, lambda value: len(value.split()) <= _SHORT)
    return is_short and FEW_VALUES.allows(len(set(values)), len(values))


def are_words(values: Values) -> bool:
    """Whether each is a single word."""
    return _nearly_all(values, lambda value: len(value.split()) == 1)


def are_topics(values: Values) -> bool:
    """Whether they are short lists with commas."""
    several = sum("," in value or ";" in value for value in values)
    return HALF_OF_VALUES.holds(several, len(values)) and _nearly_all(
        values, lambda value: bool(_TOPICS.fullmatch(value))
    )


def are_prose(values: Values) -> bool:
    """Whether they are sentences, or parts of such."""
    lengthy = sum(len(value.split()) > _SHORT or not value.isascii() for value in values)
    return HALF_OF_VALUES.holds(lengthy, len(values))


def _nearly_all(values: Values, holds: Callable[[str], bool]) -> bool:
    return NEARLY_ALL.holds(sum(map(holds, values)), len(values))


def _are_years(values: Values) -> bool:
    return _nearly_all(values, lambda value: bool(_YEAR.fullmatch(value)))


def _are_dates(values: Values) -> bool:
    dates = sum(is_date(value) or bool(_DATE.fullmatch(value)) for value in values)
    years = sum(bool(_YEAR.fullmatch(value)) for value in values)
    return HALF_OF_VALUES.holds(dates, len(values)) and NEARLY_ALL.holds(dates + years, len(values))


def _are_durations(values: Values) -> bool:
    return _nearly_all(values, lambda value: bool(_DURATION.fullmatch(value)))


def _are_venues(values: Values) -> bool:
    venues = sum(
        len(value.split()) <= 2 * _SHORT
        and (value in SHORT_VENUE or bool(VENUE.search(value) or VENUE_OPENING.match(value)))
        for value in values
    )
    return HALF_OF_VALUES.holds(venues, len(values))


def _are_people(values: Values) -> bool:
    people = [value for value in values if person_names.read(value) is not None]
    full = sum("," in value or person_names.is_full_name(value) for value in people)
    return COVERS.holds(len(people), len(values)) and 2 * full >= len(people)


_TOLD: dict[str, Callable[[Values], bool]] = {
    "year": _are_years,
    "date": _are_dates,
    "duration": _are_durations,
    "venue": _are_venues,
    "authors": _are_people,
}
"""Names of fields, each with what holds for their values."""
