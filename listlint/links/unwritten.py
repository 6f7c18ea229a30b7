"""Which links to notes that nobody has written are meant so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from listlint.core import conventions
from listlint.core.document import Document, LinkKind
from listlint.core.lazy_pattern import pattern
from listlint.links import suggest
from listlint.links.index import Links
from listlint.links.resolve import Outcome
from listlint.links.vault.folders import join
from listlint.links.vault.follow import ResolvedLink
from listlint.links.vault.vaults import Vault

_OPEN_TASK = pattern(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[ \]")


class Unwritten:
    """What the links of a project show of the notes that are still to be written."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._plans: dict[str, frozenset[int]] = {}
        self._is_convention = cache(self._is_convention_in)

    def is_meant(self, resolved: ResolvedLink) -> bool:
        """Whether a link to an unwritten note is no slip: it stands in an open task or in a section
        that mostly names such notes, or its vault links to them as a matter of course. Who has a
        table of settings for the note has said what to do, and a change is told of each.
        """
        links, (document, link, _) = self._links, resolved
        if links.is_change or links.policy(document).unwritten is not None:
            return False
        if self._is_task(resolved):
            return True
        if link.kind is not LinkKind.WIKI:
            return False
        vault = links.vault(document)
        folder = link.target.partition("#")[0].rpartition("/")[0]
        if folder and links.files.names(join(vault.folder, folder)):
            return False  # a path is written when the note is there
        is_planned = self._section(document, link.span.start) in self._plans_of(document)
        return is_planned or self._is_convention(vault)

    def _is_convention_in(self, vault: Vault) -> bool:
        """Whether so many names in the wikilinks of a vault are those of notes that are unwritten,
        and of nothing else that is there. What none of them is answered of is not known.
        """
        asked = self._links.follower.asked_names.notes(vault)
        unwritten = sum(self._is_unwritten(ResolvedLink(*each)) for each in asked.values())
        if unwritten == len(asked):
            return unwritten > 1
        return conventions.UNWRITTEN.holds(unwritten, len(asked))

    def _is_unwritten(self, resolved: ResolvedLink) -> bool:
        is_missing = resolved.to.outcome is Outcome.MISSING
        return is_missing and suggest.answer(self._links, resolved) is None

    def _is_task(self, resolved: ResolvedLink) -> bool:
        path, start, _ = resolved.link.span
        text = self._links.sources[path].text
        return _OPEN_TASK.match(text, text.rfind("\n", 0, start) + 1) is not None

    def _plans_of(self, document: Document) -> frozenset[int]:
        """The sections of a document, by number, that mostly name notes that are not written."""
        if document.path not in self._plans:
            self._plans[document.path] = frozenset(self._planned(document))
        return self._plans[document.path]

    def _planned(self, document: Document) -> Iterator[int]:
        asked: dict[int, dict[str, bool]] = {}
        for link in document.links:
            if link.kind is LinkKind.WIKI:
                to = self._links.follower.follow(document, link)
                names = asked.setdefault(self._section(document, link.span.start), {})
                names[to.path] = self._is_unwritten(ResolvedLink(document, link, to))
        for section, names in asked.items():
            missing = sum(names.values())
            if missing >= conventions.ALIKE and 2 * missing > len(names):
                yield section

    def _section(self, document: Document, place: int) -> int:
        return bisect_right(document.headings, place, key=lambda each: each.span.start)
