"""Where the links of a vault lead, as the program that keeps it looks them up.

Paths come first, by `resolve`; what they do not answer is looked up as the vault's own links show
that it is, and its programs do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from listlint.core.document import (
    WIKILINKS,
    Document,
    HiddenLink,
    Link,
    LinkKind,
    LinkStyle,
)
from listlint.core.markdown_paths import SUFFIXES
from listlint.files.listing import ANYWHERE, Files
from listlint.links.resolve import (
    Outcome,
    Resolution,
    is_open,
    resolve_path,
)
from listlint.links.vault.folders import upwards
from listlint.links.vault.inferred import InferredLookup
from listlint.links.vault.not_known import NotKnown, address
from listlint.links.vault.programs import SITES, WIKIS, ProgramMark, Tool
from listlint.links.vault.site import Site, entrance
from listlint.links.vault.vaults import Vault, Vaults
from listlint.links.vault.wiki_lookup import WikiLookup

_ELSEWHERE = Resolution(Outcome.ELSEWHERE)
_UNANSWERED = (Outcome.MISSING, Outcome.WRONG_CASE)
_BY_PATH = frozenset(LinkKind) - {*WIKILINKS, LinkKind.REF, LinkKind.POST_URL, LinkKind.TAG_LINK}
_BRACKETED = re.compile(r"\[{1,2}([^\[\]]+)\]{1,2}")
_TESTS = re.compile(r"_*tests?_*", re.IGNORECASE)
"""Folders of tests: what stands deeper in them is what the tests are run on."""
_FIXTURES = re.compile(
    r"_*(?:fixtures?|test[-_]?data|goldens?|snapshots?)_*|layouts|archetypes|_layouts|_includes",
    re.IGNORECASE,
)
"""Folders of what tests are run on, and of pieces that pages are made of."""
_TEMPLATES = re.compile(r"[\W\d_]*templates?", re.IGNORECASE)
_POSTED = re.compile(
    r"(?:.*/)?(?:issue|(?:pull|merge)[_-]request)[_-]templates?(?:/.*|\.\w+)", re.IGNORECASE
)
"""What forges begin an issue or a request with: its links are followed from that page, where
`../blob/main/a.md` finds the file `a.md`."""


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
        self._styles = styles or {}
        self._vaults = Vaults(files, before and before.follower.marks_met(before.fresh))
        self._paths: defaultdict[str, dict[str, Resolution]] = defaultdict(dict)
        self._others: dict[tuple[str, LinkKind, str, str], Resolution] = {}
        self._wikis = WikiLookup(files, documents)
        self._is_site: dict[str, bool] = {}
        self._sites: dict[Vault, Site] = {}

    def vault(self, document: Document) -> Vault:
        """The vault that a document belongs to."""
        return self._vaults.of(document.folder)

    def resolved_links(self) -> Iterator[ResolvedLink]:
        """All links of the project that point to something in it, or should."""
        for document in self._documents.values():
            known = self._paths[document.folder]
            placed = self._site(self.vault(document)).is_placed(document)
            for link in self._links(document):
                if link.destination is None:
                    continue  # a reference leads where its definition leads
                to = known.get(link.target) if link.kind in _BY_PATH else None
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
            for link in self._links(document):
                if link.kind in _BY_PATH:
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
        if self.is_silent(document):
            return _ELSEWHERE
        why = self._not_known.why(document, link, found) if link.kind in _BY_PATH else ""
        return found._replace(outcome=Outcome.NOT_KNOWN, why=why) if why else found

    @cached_property
    def _not_known(self) -> NotKnown:
        """What is not known: before the change that is looked at, if there is one."""
        if self._before:
            return self._before.follower._not_known  # noqa: SLF001 - of the same class
        return NotKnown(self._files, self.vault, self._addresses)

    def _addresses(self) -> Iterator[tuple[Document, Link, Resolution]]:
        """The links that are paths or addresses, with what is known to answer them."""
        for document in self._documents.values():
            if not self.is_silent(document):
                for link in self._links(document):
                    if link.kind in _BY_PATH and link.destination is not None:
                        to = self._follow(document, link)
                        if to.outcome in (Outcome.FOUND, Outcome.MISSING):
                            yield document, link, to

    def unjudged(self) -> Iterator[tuple[Document, Link]]:
        """The links that are broken as far as can be told, in templates and in what the program
        that keeps a vault shows as a comment or as code.
        """
        for document in self._documents.values():
            shown = self._links(document) if self.is_silent(document) else ()
            hidden = [
                each.link for each in document.hidden_links if self._is_hidden(document, each)
            ]
            for link in (*shown, *hidden):
                is_one = link.destination is not None
                if is_one and self._follow(document, link).outcome is Outcome.MISSING:
                    yield document, link

    def _follow(self, document: Document, link: Link) -> Resolution:
        if link.kind in _BY_PATH:
            to = self.by_path(document, link)
            if to.outcome not in _UNANSWERED and not self._is_route(document, link):
                return to
        is_told = link.kind in WIKILINKS or link.text.startswith("[")
        key = (self._place(document), link.kind, link.target, link.text if is_told else "")
        found = self._others.get(key)
        if found is None:
            found = self._others[key] = self._look_up(document, link)
        return found

    def _is_route(self, document: Document, link: Link) -> bool:
        """Whether a link counts from the address that a page gives itself, not from its file."""
        kind = address(link.target) if link.kind in (LinkKind.INLINE, LinkKind.HTML) else None
        return kind is not None and self._site(self.vault(document)).is_placed(document)

    def _links(self, document: Document) -> Iterable[Link]:
        """The links that a reader sees."""
        if not document.hidden_links:
            return document.links
        shown = (each.link for each in document.hidden_links if not self._is_hidden(document, each))
        return (*document.links, *shown)

    def _is_hidden(self, document: Document, hidden: HiddenLink) -> bool:
        """Whether what keeps the document hides a link; in a change only what is known to do so, or
        did so before in the same document.
        """
        if self._before is None:
            return True
        tools = self.vault(document).tools
        if self.is_wiki(document) if hidden.in_wiki else tools & SITES:
            return True
        then = self._before.document(document.path)
        return then is not None and any(e.in_wiki == hidden.in_wiki for e in then.hidden_links)

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

    def _look_up(self, document: Document, link: Link) -> Resolution:
        if link.kind in WIKILINKS:
            return self._wiki(document, link)
        if link.kind in _BY_PATH:
            return self._path(document, link)
        return self._tag(document, link)

    def is_silent(self, document: Document) -> bool:
        """Whether a document is none of the vault's: a template, whose links are filled in later,
        an old version of a note, or what tests are run on.
        """
        marks = self.vault(document).marks
        folders = (each for mark in marks for each in mark.templates)
        if any(document.path.startswith(f"{each}/") for each in folders):
            return True
        if document.is_template and self._is_believed(document):
            return True
        if _POSTED.fullmatch(document.path):
            return True
        names = document.folder.split("/")
        if any(map(_FIXTURES.fullmatch, names)) or any(map(_TESTS.fullmatch, names[:-1])):
            return True
        return any(map(_TEMPLATES.fullmatch, names)) and self.is_wiki(document)

    def _is_believed(self, template: Document) -> bool:
        """Whether what looks like a template is one: in a change only where a program is known that
        has some, or it looked so before.
        """
        if self._before is None or self.vault(template).marks or self.is_wiki(template):
            return True
        then = self._before.document(template.path)
        return then is not None and then.is_template

    # By name

    def _wiki(self, document: Document, link: Link) -> Resolution:
        if not is_open(link.target) or not self.is_wiki(document):
            return _ELSEWHERE
        return self._wikis.follow(self.vault(document), document, link)

    def _in_brackets(self, document: Document, link: Link) -> Resolution | None:
        """Where `[[note]](in brackets)` or `[text]([[note]])` points, in a wiki."""
        for text in (link.text, unquote(link.target)):
            if (found := _BRACKETED.fullmatch(text)) and self.is_wiki(document):
                return self._wikis.follow_name(self.vault(document), document, found[1])
        is_block = link.target.startswith("((") and Tool.LOGSEQ in self.vault(document).tools
        return _ELSEWHERE if is_block else None

    def is_wiki(self, document: Document) -> bool:
        """Whether `[[note]]` is a link: so it is configured, a wiki keeps the vault, or enough of
        its wikilinks are answered.
        """
        vault, style = self.vault(document), self._styles.get(document.path)
        return style is LinkStyle.WIKI or bool(vault.tools & WIKIS) or vault in self.inferred.wikis

    def looks_up_by_name(self, document: Document) -> bool:
        """Whether a destination without a folder is looked up in the document's whole vault."""
        vault, style = self.vault(document), self._styles.get(document.path)
        if style in (LinkStyle.RELATIVE, LinkStyle.ROOT):
            return False
        if style is LinkStyle.NAME or vault.tools & {Tool.OBSIDIAN, Tool.QUARTZ}:
            return True
        return vault in self.inferred.by_name

    @cached_property
    def inferred(self) -> InferredLookup:
        """What the vaults' own links show: before the change that is looked at, if there is one."""
        if self._before:
            return self._before.follower.inferred
        return InferredLookup(
            self._documents, self.vault, self._wikis.names_of, self.by_path, lambda: self.unanswered
        )

    def shortest(self, document: Document, path: str) -> str:
        """The shortest name that calls a file from a document, without `.md`."""
        return self._wikis.names_of(self.vault(document)).shortest(path)

    # By path and address

    def _path(self, document: Document, link: Link) -> Resolution:
        to, site = self.by_path(document, link), self._site(self.vault(document))
        target, _, fragment = link.target.partition("#")
        path = unquote(target.partition("?")[0])
        found = site.page(document, path)
        is_flat = Tool.OTHER in self.vault(document).tools and to.outcome is Outcome.MISSING
        if not found and (path.startswith("/") or is_flat):
            found = site.rooted(document, path.removeprefix("./"))
        found = found or self._by_name(document, path, to)
        if found is not None:
            return Resolution(Outcome.FOUND, entrance(found, self._documents), unquote(fragment))
        if to.outcome is not Outcome.MISSING:
            return to
        if (named := self._in_brackets(document, link)) is not None:
            return named
        return _ELSEWHERE if site.makes(path) else to

    def _by_name(self, document: Document, path: str, to: Resolution) -> str | None:
        is_asked = to.outcome is Outcome.MISSING or Tool.OBSIDIAN in self.vault(document).tools
        if not is_asked or not self.looks_up_by_name(document):
            return None
        vault = self.vault(document)
        called = self._wikis.call(vault, path.removeprefix("./"), document.folder)
        if not called.paths and path.startswith("."):
            called = self._wikis.call(vault, to.path, document.folder)
        return next(iter(called.paths), None)

    def _site(self, vault: Vault) -> Site:
        if vault not in self._sites:
            inside = (d for d in self._documents.values() if self.vault(d) == vault)
            self._sites[vault] = Site(self._files, vault, inside)
        return self._sites[vault]

    def _tag(self, document: Document, link: Link) -> Resolution:
        vault, (path, _, fragment) = self.vault(document), link.target.partition("#")
        tool = Tool.HUGO if link.kind is LinkKind.REF else Tool.JEKYLL
        if tool not in vault.tools:
            return _ELSEWHERE
        site = self._site(vault)
        match link.kind:
            case LinkKind.POST_URL:
                found = site.pages.post(path)
            case LinkKind.TAG_LINK:
                found = site.rooted(document, path)
            case _ if not path:
                return Resolution(Outcome.FOUND, "", fragment)
            case _:
                found = site.ref(document, path)
                if found is None:
                    called = self._wikis.names_of(vault).find(path.strip("/"), document.folder)
                    found = next(iter(called.paths), None)
        if found is None:
            return Resolution(Outcome.MISSING, path, fragment)
        return Resolution(Outcome.FOUND, entrance(found, self._documents), fragment)

    def wanted(self, document: Document, link: Link, to: Resolution) -> list[str]:
        """The paths at which a missing file may have been, as `Files.moved` takes them."""
        inner = unquote(link.target.partition("#")[0]).strip().strip("/")
        if link.kind in WIKILINKS:
            paths = [f"{self.vault(document).folder}/{inner}", f"{document.folder}/{inner}"]
        else:
            paths = [to.path]
        if "/" not in inner and (link.kind in WIKILINKS or self.looks_up_by_name(document)):
            paths.append(f"{ANYWHERE}{inner}")
        return [path.strip("/") + suffix for path in paths for suffix in ("", *SUFFIXES)]
