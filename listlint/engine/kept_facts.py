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

from listlint.core import diagnostic, document, frontmatter, result
from listlint.core import source as places
from listlint.core.document import Document, DocumentKind
from listlint.core.source import Source
from listlint.engine.kept_pairs import KeptPairs
from listlint.engine.seen_by_others import told_by_facts, told_by_text
from listlint.files.cache import Cache

_PASSIVE = {
    (module.__name__, name): value
    for module in (document, frontmatter, places, diagnostic, result)
    for name, value in vars(module).items()
    if isinstance(value, type) and value.__module__ == module.__name__
} | {("array", name): getattr(array, name) for name in ("array", "_array_reconstructor")}
"""All that documents and findings are made of: to make one of it does nothing else."""


class ToParse(NamedTuple):
    """What the parser is given, and all that its answer depends on."""

    source: Source
    kind: DocumentKind | None
    headings: tuple[str, ...]
    lists_are_known: bool
    of_outliner: bool = False

    def key(self, version: bytes) -> bytes:
        """Under which name the answer is kept, for a version of the parser."""
        about = (self.source.path, *self[1:])
        digest = blake2b(
            repr(about).encode("utf-8", "surrogateescape"), key=version, digest_size=16
        )
        digest.update(self.source.text.encode("utf-8", "surrogatepass"))
        return digest.digest()


class _Kept(NamedTuple):
    """A document, and a digest of what its text says to others."""

    document: Document
    told: bytes


class KeptFacts:
    """Documents by what they were parsed from, in a cache."""

    def __init__(self, cache: Cache, version: bytes) -> None:
        """`version` is another one for each version of the parser."""
        self.cache, self.version = cache, version
        self.pairs = KeptPairs(cache, version)
        self.keys: dict[str, bytes] = {}
        """Of the documents that were asked for, by path: another one for each text."""
        self._told: dict[str, bytes] = {}

    def documents(
        self, asked: Iterable[ToParse], parse: Callable[[ToParse], Document]
    ) -> Mapping[str, Document]:
        """The documents by path; what is not kept is parsed, and kept from now on."""
        keys = {each.key(self.version): each for each in asked}
        kept = self.cache.get(keys)
        found, fresh = {}, {}
        for key, each in keys.items():
            known = _document_in(kept.get(key))
            if known is None:
                parsed = parse(each)
                known = _Kept(parsed, told_by_text(parsed, each.source))
                fresh[key] = written(tuple(known))
            path = each.source.path
            found[path], self.keys[path], self._told[path] = known.document, key, known.told
        if fresh:
            self.cache.put(fresh)
        return found

    def are_as_before(self, documents: Mapping[str, Document], keys: Mapping[str, bytes]) -> bool:
        """Whether documents say to others what those did that are kept under these keys."""
        kept = self.cache.get(keys.values())
        return all(
            (before := _document_in(kept.get(key))) is not None
            and before.told == self._told.get(path)
            and told_by_facts(before.document) == told_by_facts(documents[path])
            for path, key in keys.items()
        )


def written(value: object) -> bytes:
    """Facts or findings as they are kept."""
    return zlib.compress(pickle.dumps(value, protocol=5), 1)


def read(data: bytes | None) -> object:
    """What was kept; `None` where it is damaged, or something else than facts and findings."""
    try:
        return data and _Unpickler(BytesIO(zlib.decompress(data))).load()
    except Exception:  # noqa: BLE001 - damaged data can fail in any way
        return None


def _document_in(data: bytes | None) -> _Kept | None:
    match read(data):
        case (Document() as found, bytes(told)):
            return _Kept(found, told)
    return None


class _Unpickler(pickle.Unpickler):
    """Makes facts and findings, and nothing else."""

    def find_class(self, module: str, name: str) -> object:
        return _PASSIVE[module, name]
