"""Which documents a site's program puts into others, whose links count from there then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice

from listlint.core.document import Document
from listlint.core.lazy_pattern import pattern
from listlint.core.markdown_paths import is_markdown
from listlint.core.source import lines_of
from listlint.files.listing import Files
from listlint.links.vault.folders import join
from listlint.links.vault.programs import SITES
from listlint.links.vault.vaults import Vault

_INCLUDING = pattern(
    r"--8<--|\{%-? ?include|\{!|\{\{#\w*include|<!-- ?@include|\{include\}|\bimport \w+ from "
)
"""How MkDocs, Jekyll, mdBook, VitePress, MyST and MDX take the text of another document."""
_MOST = 8
"""Pages at most, each of another folder, from which the links of a piece are followed: what is
relative means the same from all pages of one."""
_WORD = pattern(r"[^\s\"'<>(){}!;:,]+")


def _may_include(text: str) -> bool:
    """Whether it is worth a search, which takes longer than all of these."""
    return "include" in text or "8<" in text or "import " in text


class Inclusions:
    """The documents of a project that are put into others."""

    def __init__(
        self,
        files: Files,
        documents: Mapping[str, Document],
        vault_of: Callable[[Document], Vault],
    ) -> None:
        self._files, self._documents, self._vault_of = files, documents, vault_of

    def pages(self, document: Document) -> Iterable[Document]:
        """Those that a document is put into."""
        return self._pages.get(document.path, ())

    @cached_property
    def _pages(self) -> Mapping[str, list[Document]]:
        found: defaultdict[str, list[Document]] = defaultdict(list)
        for page in self._documents.values():
            if self._vault_of(page).tools & SITES:
                for path in dict.fromkeys(self._included(page)):
                    pages = found[path]
                    if len(pages) < _MOST and all(each.folder != page.folder for each in pages):
                        pages.append(page)
        return dict(found)

    def _included(self, page: Document) -> Iterator[str]:
        text = self._files.read(page.path) or ""
        for line in lines_of(text) if _may_include(text) else ():
            found = _INCLUDING.search(line) if _may_include(line) else None
            # What follows the first follows all of them.
            for word in _WORD.findall(line, found.end()) if found else ():
                path = word.removeprefix("@site").rstrip("-")
                if is_markdown(path):
                    yield from self._at(page, path)

    def _at(self, page: Document, path: str) -> Iterator[str]:
        """The document at a path that a page gives, counted from it or from the site's roots."""
        folders = (page.folder, *self._vault_of(page).roots, "")
        wholes = (join(folder, path) for folder in folders)
        found = (each for each in wholes if each in self._documents and each != page.path)
        yield from islice(found, 1)
