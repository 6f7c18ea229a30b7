"""Where what no path answers leads: by the names and addresses that programs give to documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import unquote

from listlint.core.document import WIKILINKS, Document, Link, LinkKind, LinkStyle
from listlint.core.lazy_pattern import pattern
from listlint.files.listing import Files
from listlint.links.resolve import Outcome, Resolution, find, is_open
from listlint.links.vault.folders import join
from listlint.links.vault.inferred import InferredLookup
from listlint.links.vault.not_known import address
from listlint.links.vault.programs import UNREAD, WIKIS, Tool
from listlint.links.vault.site import Site, entrance
from listlint.links.vault.vaults import Vault
from listlint.links.vault.wiki_lookup import WikiLookup

_ELSEWHERE = Resolution(Outcome.ELSEWHERE)
_NOT_FOLLOWED = Resolution(Outcome.NOT_KNOWN, why="no program is known here that follows wikilinks")
BY_PATH = frozenset(LinkKind) - {*WIKILINKS, LinkKind.REF, LinkKind.POST_URL, LinkKind.TAG_LINK}
"""The links whose target is a path or an address."""
_BY_NAME = frozenset({Tool.OBSIDIAN, Tool.QUARTZ, Tool.GOLLUM})
"""The programs for which `[text](name)` has the name of a note, in whatever folder."""
_ASSET = pattern(r"[./]*+(?:assets/)?+(.+\.\w+)")
"""What Logseq takes for a file of the graph, wherever it is asked for (`local-asset?`); also by the
name alone, as of a PDF that it has marks for.
"""
_BRACKETED = pattern(r"\[{1,2}([^\[\]]+)\]{1,2}")


class ProgramLookup:
    """Looks links up as the programs do that keep the vaults of a project."""

    def __init__(
        self,
        files: Files,
        documents: Mapping[str, Document],
        styles: Mapping[str, LinkStyle],
        vault_of: Callable[[Document], Vault],
        by_path: Callable[[Document, Link], Resolution],
        inferred: Callable[[], InferredLookup],
    ) -> None:
        """`styles` is what is configured for documents, by path. `by_path` says where a link leads
        if its target is nothing but a path, and `inferred` what the vaults' own links show.
        """
        self._files, self._documents, self._styles = files, documents, styles
        self._vault_of, self._by_path_alone, self._inferred = vault_of, by_path, inferred
        self.wikis = WikiLookup(files, documents)
        self._sites: dict[Vault, Site] = {}

    def look_up(self, document: Document, link: Link) -> Resolution:
        """Where a link leads that no path answers, or that is none."""
        if link.kind in WIKILINKS:
            return self._wiki(document, link)
        if link.kind in BY_PATH:
            return self._path(document, link)
        return self._tag(document, link)

    # By name

    def _wiki(self, document: Document, link: Link) -> Resolution:
        if not is_open(link.target):
            return _ELSEWHERE
        if not self.is_wiki(document):
            is_one = self._vault_of(document) in self._inferred().unfollowed
            return _NOT_FOLLOWED if is_one else _ELSEWHERE
        return self.wikis.follow(self._vault_of(document), document, link)

    def _in_brackets(self, document: Document, link: Link) -> Resolution | None:
        """Where `[[note]](in brackets)` or `[text]([[note]])` points, in a wiki."""
        for text in (link.text, unquote(link.target)):
            if (found := _BRACKETED.fullmatch(text)) and self.is_wiki(document):
                return self.wikis.follow_name(self._vault_of(document), document, found[1])
        is_block = link.target.startswith("((") and Tool.LOGSEQ in self._vault_of(document).tools
        return _ELSEWHERE if is_block else None

    def is_wiki(self, document: Document) -> bool:
        """Whether `[[note]]` is a link: so it is configured, a wiki keeps the vault, or enough of
        its wikilinks are answered.
        """
        vault, style = self._vault_of(document), self._styles.get(document.path)
        return (
            style is LinkStyle.WIKI or bool(vault.tools & WIKIS) or vault in self._inferred().wikis
        )

    def looks_up_by_name(self, document: Document) -> bool:
        """Whether a destination without a folder is looked up in the document's whole vault."""
        vault, style = self._vault_of(document), self._styles.get(document.path)
        if style in (LinkStyle.RELATIVE, LinkStyle.ROOT):
            return False
        if style is LinkStyle.NAME or vault.tools & _BY_NAME:
            return True
        return vault in self._inferred().by_name

    def shortest(self, document: Document, path: str) -> str:
        """The shortest name that calls a file from a document, without `.md`."""
        return self.wikis.names_of(self._vault_of(document)).shortest(path)

    # By path and address

    def _path(self, document: Document, link: Link) -> Resolution:
        to, site = self._by_path_alone(document, link), self.site(self._vault_of(document))
        target, _, fragment = link.target.partition("#")
        path = unquote(target.partition("?")[0])
        found = site.page(document, path)
        is_other = self._vault_of(document).tools & (UNREAD | {Tool.SPHINX})
        is_flat = bool(is_other) and to.outcome is Outcome.MISSING
        if not found and (path.startswith("/") or is_flat):
            found = site.rooted(document, path.removeprefix("./"))
        found = found or self._by_name(document, path, to) or self._asset(document, path)
        if found is not None:
            return Resolution(Outcome.FOUND, entrance(found, self._documents), unquote(fragment))
        if to.outcome is Outcome.WRONG_CASE and site.is_site and address(link.target):
            return _ELSEWHERE  # of a page that is called otherwise than its file, as it may be
        if to.outcome is not Outcome.MISSING:
            return to
        if (named := self._in_brackets(document, link)) is not None:
            return named
        return _ELSEWHERE if site.makes(path, to.path) else to

    def _asset(self, document: Document, path: str) -> str | None:
        vault, asset = self._vault_of(document), _ASSET.fullmatch(path)
        if asset is None or Tool.LOGSEQ not in vault.tools:
            return None
        found = find(self._files, join(vault.folder, "assets"), asset[1])
        return found.path if found and found.exact else None

    def _by_name(self, document: Document, path: str, to: Resolution) -> str | None:
        tools = self._vault_of(document).tools
        is_caseless = Tool.GOLLUM in tools and to.outcome is Outcome.WRONG_CASE
        is_asked = to.outcome is Outcome.MISSING or is_caseless or Tool.OBSIDIAN in tools
        if not is_asked or not self.looks_up_by_name(document):
            return None
        vault = self._vault_of(document)
        called = self.wikis.call(vault, path.removeprefix("./"), document.folder)
        return next(iter(called.paths), None)

    def site(self, vault: Vault) -> Site:
        """The site that is made of the documents of a vault."""
        if vault not in self._sites:
            inside = (d for d in self._documents.values() if self._vault_of(d) == vault)
            self._sites[vault] = Site(self._files, vault, inside)
        return self._sites[vault]

    def _tag(self, document: Document, link: Link) -> Resolution:
        vault, (path, _, fragment) = self._vault_of(document), link.target.partition("#")
        tool = Tool.HUGO if link.kind is LinkKind.REF else Tool.JEKYLL
        if tool not in vault.tools:
            return _ELSEWHERE
        site = self.site(vault)
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
                    called = self.wikis.names_of(vault).find(path.strip("/"), document.folder)
                    found = next(iter(called.paths), None) or site.pages.named(path)
        if found is None:
            return Resolution(Outcome.MISSING, path, fragment)
        return Resolution(Outcome.FOUND, entrance(found, self._documents), fragment)
