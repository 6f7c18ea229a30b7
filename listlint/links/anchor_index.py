"""The places in all documents of a project to which fragments point, and those that are absent."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property, partial
from itertools import permutations
from typing import NamedTuple

from listlint.core import conventions
from listlint.core.document import Document, LinkKind
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.files.listing import Files
from listlint.links.anchors import Renderer, spoken
from listlint.links.vault import layout_ids
from listlint.links.vault.clippings import CLIPPED, is_clipping
from listlint.links.vault.follow import Follower, ResolvedLink
from listlint.links.vault.fragments import Fragments, is_no_heading
from listlint.links.vault.myst import LABELLED, label_key, labels, makes_labels
from listlint.links.vault.programs import SITES, UNREAD, Tool
from listlint.links.vault.rendering import Rendering, rendering_of
from listlint.links.vault.vaults import Vault

_FILLED_IN = pattern(
    r"^\s*(?:-+8<-+|\{%-?\s*include|\{\{[<%]\s*(?:include|read)|\{!"
    r"|\{\{#\w*include|!!!include\(|<!--\s*@include|import\s+\w+\s+from\s+[\"'][^\"']+\.mdx?[\"'])",
    re.MULTILINE,
)
"""Where the program that makes a site puts what other files hold, perhaps with headings."""


_CALLED = pattern(r"^[ \t]*+:::\s", re.MULTILINE)
"""The same, where `:::` does not set off a tip or a warning."""
_DEFINED = pattern(r"^:[ \t]", re.MULTILINE)
"""The definition of a term, which Hugo can be told to make an anchor of."""
_OF_OWN_WAYS = UNREAD - {Tool.VUEPRESS}
"""The programs whose anchors are not known."""
_CONTAINERS = frozenset({Tool.VITEPRESS, Tool.DOCUSAURUS, Tool.STARLIGHT})
_DEFINING = pattern(
    r"^[ \t]*+(?:-[ \t]*+)?[\"']?(?:autorefs|mkdocstrings|auto_append|macros)\b|^\[preprocessor\.",
    re.MULTILINE,
)
"""What the settings of a site name that defines labels of references."""


_PREFIX = pattern(r"[a-z]{1,2}-")
_KIND = pattern(r"[^\W_]+[-_:.]")
"""What an anchor begins with that a program makes of a name: `def-` of `def-leaf`."""
_CALL = pattern(r"\{\{[^{}]*+\}\}|\{%[^{}]*+%\}|<[A-Z][\w.]*+\s[^<>]*+>")
"""Where a page calls a shortcode, a template or a component."""
_COMPONENT = pattern(r"<[A-Z][\w.]*+((?:\s++[\w:-]++=(?:\"[^\"\n]*+\"|'[^'\n]*+'))++)")
_MOST_ARGUMENTS = 5
"""Of a component, that an anchor may be made of: their orders grow fast."""
_ARGUMENT = pattern(r"[\"']([^\"']++)[\"']")
_CREDITS = "ALL-CONTRIBUTORS-LIST:START"
"""Where a program writes a table of people, whose links have anchors only to be told apart."""


def _why_of_own(document: Document, vault: Vault) -> str:
    """Why nothing is to be said of what a document links to in itself."""
    if is_clipping(document):
        return CLIPPED
    if Tool.LOGSEQ in vault.tools and Tool.OBSIDIAN not in vault.tools:
        return "Logseq makes no anchors of headings"
    return ""


class AbsentAnchor(NamedTuple):
    """A link to a place that a document does not have."""

    resolved: ResolvedLink
    document: Document
    """The one that is pointed at."""
    fragment: str


def _prefix(fragment: str) -> str:
    """What stands before an anchor's first `-`, with it, if it is a letter or two."""
    found = _PREFIX.match(fragment)
    return found[0] if found else ""


def _forges_of(document: Document, rendering: Rendering) -> tuple[Renderer, ...]:
    """The forges whose anchors a document may have, where only GitLab's settings are there: a
    repository is often kept on both, and what its links to its own headings fit tells more.
    """
    fragments = {link.target[1:] for link in document.links if link.target.startswith("#")}
    hits = [
        sum(map(Fragments(document, rendering._replace(renderers=(forge,))).have, fragments))
        for forge in (Renderer.GITHUB, Renderer.GITLAB)
    ]
    is_gitlab = hits[1] > hits[0]
    return (Renderer.GITLAB,) if is_gitlab else (Renderer.GITHUB, Renderer.GITLAB)


