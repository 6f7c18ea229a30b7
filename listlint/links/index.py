"""All links of a project, resolved, and what is asked of the documents they point at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, partial
from typing import NamedTuple

from listlint.core.document import Document, Link, LinkKind, LinkStyle, List, Note
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span, Spanned
from listlint.files.listing import Files
from listlint.links.anchor_index import AbsentAnchor, AnchorIndex, AnchorsBefore
from listlint.links.companions import Companions
from listlint.links.document_names import DocumentNames
from listlint.links.near_names import NearNames
from listlint.links.resolve import Outcome, Resolution
from listlint.links.undefined_labels import AskedLabels, asked_labels
from listlint.links.vault import link_style
from listlint.links.vault.follow import FollowedBefore, Follower, ResolvedLink
from listlint.links.vault.link_style import LinkConvention, LinkForm
from listlint.links.vault.programs import SITES, TEXT_FIRST
from listlint.links.vault.vaults import Vault

_NO_DOCUMENT = object()
_CODE = pattern(r"`([^`\n]*\[[^`\n]*)`")
_SCRIPT = pattern(r"<script\b", re.IGNORECASE)
_COMPONENT = pattern(r"<[A-Z]")
_EXAMPLE = "they show what becomes of the same ones as code"


class UnwrittenPolicy(StrEnum):
    """How links to notes that nobody has written yet are reported."""

    ERROR = "error"
    WARNING = "warning"
    ALLOW = "allow"


@dataclass(frozen=True, slots=True)
class LinkPolicy:
    """What is configured for the links of the notes of one `[[notes]]` table."""

    note_pattern: str = ""
    """The pattern of the note folder."""
    unwritten: UnwrittenPolicy | None = None
    """Nothing where no table speaks of the note: then what the vault does counts."""
    style: LinkStyle | None = None


class BaseLinks(NamedTuple):
    """The links of a project before a change, by whose conventions it is measured."""

    links: Links
    moved: Mapping[str, str] = {}
    """The paths that files had then, by their new ones."""
    fresh: frozenset[str] = frozenset()
    """Files and folders that the change brings."""

    def document(self, path: str) -> Document | None:
        """The document as it was, by its path now."""
        return self.links.documents.get(self.moved.get(path, path))


class Unjudged(NamedTuple):
    """A link that seems broken, and of which nobody can say it."""

    document: Document
    link: Link
    why: str
    """The reason, to be read after "because"."""


class Links:
    """The index of links: where they point, and the names, anchors and styles of documents."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        sources: Mapping[str, Source],
        files: Files,
        policies: Mapping[str, LinkPolicy] | None = None,
        base: BaseLinks | None = None,
    ) -> None:
        """`policies` is what is configured for documents, by path. `base` has the links of the
        same project before the change that is looked at.
        """
        self.documents, self.sources, self.files = documents, sources, files
        self._policies = policies or {}
        self._base = base
        self._asked: Iterable[Document] = documents.values()
        # By path, or by vault: a document's own hash takes all that is in it.
        self._preferred_form_at = cache(self._preferred_form_of)
        self.convention = cache(self._convention_of)
        self._code_at = cache(self._code_of)
        self._only_of = cache(self._only)

    def within(self, is_asked: Callable[[str], bool]) -> Links:
        """The same index, that tells of the links of those documents alone whose paths are asked
        for. What the links of all show, it knows.
        """
        paths = frozenset(filter(is_asked, self.documents))
        return self if len(paths) == len(self.documents) else self._only_of(paths)

    def _only(self, paths: frozenset[str]) -> Links:
        for each in (
            "follower",
            "anchors",
            "names",
            "near_names",
            "folders_with_notes",
        ):  # both have the same
            getattr(self, each)
        only = copy(self)
        for each in ("_by_outcome", "absent_anchors"):
            vars(only).pop(each, None)
        asked = [each for path, each in self.documents.items() if path in paths]
        only._asked = asked  # noqa: SLF001 - of the same class
        return only

    def policy(self, document: Document) -> LinkPolicy:
        """What is configured for the links of a document."""
        return self._policies.get(document.path, LinkPolicy())

    def worth_checking(self, outcome: Outcome) -> list[ResolvedLink]:
        """All links with one outcome, but of those that are `FOUND` only what has a fragment, is a
        name that several files have, points to the very document that it stands in, or has another
        text than the document's title.
        """
        return self._by_outcome[outcome]

    @cached_property
    def _by_outcome(self) -> defaultdict[Outcome, list[ResolvedLink]]:
        found: defaultdict[Outcome, list[ResolvedLink]] = defaultdict(list)
        is_silent = cache(lambda path: self.follower.visibility.is_silent(self.documents[path]))
        title_at = cache(self._title_at)
        # Notes of a folder cite the same ones by their titles, which is seen once.
        usual: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for resolved in self.follower.resolved_links(self._asked, usual):
            document, link, to = resolved
            if to.outcome is Outcome.FOUND and is_silent(document.path):
                continue
            if to.outcome is Outcome.MISSING and (why := self._why_not_broken(link)):
                found[Outcome.NOT_KNOWN].append(
                    ResolvedLink(document, link, to._replace(outcome=Outcome.NOT_KNOWN, why=why))
                )
                continue
            is_unremarkable = (
                to.outcome is Outcome.FOUND
                and not to.fragment
                and not to.others
                and title_at(to.path) in (link.text, _NO_DOCUMENT)
                and to.path not in ("", document.path)  # the folder of the project; itself
            )
            if not is_unremarkable:
                found[to.outcome].append(resolved)
            elif link.text == title_at(to.path) and self.follower.by_path(document, link) is to:
                usual[document.folder][link.target] = link.text
        return found

    def _why_not_broken(self, link: Link) -> str:
        """Why a link that points to nothing may be none, by how it is written."""
        path, start, end = link.span
        if link.kind is LinkKind.HTML and _COMPONENT.match(self.sources[path].text, start, end):
            return "a component of the site decides where they point"
        if link.kind is LinkKind.HTML and _SCRIPT.match(self.sources[path].text, start, end):
            is_site = self.vault(self.documents[path]).tools & SITES
            return "scripts are often made with the site" if is_site else ""
        return _EXAMPLE if self.is_example(link) else ""

    def _title_at(self, path: str) -> str | object | None:
        document = self.documents.get(path)
        return document.title if document else _NO_DOCUMENT

    @cached_property
    def linked_paths(self) -> frozenset[str]:
        """The files to which a link of another document points."""
        every = self.follower.resolved_links(self.documents.values())
        return frozenset(each.to.path for each in every if each.to.path != each.document.path)

    @cached_property
    def near_names(self) -> NearNames:
        """What is looked through for a name like that of a missing target."""
        return NearNames(self.documents.values(), self.files, self.follower)

    @cached_property
    def companions(self) -> Companions:
        """Which files belong to notes of the same name: before a change, if there is one."""
        if self._base:
            return self._base.links.companions
        every = self.documents.values()
        return Companions(every, lambda: self.follower.resolved_links(every))

    @cached_property
    def follower(self) -> Follower:
        """What knows how the links of each vault are looked up."""
        styles = {path: policy.style for path, policy in self._policies.items() if policy.style}
        base = self._base
        before = base and FollowedBefore(base.links.follower, base.document, base.fresh)
        return Follower(self.files, self.documents, before, styles)

    def vault(self, document: Document) -> Vault:
        """The vault that a document belongs to."""
        return self.follower.vault(document)

    def follow(self, document: Document, target: str) -> Resolution:
        """Where a destination would point from a document."""
        nowhere = Span(document.path, 0, 0)
        link = Link(LinkKind.INLINE, "", target, nowhere, nowhere)
        return self.follower.follow(document, link)

    def written(self, link: Link) -> Spanned:
        """How and where a link's target is written, without angle brackets."""
        path, start, end = link.destination or link.span
        text = self.sources[path].text[start:end]
        if text.startswith("<") and text.endswith(">"):
            return Spanned(text[1:-1], Span(path, start + 1, end - 1))
        return Spanned(text, Span(path, start, end))

    def is_target_written(self, link: Link) -> bool:
        """Whether what a link points to is written as its target, as a fix needs it: Dendron has it
        behind the bar, and in `[[note]](text)` it is what seems to be the text.
        """
        vault = self.vault(self.documents[link.span.path])
        is_behind = link.kind is LinkKind.WIKI and bool(vault.tools & TEXT_FIRST)
        return not (link.text.startswith("[") or (is_behind and link.text != link.target))

    @cached_property
    def anchors(self) -> AnchorIndex:
        """The places in documents to which fragments point."""
        base = self._base
        before = base and AnchorsBefore(base.links.anchors.is_filled_in, base.document)
        linked = partial(self.worth_checking, Outcome.FOUND)
        return AnchorIndex(self.documents, self.sources, self.files, self.follower, linked, before)

    @cached_property
    def absent_anchors(self) -> list[AbsentAnchor]:
        """The places to which links point and that the documents do not have."""
        return self.anchors.absent(self.worth_checking(Outcome.FOUND))

    def unjudged(self) -> Iterator[Unjudged]:
        """The links that seem broken, and that nothing is said of because of what keeps the vault:
        in templates, in comments and code of its programs, into what these fill in, and what they
        may make.
        """
        for document, link in self.follower.unjudged(self._asked):
            yield Unjudged(document, link, "they are in templates, tests, comments or code")
        for resolved in self.worth_checking(Outcome.NOT_KNOWN):
            yield Unjudged(resolved.document, resolved.link, resolved.to.why)
        for absent in self.absent_anchors:
            if why := self.why_not_known(absent):
                yield Unjudged(absent.resolved.document, absent.resolved.link, why)
        for document in self._asked:
            if document.undefined and self.labels.are_defined_elsewhere(document):
                for each in asked_labels(document):
                    link = Link(
                        LinkKind.REFERENCE, each.text, each.label.text, each.span, each.label.span
                    )
                    yield Unjudged(document, link, "a program seems to define such labels")

    def why_not_known(self, absent: AbsentAnchor) -> str:
        """Why nobody can say whether a place is there that seems to be absent; else nothing."""
        if self.is_example(absent.resolved.link):
            return _EXAMPLE
        return self.anchors.why_not_known(absent)

    def is_example(self, link: Link) -> bool:
        """Whether a link shows what becomes of the same one that its document has as code."""
        path, start, end = link.span
        return self.sources[path].text[start:end] in self._code_at(path)

    def _code_of(self, path: str) -> frozenset[str]:
        """What stands between backticks in a document and could be a link."""
        return frozenset(_CODE.findall(self.sources[path].text))

    @cached_property
    def labels(self) -> AskedLabels:
        """Which labels of references nobody defines: before a change, if there is one."""
        if self._base:
            return self._base.links.labels
        is_silent = self.follower.visibility.is_silent
        shown = (each for each in self.documents.values() if not is_silent(each))
        return AskedLabels(shown, self.vault)

    @property
    def is_change(self) -> bool:
        """Whether these are the links of a project after a change that is looked at."""
        return self._base is not None

    @cached_property
    def names(self) -> DocumentNames:
        """Which documents answer to a title, an alias or a file name, of those that are shown."""
        is_silent = self.follower.visibility.is_silent
        shown = [each for each in self.documents.values() if not is_silent(each)]
        return DocumentNames(shown, self._note_folder, self._own_title)

    def _own_title(self, document: Document) -> str:
        """What a document is called for sure. A wiki goes by the names of files: a heading is a
        title there only where all begins with it, else it is that of a part.
        """
        head, title = document.frontmatter, document.title or ""
        is_wiki = self.follower.lookup.is_wiki(document)
        if is_wiki and document.stem.casefold() == "readme":
            return ""  # it is the repository's, and no note
        if not document.headings or not is_wiki:
            return title
        first = document.headings[0]
        if head and head.get("title") == title:
            return title
        before = self.sources[document.path].text[head.span.end if head else 0 : first.span.start]
        return title if first.level == 1 and not before.strip("# \t\r\n") else ""

    def _note_folder(self, document: Document) -> str | None:
        """The pattern of the note folder that a note belongs to. In a wiki every page is a note."""
        is_note = isinstance(document, Note)
        if not is_note and (
            isinstance(document, List) or not self.follower.lookup.is_wiki(document)
        ):
            return None
        return self.policy(document).note_pattern

    def preferred_form(self, document: Document) -> LinkForm:
        """How a link of a document to a note is written: as configured, as most of its own are, as
        most of its vault are, or as the program that keeps the vault does; before the change that
        is looked at, if there is one.
        """
        return self._preferred_form_at(document.path)

    def _preferred_form_of(self, path: str) -> LinkForm:
        if self._base and (before := self._base.document(path)):
            return self._base.links.preferred_form(before)
        document = self.documents[path]
        vault = self.vault(document)
        majority = link_style.convention(self.follower, [document]) or self.convention(vault)
        form = majority.form if majority else link_style.form_of_programs(vault)
        configured = self.policy(document).style
        return LinkForm(configured) if configured not in (None, form.style) else form

    def _convention_of(self, vault: Vault) -> LinkConvention | None:
        """How the notes of a vault mostly link to each other."""
        return link_style.convention(self.follower, self._inside(vault))

    def _inside(self, vault: Vault) -> Iterable[Document]:
        return (d for d in self.documents.values() if self.vault(d) == vault)

    @cached_property
    def folders_with_notes(self) -> frozenset[str]:
        """The folders in which at least one note stands."""
        return frozenset(d.folder for d in self.documents.values() if isinstance(d, Note))
