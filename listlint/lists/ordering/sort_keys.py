"""The ways in which entries can be ordered, and the keys that they are compared by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern

Key = str | tuple[int, ...]
"""What entries are compared by; keys of one measure are of one kind."""


class Order(StrEnum):
    """How the entries of a list are ordered."""

    ALPHABETICAL = "alphabetical"
    OLDEST_FIRST = "oldest-first"
    NEWEST_FIRST = "newest-first"
    APPEND = "append"
    ANY = "any"


class SortFacts(NamedTuple):
    """What an entry can be ordered by."""

    name: str = ""
    date: tuple[int, ...] = ()
    """The year, the month and the day, as far as it states them."""
    submitted: tuple[int, ...] = ()
    """The year and month of its arXiv id."""
    is_new: bool = False
    """Whether a change adds it: it is measured by what was there, and never that by it."""


_FOLDED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ə": "e", "\u0131": "i", "æ": "ae", "œ": "oe",
     "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n", "ɛ": "e", "ɔ": "o"}
)  # fmt: skip
"""Letters that Unicode does not take apart, as the Latin ones they are sorted beside."""
_ARTICLE = pattern(r"\A(?:the|an?) (?=.)")
_WORD = pattern(r"[^\W_]+")
_GROUP = pattern(r"\A@?[\w.-]+/(?=\w)")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
"""What Roman letters count."""
_NUMBER = pattern(r"\d++|\b[IVXL]++\b")
_DIGITS = 9
"""More than the number of a part has."""


def _by_characters(facts: SortFacts) -> str | None:
    """As a program sorts that knows nothing of letters: `Zürich` before `Ärhus`."""
    return facts.name.casefold() or None


def _by_code_point(facts: SortFacts) -> str | None:
    """As `sort` in the C locale: capitals before small letters."""
    return facts.name or None


def _by_signs(facts: SortFacts) -> str | None:
    """Without accents, other signs counting: `go-yaml` before `gob`."""
    if facts.name.isascii():
        return facts.name.casefold() or None
    return folded(facts.name) or None


def folded(name: str) -> str:
    """A name in small letters without accents."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in letters if not unicodedata.combining(c)).translate(_FOLDED)


def placeable(name: str) -> str:
    """What of a name stands ahead of the first letter that has no place among Latin ones."""
    if name.isascii():
        return name
    at = next((n for n, c in enumerate(name) if c.isalpha() and not folded(c).isascii()), None)
    return name[:at]


def _by_words(facts: SortFacts) -> str | None:
    """Word by word, without a leading article: `one two` before `onetwo`."""
    return _ARTICLE.sub("", " ".join(_WORD.findall(_by_signs(facts) or "")), count=1) or None


def _by_letters(facts: SortFacts) -> str | None:
    """Letter by letter: `onetwo` before `one zero`."""
    return (_by_words(facts) or "").replace(" ", "") or None


def _by_own_name(facts: SortFacts) -> str | None:
    """Without the group that a name belongs to: `r/climate` and `@acme/climate` as `climate`."""
    return _by_words(facts._replace(name=_GROUP.sub("", facts.name, count=1)))


def _by_numbers(facts: SortFacts) -> str | None:
    """As parts are counted: `Part 2` before `Part 10`, `Part IX` behind `Part V`."""
    return _by_words(facts._replace(name=_NUMBER.sub(_padded, facts.name)))


def _by_letters_first(facts: SortFacts) -> str | None:
    """What begins with a digit behind all else: `zoo` before `1984`."""
    words = _by_words(facts)
    return f"{_BEHIND_LETTERS}{words}" if words and words[0].isdigit() else words


def _padded(number: re.Match[str]) -> str:
    """A number with so many digits that texts of numbers go as they do."""
    text = number[0]
    if text[0] in _ROMAN:
        values = [_ROMAN[letter] for letter in text]
        following = (*values[1:], 0)
        text = str(sum(-a if a < b else a for a, b in zip(values, following, strict=True)))
    return text.zfill(_DIGITS)


def _by_submission(facts: SortFacts) -> tuple[int, ...] | None:
    return facts.submitted or None


def _by_date(parts: int, facts: SortFacts) -> tuple[int, ...] | None:
    """By the year, the month too, or the day too."""
    return facts.date[:parts] if len(facts.date) >= parts else None


def _latest_first(measure: Measure, facts: SortFacts) -> tuple[int, ...] | None:
    key = measure(facts)
    return None if key is None else tuple(-int(part) for part in key)


Measure = Callable[[SortFacts], Key | None]


@dataclass(frozen=True, slots=True)
class SortKey:
    """A way to order entries. What one of its measures takes to be in order is not out of it."""

    order: Order
    measures: tuple[Measure, ...]
    opposite: Measure | None = None
    is_by_submission: bool = False


_BEHIND_LETTERS = "\uf000"
_BY_LETTERS = (
    _by_characters, _by_signs, _by_words, _by_letters, _by_numbers, _by_own_name,
    _by_letters_first,
)  # fmt: skip

BY_LETTER = SortKey(Order.ALPHABETICAL, _BY_LETTERS)


def _ways() -> Iterator[SortKey]:
    yield BY_LETTER
    # The finest measure that is kept counts: who goes by the day goes by the year as well.
    for measure in (
        partial(_by_date, 3),
        partial(_by_date, 2),
        partial(_by_date, 1),
        _by_submission,
    ):
        latest_first = partial(_latest_first, measure)
        hidden = measure is _by_submission
        yield SortKey(Order.OLDEST_FIRST, (measure,), latest_first, hidden)
        yield SortKey(Order.NEWEST_FIRST, (latest_first,), measure, hidden)


WAYS = (*_ways(),)
BY_SUBMISSION = (*(way for way in WAYS if way.is_by_submission),)
"""By what readers do not see."""
BY_CODE_POINT = SortKey(Order.ALPHABETICAL, (_by_code_point, *_BY_LETTERS))
"""What a list with names of both cases can show to be its alphabetical order: there nobody takes
what is in order by its letters for a slip either.
"""
_BREAK = pattern(r"[^\w\s](?=\s|\Z)|\s(?=[^\w\s]\s|\()|(?<!\w)(?:\d|[IVXL]+\b)|\Z")
"""Where the name that several share ends: at a sign, or at the number of a part."""
_LATER_PART = pattern(
    r"\W*(?:part|vol(?:ume)?\.?|chapter|episode|lesson)\s*+(?:[2-9]|1\d|II|IV|VI*+|IX|X)(?!\w)",
    re.IGNORECASE,
)
"""How the name of a part begins that is not the first."""


def stem(name: str) -> str:
    """What parts and continuations share: of `Boats 2.0` and `Boats: more` it is `boats`."""
    found = _BREAK.search(name)
    return _ARTICLE.sub("", name[: found.start() if found else None].casefold().strip(), count=1)


def is_later_part(name: str) -> bool:
    """Whether an entry goes on where the one above it ends: `Part 2: …`."""
    return _LATER_PART.match(name) is not None