class AnchorsBefore(NamedTuple):
    """The anchors of a project before a change."""

    is_filled_in: Callable[[Document], bool]
    document: Callable[[str], Document | None]
    """The document as it was then, by its path now."""


class AnchorIndex:
    """The anchors of the documents of a project, and the links to those that are absent."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        sources: Mapping[str, Source],
        files: Files,
        follower: Follower,
        linked: Callable[[], Iterable[ResolvedLink]],
        before: AnchorsBefore | None = None,
    ) -> None:
        """`linked` gives all links that point to something, those with a fragment among them."""
        self._documents, self._sources, self._files = documents, sources, files
        self._follower, self._linked, self._before = follower, linked, before
        # By path: a document's own hash takes all that is in it.
        self._filled_in_at = cache(self._is_filled_in)
        self._fragments_at = cache(self._fragments_of)
        self._labels_in = cache(self._labels_of)
        self._called_at = cache(self._called)
        self._joined_at = cache(self._joined)
        self._layouts_of = cache(partial(layout_ids.of, files))

    def of(self, document: Document) -> Fragments:
        """The places in a document to which fragments point."""
        return self._fragments_at(document.path)

    def _fragments_of(self, path: str) -> Fragments:
        document = self._documents[path]
        vault = self._follower.vault(document)
        is_wiki = self._follower.lookup.is_wiki(document)
        rendering = rendering_of(self._files, vault, is_wiki=is_wiki)
        if rendering.renderers == (Renderer.GITLAB,):
            rendering = rendering._replace(renderers=_forges_of(document, rendering))
        text = self._sources[path].text
        is_raw = Tool.HUGO in vault.tools
        raw = [text[e.span.start : e.span.end] for e in document.headings] if is_raw else ()
        return Fragments(document, rendering, raw)

    def is_filled_in(self, document: Document) -> bool:
        """Whether a document has what a site's program fills in, perhaps with headings.

        In a change only where such a program is known, or the document was so before.
        """
        return self._filled_in_at(document.path)

    def _is_filled_in(self, path: str) -> bool:
        text, vault = self._sources[path].text, self._follower.vault(self._documents[path])
        tools = vault.tools
        books = vault.marks_of(Tool.MDBOOK)
        if any(mark.unread for mark in books) or any(mark.fills_in for mark in vault.marks):
            return True
        if any("autoDefinitionTermID" in mark.settings for mark in vault.marks_of(Tool.HUGO)):
            return _DEFINED.search(text) is not None
        is_called = not tools & _CONTAINERS and _CALLED.search(text)
        if not is_called and _FILLED_IN.search(text) is None:
            return False
        if self._before is None or tools & SITES:
            return True
        before = self._before.document(path)
        return before is not None and self._before.is_filled_in(before)

    def may_define(self, document: Document) -> bool:
        """Whether a program may define labels for a document that it does not define itself."""
        marks = self._follower.vault(document).marks
        return (
            self._follower.visibility.is_silent(document)
            or self.is_filled_in(document)
            or any(mark.tool in UNREAD | {Tool.SPHINX} for mark in marks)
            or any(_DEFINING.search(mark.settings) for mark in marks if mark.tool in SITES)
        )

    def target(self, resolved: ResolvedLink) -> Document | None:
        """The document that a link points into, which is its own where the target has no path."""
        is_here = resolved.link.target.startswith(("#", "?"))
        return self._documents.get(resolved.document.path if is_here else resolved.to.path)

    def absent(self, linked: Iterable[ResolvedLink]) -> list[AbsentAnchor]:
        """The places to which some links point and that the documents do not have."""
        found = self._absent(linked)
        if not any(_prefix(each.fragment) for each in found):
            return found
        return [each for each in found if _prefix(each.fragment) not in self._own_prefixes]

    def _absent(self, linked: Iterable[ResolvedLink]) -> list[AbsentAnchor]:
        """The same, with those of which the program that shows the documents knows better."""
        found = []
        for resolved in linked:
            document = self.target(resolved)
            fragment = resolved.to.fragment.partition(":~:")[0]  # a quotation to scroll to follows
            if document is None or not fragment or is_no_heading(fragment, document):
                continue
            is_credit = resolved.link.kind is LinkKind.HTML and _CREDITS in self._text(resolved)
            is_there = self.of(document).have(fragment) or self._is_label(document, fragment)
            if not is_credit and not is_there:
                found.append(AbsentAnchor(resolved, document, fragment))
        return found

    def why_not_known(self, absent: AbsentAnchor) -> str:
        """Why a place may be there all the same, to be read after "because"; empty if it is not."""
        document, vault = absent.document, self._follower.vault(absent.document)
        if document is absent.resolved.document and (why := _why_of_own(document, vault)):
            return why
        if self.is_filled_in(document):
            return "a program fills in their target"
        if any(mark.makes_anchors for mark in vault.marks):
            return "code of the site's own makes anchors"
        if vault.tools & _OF_OWN_WAYS and self.of(document).say(absent.fragment):
            return "another program makes anchors in a way of its own"
        return self._why_of_site(absent, vault) if vault.tools & SITES else ""

    def _why_of_site(self, absent: AbsentAnchor, vault: Vault) -> str:
        """Why a page of a site may have an anchor that its text does not make."""
        path, fragment = absent.document.path, absent.fragment
        if fragment in self._layouts_of(vault):
            return "a layout of the site has such an anchor"
        parts = fragment.split("-")
        ends = {"-".join(parts[at:]) for at in range(len(parts))}
        if spoken(fragment) in self._joined_at(path) or not ends.isdisjoint(self._called_at(path)):
            return "a shortcode or component of the site makes anchors of its own"
        is_called = bool(self._called_at(path))
        if is_called and self._kind(absent.document, fragment) in self._unknown_kinds:
            return "most anchors that begin alike are made by the site's own program"
        return ""

    def _called(self, path: str) -> frozenset[str]:
        """The arguments of what a document calls of a site's program."""
        calls = _CALL.findall(self._sources[path].text)
        return frozenset(each for call in calls for each in _ARGUMENT.findall(call))

    def _joined(self, path: str) -> frozenset[str]:
        """What the arguments of each component of a document say together, in any order, as far as
        an anchor has it: `post-api-states` of `<Endpoint path="/api/states" method="post">`.
        """
        found: set[str] = set()
        for call in _COMPONENT.findall(self._sources[path].text):
            said = [*filter(None, map(spoken, _ARGUMENT.findall(call)))][:_MOST_ARGUMENTS]
            orders = (each for size in (1, 2, 3) for each in permutations(said, size))
            found.update(map("".join, orders))
        return frozenset(found)

    def _kind(self, document: Document, fragment: str) -> tuple[Vault, str] | None:
        """With what the anchor begins, as others in pages of a site do that call its program."""
        found, vault = _KIND.match(fragment), self._follower.vault(document)
        is_called = found and vault.tools & SITES and self._called_at(document.path)
        return (vault, found[0]) if found and is_called else None

    @cached_property
    def _unknown_kinds(self) -> frozenset[tuple[Vault, str]]:
        """Those of which more than half are nowhere."""
        found: defaultdict[tuple[Vault, str], set[tuple[str, str]]] = defaultdict(set)
        absent: defaultdict[tuple[Vault, str], set[tuple[str, str]]] = defaultdict(set)
        linked = [*self._linked()]
        for one in self._absent(linked):
            if kind := self._kind(one.document, one.fragment):
                absent[kind].add((one.document.path, one.fragment))
        for resolved in linked if absent else ():
            document, fragment = self.target(resolved), resolved.to.fragment
            if document and fragment and (kind := self._kind(document, fragment)):
                found[kind].add((document.path, fragment))
        return frozenset(
            kind
            for kind, missing in absent.items()
            if len(missing) >= conventions.ALIKE and 2 * len(missing) > len(found[kind])
        )

    def _is_label(self, document: Document, fragment: str) -> bool:
        """Whether a fragment is a label of Sphinx, which counts in all documents of the site."""
        sphinx = next(self._follower.vault(document).marks_of(Tool.SPHINX), None)
        if sphinx is None:
            return False
        return makes_labels(sphinx) or label_key(fragment) in self._labels_in(sphinx.folder)

    def _labels_of(self, folder: str) -> frozenset[str]:
        """The labels of Sphinx that the files of a folder define."""
        return frozenset(
            label
            for path in self._files.walk(folder)
            if path.endswith(LABELLED)
            for label in labels(self._files.read(path) or "")
        )

    @cached_property
    def _own_prefixes(self) -> frozenset[str]:
        """What the program that shows the documents writes before anchors, such as `h-`: without it
        enough of those that are not there would be.
        """
        counts = Counter(
            prefix
            for each in self._absent(self._linked())
            if (prefix := _prefix(each.fragment))
            and self.of(each.document).have(each.fragment.removeprefix(prefix))
        )
        return frozenset(each for each, count in counts.items() if count >= conventions.ALIKE)

    def _text(self, resolved: ResolvedLink) -> str:
        return self._sources[resolved.document.path].text
