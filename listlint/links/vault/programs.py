"""Which programs keep a folder of notes, told by the files that they leave there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from posixpath import normpath
from typing import NamedTuple

from listlint.files.listing import Files


class Tool(StrEnum):
    """A program that shows notes, or makes a site of them."""

    OBSIDIAN = "Obsidian"
    FOAM = "Foam"
    QUARTZ = "Quartz"
    JEKYLL = "Jekyll"
    HUGO = "Hugo"
    MKDOCS = "MkDocs"


WIKIS = frozenset({Tool.OBSIDIAN, Tool.FOAM, Tool.QUARTZ})
"""Those for which `[[note]]` is a link."""
SITES = frozenset({Tool.QUARTZ, Tool.JEKYLL, Tool.HUGO, Tool.MKDOCS})
"""Those that make pages with addresses of their own."""


class ProgramMark(NamedTuple):
    """What shows that a program keeps the notes in a folder and below it. Folders are relative to
    the project.
    """

    tool: Tool
    sign: str
    """The file or folder that shows it."""
    folder: str
    """Where the notes are."""
    roots: tuple[str, ...] = ()
    """Where what an address from the root names may be; `folder` is the first of them."""
    base: str = ""
    """What addresses begin with, as `baseurl` of Jekyll, without slashes."""
    templates: tuple[str, ...] = ()
    """Folders of templates."""
    settings: str = ""
    """The text of the program's settings, where more is read from it."""


_SIGNS = {
    ".obsidian": Tool.OBSIDIAN,
    ".foam": Tool.FOAM,
    "quartz.config.ts": Tool.QUARTZ,
    "quartz.config.yaml": Tool.QUARTZ,
    "_config.yml": Tool.JEKYLL,
    "_config.yaml": Tool.JEKYLL,
    "hugo.toml": Tool.HUGO,
    "hugo.yaml": Tool.HUGO,
    "hugo.yml": Tool.HUGO,
    "hugo.json": Tool.HUGO,
    "mkdocs.yml": Tool.MKDOCS,
    "mkdocs.yaml": Tool.MKDOCS,
}
_OLD_HUGO = ("config.toml", "config.yaml", "config.yml", "config.json")
"""What Hugo's settings were called before; `content` beside it tells them from others'."""


def marks(files: Files, folder: str) -> Iterator[ProgramMark]:
    """The marks that stand in a folder."""
    names = files.names(folder)
    for name in names:
        if tool := _SIGNS.get(name):
            if tool is not Tool.JEKYLL or "_toc.yml" not in names:  # Jupyter Book's
                yield _mark(files, folder, tool, name)
        elif name in _OLD_HUGO and {"content", "archetypes"} <= set(names):
            yield _mark(files, folder, Tool.HUGO, name)
    if "config" in names and "content" in names:
        inside = files.names(_join(folder, "config/_default"))
        for name in inside:
            if name in _OLD_HUGO or name.startswith("hugo."):
                yield _mark(files, folder, Tool.HUGO, f"config/_default/{name}")
    if ".vscode" in names and any("foam." in text for text in _editor(files, folder)):
        yield _mark(files, folder, Tool.FOAM, ".vscode")


def _editor(files: Files, folder: str) -> Iterator[str]:
    for name in ("settings.json", "extensions.json"):
        yield files.read(_join(folder, f".vscode/{name}")) or ""


def _mark(files: Files, folder: str, tool: Tool, sign: str) -> ProgramMark:
    place = _join(folder, sign)
    text = files.read(place) or ""
    roots: tuple[str, ...]
    match tool:
        case Tool.OBSIDIAN:
            templates = [*_templates(files, place)]
            settings = files.read(f"{place}/app.json") or ""
            return ProgramMark(
                tool,
                place,
                folder,
                (folder,),
                templates=tuple(_join(folder, each) for each in templates),
                settings=settings,
            )
        case Tool.FOAM:
            return ProgramMark(tool, place, folder, (folder,), templates=(_join(folder, ".foam"),))
        case Tool.QUARTZ:
            roots = ("content", "quartz/static")
        case Tool.JEKYLL:
            roots = (_setting(text, "source") or "", _setting(text, "collections_dir") or "")
        case Tool.HUGO:
            content = _setting(text, "contentDir") or "content"
            languages = [_join(content, name) for name in files.names(_join(folder, content))]
            themes = [f"themes/{name}/static" for name in files.names(_join(folder, "themes"))]
            roots = (content, "static", "assets", *filter(_is_language, languages), *themes)
        case Tool.MKDOCS:
            roots = (_setting(text, "docs_dir") or "docs",)
    inside = tuple(dict.fromkeys(_join(folder, root) for root in roots))
    base = _setting(text, "baseurl") or "" if tool is Tool.JEKYLL else _path_of(text)
    return ProgramMark(tool, place, inside[0], inside, base.strip("/"), settings=text)


