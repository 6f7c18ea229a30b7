"""Which links seem broken only because it is not known what a program makes of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from mimetypes import MimeTypes
from posixpath import splitext
from typing import NamedTuple
from urllib.parse import unquote

from listlint.core import conventions
from listlint.core.document import Document, Link, LinkKind
from listlint.core.markdown_paths import is_markdown
from listlint.files.listing import Files
from listlint.links.resolve import Outcome, Resolution
from listlint.links.vault.folders import is_below, join
from listlint.links.vault.ignored_by_git import IgnoredByGit
from listlint.links.vault.program_settings import of_json
from listlint.links.vault.programs import SITES, WIKIS, Tool
from listlint.links.vault.site_signs import MOUNTED
from listlint.links.vault.vaults import Vault

_TYPES = MimeTypes()
_SOURCE_SUFFIXES = """
.7z .astro .base .bash .bib .c .canvas .cc .cfg .clj .cpp .cs .dart .drawio .ex .exs .fish .go .h
.hpp .hs .ini .ipynb .java .jl .jsx .kt .less .lock .log .lua .m .mdx .mts .nix .php .pl .po .proto
.ps1 .r .rb .rs .rst .sass .scala .scss .sql .svelte .swift .tf .toml .ts .tsx .vue .woff .woff2
.yaml .yml .zig .zsh
"""
_SOURCES = frozenset(_SOURCE_SUFFIXES.split())
"""Suffixes of files that have no type of their own on the web."""
_PAGES = frozenset({".html", ".htm", ".php"})
"""Suffixes of pages that are made of others."""


_OUTSIDE = "they lie outside of the site"


class AddressKind(StrEnum):
    """What a program makes of documents, and no reader of files can follow by itself."""

    ROOTED = "from the root"
    """`/guide/setup`."""
    ROUTE = "without a suffix"
    """`../setup`, `setup.html`."""


class Answered(NamedTuple):
    """How many addresses of a kind in a vault point to something, each counted once."""

    found: int = 0
    missing: int = 0


_Kind = tuple[Vault, AddressKind]


def address(target: str) -> AddressKind | None:
    """What kind of address a target is, if it is none of a file."""
    path = unquote(re.split(r"[?#]", target)[0])
    if path.startswith("/"):
        return AddressKind.ROOTED
    suffix = splitext(path)[1].lower()
    if not path or is_markdown(path.rstrip("/")) or (_is_of_file(suffix) and suffix not in _PAGES):
        return None
    return AddressKind.ROUTE


def _is_of_file(suffix: str) -> bool:
    return suffix in _TYPES.types_map[1] or suffix in _TYPES.encodings_map or suffix in _SOURCES


def _makes(vault: Vault) -> str:
    """What makes files of a vault that are no pages."""
    return next((mark.makes_files for mark in vault.marks if mark.makes_files), "")


class NotKnown:
    """What of a project's links is not known, and why."""

    def __init__(
        self,
        files: Files,
        vault_of: Callable[[Document], Vault],
        resolved: Callable[[], Iterable[tuple[Document, Link, Resolution]]],
    ) -> None:
        """`resolved` gives all links that are paths or addresses, with what is known to answer."""
        self._vault_of, self._resolved = vault_of, resolved
        self._files, self._ignored = files, IgnoredByGit(files)

    def why(self, document: Document, link: Link, to: Resolution) -> str:
        """Why nobody can say whether a link is broken that nothing is known to answer, to be read
        after "because"; empty where it is broken for sure.
        """
        kind, vault = address(link.target), self._vault_of(document)
        places = [to.path]
        if kind is AddressKind.ROOTED:
            places += [join(root, to.path) for root in vault.roots]
        for place in places:
            if not place.startswith("..") and (ignored := self._ignored.above(place)):
                return f"git ignores {ignored}"
        is_of_web = link.kind is LinkKind.HTML and kind is AddressKind.ROOTED
        if is_of_web and vault.tools and not vault.tools & SITES:
            return "no program is known that makes addresses from the root"
        if kind is None:
            made = "" if link.kind is LinkKind.IMAGE else _makes(vault)
            return self._why_of_file(vault, to) if is_markdown(to.path) else made
        if vault.tools & SITES:
            return self._why_of_site(vault, kind, to)
        is_open = kind is AddressKind.ROOTED and not vault.tools & WIKIS
        if is_open and not self._is_known(vault, kind):
            return "no program is known that makes addresses from the root"
        return ""

    def why_of_embed(self, document: Document, link: Link, to: Resolution) -> str:
        """The same of a wikilink: an attachment may lie where git ignores it."""
        if link.kind is not LinkKind.EMBED or address(to.path) or is_markdown(to.path):
            return ""
        vault = self._vault_of(document)
        folders = [vault.folder, document.folder]
        for mark in vault.marks_of(Tool.OBSIDIAN):
            given = of_json(mark.settings).get("attachmentFolderPath")
            if isinstance(given, str):
                is_beside = given.startswith("./")
                folders.append(join(document.folder if is_beside else vault.folder, given))
        places = (join(folder, to.path) for folder in folders)
        ignored = (self._ignored.above(each) for each in places if not each.startswith(".."))
        return next((f"git ignores {each}" for each in ignored if each), "")

    def _why_of_file(self, vault: Vault, to: Resolution) -> str:
        """Why a missing document may be there all the same: MkDocs can be told to write some, Hugo
        to take them from elsewhere, and books of mdBook are put together to one site.
        """
        if folder := self._announced(vault, to.path):
            return f"the settings of the site name `{folder}`, of which nothing is kept here"
        if made := next(vault.marks_of(Tool.MKDOCS), None):
            return made.unread
        if merging := next((mark for mark in vault.marks if mark.merges), None):
            return MOUNTED if merging.tool is Tool.HUGO else merging.unread
        book = next(vault.marks_of(Tool.MDBOOK), None)
        return _OUTSIDE if book and not is_below(to.path, book.folder) else ""

    def _announced(self, vault: Vault, path: str) -> str:
        """The missing folder of a file, if the settings of a site speak of it: what is in it is
        made or fetched when the site is.
        """
        folder = path.rpartition("/")[0]
        name = folder.rpartition("/")[2]
        if not name or self._files.names(folder):
            return ""
        spoken_of = re.compile(rf"(?<![\w-]){re.escape(name)}/(?=[*\"'\s]|$)")
        return name if any(spoken_of.search(mark.settings) for mark in vault.marks) else ""

    def _why_of_site(self, vault: Vault, kind: AddressKind, to: Resolution) -> str:
        unread = next((mark.unread for mark in vault.marks if mark.unread), "")
        if unread:
            return unread
        site = next(mark for mark in vault.marks if mark.tool in SITES)
        if kind is AddressKind.ROUTE and not is_below(to.path, site.folder):
            return _OUTSIDE
        if kind is AddressKind.ROOTED and Tool.MDBOOK in vault.tools:
            return "mdBook makes no addresses from the root"
        if not self._is_known(vault, kind):
            program = vault.marks[0].tool
            return f"the addresses {kind} that {program} makes are not known well enough"
        if kind is AddressKind.ROOTED and self._is_beside(vault, to):
            return "the site has nothing there, and others may answer at its host"
        return ""

    def _is_known(self, vault: Vault, kind: AddressKind) -> bool:
        found, missing = self._answered.get((vault, kind), Answered())
        is_site = bool(vault.tools & SITES)
        unknown = conventions.UNKNOWN_ADDRESSES if is_site else conventions.UNKNOWN_ROOT
        return not unknown.holds(missing, found + missing)

    def _is_beside(self, vault: Vault, to: Resolution) -> bool:
        """Whether an address from the root is one of several below folders that a site lacks."""
        beside = self._beside[vault]
        return to.path in beside and len(beside) >= conventions.ALIKE

    @cached_property
    def _beside(self) -> defaultdict[Vault, set[str]]:
        """The addresses from the root, by vault, whose first folder is none of the site's."""
        missing: defaultdict[Vault, set[str]] = defaultdict(set)
        known: defaultdict[Vault, set[str]] = defaultdict(set)
        for document, link, to in self._resolved():
            if address(link.target) is AddressKind.ROOTED:
                vault = self._vault_of(document)
                if to.outcome is Outcome.FOUND:
                    known[vault].add(_first_folder(unquote(link.target)))
                else:
                    missing[vault].add(to.path)
        beside: defaultdict[Vault, set[str]] = defaultdict(set)
        for vault, paths in missing.items():
            names = (name for root in vault.roots for name in self._files.names(root))
            own = known[vault] | {splitext(name)[0] for name in names}
            own |= {mark.base.partition("/")[0] for mark in vault.marks}
            folders = {_first_folder(path) for path in paths if "/" in path.strip("/")} - own
            beside[vault] = {path for path in paths if _first_folder(path) in folders}
        return beside

    @cached_property
    def _answered(self) -> dict[_Kind, Answered]:
        seen: defaultdict[_Kind, dict[tuple[str, str], bool]] = defaultdict(dict)
        for document, link, to in self._resolved():
            if kind := address(link.target):
                place = document.folder if kind is AddressKind.ROUTE else ""
                asked = place, re.split(r"[?#]", link.target)[0]
                seen[self._vault_of(document), kind][asked] = to.outcome is Outcome.FOUND
        return {key: Answered(*_counts(each.values())) for key, each in seen.items()}


def _first_folder(path: str) -> str:
    return splitext(re.split(r"[/?#]", path.strip("/"))[0])[0]


def _counts(found: Iterable[bool]) -> Iterator[int]:
    every = [*found]
    yield sum(every)
    yield len(every) - sum(every)
