"""The facts of documents that earlier runs have read, so that only what has changed is parsed.

They are found by the text and all else that the parser is given. What is kept is read so that it
can be nothing but facts: whoever has written it, it cannot make anything run.
"""

from __future__ import annotations

import array
import pickle
import zlib
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from io import BytesIO
from typing import NamedTuple

from listlint.core import document, frontmatter
from listlint.core import source as places
from listlint.core.document import Document
from listlint.core.source import Source
from listlint.engine.kept_pairs import KeptPairs
from listlint.files.cache import Cache
from listlint.parse import DocumentKind

_PASSIVE = {
    (module.__name__, name): value
    for module in (document, frontmatter, places)
    for name, value in vars(module).items()
    if isinstance(value, type) and value.__module__ == module.__name__
} | {("array", name): getattr(array, name) for name in ("array", "_array_reconstructor")}
"""All that documents are made of: to make one of it does nothing else."""


class ToParse(NamedTuple):
    """What the parser is given, and all that its answer depends on."""

    source: Source
    kind: DocumentKind | None
    headings: tuple[str, ...]
    lists_are_known: bool

    def key(self, version: bytes) -> bytes:
        """Under which name the answer is kept, for a version of the parser."""
        about = (self.source.path, self.kind, self.headings, self.lists_are_known)
        digest = blake2b(
            repr(about).encode("utf-8", "surrogateescape"), key=version, digest_size=16
        )
        digest.update(self.source.text.encode("utf-8", "surrogatepass"))
        return digest.digest()


class KeptFacts:
    """Documents by what they were parsed from, in a cache."""

    def __init__(self, cache: Cache, version: bytes) -> None:
        """`version` is another one for each version of the parser."""
        self._cache, self._version = cache, version
        self.pairs = KeptPairs(cache, version)

    def documents(
        self, asked: Iterable[ToParse], parse: Callable[[ToParse], Document]
    ) -> Mapping[str, Document]:
        """The documents by path; what is not kept is parsed, and kept from now on."""
        keys = {each.key(self._version): each for each in asked}
        kept = self._cache.get(keys)
        found, fresh = {}, {}
        for key, each in keys.items():
            facts = _read(kept.get(key))
            if facts is None:
                facts = parse(each)
                fresh[key] = _written(facts)
            found[each.source.path] = facts
        if fresh:
            self._cache.put(fresh)
        return found


def _written(facts: Document) -> bytes:
    return zlib.compress(pickle.dumps(facts, protocol=5), 1)


def _read(data: bytes | None) -> Document | None:
    """A document that was kept; none where it is damaged or no document."""
    try:
        found = data and _Unpickler(BytesIO(zlib.decompress(data))).load()
    except Exception:  # noqa: BLE001 - damaged data can fail in any way
        return None
    return found if isinstance(found, Document) else None


class _Unpickler(pickle.Unpickler):
    """Makes facts and nothing else."""

    def find_class(self, module: str, name: str) -> object:
        return _PASSIVE[module, name]
