"""What a site's program makes of a folder of documents: where its links lead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from posixpath import normpath

from listlint.core.document import Document
from listlint.core.lazy_pattern import pattern
from listlint.files.listing import Files
from listlint.links.resolve import find
from listlint.links.vault import docusaurus
from listlint.links.vault.folders import is_below, join
from listlint.links.vault.pages import (
    Pages,
    address,
    given,
    given_addresses,
    is_generated,
)
from listlint.links.vault.permalinks import of_jekyll
from listlint.links.vault.program_settings import permalinks
from listlint.links.vault.programs import SITES, UNREAD, Tool
from listlint.links.vault.redirects import Redirects, moved_pages
from listlint.links.vault.vaults import Vault

_GIVING = frozenset({Tool.JEKYLL, Tool.HUGO, Tool.DOCUSAURUS})
"""The programs that let a page say at which address it is."""
_NUMBERING = UNREAD | {Tool.DOCUSAURUS}
"""Those that may leave numbers out of addresses, which are there for the order."""
_BOOKS = frozenset({Tool.MDBOOK, Tool.MKDOCS})
_MADE_BY = (".astro", ".tsx", ".jsx", ".js", ".ts", ".vue", ".svelte")
"""Suffixes of programs that make a page."""
_PATHS = pattern(r"^\[[^\[\]\n]++\]\.paths\.[cm]?[jt]s$", re.MULTILINE)
_ENTRANCES = ("index.md", "_index.md", "README.md", "index.markdown", "readme.md")


def entrance(path: str, documents: Collection[str]) -> str:
    """The document that is shown for a folder, if there is one; else what was asked for."""
    inside = (f"{path}/{name}" if path else name for name in _ENTRANCES)
    return path if path in documents else next((p for p in inside if p in documents), path)


class Site:
    """One site, or several that are made of the same documents."""

    def __init__(self, files: Files, vault: Vault, documents: Iterable[Document]) -> None:
        self._files, self._vault = files, vault
        self.is_site = bool(vault.tools & SITES)
        inside = [*documents] if self.is_site else []
        patterns = [
            of_jekyll(each) if mark.tool is Tool.JEKYLL else each
            for mark in vault.marks
            for each in permalinks(mark.settings)
        ]
        self._content = tuple(each for mark in vault.marks for each in mark.content)
        has_numbers = bool(vault.tools & _NUMBERING)
        self.pages = Pages(vault.roots, inside, patterns, self._content, has_numbers=has_numbers)
        signs = [mark.sign.rpartition("/")[0] for mark in vault.marks if mark.tool in SITES]
        self._redirects = [Redirects(files, folder) for folder in dict.fromkeys(signs)]
        self._moved = {
            address(join(mark.folder, page))
            for mark in vault.marks
            if mark.tool in _BOOKS
            for page in moved_pages(mark.settings)
        }
        if vault.tools & _GIVING:
            self._add_given({document.path: document for document in inside})

    def _add_given(self, documents: Mapping[str, Document]) -> None:
        """Find the pages whose frontmatter gives them an address, and that are no notes."""
        for root in self._vault.roots[:1]:
            for path in self._files.walk(root):
                document = documents.get(path)
                is_plain = document is not None and document.frontmatter is None
                if not is_plain and not path.endswith(".html"):
                    continue
                parent = path[len(root) :].strip("/").rpartition("/")[0]
                for key, value in given(self._files.read(path) or ""):
                    self.pages.add(f"{parent}/{value}" if key == "slug" else value, path)

    def rooted(self, document: Document, path: str) -> str | None:
        """The file that a path from the root names, below one of the vault's own roots, those first
        that the document stands in; for a site also where the path begins with the site's.
        """
        for mark in self._vault.marks:
            inner = path.strip("/")
            if mark.base and f"{inner}/".startswith(f"{mark.base}/"):
                inner = inner[len(mark.base) :].strip("/")
            for root in sorted(mark.roots, key=lambda root: not is_below(document.folder, root)):
                found = find(self._files, root, inner or ".")
                if found is not None and (found.exact or mark.tool not in SITES):
                    return found.path
                if made := self._made_page(root, inner):
                    return made
        return None

    def _made_page(self, root: str, inner: str) -> str | None:
        """A page that is a program, where a site has a folder of such."""
        if root.rpartition("/")[2] != "pages":
            return None
        path = f"{root}/{inner}".strip("/")
        files = (name + suffix for name in (path, f"{path}/index") for suffix in _MADE_BY)
        return next((each for each in files if self._files.find(each)), None)

    def page(self, document: Document, path: str) -> str | None:
        """The page that an address names, from the root or from the address of the document."""
        if not self.is_site or not path:
            return None
        if (own := self._in_content(document, path)) is not None:
            return own
        if path.startswith("/"):
            bases = [mark.base for mark in self._vault.marks if mark.base]
            cut = [path[len(base) + 1 :] for base in bases if path.startswith(f"/{base}/")]
            pages = (self.pages.find(each, document.path) for each in [path, *cut])
            return next(filter(None, pages), None)
        owns = [address(each) for each in given_addresses(document)]
        for root in self._vault.roots:
            lead = f"{root}/" if root else ""
            if document.path.startswith(lead):
                owns.append(address(document.path[len(lead) :]))
        found = (self._beside(own, path, document.path) for own in owns)
        return next(filter(None, found), None) or self._merged(document, path)

    def _merged(self, document: Document, path: str) -> str | None:
        """The file that is beside a document once MkDocs has put its theme's own files in."""
        for mark in self._vault.marks_of(Tool.MKDOCS):
            if is_below(document.folder, mark.folder):
                place = normpath(f"{document.folder[len(mark.folder) :]}/{path}".strip("/"))
                roots = () if place.startswith("..") else mark.roots[1:]
                found = (find(self._files, root, place) for root in roots)
                if file := next((each for each in found if each and each.exact), None):
                    return file.path
        return None

    def _in_content(self, document: Document, path: str) -> str | None:
        """The file that Docusaurus takes `file.md` for, or `/file.md`."""
        if path.startswith(".") or not path.endswith((".md", ".mdx")):
            return None
        for folder in docusaurus.sought_in(self._content, document.path):
            file = find(self._files, folder, path.strip("/"))
            if file is not None and file.exact:
                return file.path
        return None

    def is_placed(self, document: Document) -> bool:
        """Whether what is relative counts from the address of a document's page: this is a folder,
        or the document gives it itself.
        """
        has_folders = any(mark.has_folders for mark in self._vault.marks)
        return self.is_site and (has_folders or any(given_addresses(document)))

    def _beside(self, own: str, path: str, asker: str) -> str | None:
        """What a path means on the page at the address `own`, which a browser takes for a folder
        unless the site has addresses like `own.html`.
        """
        for place in (own, own.rpartition("/")[0]):
            wanted = normpath(f"/{place}/{path}").strip("/")
            if found := self.pages.find(wanted, asker):
                return found
            for root in self._vault.roots if place == own else ():
                file = find(self._files, root, wanted or ".")
                if file is not None and file.exact:
                    return file.path
        return None

    def ref(self, document: Document, path: str) -> str | None:
        """The page that Hugo's `ref` means: beside the document or from the root."""
        roots = self._vault.roots
        for folder in roots if path.startswith("/") else [document.folder, *roots]:
            found = find(self._files, folder, path.strip("/"))
            if found is not None:
                return found.path
        return self.page(document, path) or self.pages.find(path, document.path)

    def makes(self, path: str, place: str) -> bool:
        """Whether the site's program makes what no file stands for, or its host redirects it.
        `place` is what the path means as one, relative to the project.
        """
        if not self.is_site:
            return False
        if address(place) in self._moved:
            return True
        if path.startswith("/") and any(each.answer(path) for each in self._redirects):
            return True
        return is_generated(path) or self._is_dynamic(path if path.startswith("/") else place)

    def _is_dynamic(self, path: str) -> bool:
        """Whether VitePress makes pages of data in the folder of a path: `[name].md` has what they
        look like, `[name].paths.js` which there are.
        """
        roots = [root for mark in self._vault.marks_of(Tool.VITEPRESS) for root in mark.roots]
        for root in [*roots, ""] if roots else ():
            folder = join(root, path.strip("/").rpartition("/")[0])
            names = "" if folder.startswith("..") else "\n".join(self._files.names(folder))
            if _PATHS.search(names):
                return True
        return False
