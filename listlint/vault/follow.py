"""Where the links of a vault lead, as the program that keeps it looks them up.

Paths come first, by `resolve`; what they do not answer is looked up as the vault's own links show
that it is, and its programs do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote

from listlint.files import Files
from listlint.model import WIKILINKS, Document, Link, LinkKind, LinkStyle
from listlint.resolve import MARKDOWN, Outcome, Resolution, find, is_open, resolve
from listlint.vault.marks import SITES, WIKIS, Tool, Vault, Vaults
from listlint.vault.names import Called, Names
from listlint.vault.pages import Pages, is_generated

_ELSEWHERE = Resolution(Outcome.ELSEWHERE)
_ANY_CASE = frozenset({Tool.OBSIDIAN})
_UNANSWERED = (Outcome.MISSING, Outcome.WRONG_CASE)
_FEWEST = 5
"""So many links by name alone make a habit of it, where they are one in a few."""
_SHARE = 4
_WIKI_SHARE = 6
"""One wikilink in so many has to be answered: wikis are full of notes that nobody has written."""
_ID = re.compile(r"\d{8,}")


class Lead(NamedTuple):
    """A link, the document it stands in, and where it leads."""

    document: Document
    link: Link
    to: Resolution


class Follower:
    """Follows the links of a project, each target once a folder: vaults repeat them."""

    def __init__(
        self,
        files: Files,
        documents: Mapping[str, Document],
        before: Follower | None = None,
        styles: Mapping[str, LinkStyle] | None = None,
    ) -> None:
        """`styles` is what is configured for documents, by path. `before` follows the links of the
        same project before a change, which is measured by what was the habit then.
        """
        self._files, self._documents, self._before = files, documents, before
        self._styles = styles or {}
        self._vaults = Vaults(files)
        self._paths: defaultdict[str, dict[str, Resolution]] = defaultdict(dict)
        self._others: dict[tuple[str, LinkKind, str], Resolution] = {}
        self._names: dict[str, Names] = {}
        self._pages: dict[Vault, Pages] = {}

    def vault(self, document: Document) -> Vault:
        """The vault that a document belongs to."""
        return self._vaults.of(document.folder)

    def follow(self, document: Document, link: Link) -> Resolution:
        """Where a link of a document leads."""
        if link.kind in _BY_PATH:
            to = self._paths[document.folder].get(link.target)
            if to is None:
                to = resolve(self._files, document.folder, link.target)
                self._paths[document.folder][link.target] = to
            if to.outcome not in _UNANSWERED:
                return to
        key = (document.path, link.kind, link.target)
        if key not in self._others:
            self._others[key] = self._look_up(document, link)
        return self._others[key]

    def looks_up_by_name(self, document: Document) -> bool:
        """Whether a destination without a folder is looked up in the document's whole vault."""
        vault, style = self.vault(document), self._styles.get(document.path)
        if style in (LinkStyle.RELATIVE, LinkStyle.ROOT):
            return False
        is_habit = bool(vault.tools & {Tool.OBSIDIAN, Tool.QUARTZ}) or vault in self.named_vaults
        return style is LinkStyle.NAME or is_habit

    def is_wiki(self, document: Document) -> bool:
        """Whether `[[note]]` is a link: so it is configured, a wiki keeps the vault, or enough of
        its wikilinks are answered.
        """
        vault, style = self.vault(document), self._styles.get(document.path)
        return style is LinkStyle.WIKI or bool(vault.tools & WIKIS) or vault in self.wikis

    def shortest(self, document: Document, path: str) -> str:
        """The shortest name that calls a file from a document, without `.md`."""
        return self._names_of(self.vault(document)).shortest(path)

    def wanted(self, document: Document, link: Link, to: Resolution) -> list[str]:
        """The paths at which a missing file may have been."""
        if link.kind not in WIKILINKS:
            return [to.path, *(to.path + suffix for suffix in MARKDOWN)]
        folder = self.vault(document).folder
        lead = f"{folder}/" if folder else ""
        inner = to.path.strip("/")
        paths = [lead + inner, f"{document.folder}/{inner}".strip("/")]
        return [path + suffix for path in paths for suffix in ("", *MARKDOWN)]

    def _look_up(self, document: Document, link: Link) -> Resolution:
        vault = self.vault(document)
        if link.kind in WIKILINKS:
            to = self._wiki(vault, document, link.target)
        elif link.kind in _BY_PATH:
            to = self._by_habit(vault, document, link)
        else:
            to = self._tag(vault, document, link)
        if to.outcome is Outcome.MISSING and self._is_silent(vault, document):
            return _ELSEWHERE
        return to

    def _is_silent(self, vault: Vault, document: Document) -> bool:
        """Whether a document is a template, whose links are filled in later."""
        folders = (each for mark in vault.marks for each in mark.templates)
        if document.is_template or any(document.path.startswith(f"{each}/") for each in folders):
            return True
        named = any(map(_TEMPLATES.fullmatch, document.folder.split("/")))
        return named and self.is_wiki(document)

    # Wikilinks

    def _wiki(self, vault: Vault, document: Document, target: str) -> Resolution:
        if not is_open(target) or not self.is_wiki(document):
            return _ELSEWHERE
        path, _, fragment = target.partition("#")
        path = path.strip()
        if not path:
            return Resolution(Outcome.FOUND, "", fragment)
        called = self._call(vault, path, document.folder)
        if not called.paths and "#" in target:
            whole = self._call(vault, target, document.folder)
            called, fragment = (whole, "") if whole.paths else (called, fragment)
        if called.paths:
            first, *others = called.paths
            others = [] if called.is_plain else others
            return Resolution(Outcome.FOUND, first, fragment, others=tuple(others))
        if (folder := self._folder(vault, document, path)) is not None:
            return Resolution(Outcome.FOUND, folder, fragment)
        return Resolution(Outcome.MISSING, path, fragment)

    def _call(self, vault: Vault, name: str, folder: str) -> Called:
        names = self._names_of(vault)
        called = names.find(name, folder)
        if not called.paths and Tool.QUARTZ in vault.tools:
            called = names.find(name.replace(" ", "-"), folder)
        if not called.paths and "%" in name:
            called = names.find(unquote(name), folder)
        return called if called.paths else names.alias(name)

    def _folder(self, vault: Vault, document: Document, path: str) -> str | None:
        """A folder that stands for a page, where the program makes one of it."""
        if vault.marks and not vault.tools & {Tool.QUARTZ, Tool.FOAM}:
            return None
        for folder in (vault.folder, document.folder):
            found = find(self._files, folder, path.strip("/"))
            if found is not None and not found.path.startswith(".."):
                return found.path
        return None

    def _names_of(self, vault: Vault) -> Names:
        folder = vault.folder
        if folder not in self._names:
            aliases = (
                (alias, document.path)
                for document in self._documents.values()
                for alias in document.aliases
            )
            paths = [*self._documents, *self._files.walk(folder)]
            self._names[folder] = Names(folder, paths, aliases)
        return self._names[folder]

    @cached_property
    def wikis(self) -> frozenset[Vault]:
        if self._before:
            return self._before.wikis
        asked: defaultdict[Vault, dict[str, bool]] = defaultdict(dict)
        for document in self._documents.values():
            for link in document.links:
                if link.kind in WIKILINKS:
                    vault = self.vault(document)
                    name = link.target.partition("#")[0].strip()
                    if name and name not in asked[vault]:
                        called = self._names_of(vault).find(name, document.folder)
                        asked[vault][name] = bool(called.paths)
        return frozenset(
            vault
            for vault, names in asked.items()
            if (found := sum(names.values())) and found * _WIKI_SHARE >= len(names)
        )

    # Markdown destinations

    def _by_habit(self, vault: Vault, document: Document, link: Link) -> Resolution:
        to = self._paths[document.folder][link.target]
        path, _, _ = link.target.partition("#")
        path = unquote(path.partition("?")[0])
        fragment = to.fragment or unquote(link.target.partition("#")[2])
        found = self._from_roots(vault, path) or self._page(vault, document, path)
        is_asked = to.outcome is Outcome.MISSING or vault.tools & _ANY_CASE
        if found is None and is_asked and self.looks_up_by_name(document):
            names = self._names_of(vault)
            called = names.find(path.removeprefix("./"), document.folder)
            found = called.paths[0] if called.paths else None
            if found is None and path.startswith("."):
                found = next(iter(names.find(to.path, document.folder).paths), None)
        if found is not None:
            return Resolution(Outcome.FOUND, found, fragment)
        if to.outcome is Outcome.MISSING and self._is_made(vault, path):
            return _ELSEWHERE
        return to

    def _from_roots(self, vault: Vault, path: str) -> str | None:
        """The file that a path from the root names, below one of the vault's own roots; for a site
        also where the path begins with the site's.
        """
        if not path.startswith("/"):
            return None
        for mark in vault.marks:
            inner = path.strip("/")
            if mark.base and f"{inner}/".startswith(f"{mark.base}/"):
                inner = inner[len(mark.base) :].strip("/")
            for root in mark.roots:
                found = find(self._files, root, inner or ".")
                if found is not None and (found.exact or mark.tool not in SITES):
                    return found.path
        return None

    def _page(self, vault: Vault, document: Document, path: str) -> str | None:
        """The page that an address names, from the root or from the address of the document."""
        if not vault.tools & SITES or not path:
            return None
        pages = self._pages_of(vault)
        if path.startswith("/"):
            bases = [mark.base for mark in vault.marks if mark.base]
            cut = [path[len(base) + 1 :] for base in bases if path.startswith(f"/{base}/")]
            return next(filter(None, map(pages.find, [path, *cut])), None)
        for root in vault.roots:
            lead = f"{root}/" if root else ""
            if document.path.startswith(lead):
                own = document.path[len(lead) :].rpartition(".")[0]
                for place in (own, own.rpartition("/")[0]):
                    wanted = normpath(f"/{place}/{path}").strip("/")
                    if found := pages.find(wanted):
                        return found
                    for other in vault.roots:
                        file = find(self._files, other, wanted or ".")
                        if file is not None and file.exact and place == own:
                            return file.path
        return None

    def _pages_of(self, vault: Vault) -> Pages:
        if vault not in self._pages:
            inside = (d for d in self._documents.values() if self.vault(d) == vault)
            self._pages[vault] = Pages(vault.roots, inside)
        return self._pages[vault]

    def _is_made(self, vault: Vault, path: str) -> bool:
        """Whether a site's program makes what no file stands for."""
        if not vault.tools & SITES:
            return False
        return is_generated(path) or any(_MAKERS.search(mark.settings) for mark in vault.marks)

    @cached_property
    def named_vaults(self) -> frozenset[Vault]:
        """The vaults of which enough links lead somewhere by their name alone."""
        if self._before:
            return self._before.named_vaults
        self._try_paths()
        counts: defaultdict[Vault, list[int]] = defaultdict(lambda: [0, 0])
        for document in self._documents.values():
            vault = self.vault(document)
            for link in document.links:
                if link.kind is LinkKind.INLINE and _NAME.fullmatch(link.target):
                    to = self._paths[document.folder][link.target]
                    if to.outcome is Outcome.FOUND:
                        counts[vault][0] += 1
                    elif (
                        to.outcome is Outcome.MISSING
                        and self._names_of(vault).find(unquote(link.target), document.folder).paths
                    ):
                        counts[vault][1] += 1
        return frozenset(
            vault
            for vault, (by_path, by_name) in counts.items()
            if by_name >= _FEWEST and by_name * _SHARE >= by_path
        )

    # Tags

    def _tag(self, vault: Vault, document: Document, link: Link) -> Resolution:
        path, _, fragment = link.target.partition("#")
        if link.kind is LinkKind.REF:
            if Tool.HUGO not in vault.tools:
                return _ELSEWHERE
            found = self._ref(vault, document, path) if path else ""
        elif Tool.JEKYLL not in vault.tools:
            return _ELSEWHERE
        elif link.kind is LinkKind.POST_URL:
            found = self._pages_of(vault).post(path)
        else:
            found = self._from_roots(vault, f"/{path}")
        if found is None:
            return Resolution(Outcome.MISSING, path, fragment)
        return Resolution(Outcome.FOUND, found, fragment)

    def _ref(self, vault: Vault, document: Document, path: str) -> str | None:
        """The page that Hugo's `ref` means: beside the document, from the root, or by name."""
        folders = [*vault.roots] if path.startswith("/") else [document.folder, *vault.roots]
        for folder in folders:
            found = find(self._files, folder, path.strip("/"))
            if found is not None:
                return found.path
        if page := self._page(vault, document, path) or self._pages_of(vault).find(path):
            return page
        called = self._names_of(vault).find(path.strip("/"), document.folder)
        return called.paths[0] if called.paths else None

    def _try_paths(self) -> None:
        """What the habit of a vault is shows only once all paths have been tried."""
        for document in self._documents.values():
            known = self._paths[document.folder]
            for link in document.links:
                if link.kind in _BY_PATH and link.target not in known:
                    known[link.target] = resolve(self._files, document.folder, link.target)

    def leads(self) -> Iterator[Lead]:
        """All links of the project that lead somewhere in it, or should."""
        self._try_paths()
        for document in self._documents.values():
            for link in document.links:
                if link.destination is None:
                    continue  # a reference leads where its definition leads
                to = self.follow(document, link)
                if to.outcome is not Outcome.ELSEWHERE:
                    yield Lead(document, link, to)


_BY_PATH = frozenset(LinkKind) - {*WIKILINKS, LinkKind.REF, LinkKind.POST_URL, LinkKind.TAG_LINK}
_NAME = re.compile(r"(?![./#?])(?!\w+:)[^#?]+")
_TEMPLATES = re.compile(r"[\W\d_]*templates?", re.IGNORECASE)
_MAKERS = re.compile(
    r"^\s*-\s*[\"']?(?:gen-files|awesome-nav-gen|literate-nav-gen|api-autonav)\b", re.MULTILINE
)
