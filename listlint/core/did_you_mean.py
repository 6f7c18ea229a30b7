"""Which name was meant by one that does not exist: "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
