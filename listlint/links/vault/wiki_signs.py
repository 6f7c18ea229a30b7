"""What shows that a program keeps a wiki."""

from __future__ import annotations

from collections.abc import Iterator

from listlint.files.listing import Files
from listlint.links.vault.folders import inside, join
from listlint.links.vault.program_settings import literals, of_json, site_path
from listlint.links.vault.programs import ProgramMark, Tool


def obsidian(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """Obsidian, by its folder of settings."""
    place = join(folder, name)
    templates = inside(folder, *_templates(files, place))
    settings = files.read(f"{place}/app.json") or ""
    yield ProgramMark(Tool.OBSIDIAN, place, folder, (folder,), "", templates, settings)


def _templates(files: Files, place: str) -> Iterator[str]:
    """The folders that Obsidian's own plugin and Templater take templates from."""
    for path, key in (
        ("templates.json", "folder"),
        ("plugins/templater-obsidian/data.json", "templates_folder"),
    ):
        value = of_json(files.read(f"{place}/{path}")).get(key)
        if isinstance(value, str) and value.strip("/"):
            yield value.strip("/")


def plain_foam(_files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """Foam, by its folder of templates."""
    templates = (join(folder, ".foam"),)
    yield ProgramMark(Tool.FOAM, join(folder, name), folder, (folder,), templates=templates)


def foam(files: Files, folder: str, names: list[str]) -> Iterator[ProgramMark]:
    """Foam, by what it asks of the editor."""
    if ".vscode" not in names:
        return
    settings = ("settings.json", "extensions.json")
    if any("foam." in (files.read(join(folder, f".vscode/{name}")) or "") for name in settings):
        yield from plain_foam(files, folder, ".vscode")


def others(files: Files, folder: str, names: list[str]) -> Iterator[ProgramMark]:
    """Wikis of which only what lies in a folder, or several files together, tell."""
    if "logseq" in names and "config.edn" in files.names(join(folder, "logseq")):
        old = inside(folder, "logseq/bak", "logseq/version-files", "logseq/.recycle")
        sign = join(folder, "logseq/config.edn")
        yield ProgramMark(Tool.LOGSEQ, sign, folder, (folder,), "", old, files.read(sign) or "")
    if "Home.md" in names and {"_Sidebar.md", "_Footer.md"}.intersection(names):
        yield ProgramMark(Tool.GOLLUM, join(folder, "Home.md"), folder, (folder,))
    if ".gitignore" in names and ".obsidian" not in names:
        sign = join(folder, ".gitignore")
        ignored = (files.read(sign) or "").split("\n")
        if ".obsidian" in (each.strip().strip("/") for each in ignored):
            yield ProgramMark(Tool.OBSIDIAN, sign, folder, (folder,))


_LONGEST_HEAD = 2000
"""Characters of a page in which the head that Wiki.js writes ends."""


def wiki_js(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """Wiki.js, by the head that it writes above each page that it keeps in git."""
    text = files.read(sign := join(folder, name)) or ""
    head = text[:_LONGEST_HEAD].partition("\n---")[0]
    if text.startswith("---") and all(f"\n{key}: " in head for key in ("editor", "dateCreated")):
        why = f"Wiki.js makes them, whose settings are in its database (`{sign}`)"
        yield ProgramMark(Tool.WIKI_JS, sign, folder, (folder,), unread=why)


def quartz(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """Quartz, whose own manual comes with it, and is nobody's beside notes."""
    text = files.read(sign := join(folder, name)) or ""
    base = site_path(text).strip("/")
    has_notes = any(name.endswith(".md") for name in files.names(join(folder, "content")))
    for content in ("content", "docs"):
        roots = inside(folder, content, "quartz/static")
        manual = roots[:1] if content == "docs" and has_notes else ()
        yield ProgramMark(Tool.QUARTZ, sign, roots[0], roots, base, templates=manual, settings=text)


def dendron(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """Dendron, by its settings. Files from the root lie in one of its vaults."""
    text = files.read(sign := join(folder, name)) or ""
    vaults = [path for each in literals(text, "fsPath") for path in (each, f"{each}/notes")]
    roots = (root for root in inside(folder, "", *vaults) if not root.startswith(".."))
    yield ProgramMark(Tool.DENDRON, sign, folder, tuple(roots), settings=text)
