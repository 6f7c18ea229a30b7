"""Where Docusaurus finds the documents of a site, and at which addresses it shows them.

Each instance of its plugins has a folder and a route; versions and translations of it lie in others
of their own (docusaurus.io: "Docs Multi-instance", "Versioning", "i18n - Tutorial").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern
from listlint.files.listing import Files
from listlint.links.vault.folders import is_below, join, upwards
from listlint.links.vault.program_settings import literals
from listlint.links.vault.programs import ContentFolder

_PLUGIN = pattern(
    r"(?:plugin-content-(docs|blog|pages)[\"'`]\)?\s*,|\b(docs|blog|pages)[\"']?\s*:)\s*$"
)
"""What stands before the options of a plugin, in a list of plugins or in a preset."""
_FAR = 120
"""Characters before an object in which that is looked for."""
_TOKEN = pattern(
    r"//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|\"(?:\\.|[^\"\\\n])*+\"?|'(?:\\.|[^'\\\n])*+'?"
    r"|`(?:\\.|[^`\\])*+(?:`|\Z)|[{}]",
    re.DOTALL,
)
_USUAL = {"docs": ("docs", "docs"), "blog": ("blog", "blog"), "pages": ("src/pages", "")}
"""The folder and the route that a plugin has where it is told nothing."""
_DATED = pattern(r"^(?P<folder>.*?)(?P<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?P<text>.*)$")
_VERSION = "version-"
"""What the folder of a version is called, also of one that the site shows no longer."""
_END = pattern(r"(?:/index)?\.mdx?$")


class _Instance(NamedTuple):
    """A plugin with its options."""

    kind: str
    name: str
    """Its `id`; empty for the one that has none."""
    folder: str
    route: str


def content_folders(files: Files, site: str, settings: str) -> tuple[ContentFolder, ...]:
    """The folders of the documents of a site, those in its own language first."""
    found: list[ContentFolder] = []
    locales = files.names(join(site, "i18n"))
    for each in _instances(site, settings):
        versions = [*_versions(files, site, each)]
        found += versions
        suffix = f"-{each.name}" if each.name else ""
        for locale in locales:
            place = join(site, f"i18n/{locale}/docusaurus-plugin-content-{each.kind}{suffix}")
            if not files.names(place):
                continue
            for own in versions:
                inner = own.version if each.kind == "docs" else ""
                routes = (*own.routes, *(join(locale, route) for route in own.routes))
                found.append(
                    ContentFolder(join(place, inner), routes, own.folder, inner, own.is_blog)
                )
    return tuple(each for each in found if not each.folder.startswith(".."))


def _versions(files: Files, site: str, each: _Instance) -> Iterator[ContentFolder]:
    is_blog, route = each.kind == "blog", each.route
    next_too = (route, join(route, "next")) if each.kind == "docs" else (route,)
    yield ContentFolder(each.folder, next_too, "", "current", is_blog)
    place = join(site, f"{each.name}_versioned_docs" if each.name else "versioned_docs")
    for name in files.names(place) if each.kind == "docs" else ():
        routes = (route, join(route, name.removeprefix("version-")))
        yield ContentFolder(join(place, name), routes, "", name)


def _instances(site: str, settings: str) -> Iterator[_Instance]:
    found: dict[tuple[str, str], _Instance] = {}
    for before, options in _objects(settings):
        plugin = _PLUGIN.search(before)
        if plugin is None:
            continue
        kind = plugin[1] or plugin[2]
        folder, route = _USUAL[kind]
        folder = next(literals(options, "path"), folder)
        route = next(literals(options, "routeBasePath"), route).strip("/")
        name = next(literals(options, "id"), "")
        name = "" if name == "default" else name
        found.setdefault((kind, name), _Instance(kind, name, join(site, folder), route))
    for kind, (folder, route) in _USUAL.items():
        found.setdefault((kind, ""), _Instance(kind, "", join(site, folder), route))
    return iter(found.values())


def _objects(text: str) -> Iterator[tuple[str, str]]:
    """Each object in JavaScript: what stands before it, and what it says by itself, without what
    stands in objects within it.
    """
    opened: list[tuple[int, list[str]]] = []
    at = 0
    for token in _TOKEN.finditer(text):
        if token[0] not in "{}":
            if token[0].startswith(("//", "/*")) and opened:
                opened[-1][1].append(text[at : token.start()])
                at = token.end()
            continue
        if opened:
            opened[-1][1].append(text[at : token.start()])
        at = token.end()
        if token[0] == "{":
            opened.append((token.start(), []))
        elif opened:
            start, said = opened.pop()
            yield text[max(start - _FAR, 0) : start], "".join(said)


def addresses(folders: Iterable[ContentFolder], path: str, slug: str = "") -> Iterator[str]:
    """The addresses of the page of a document, which may give the last part itself."""
    for each in folders:
        if not is_below(path, each.folder):
            continue
        inner = path[len(each.folder) :].strip("/")
        shown = _of_post(inner) if each.is_blog else inner
        for route in each.routes:
            yield f"{route}/{shown}"
            if slug:
                yield f"{route}/{slug}"


def _of_post(path: str) -> str:
    """The address that a post has by the name of its file, which may begin with a date."""
    bare = _END.sub("", path)
    found = _DATED.match(bare)
    if found is None:
        return bare
    return f"{found['date'].replace('-', '/')}/{found['folder']}{found['text']}"


def sought_in(folders: Iterable[ContentFolder], path: str) -> Iterator[str]:
    """Where `file.md` is looked for that a document links to: in what it is of, then in what that
    translates (`resolveMarkdownLinkPathname`).
    """
    own = [each for each in folders if is_below(path, each.folder)]
    if own:
        nearest = max(own, key=lambda each: len(each.folder))
        yield nearest.folder
        if nearest.translates:
            yield nearest.translates
    else:
        above = upwards(path.rpartition("/")[0])
        yield from (each for each in above if each.rpartition("/")[2].startswith(_VERSION))
