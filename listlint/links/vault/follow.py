"""Where the links of a vault lead, as the program that keeps it looks them up.

Paths come first, by `resolve`; what they do not answer is looked up as the vault's own links show
that it is, and its programs do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote

from listlint.core.document import WIKILINKS, Document, Link, LinkKind, LinkStyle
from listlint.core.markdown_paths import SUFFIXES
from listlint.files.listing import ANYWHERE, Files
from listlint.links.resolve import Outcome, Resolution, is_note_shaped, resolve_path
from listlint.links.vault.asked_names import AskedNames
from listlint.links.vault.clippings import CLIPPED, is_clipping
from listlint.links.vault.folders import upwards
from listlint.links.vault.inclusions import Inclusions
from listlint.links.vault.inferred import InferredLookup
from listlint.links.vault.not_known import NotKnown, address
from listlint.links.vault.program_lookup import BY_PATH, ProgramLookup
from listlint.links.vault.programs import SITES, ProgramMark
from listlint.links.vault.template_copies import TemplateCopies
from listlint.links.vault.unknown_root import UnknownRoots
from listlint.links.vault.vaults import Vault, Vaults
from listlint.links.vault.visibility import Visibility

_ELSEWHERE = Resolution(Outcome.ELSEWHERE)
_UNANSWERED = (Outcome.MISSING, Outcome.WRONG_CASE)


class ResolvedLink(NamedTuple):
    """A link, the document it is in, and what it points at."""

    document: Document
    link: Link
    to: Resolution


class FollowedBefore(NamedTuple):
    """What followed the links of the same project before a change."""

    follower: Follower
    document: Callable[[str], Document | None]
    """The document as it was then, by its path now."""
    fresh: frozenset[str]
    """Files and folders that the change brings."""


class Follower:
    """Follows the links of a project, each target once a folder: vaults repeat them."""

    def __init__(
        self,
        files: Files,
        documents: Mapping[str, Document],
        before: FollowedBefore | None = None,
        styles: Mapping[str, LinkStyle] | None = None,
    ) -> None:
        """`styles` is what is configured for documents, by path. `before` follows the links of the
        same project before a change, which is measured by what was the convention then.
        """
        self._files, self._documents, self._before = files, documents, before
        self._vaults = Vaults(files, before and before.follower.marks_met(before.fresh))
        self._paths: defaultdict[str, dict[str, Resolution]] = defaultdict(dict)
        self._others: dict[tuple[str, LinkKind, str, str], Resolution] = {}
        self._is_site: dict[str, bool] = {}
        self._inclusions = Inclusions(files, documents, self.vault)
        self.lookup = ProgramLookup(
            files, documents, styles or {}, self.vault, self.by_path, lambda: self.inferred
        )
        self.visibility = Visibility(self.vault, self.lookup.is_wiki, before and before.document)

    def vault(self, document: Document) -> Vault:
        """The vault that a document belongs to."""
        return self._vaults.of(document.folder)

    def resolved_links(
        self,
        documents: Iterable[Document],
        usual: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    ) -> Iterator[ResolvedLink]:
        """All links of documents that point to something in the project, or should; but not those
        whose targets and texts are `usual` in their folder, unless the text names their own file.
        """
        for document in documents:
            known = self._paths[document.folder]
            placed = self.lookup.site(self.vault(document)).is_placed(document)
            links, title = self.visibility.links(document), document.title
            if not placed and (passed_over := usual.get(document.folder)):
                links = [
                    each
                    for each in links
                    if passed_over.get(each.target) != each.text
                    or each.text == title
                    or each.kind is not LinkKind.INLINE
                ]
            for link in links:
                if link.destination is None:
                    continue  # a reference leads where its definition leads
                to = known.get(link.target) if link.kind in BY_PATH else None
                if to is None or placed or to.outcome in _UNANSWERED:
                    to = self.follow(document, link)  # also what no link of the folder has yet
                if to.outcome is not Outcome.ELSEWHERE:
                    yield ResolvedLink(document, link, to)

    @cached_property
    def unanswered(self) -> list[tuple[Document, Link]]:
        """The links that no path answers. How a vault looks names up shows only once all paths
        have been tried.
        """
        found = []
        for document in self._documents.values():
            known = self._paths[document.folder]
            for link in self.visibility.links(document):
                if link.kind in BY_PATH:
                    to = known.get(link.target)
                    if to is None:
                        to = resolve_path(self._files, document.folder, link.target)
                        known[link.target] = to
                    if to.outcome is Outcome.MISSING:
                        found.append((document, link))
        return found

    def by_path(self, document: Document, link: Link) -> Resolution:
        """Where a link would lead if its target were nothing but a path."""
        known = self._paths[document.folder]
        if link.target not in known:
            known[link.target] = resolve_path(self._files, document.folder, link.target)
        return known[link.target]

    def follow(self, document: Document, link: Link) -> Resolution:
        """Where a link of a document leads."""
        found = self._follow(document, link)
        if found.outcome is not Outcome.MISSING:
            return found
        if self.visibility.is_silent(document):
            return _ELSEWHERE
        elsewhere = (self._judged(page, link) for page in self._inclusions.pages(document))
        there = (each for each in elsewhere if each.outcome is not Outcome.MISSING)
        return next(there, None) or self._judged(document, link)

    def _judged(self, document: Document, link: Link) -> Resolution:
        """The same, by how a document's own place has it."""
        found = self._follow(document, link)
        if found.outcome is not Outcome.MISSING:
            return found
        if link.kind in BY_PATH and is_clipping(document):
            return found._replace(outcome=Outcome.NOT_KNOWN, why=CLIPPED)
        judge = self._not_known.why if link.kind in BY_PATH else self._why_of_name
        why = judge(document, link, found)
        if not why and link.kind in BY_PATH:
            why = self._unknown_roots.why(document, link)
            why = why or self._template_copies.why(document, found)
        return found._replace(outcome=Outcome.NOT_KNOWN, why=why) if why else found

    def _why_of_name(self, document: Document, link: Link, to: Resolution) -> str:
        """Why nobody can say whether a wikilink is broken."""
        if why := self._not_known.why_of_embed(document, link, to):
            return why
        is_file = link.kind in WIKILINKS and not is_note_shaped(to.path, in_wiki=True)
        if is_file and self.asked_names.lacks_files(self.vault(document)):
            return "most of the files that these notes show are not kept here"
        return ""

    @cached_property
    def asked_names(self) -> AskedNames:
        """Which names wikilinks call: before the change that is looked at, if there is one."""
        if self._before:
            return self._before.follower.asked_names
        every, is_silent = self._documents.values(), self.visibility.is_silent
        return AskedNames(
            lambda: (each for each in every if not is_silent(each)),
            self.vault,
            self.visibility.links,
            self._follow,
        )

    @cached_property
    def _not_known(self) -> NotKnown:
        """What is not known: before the change that is looked at, if there is one."""
        if self._before:
            return self._before.follower._not_known  # noqa: SLF001 - of the same class
        return NotKnown(self._files, self.vault, self._addresses)

    @cached_property
    def _unknown_roots(self) -> UnknownRoots:
        """Which folders a program may show: before the change that is looked at, if any is."""
        if self._before:
            return self._before.follower._unknown_roots  # noqa: SLF001 - of the same class
        return UnknownRoots(self._files, self._documents, self.vault, self._addresses)

    @cached_property
    def _template_copies(self) -> TemplateCopies:
        """Which templates have copies: before the change that is looked at, if there is one."""
        if self._before:
            return self._before.follower._template_copies  # noqa: SLF001 - of the same class
        return TemplateCopies(self._files, self._documents)

    def _addresses(self) -> Iterator[tuple[Document, Link, Resolution]]:
        """The links that are paths or addresses, with what is known to answer them."""
        for document in self._documents.values():
            if not self.visibility.is_silent(document):
                for link in self.visibility.links(document):
                    if link.kind in BY_PATH and link.destination is not None:
                        to = self._follow(document, link)
                        if to.outcome in (Outcome.FOUND, Outcome.MISSING):
                            yield document, link, to

    def unjudged(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Link]]:
        """The links of documents that are broken as far as can be told, in templates and in what
        the program that keeps a vault shows as a comment or as code.
        """
        for document in documents:
            shown = self.visibility.links(document) if self.visibility.is_silent(document) else ()
            for link in (*shown, *self.visibility.hidden_links(document)):
                is_one = link.destination is not None
                if is_one and self._follow(document, link).outcome is Outcome.MISSING:
                    yield document, link

    def _follow(self, document: Document, link: Link) -> Resolution:
        if link.kind in BY_PATH:
            to = self.by_path(document, link)
            if to.outcome not in _UNANSWERED and not self._is_route(document, link):
                return to
        is_told = link.kind in WIKILINKS or link.text.startswith("[")
        key = (self._place(document), link.kind, link.target, link.text if is_told else "")
        found = self._others.get(key)
        if found is None:
            found = self._others[key] = self.lookup.look_up(document, link)
        return found

    def _is_route(self, document: Document, link: Link) -> bool:
        """Whether a link counts from the address of its page, not from its file."""
        kind = address(link.target) if link.kind in (LinkKind.INLINE, LinkKind.HTML) else None
        return kind is not None and self.lookup.site(self.vault(document)).is_placed(document)

    def marks_met(self, fresh: frozenset[str]) -> Callable[[str, ProgramMark], ProgramMark | None]:
        """What `Vaults` asks after a change: whether a mark in a folder is to be believed. Where
        there were documents, one that the change brings is not; else it is, and so are its
        settings.
        """
        had = {above for document in self._documents.values() for above in upwards(document.folder)}

        def met(folder: str, mark: ProgramMark) -> ProgramMark | None:
            if folder not in had:
                return mark
            then = self._vaults.mark(folder, mark.tool)
            if then is None:
                return None if mark.sign in fresh else mark
            return mark._replace(templates=then.templates)

        return met

    def _place(self, document: Document) -> str:
        """What a target's meaning depends on: the folder, or the page itself of a site."""
        folder = document.folder
        if folder not in self._is_site:
            self._is_site[folder] = bool(self._vaults.of(folder).tools & SITES)
        return document.path if self._is_site[folder] else folder

    @cached_property
    def inferred(self) -> InferredLookup:
        """What the vaults' own links show: before the change that is looked at, if there is one."""
        if self._before:
            return self._before.follower.inferred
        return InferredLookup(
            self._documents,
            self.vault,
            self.lookup.wikis.names_of,
            self.by_path,
            lambda: self.unanswered,
        )

    def wanted(self, document: Document, link: Link, to: Resolution) -> list[str]:
        """The paths at which a missing file may have been, as `Files.moved` takes them."""
        inner = unquote(link.target.partition("#")[0]).strip().strip("/")
        if link.kind in WIKILINKS:
            paths = [f"{self.vault(document).folder}/{inner}", f"{document.folder}/{inner}"]
        else:
            paths = [to.path]
        if "/" not in inner and (link.kind in WIKILINKS or self.lookup.looks_up_by_name(document)):
            paths.append(f"{ANYWHERE}{inner}")
        return [path.strip("/") + suffix for path in paths for suffix in ("", *SUFFIXES)]
