"""How links are written: what a document or a whole vault does mostly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from listlint.core.document import (
    WIKILINKS,
    Document,
    LinkKind,
    LinkStyle,
)
from listlint.core.markdown_paths import is_markdown
from listlint.links.resolve import Outcome
from listlint.links.vault.follow import Follower, ResolvedLink
from listlint.links.vault.program_settings import of_json
from listlint.links.vault.programs import ProgramMark, Tool
from listlint.links.vault.vaults import Vault


class LinkForm(NamedTuple):
    """How a link to a note is written."""

    style: LinkStyle
    dotted: bool = False
    """Whether a relative one begins with `./`."""
    suffixed: bool = True
    """Whether it ends in `.md`."""


class LinkConvention(NamedTuple):
    """What the links of a vault have in common."""

    form: LinkForm
    counts: Counter[LinkStyle]
    """How many links to notes are written in each style."""


_TARGETS = frozenset({LinkKind.INLINE, *WIKILINKS})


def form_of(follower: Follower, resolved: ResolvedLink) -> LinkForm | None:
    """How a link to a note is written; nothing for other links."""
    document, link, to = resolved
    if to.outcome is not Outcome.FOUND or link.kind not in _TARGETS or not is_markdown(to.path):
        return None
    if link.kind in WIKILINKS:
        return LinkForm(LinkStyle.WIKI, suffixed=False)
    target = link.target.partition("#")[0].partition("?")[0]
    suffixed = is_markdown(target)
    if target.startswith("/"):
        return LinkForm(LinkStyle.ROOT, suffixed=suffixed)
    by_path = follower.by_path(document, link).outcome is not Outcome.MISSING
    style = (
        LinkStyle.NAME
        if not by_path and follower.lookup.looks_up_by_name(document)
        else LinkStyle.RELATIVE
    )
    return LinkForm(style, target.startswith("./"), suffixed)


def convention(follower: Follower, documents: Iterable[Document]) -> LinkConvention | None:
    """What the links of some documents to notes have in common; nothing where there are none."""
    counts: Counter[LinkForm] = Counter()
    for document in documents:
        for link in document.links:
            if link.kind in _TARGETS and not link.target.startswith(("#", "http")):
                resolved = ResolvedLink(document, link, follower.follow(document, link))
                if form := form_of(follower, resolved):
                    counts[form] += 1
    if not counts:
        return None
    styles: Counter[LinkStyle] = Counter()
    for form, count in counts.items():
        styles[form.style] += count
    style = styles.most_common(1)[0][0]
    best = next(form for form, _ in counts.most_common() if form.style is style)
    return LinkConvention(best, styles)


def form_of_programs(vault: Vault) -> LinkForm:
    """How the programs that keep a vault write links, where it holds none to learn from."""
    for mark in vault.marks:
        if mark.tool in (Tool.FOAM, Tool.QUARTZ):
            return LinkForm(LinkStyle.WIKI, suffixed=False)
        if mark.tool is Tool.OBSIDIAN:
            return _of_obsidian(mark)
        if mark.tool is Tool.HUGO:
            return LinkForm(LinkStyle.ROOT, suffixed=False)
    return LinkForm(LinkStyle.RELATIVE)


def _of_obsidian(mark: ProgramMark) -> LinkForm:
    settings = of_json(mark.settings)
    if not settings.get("useMarkdownLinks"):
        return LinkForm(LinkStyle.WIKI, suffixed=False)
    is_relative = settings.get("newLinkFormat") == "relative"
    return LinkForm(LinkStyle.RELATIVE if is_relative else LinkStyle.NAME)
