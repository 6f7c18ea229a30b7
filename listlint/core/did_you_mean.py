"""Which name was meant by one that does not exist: "did you mean"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from listlint.core.lazy_pattern import pattern

# How near a name must be to be suggested, by what it names: from 0 to 100, twice the letters that
# both have in the same order, in percent of all their letters. Case does not count.
RULE = 65
"""As `unsorted` is to `unsorted-entries`, and not as `hr-style` is to `mixed-link-style`."""
KEY = 75
"""As `yaer` is to `year`, and not as `done` is to `doing`: keys and values of a schema."""
KEYWORD = 85
"""As `propertis` is to `properties`, and not as `minContains` is to `contains`."""
LABEL = 75
"""As `vilbert` is to `vl-bert`, and not as `code` is to `cite`: labels of reference links."""
ANCHOR = 80
"""As `paper` is to `papers-`, and not as `code` is to `coda`."""
FILE = 80
"""As `atention.md` is to `attention.md`; the option of `broken-link` changes it."""

_SHORTEST_BEGINNING = 3
"""Letters: so many of a name say which one is meant, as `int` does of `integer`."""


MOST_COMPARED = 50_000_000
"""Times that a name is compared with one of a `KnownNames`, at most: they take about four seconds.
Whoever has a thousand broken links among 50,000 files has no use for more guesses."""


def nearest(wanted: str, known: Iterable[str], at_least: float) -> str | None:
    """The known name that is most like the one that is wanted, if it is like it at all."""
    return KnownNames({name: name for name in known}).nearest(wanted, at_least)


_LONG_WORD = 6
"""Letters of a word, from which on one that differs in a single letter is hardly another word."""
_ASIDE = pattern(r"\s\([^()]*\)$")
_WORD = pattern(r"[^\W_]+")


def is_slip(wanted: str, known: str) -> bool:
    """Whether two names are one that is written in two ways, and not those of two things: only
    spaces, signs, accents or what follows in brackets differ, or a single letter within one word.
    """
    if any(sign in name for name in (wanted, known) for sign in "+#"):
        return False
    one, other = (_WORD.findall(_bare(name)) for name in (wanted, known))
    if "".join(one) == "".join(other):
        return bool(one)
    pairs = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) and len(pairs) == 1 and _is_misspelt(*pairs[0])


def _bare(name: str) -> str:
    """A name without case, accents and what stands in brackets at its end."""
    parts = unicodedata.normalize("NFD", _ASIDE.sub("", name.casefold()))
    return "".join(each for each in parts if not unicodedata.combining(each))


def _is_misspelt(one: str, other: str) -> bool:
    """Whether two words differ in one letter behind the first, or in two that are swapped; but not
    in which letter is the last one, as those of other words do.
    """
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG_WORD or len(long) - len(short) > 1 or one[0] != other[0]:
        return False
    pairs = enumerate(zip(short, long, strict=False))
    at = next((at for at, (a, b) in pairs if a != b), len(short))
    if any(map(str.isdigit, short[at : at + 1] + long[at : at + 1])):
        return False
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    if short[at + 1 :] == long[at + 1 :]:
        return at < len(short) - 1
    return short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]


class KnownNames:
    """Names, by a key each, among which many are looked for: they are made ready once."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._keys, self._folded = [*names], [name.casefold() for name in names.values()]
        self._left = MOST_COMPARED

    def nearest(self, wanted: str, at_least: float) -> str | None:
        """The key of the name that is most like the one that is wanted, if one is like it."""
        return next(iter(self.alike(wanted, at_least, most=1)), None)

    def alike(self, wanted: str, at_least: float, most: int) -> list[str]:
        """The keys of the names that are most like the one that is wanted, the nearest first."""
        # Most runs have nothing to suggest, and `--version` never has.
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        self._left -= len(self._folded)
        if self._left < 0:
            return []
        found = process.extract(
            wanted.casefold(), self._folded, scorer=fuzz.ratio, score_cutoff=at_least, limit=most
        )
        return [self._keys[at] for _, _, at in found]


def shortened(wanted: str, known: Iterable[str]) -> str | None:
    """The only known name that begins as the one that is wanted."""
    folded = wanted.casefold()
    found = [name for name in known if name.casefold().startswith(folded)]
    return found[0] if len(found) == 1 and len(folded) >= _SHORTEST_BEGINNING else None