def _templates(files: Files, place: str) -> Iterator[str]:
    """The folders that Obsidian's own plugin and Templater take templates from."""
    for path, key in (
        ("templates.json", "folder"),
        ("plugins/templater-obsidian/data.json", "templates_folder"),
    ):
        text = files.read(f"{place}/{path}")
        try:
            value = json.loads(text).get(key) if text else None
        except (ValueError, AttributeError, RecursionError):
            continue
        if isinstance(value, str) and value.strip("/"):
            yield value.strip("/")


def _setting(text: str, key: str) -> str | None:
    """What YAML, TOML or JSON sets a key of the top level to, where that is plain text."""
    found = re.search(
        rf"^\s{{0,2}}[\"']?{key}[\"']?[ \t]*[:=][ \t]*([\"']?)([^\"'#\n,]*)\1",
        text,
        re.MULTILINE | re.IGNORECASE,
    )
    return found[2].strip().strip("/") or None if found else None


def _path_of(text: str) -> str:
    """What stands behind the host in the address of a site."""
    found = _SITE.search(text)
    return found[1] if found else ""


_SITE = re.compile(
    r"(?:base_?url|site_url)[\"']?\s*[:=]\s*[\"']?(?:https?://)?[^/\s\"']+/([^\s\"'#?]*)",
    re.IGNORECASE,
)


def _is_language(path: str) -> bool:
    return re.fullmatch(r"[a-z]{2}(?:-[a-z]{2,4})?", path.rpartition("/")[2].lower()) is not None


def _join(folder: str, path: str) -> str:
    joined = normpath(f"{folder}/{path}".strip("/")) if folder or path else ""
    return "" if joined == "." else joined


class Vault(NamedTuple):
    """The programs that keep a folder, innermost mark first; none for a folder of plain files."""

    marks: tuple[ProgramMark, ...] = ()

    @property
    def tools(self) -> frozenset[Tool]:
        return frozenset(mark.tool for mark in self.marks)

    @property
    def folder(self) -> str:
        """Where names are looked up: what the nearest wiki keeps, else all of the innermost."""
        wikis = [mark for mark in self.marks if mark.tool in WIKIS]
        return (wikis or [*self.marks] or [_NOWHERE])[0].folder

    @property
    def roots(self) -> Sequence[str]:
        """Where what an address from the root names may be."""
        return [*dict.fromkeys(root for mark in self.marks for root in mark.roots)]


_NOWHERE = ProgramMark(Tool.OBSIDIAN, "", "")


class Vaults:
    """The vaults of a project."""

    def __init__(
        self,
        files: Files,
        met: Callable[[str, ProgramMark], ProgramMark | None] | None = None,
    ) -> None:
        """`met` says of a mark in a folder whether, and with what, it is to be believed."""
        self._files, self._met = files, met
        self._marks: dict[str, tuple[ProgramMark, ...]] = {}
        self._vaults: dict[str, Vault] = {}

    def of(self, folder: str) -> Vault:
        """The vault that a folder belongs to."""
        if folder not in self._vaults:
            found: list[ProgramMark] = []
            for above in upwards(folder):
                found += (m for m in self._in(above) if _is_below(folder, m.folder))
            self._vaults[folder] = Vault(tuple(found))
        return self._vaults[folder]

    def _in(self, folder: str) -> tuple[ProgramMark, ...]:
        if folder not in self._marks:
            found = {mark.tool: mark for mark in marks(self._files, folder)}.values()
            met = self._met
            believed = (met(folder, mark) for mark in found) if met else found
            self._marks[folder] = tuple(mark for mark in believed if mark)
        return self._marks[folder]

    def mark(self, folder: str, tool: Tool) -> ProgramMark | None:
        """The mark of a program in a folder."""
        return next((mark for mark in self._in(folder) if mark.tool is tool), None)


def upwards(folder: str) -> Iterator[str]:
    """A folder and those above it, the innermost first."""
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
    yield ""


def _is_below(folder: str, above: str) -> bool:
    return not above or folder == above or folder.startswith(f"{above}/")
