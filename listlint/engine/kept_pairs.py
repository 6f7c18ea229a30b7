"""Which titles are alike, among all works and among the references of each note, as earlier runs
have found out: of what the index asks, that takes longest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cached_property
from hashlib import blake2b

from listlint.files.cache import Cache

MOST = 100_000
"""Notes and projects whose pairs are kept; of more, those that this run has asked for."""

_Pairs = list[tuple[int, int]]


class KeptPairs:
    """Pairs of alike texts, by these texts: as one value of a cache, since they are few.

    Without a cache they are kept for this run, which looks again when it has fixed something.
    """

    def __init__(self, cache: Cache | None = None, version: bytes = b"") -> None:
        """`version` is another one for each version of what compares."""
        self._cache = cache
        self._key = blake2b(b"alike titles", key=version, digest_size=16).digest()
        self._asked: dict[str, _Pairs] = {}

    @cached_property
    def _kept(self) -> dict[str, _Pairs]:
        if self._cache is None:
            return {}
        try:
            kept = json.loads(self._cache.get([self._key])[self._key])
            return {key: [(one, other) for one, other in pairs] for key, pairs in kept.items()}
        except (KeyError, ValueError, TypeError, AttributeError):  # not there, or not ours
            return {}

    def __call__(self, texts: Sequence[str], compare: Callable[[], _Pairs]) -> _Pairs:
        """The pairs among texts, by their numbers; what is not kept is compared."""
        about = repr(texts).encode("utf-8", "surrogatepass")
        key = blake2b(about, digest_size=16).hexdigest()
        if key not in self._asked:
            self._asked[key] = self._kept[key] if key in self._kept else compare()
        return self._asked[key]

    def keep(self) -> None:
        """Write down what was new."""
        if self._cache is None or self._asked.keys() <= self._kept.keys():
            return
        every = self._kept | self._asked
        kept = every if len(every) <= MOST else self._asked
        self._cache.put({self._key: json.dumps(kept).encode()})
