"""What the links of vaults show of how they are looked up, where no program is known to do it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from urllib.parse import unquote

from listlint.core import conventions
from listlint.core.document import WIKILINKS, Document, Link, LinkKind
from listlint.core.lazy_pattern import pattern
from listlint.links.resolve import Outcome, Resolution
from listlint.links.vault.file_names import FileNames
from listlint.links.vault.vaults import Vault

_NAME = pattern(r"(?![./#?])(?!\w+:)[^#?]+")


class InferredLookup:
    """How the links of all vaults of a project are looked up, as far as they show it."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        vault_of: Callable[[Document], Vault],
        names_of: Callable[[Vault], FileNames],
        by_path: Callable[[Document, Link], Resolution],
        unanswered: Callable[[], Iterable[tuple[Document, Link]]],
    ) -> None:
        """`by_path` says where a link leads if its target is nothing but a path, and `unanswered`
        which links are broken then.
        """
        self._documents, self._vault_of = documents, vault_of
        self._names_of, self._by_path, self._unanswered = names_of, by_path, unanswered

    @cached_property
    def wikis(self) -> frozenset[Vault]:
        """The vaults of which enough wikilinks are answered."""
        return frozenset(
            vault
            for vault, names in self._asked.items()
            if conventions.WIKI.holds(sum(names.values()), len(names))
        )

    @cached_property
    def unfollowed(self) -> frozenset[Vault]:
        """The others in which a file has at least one name: these are no words in brackets."""
        return frozenset(v for v, names in self._asked.items() if any(names.values())) - self.wikis

    @cached_property
    def _asked(self) -> dict[Vault, dict[str, bool]]:
        """The names in the wikilinks of each vault, and whether a file has them."""
        asked: defaultdict[Vault, dict[str, bool]] = defaultdict(dict)
        for document in self._documents.values():
            for link in document.links:
                if link.kind in WIKILINKS:
                    vault, name = self._vault_of(document), link.target.partition("#")[0].strip()
                    if name and name not in asked[vault]:
                        called = self._names_of(vault).find(name, document.folder)
                        asked[vault][name] = bool(called.paths)
        return asked

    @cached_property
    def by_name(self) -> frozenset[Vault]:
        """The vaults of which enough links point to something by their name alone; three are enough
        with a block behind it, which no program but Obsidian links to.
        """
        names: defaultdict[Vault, int] = defaultdict(int)
        to_blocks: Counter[Vault] = Counter()
        for document, link in self._unanswered():
            if link.kind is LinkKind.INLINE and self._is_name(document, link.target):
                names[self._vault_of(document)] += 1
                to_blocks[self._vault_of(document)] += "#^" in link.target
        by_name = conventions.LINKED_BY_NAME
        many = {vault: count for vault, count in names.items() if count >= by_name.least}
        paths = self._paths() if many else {}
        sure = (vault for vault, count in to_blocks.items() if count >= conventions.ALIKE)
        shown = (v for v, n in many.items() if by_name.holds(n, n + paths.get(v, 0)))
        return frozenset([*sure, *shown])

    def _paths(self) -> dict[Vault, int]:
        """How many links that could be names are paths that point to something, by vault."""
        paths: defaultdict[Vault, int] = defaultdict(int)
        for document in self._documents.values():
            for link in document.links:
                is_name = link.kind is LinkKind.INLINE and _NAME.match(link.target)
                if is_name and self._by_path(document, link).outcome is Outcome.FOUND:
                    paths[self._vault_of(document)] += 1
        return paths

    def _is_name(self, document: Document, target: str) -> bool:
        names, name = self._names_of(self._vault_of(document)), target.partition("#")[0]
        return bool(_NAME.fullmatch(name) and names.find(unquote(name), document.folder).paths)
