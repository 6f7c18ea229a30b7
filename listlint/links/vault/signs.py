"""Which files show that a program keeps a folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase, translate
from functools import cache
from itertools import islice

from listlint.core.lazy_pattern import pattern
from listlint.files.listing import Files
from listlint.links.vault import site_signs, wiki_signs
from listlint.links.vault.folders import inside, is_below, join
from listlint.links.vault.program_settings import is_set, site_path
from listlint.links.vault.programs import SITES, ProgramMark, Tool

_SETTINGS_DEPTH = 2
"""Folders below the project in which the settings of a site are sought whose documents lie beside
them: `website`, `config/en`. Deeper ones belong to a package of its own."""
_MOST_FOLDERS = 300
"""So many folders are looked at for them: a site's own settings are in none of thousands."""
_UNREAD = {
    ".eleventy.js": "Eleventy",
    ".gitbook.yaml": "GitBook",
    "_quarto.yml": "Quarto",
    "antora.yml": "Antora",
    "astro.config.*": "Astro",
    "conf.py": "Sphinx",
    "docfx.json": "DocFX",
    "docs.json": "Mintlify",
    "eleventy.config.*": "Eleventy",
    "gatsby-config.*": "Gatsby",
    "mint.json": "Mintlify",
    "neuron.dhall": "Neuron",
    "next.config.*": "Next.js",
    "nuxt.config.*": "Nuxt",
    "rspress.config.*": "Rspress",
    "source.config.ts": "Fumadocs",
    "svelte.config.js": "SvelteKit",
    "zensical.*": "Zensical",
}
"""Programs that make sites, by the files that show them, whose addresses are not known."""

_OUTSIDE = pattern(r"(?<!\.\./)(?:\.\./)++[\w-][\w./-]*+")
"""A path in settings that leads out of their folder."""

_Reader = Callable[[Files, str, str], Iterator[ProgramMark]]
_READERS: Mapping[str, _Reader] = {
    ".obsidian": wiki_signs.obsidian,
    ".foam": wiki_signs.plain_foam,
    "dendron.yml": wiki_signs.dendron,
    "quartz.config.ts": wiki_signs.quartz,
    "quartz.config.yaml": wiki_signs.quartz,
    "home.md": wiki_signs.wiki_js,
    "_config.yml": site_signs.jekyll,
    "_config.yaml": site_signs.jekyll,
    "hugo.*": site_signs.hugo,
    "mkdocs*.yml": site_signs.mkdocs,
    "mkdocs*.yaml": site_signs.mkdocs,
    "book.toml": site_signs.mdbook,
    "docusaurus.config.*": site_signs.docusaurus,
    ".vitepress": site_signs.vitepress,
    ".vuepress": site_signs.vuepress,
    "astro.config.*": site_signs.starlight,
    "conf.py": site_signs.sphinx,
    "_toc.yml": site_signs.sphinx,
    "myst.yml": site_signs.sphinx,
    "config.yaml": site_signs.workbench,
    "siteConfig.js": site_signs.first_docusaurus,
    "*manifest.json": site_signs.wordpress,
}


def marks(files: Files, folder: str) -> Iterator[ProgramMark]:
    """The marks that stand in a folder, and those of a site whose documents lie beside it."""
    yield from _marks(files, folder, files.names(folder))
    if not folder:
        for inner in islice(_below(files, "", _SETTINGS_DEPTH), _MOST_FOLDERS):
            names = files.names(inner)
            for mark in (*_marks(files, inner, names), *_beside(files, inner, names)):
                if not is_below(mark.folder, inner) and not mark.folder.startswith(".."):
                    yield mark


def _below(files: Files, folder: str, depth: int) -> Iterator[str]:
    """The folders below another, so many levels down, the upper ones first."""
    inner = [*files.folders(folder)]
    yield from inner
    for each in inner if depth > 1 else ():
        yield from _below(files, each, depth - 1)


def _beside(files: Files, folder: str, names: list[str]) -> Iterator[ProgramMark]:
    """The folders outside of a site's own whose documents a program takes that is not read."""
    for mark in _unread(files, folder, names):
        text = files.read(mark.sign) or ""
        for place in dict.fromkeys(join(folder, each) for each in _OUTSIDE.findall(text)):
            if place and not place.startswith("..") and files.names(place):
                yield mark._replace(folder=place, roots=(place, *mark.roots))


def _marks(files: Files, folder: str, names: list[str]) -> list[ProgramMark]:
    readers = ((name, _reader(name)) for name in filter(_any(*_READERS), names))
    known = [mark for name, read in readers if read for mark in read(files, folder, name)]
    known += site_signs.hugo_of_old(files, folder, names)
    known += wiki_signs.foam(files, folder, names)
    known += wiki_signs.others(files, folder, names)
    if any(mark.tool in SITES for mark in known):
        return known
    unread = [*_unread(files, folder, names)]
    if "_index.md" in names and not unread:
        unread += site_signs.hugo_content(files, folder, "_index.md")
    return [*known, *unread]  # an editor of notes makes no site of them


@cache
def _any(*patterns: str) -> Callable[[str], object]:
    """Whether a name matches one of some patterns, asked of all names of a folder."""
    return re.compile("|".join(map(translate, patterns))).match


def _reader(name: str) -> _Reader | None:
    return next((read for pattern, read in _READERS.items() if fnmatchcase(name, pattern)), None)


def _unread(files: Files, folder: str, names: list[str]) -> Iterator[ProgramMark]:
    for name in filter(_any(*_UNREAD), names):
        for form, program in _UNREAD.items():
            if fnmatchcase(name, form):
                roots = inside(folder, "", "public", "static", "content")
                yield _of_other(program, join(folder, name), folder, roots)
                return
    if {"content", "templates", "config.toml"} <= {*names}:
        sign = join(folder, "config.toml")
        text = files.read(sign) or ""
        if is_set(text, "base_url"):
            mark = _of_other("Zola", sign, folder, inside(folder, "content", "static"))
            yield mark._replace(base=site_path(text).strip("/"))


def _of_other(program: str, sign: str, folder: str, roots: tuple[str, ...]) -> ProgramMark:
    why = f"{program} makes them, whose settings are not read (`{sign}`)"
    return ProgramMark(Tool.OTHER, sign, folder, roots, unread=why)
