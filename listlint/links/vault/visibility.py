"""Which documents and links of a vault its programs do not show to readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from listlint.core.document import Document, HiddenLink, Link
from listlint.core.lazy_pattern import pattern
from listlint.links.vault.programs import SITES, Tool
from listlint.links.vault.vaults import Vault

_TESTS = pattern(r"_*tests?_*", re.IGNORECASE)
"""Folders of tests: what stands in them, but for a README, is what the tests are run on."""
_FIXTURES = pattern(
    r"_*(?:fixtures?|test[-_]?data|goldens?|snapshots?)_*|layouts|archetypes|_layouts|_includes",
    re.IGNORECASE,
)
"""Folders of what tests are run on, and of pieces that pages are made of."""
_TEMPLATES = pattern(r"[\W\d_]*templates?", re.IGNORECASE)
_POSTED = pattern(
    r"(?:.*/)?(?:issue|(?:pull|merge)[_-]request)[_-]templates?(?:/.*|\.\w+)", re.IGNORECASE
)
"""What forges begin an issue or a request with: its links are followed from that page, where
`../blob/main/a.md` finds the file `a.md`."""

_HIGHLIGHTS = "hls__"
"""What Logseq calls the pages that it writes itself, of what is marked in a PDF."""


def is_of_templates(document: Document) -> bool:
    """Whether a document is in a folder of templates, and does not introduce them."""
    names = document.folder.split("/")
    is_readme = document.stem.casefold().startswith("readme")
    return any(map(_TEMPLATES.fullmatch, names[:-1] if is_readme else names))


class Visibility:
    """What readers of a vault see of its documents, as far as that is known.

    `before` gives a document as it was before the change that is looked at, by its path now; with
    it, only what was so before, or what a known program does, counts.
    """

    def __init__(
        self,
        vault_of: Callable[[Document], Vault],
        is_wiki: Callable[[Document], bool],
        before: Callable[[str], Document | None] | None,
    ) -> None:
        self._vault_of, self._is_wiki, self._before = vault_of, is_wiki, before

    def links(self, document: Document) -> Iterable[Link]:
        """The links that a reader sees."""
        if not document.hidden_links:
            return document.links
        shown = (each.link for each in document.hidden_links if not self._is_hidden(document, each))
        return (*document.links, *shown)

    def hidden_links(self, document: Document) -> list[Link]:
        """The links in what the program that keeps the vault shows as a comment or as code."""
        return [each.link for each in document.hidden_links if self._is_hidden(document, each)]

    def _is_hidden(self, document: Document, hidden: HiddenLink) -> bool:
        """Whether what keeps the document hides a link; in a change only what is known to do so, or
        did so before in the same document.
        """
        if self._before is None:
            return True
        tools = self._vault_of(document).tools
        if self._is_wiki(document) if hidden.in_wiki else tools & SITES:
            return True
        then = self._before(document.path)
        return then is not None and any(e.in_wiki == hidden.in_wiki for e in then.hidden_links)

    def is_silent(self, document: Document) -> bool:
        """Whether a document is none of the vault's: a template, whose links are filled in later,
        an old version of a note, or what tests are run on.
        """
        vault = self._vault_of(document)
        marks = vault.marks
        folders = (each for mark in marks for each in mark.templates)
        if any(document.path.startswith(f"{each}/") for each in folders):
            return True
        if document.is_template and self._is_believed(document):
            return True
        is_of_reader = document.stem.startswith(_HIGHLIGHTS) and Tool.LOGSEQ in vault.tools
        if is_of_reader or _POSTED.fullmatch(document.path):
            return True
        names = document.folder.split("/")
        is_readme = document.stem.casefold().startswith("readme")
        above = names[:-1] if is_readme else names
        if any(map(_FIXTURES.fullmatch, names)) or any(map(_TESTS.fullmatch, above)):
            return True
        return any(map(_TEMPLATES.fullmatch, names)) and self._is_wiki(document)

    def _is_believed(self, template: Document) -> bool:
        """Whether what looks like a template is one: in a change only where a program is known that
        has some, or it looked so before.
        """
        if self._before is None or self._vault_of(template).marks or self._is_wiki(template):
            return True
        then = self._before(template.path)
        return then is not None and then.is_template
