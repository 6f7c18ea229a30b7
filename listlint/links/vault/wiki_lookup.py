"""Where wikilinks point: by the names of notes, as the wiki that keeps them looks them up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from listlint.core.document import Document, Link
from listlint.core.lazy_pattern import pattern
from listlint.files.listing import Files
from listlint.links.resolve import Outcome, Resolution, find
from listlint.links.vault.file_names import Called, FileNames
from listlint.links.vault.programs import TEXT_FIRST, WIKIS, Tool
from listlint.links.vault.site import entrance
from listlint.links.vault.vaults import Vault

_SLUGGED = frozenset({Tool.QUARTZ, Tool.JEKYLL, Tool.GOLLUM, Tool.DENDRON})
"""Those for which spaces and `-` in a name are the same."""
_PROPERTY = pattern(r"^[-\s]*(?:title|alias)::?[ \t]*(.+)$", re.MULTILINE | re.IGNORECASE)
"""How a page of Logseq says what it is called."""
_HEAD = 2_000
"""Characters of a page in which that stands."""
_TAG_PAGE = pattern(r"tags/.+")
_VAULT_OF_DENDRON = pattern(r"(?:dendron://[^/]+/)+")
"""What Dendron writes before the name of a note of a certain vault (wiki.dendron.so, "Cross Vault
Links"): of this workspace, or of one that is kept elsewhere."""


class WikiLookup:
    """The names of the notes of all wikis of a project, and what they call."""

    def __init__(self, files: Files, documents: Mapping[str, Document]) -> None:
        self._files, self._documents = files, documents
        self._names: dict[tuple[str, bool, frozenset[Tool]], FileNames] = {}

    def names_of(self, vault: Vault) -> FileNames:
        """The names of the files in the innermost wiki of a vault."""
        return self._names_in(vault, vault.folder)

    def _names_in(self, vault: Vault, folder: str) -> FileNames:
        slugged = bool(vault.tools & _SLUGGED) or not vault.tools
        key = folder, slugged, vault.tools & {Tool.LOGSEQ, Tool.JEKYLL}
        if key not in self._names:
            paths = [*self._documents, *self._files.walk(folder)]
            called = self._aliases(key[2])
            self._names[key] = FileNames(folder, paths, called, slugged=slugged)
        return self._names[key]

    def _aliases(self, tools: frozenset[Tool]) -> Iterator[tuple[str, str]]:
        for document in self._documents.values():
            yield from ((alias, document.path) for alias in document.aliases)
            if Tool.JEKYLL in tools and document.title:  # as the gardens made with it do
                yield document.title, document.path
            if Tool.LOGSEQ in tools:
                yield from ((name, document.path) for name in self._logseq_names(document))

    def _logseq_names(self, document: Document) -> Iterator[str]:
        """What Logseq calls a page: by its file, where `___` is a slash, and by its properties."""
        yield unquote(document.stem.replace("___", "/"))
        for found in _PROPERTY.findall((self._files.read(document.path) or "")[:_HEAD]):
            yield from (name.strip(" \t[]") for name in found.split(","))

    def call(self, vault: Vault, name: str, folder: str) -> Called:
        """The files that a name calls from a folder: in the innermost wiki that has any."""
        wikis = [mark.folder for mark in vault.marks if mark.tool in WIKIS] or [vault.folder]
        called = Called([], is_plain=True)
        for place in dict.fromkeys(wikis):
            names = self._names_in(vault, place)
            called = names.find(name, folder)
            if not called.paths and "%" in name:
                called = names.find(unquote(name), folder)
            if not called.paths:
                called = names.alias(name, folder)
                if Tool.OBSIDIAN in vault.tools:  # opens nothing by an alias: who wrote it chose
                    called = called._replace(is_plain=True)
            if called.paths:
                break
        return called

    def follow(self, vault: Vault, document: Document, link: Link) -> Resolution:
        """Where a wikilink points."""
        targets = [link.target]
        if link.text != link.target and vault.tools & TEXT_FIRST:
            targets = [link.text, *(targets if Tool.GOLLUM in vault.tools else ())]
        found = [self.follow_name(vault, document, target) for target in targets]
        return next((each for each in found if each.outcome is Outcome.FOUND), found[0])

    def follow_name(self, vault: Vault, document: Document, target: str) -> Resolution:
        """Where a name points, perhaps with a heading behind `#`; to Logseq that is of the name."""
        if Tool.LOGSEQ in vault.tools and Tool.OBSIDIAN not in vault.tools:
            called = self.call(vault, target.strip(), document.folder)
            if not called.paths:
                return Resolution(Outcome.ELSEWHERE)
            return Resolution(Outcome.FOUND, called.paths[0])
        path, _, fragment = target.partition("#")
        path = path.strip()
        if not path:
            return Resolution(Outcome.FOUND, "", fragment)
        if Tool.DENDRON in vault.tools and (prefix := _VAULT_OF_DENDRON.match(path)):
            found = self.follow_name(vault, document, target[target.index(path) + prefix.end() :])
            return found if found.outcome is Outcome.FOUND else Resolution(Outcome.ELSEWHERE)
        called = self.call(vault, path, document.folder)
        if not called.paths and fragment:
            whole = self.call(vault, target, document.folder)
            called, fragment = (whole, "") if whole.paths else (called, fragment)
        if called.paths:
            first, *others = called.paths
            is_sure = called.is_plain or Tool.LOGSEQ in vault.tools
            shown = () if is_sure else tuple(others)
            return Resolution(Outcome.FOUND, first, fragment, others=shown)
        if (folder := self._folder(vault, document, path)) is not None:
            return Resolution(Outcome.FOUND, folder, fragment)
        is_made = Tool.LOGSEQ in vault.tools or (
            Tool.QUARTZ in vault.tools and _TAG_PAGE.fullmatch(path)
        )
        return Resolution(Outcome.ELSEWHERE if is_made else Outcome.MISSING, path, fragment)

    def _folder(self, vault: Vault, document: Document, path: str) -> str | None:
        """A folder that serves as a page, where the program makes one of it."""
        if vault.marks and not vault.tools & {Tool.QUARTZ, Tool.FOAM}:
            return None
        return first_page(
            self._files, self._documents, (vault.folder, document.folder), path.strip("/")
        )


def first_page(
    files: Files, documents: Mapping[str, Document], folders: Iterable[str], path: str
) -> str | None:
    """The page at a path below the first of some folders that has it."""
    for folder in folders:
        found = find(files, folder, path)
        if found is not None and not found.path.startswith(".."):
            return entrance(found.path, documents)
    return None
