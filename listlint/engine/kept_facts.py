"""The facts of documents that earlier runs have read, so that only what has changed is parsed.

They are found by the text and all else that the parser is given. What is kept is read so that it
can be nothing but facts: whoever has written it, it cannot make anything run.
"""

from __future__ import annotations

import array
import os
import pickle
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from listlint.core import diagnostic, document, frontmatter, result
from listlint.core import source as places
from listlint.core.document import Document, DocumentKind, List, Note, later
from listlint.core.source import Source
from listlint.engine.kept_pairs import KeptPairs
from listlint.engine.seen_by_others import told_by_facts, told_by_text
from listlint.files.cache import Cache
from listlint.files.state import State

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
    of_package: bool = False

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


class _Row(NamedTuple):
    """What is known of a file that need not be read."""

    state: tuple[int, ...]
    key: bytes
    told: bytes
    kind: str
    is_plain: bool
    """Whether the document has none of `_RARE`."""


_KINDS = {each.__name__: each for each in (Document, List, Note)}
_RARE: dict[str, object] = {
    "suppressions": (),
    "faults": (),
    "hidden_links": (),
    "is_template": False,
    "has_open_head": False,
}
"""What is asked of all documents and few have."""
_SO_MANY = 200
"""Documents that are loaded one by one; who asks for more, asks for all."""


@dataclass(frozen=True, slots=True)
class RunConditions:
    """What tells whether files have changed."""

    state: State
    about: str
    """What else decides what is read and found."""


class KeptFacts:
    """Documents by what they were parsed from, in a cache."""

    def __init__(
        self, cache: Cache, version: bytes, conditions: RunConditions | None = None
    ) -> None:
        """`version` is another one for each version of the parser."""
        self.cache, self.version, self._conditions = cache, version, conditions
        self.pairs = KeptPairs(cache, version)
        self.keys: dict[str, bytes] = {}
        """Of the documents that were asked for, by path: another one for each text."""
        self._told: dict[str, bytes] = {}
        self.around: bytes | None = None
        """The state of all files but those of documents, if it is known."""
        self.unread: dict[str, _Row] = {}
        """The files that are as they were, so that they need not be read, by path."""
        self._rows: dict[str, _Row] = {}
        self._states: dict[str, tuple[int, ...]] = {}
        self._were_read: frozenset[str] = frozenset()
        self._root = ""
        self._blobs: dict[bytes, bytes] = {}
        self._loaded = 0

    def look_up(self, root: Path, paths: Iterable[str]) -> None:
        """See which of the files of a project are as they were."""
        if self._conditions is None:
            return
        self._root, state = str(root), self._conditions.state
        files = {f"{root}{os.sep}{os.path.normpath(path)}": path for path in paths}
        self.around = state.around(files)
        self._states = {files[file]: about for file, about in state.stamps(files).items()}
        key = self.key_of("files")
        match read(self.cache.get([key]).get(key)):
            case (self.around, dict() as rows, frozenset() as were_read):
                same = {
                    path: _Row(*row)
                    for path, row in rows.items()
                    if row[0] == self._states.get(path)
                }
                self.unread = same if were_read <= same.keys() else {}
                self._were_read = were_read
        self.keys.update((path, row.key) for path, row in self.unread.items())
        self._told.update((path, row.told) for path, row in self.unread.items())

    def key_of(self, *what: object) -> bytes:
        """Under which key something about the project is kept."""
        about = self._conditions.about if self._conditions else ""
        said = repr((self._root, about, what)).encode("utf-8", "surrogateescape")
        return blake2b(said, key=self.version, digest_size=16).digest()

    def later(self, path: str, parse: Callable[[], Document]) -> Document:
        """The document of a file that need not be read; it is loaded when it is asked for more."""
        row = self.unread[path]
        known = {"path": path, **(_RARE if row.is_plain else {})}
        return later(_KINDS[row.kind], partial(self._load, row.key, parse), known)

    def _load(self, key: bytes, parse: Callable[[], Document]) -> Document:
        self._loaded += 1
        if self._loaded == _SO_MANY:
            self.load_all()
        data = self._blobs.pop(key, None) or self.cache.get([key]).get(key)
        known = _document_in(data)
        return known.document if known else parse()

    def load_all(self) -> None:
        """See that loading a document takes no look into the cache any more."""
        self._blobs = self.cache.get(row.key for row in self.unread.values())

    def keep(self, were_read: Collection[str]) -> None:
        """Write down which files there are, and what pairs were found. How others are parsed may
        depend on texts that `were_read`.
        """
        self.pairs.keep()
        rows = self.unread | self._rows
        if self.around is not None and self._rows:
            kept = {path: tuple(row) for path, row in rows.items()}
            read_too = frozenset((self._were_read | {*were_read}) & kept.keys())
            self.cache.put({self.key_of("files"): written((self.around, kept, read_too))})

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
            if path in self._states:
                self._rows[path] = _row(self._states[path], key, known)
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


def _row(state: tuple[int, ...], key: bytes, known: _Kept) -> _Row:
    document = known.document
    is_plain = all(getattr(document, name) == value for name, value in _RARE.items())
    return _Row(state, key, known.told, type(document).__name__, is_plain)


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
