"""What the wikilinks of vaults show of the notes and files that they call: which are not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from listlint.core import conventions
from listlint.core.document import WIKILINKS, Document, Link
from listlint.links.resolve import Outcome, Resolution, is_note_shaped
from listlint.links.vault.vaults import Vault


class Asking(NamedTuple):
    """A link that calls a name, and where it is known to lead."""

    document: Document
    link: Link
    to: Resolution


class AskedNames:
    """Which names the wikilinks of each vault call, each counted once, and which are answered."""

    def __init__(
        self,
        documents: Callable[[], Iterable[Document]],
        vault_of: Callable[[Document], Vault],
        links: Callable[[Document], Iterable[Link]],
        follow: Callable[[Document, Link], Resolution],
    ) -> None:
        """`documents` gives those that readers see, `links` what they see of one, and `follow`
        where a link is known to lead.
        """
        self._documents, self._vault_of = documents, vault_of
        self._links, self._follow = links, follow

    def notes(self, vault: Vault) -> Mapping[str, Asking]:
        """The names that call notes, with a link that does so."""
        return self._asked[vault].notes

    def lacks_files(self, vault: Vault) -> bool:
        """Whether most files that the notes of a vault show are kept somewhere else."""
        asked = self._asked[vault].files.values()
        missing = sum(each.to.outcome is Outcome.MISSING for each in asked)
        found = len(asked) - missing
        return missing >= conventions.UNKNOWN_ADDRESSES.least and missing > found

    @cached_property
    def _asked(self) -> defaultdict[Vault, _Asked]:
        asked: defaultdict[Vault, _Asked] = defaultdict(lambda: _Asked({}, {}))
        for document in self._documents():
            vault = self._vault_of(document)
            for link in self._links(document):
                if link.kind in WIKILINKS:
                    to = self._follow(document, link)
                    name = link.target.partition("#")[0].strip().casefold()
                    if name and to.outcome in (Outcome.FOUND, Outcome.MISSING):
                        is_note = is_note_shaped(name, in_wiki=True)
                        names = asked[vault].notes if is_note else asked[vault].files
                        names[name] = Asking(document, link, to)
        return asked


class _Asked(NamedTuple):
    """A link for each name."""

    notes: dict[str, Asking]
    files: dict[str, Asking]
