"""Which files show that a program keeps a folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase, translate
from functools import cache

from listlint.files.listing import Files
from listlint.links.vault import site_signs, wiki_signs
from listlint.links.vault.folders import inside, is_below, join
from listlint.links.vault.program_settings import is_set, site_path
from listlint.links.vault.programs import ProgramMark, Tool

_SITE_FOLDERS = frozenset({"website", "site", "www", "documentation"})
"""What repositories call the folder of a site whose documents may lie beside it."""
_UNREAD = {
    ".eleventy.js": "Eleventy",
    ".gitbook.yaml": "GitBook",
    ".vuepress": "VuePress",
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

_Reader = Callable[[Files, str, str], Iterator[ProgramMark]]
_READERS: Mapping[str, _Reader] = {
    ".obsidian": wiki_signs.obsidian,
    ".foam": wiki_signs.plain_foam,
    "dendron.yml": wiki_signs.dendron,
    "quartz.config.ts": wiki_signs.quartz,
    "quartz.config.yaml": wiki_signs.quartz,
    "_config.yml": site_signs.jekyll,
    "_config.yaml": site_signs.jekyll,
    "hugo.*": site_signs.hugo,
    "mkdocs*.yml": site_signs.mkdocs,
    "mkdocs*.yaml": site_signs.mkdocs,
    "book.toml": site_signs.mdbook,
    "docusaurus.config.*": site_signs.docusaurus,
    ".vitepress": site_signs.vitepress,
    "astro.config.*": site_signs.starlight,
    "conf.py": site_signs.sphinx,
    "_toc.yml": site_signs.sphinx,
    "myst.yml": site_signs.sphinx,
    "config.yaml": site_signs.workbench,
    "siteConfig.js": site_signs.first_docusaurus,
}


def marks(files: Files, folder: str) -> Iterator[ProgramMark]:
    """The marks that stand in a folder, and those of a site whose documents lie beside it."""
    names = files.names(folder)
    yield from _marks(files, folder, names)
    for name in _SITE_FOLDERS.intersection(names):
        inner = join(folder, name)
        for mark in _marks(files, inner, files.names(inner)):
            if not is_below(mark.folder, inner):
                yield mark


def _marks(files: Files, folder: str, names: list[str]) -> list[ProgramMark]:
    readers = ((name, _reader(name)) for name in filter(_any(*_READERS), names))
    known = [mark for name, read in readers if read for mark in read(files, folder, name)]
    known += site_signs.hugo_of_old(files, folder, names)
    known += wiki_signs.foam(files, folder, names)
    known += wiki_signs.others(files, folder, names)
    return known or [*_unread(files, folder, names)]


@cache
def _any(*patterns: str) -> Callable[[str], object]:
    """Whether a name matches one of some patterns, asked of all names of a folder."""
    return re.compile("|".join(map(translate, patterns))).match


def _reader(name: str) -> _Reader | None:
    return next((read for pattern, read in _READERS.items() if fnmatchcase(name, pattern)), None)


def _unread(files: Files, folder: str, names: list[str]) -> Iterator[ProgramMark]:
    for name in filter(_any(*_UNREAD), names):
        for pattern, program in _UNREAD.items():
            if fnmatchcase(name, pattern):
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
