"""Which renderers make the pages of a vault, and what they take for an anchor."""

from __future__ import annotations

from typing import NamedTuple

from listlint.files.listing import Files
from listlint.links.anchors import Renderer
from listlint.links.vault.programs import WIKIS, Tool
from listlint.links.vault.vaults import Vault

_EXACT = frozenset({Tool.MKDOCS, Tool.HUGO})
"""Whose documents are read as their pages alone. Those of Jekyll are often read on GitHub too,
where case does not matter."""

_GIVEN_IDS = frozenset({Tool.VITEPRESS, Tool.DOCUSAURUS, Tool.HUGO})
"""Those of which each makes an anchor of a heading only where it has none of its own."""


_OF_GITHUB = WIKIS | {Tool.JEKYLL, Tool.HUGO, Tool.DOCUSAURUS, Tool.STARLIGHT}
"""Those that make anchors as GitHub does, and where nothing keeps the documents GitHub does. Of
Jekyll it is so unless it is told otherwise."""
_OF_VITEPRESS = frozenset({Tool.VITEPRESS, Tool.VUEPRESS, Tool.OTHER, Tool.SPHINX, Tool.WORDPRESS})
"""Those that make them as VitePress does, or may."""


class Rendering(NamedTuple):
    """How fragments are looked up in the documents of a vault."""

    renderers: tuple[Renderer, ...]
    own: Renderer | None
    """The one whose anchors are suggested; where none is known for sure, those that all make."""
    by_text: bool
    """Whether a heading's own words point to it, and `^name` to a block."""
    exact: bool
    """Whether upper and lower case matter, as they do to browsers."""
    own_ids: bool = False
    """Whether `{#id}` behind a heading is its only anchor; on a forge it is read as words."""


def rendering_of(files: Files, vault: Vault, *, is_wiki: bool) -> Rendering:
    """How the programs that keep a vault look fragments up; without any, the forge does it."""
    tools = vault.tools
    renderers = [Renderer.GITHUB]
    own = Renderer.GITHUB if tools <= _OF_GITHUB else None
    if tools == {Tool.MKDOCS} and not _has_own_slugs(vault):
        renderers = [Renderer.PYTHON_MARKDOWN]
    elif Tool.MKDOCS in tools:
        renderers.append(Renderer.PYTHON_MARKDOWN)
    if tools == {Tool.VUEPRESS}:
        renderers = [Renderer.VITEPRESS]
    elif tools & _OF_VITEPRESS:
        renderers.append(Renderer.VITEPRESS)
    if tools and tools <= {Tool.VITEPRESS, Tool.VUEPRESS}:
        own = Renderer.VITEPRESS
    if Tool.JEKYLL in tools:
        renderers.append(Renderer.KRAMDOWN)
    if not tools and files.find(".gitlab-ci.yml"):
        forge = [Renderer.GITLAB]
        renderers = [*renderers, *forge] if files.find(".github") else forge
    exact = bool(tools & _EXACT) and not tools & WIKIS
    own_ids = bool(tools) and tools <= _GIVEN_IDS
    return Rendering(tuple(renderers), own, is_wiki or bool(tools & WIKIS), exact, own_ids)


def _has_own_slugs(vault: Vault) -> bool:
    """Whether MkDocs is told to make anchors in a way of its own."""
    return any("slugify" in mark.settings for mark in vault.marks)
