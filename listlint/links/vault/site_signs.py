"""What shows that a program makes a site of documents, and what its settings say of addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from listlint.core import conventions
from listlint.core.lazy_pattern import pattern
from listlint.files.listing import Files
from listlint.links.vault.docusaurus import content_folders
from listlint.links.vault.folders import common, inside, is_below, is_language, join, upwards
from listlint.links.vault.program_settings import (
    is_set,
    literals,
    permalinks,
    setting,
    site_path,
    with_constants,
)
from listlint.links.vault.programs import ProgramMark, Tool

MOUNTED = "Hugo is told to mount files at other places"
_OLD_HUGO = ("config.toml", "config.yaml", "config.yml", "config.json")
"""What Hugo's settings were called before; `content` beside it tells them from others'."""
_OF_HUGO = frozenset({"archetypes", "layouts"})
_DECIDES = pattern(
    r"(?:eq|in) \.Destination|GetPage|\bref\b|relref|replace|printf|index|Params|partial"
)
"""What a hook for links does that gives them other targets than those that are written."""
_MAKING = pattern(
    r"^[ \t]*+(?:-[ \t]*+)?[\"']?(gen-files|api-autonav|multirepo|monorepo|hooks)\b", re.MULTILINE
)
"""What MkDocs is extended with that writes pages while the site is made."""
_INHERIT = pattern(r"^INHERIT:[ \t]*[\"']?([^\s\"'#]+).*$", re.MULTILINE)
_HARMLESS = frozenset({"links", "index", "katex", "mermaid", "toc", "admonish", "i18n", "gettext"})
"""Preprocessors of mdBook that add no targets."""
# Up to where it is said again: else each would look through all that follow it.
_SAID = r"baseUrl:(?:(?!baseUrl:).)*?"
_BASE = pattern(_SAID + r"['\"`](/[\w./-]+?)/?['\"`]")
_PLAIN_BASE = pattern(_SAID + r"['\"`]/")


def jekyll(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """Jekyll; Jupyter Book and Hexo call their settings alike."""
    names = files.names(folder)
    if "_toc.yml" in names:
        return
    text = files.read(sign := join(folder, name)) or ""
    if "scaffolds" in names:
        why = f"Hexo makes them, whose settings are not read (`{sign}`)"
        yield ProgramMark(Tool.OTHER, sign, folder, inside(folder, "source"), unread=why)
        return
    roots = inside(folder, setting(text, "source") or "", setting(text, "collections_dir") or "")
    base = (setting(text, "baseurl") or "").strip("/")
    pretty = setting(text, "permalink") == "pretty"
    yield ProgramMark(
        Tool.JEKYLL,
        sign,
        roots[0],
        roots,
        base,
        settings=text,
        makes_anchors=any(map(_MAKES_IDS.search, _plugins(files, folder, text))),
        has_folders=pretty or any(each.endswith("/") for each in permalinks(text)),
    )


_MAKES_IDS = pattern(r"\{:\s*#|\bid\s*=|\[\s*[\"':]id\b")
"""Code in Ruby that gives elements ids: `{:#id}`, `id="…"`, `node["id"]`."""


def _plugins(files: Files, folder: str, settings: str) -> Iterator[str]:
    """The code of a site's own that Jekyll runs; on GitHub's servers it does not."""
    for given in dict.fromkeys((setting(settings, "plugins_dir") or "_plugins", "_plugins")):
        for path in files.walk(join(folder, given)):
            if path.endswith(".rb"):
                yield files.read(path) or ""


def wordpress(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """WordPress, by the list of pages that it takes from a repository."""
    text = files.read(sign := join(folder, name)) or ""
    if "markdown_source" in text:
        why = f"WordPress makes them of what is imported (`{sign}`)"
        for place in dict.fromkeys((folder, folder.rpartition("/")[0])):
            yield ProgramMark(Tool.WORDPRESS, sign, place, (place,), unread=why)


def hugo(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """Hugo, by its settings or a folder of them."""
    sign = join(folder, name)
    parts = [f"{sign}/{each}" for each in files.names(sign)] if name == _SPLIT else [sign]
    text = "\n".join(files.read(each) or "" for each in parts)
    content, given = setting(text, "contentDir") or "content", [*literals(text, "contentDir")]
    languages = _languages(files, folder, content, setting(text, "defaultContentLanguage") or "en")
    themes = [f"themes/{each}/static" for each in files.names(join(folder, "themes"))]
    roots = inside(folder, content, *given, *languages, "static", "assets", *themes)
    above = common(inside(folder, content, *given))  # where folders are called as languages are
    roots = (*roots, above) if all(is_language(e.rpartition("/")[2]) for e in given) else roots
    unread = _unread_by_hugo(files, folder, text)
    mark = ProgramMark(
        Tool.HUGO,
        sign,
        common(inside(folder, content, *given)),
        roots,
        site_path(text).strip("/"),
        inside(folder, "layouts", "archetypes", "themes"),
        text,
        unread,
        has_folders=not unread and setting(text, "uglyURLs") != "true",
        is_lenient=_is_of_blackfriday(files, folder, text),
    )
    outside = inside(folder, *re.findall(r"\bsource\s*[=:]\s*[\"']?(\.\./[\w./-]+)", text))
    for place in (mark.folder, *(each for each in outside if not each.startswith(".."))):
        yield mark._replace(folder=place, merges=bool(outside))


def hugo_content(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """Hugo, by the pages of sections in its content, where its settings are kept elsewhere, as of a
    site that takes each project's documents from the project. Where the site has them is not known,
    so nothing that is not answered is wrong for sure; what is relative counts from the page.
    """
    above = upwards(folder.rpartition("/")[0]) if folder else ()
    if any(name in files.names(each) for each in above):
        return  # it is the uppermost that shows where the content begins
    pages = (each for each in files.walk(folder) if each.endswith(f"/{name}") or each == name)
    texts = (files.read(each) or "" for each in islice(pages, _MOST_SECTIONS))
    with_heads = (1 for text in texts if text.startswith(("---", "+++")))
    if sum(islice(with_heads, conventions.ALIKE)) == conventions.ALIKE:
        sign = join(folder, name)
        why = f"Hugo seems to make them, whose settings are kept elsewhere (`{sign}`)"
        yield ProgramMark(
            Tool.HUGO, sign, folder, (folder,), unread=why, has_folders=True, is_inferred=True
        )


_MOST_SECTIONS = 50
"""So many pages of sections are looked at, for their heads: nearly all of Hugo's have one."""


_VERSION = pattern(r"hugo[\w\"' :=/-]{0,24}?(?<!\d)(\d{1,3})\.(\d{1,4})", re.IGNORECASE)
"""Where what builds a site says which Hugo it takes."""
_OF_GOLDMARK = pattern(r"^[ \t]*+\[*+markup\.goldmark", re.MULTILINE)
_BUILT_BY = ("Dockerfile", "netlify.toml", ".travis.yml", "vercel.json", ".gitlab-ci.yml")
_GOLDMARK = (0, 60)
"""The first Hugo that reads CommonMark, by Goldmark; those before it have Blackfriday."""


def _is_of_blackfriday(files: Files, folder: str, text: str) -> bool:
    """Whether Hugo reads Markdown by Blackfriday: its settings say so, or what builds the site
    takes a Hugo of before there was another.
    """
    if is_set(text, "goldmark") or _OF_GOLDMARK.search(text):
        return False
    if setting(text, "defaultMarkdownHandler") == "blackfriday":
        return True
    flows = ".github/workflows"
    builders = (*_BUILT_BY, *(f"{flows}/{name}" for name in files.names(join(folder, flows))))
    texts = (files.read(join(folder, each)) or "" for each in builders)
    found = (_VERSION.search(each) for each in texts)
    version = next(((int(each[1]), int(each[2])) for each in found if each), _GOLDMARK)
    return version < _GOLDMARK


_SPLIT = "config/_default"
"""The folder of Hugo's settings where they are split."""


def hugo_of_old(files: Files, folder: str, names: list[str]) -> Iterator[ProgramMark]:
    """Hugo, by what its settings were called before, or are where they are split."""
    if "content" in names and not _OF_HUGO.isdisjoint(names):
        for name in _OLD_HUGO:
            if name in names:
                yield from hugo(files, folder, name)
                return
    if {"config", "content"} <= {*names}:
        parts = files.names(join(folder, _SPLIT))
        if any(name in _OLD_HUGO or name.startswith("hugo.") for name in parts):
            yield from hugo(files, folder, _SPLIT)


def _languages(files: Files, folder: str, content: str, default: str = "en") -> list[str]:
    """The folders of languages below another, the default one first."""
    names = filter(is_language, files.names(join(folder, content)))
    return [f"{content}/{each}" for each in sorted(names, key=lambda each: (each != default, each))]


def _unread_by_hugo(files: Files, folder: str, text: str) -> str:
    for inner in ("layouts/_default/_markup", "layouts/_markup"):
        for name in files.names(join(folder, inner)):
            path = join(folder, f"{inner}/{name}")
            if name.startswith("render-link") and _DECIDES.search(files.read(path) or ""):
                return f"the site's own `{path}` decides where links point"
    if re.search(r"\bmounts\b", text):
        return MOUNTED
    return ""


def mkdocs(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """MkDocs, whose settings may go on from those of another file."""
    text = files.read(sign := join(folder, name)) or ""
    read = {sign}
    while (found := _INHERIT.search(text)) and (more := join(folder, found[1])) not in read:
        read.add(more)
        text = f"{text[: found.start()]}{text[found.end() :]}\n{files.read(more) or ''}"
    roots = inside(folder, setting(text, "docs_dir") or "docs", *literals(text, "custom_dir"))
    made = _MAKING.search(text)
    why = f"`{made[1]}` of MkDocs makes pages" if made else ""
    base, folders = site_path(text).strip("/"), setting(text, "use_directory_urls") != "false"
    yield ProgramMark(Tool.MKDOCS, sign, roots[0], roots, base, (), text, why, has_folders=folders)


def mdbook(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """MdBook."""
    text = files.read(sign := join(folder, name)) or ""
    root = join(folder, setting(text, "src") or "src")
    added = {*re.findall(r"^\[preprocessor\.([\w-]+)", text, re.MULTILINE)} - _HARMLESS
    outputs = {*re.findall(r"^\[output\.([\w-]+)", text, re.MULTILINE)} - {"html", "linkcheck"}
    why = f"mdBook's preprocessor `{min(added)}` makes links" if added else ""
    makes = f"mdBook makes files by `{min(outputs)}`" if outputs else ""
    mark = ProgramMark(
        Tool.MDBOOK, sign, root, (root,), settings=text, unread=why, makes_files=makes
    )
    sources = _sources_of_book(files, root)
    if sources:
        contents = join(root, "SUMMARY.md")
        why = f"the chapters are put beside `{contents}` when the book is made"
        mark = mark._replace(unread=why, merges=True)
    for place in (root, *sources):
        yield mark._replace(folder=place)


_CHAPTER = pattern(r"\]\((?:\./)?+([\w][^()\s#?]*+(?<=\.md))\)")


def _sources_of_book(files: Files, root: str) -> list[str]:
    """The folders that a build copies into a book, if it puts one together: chapters that its
    contents name are not there, but in a folder above they are, at the same paths.
    """
    chapters = dict.fromkeys(_CHAPTER.findall(files.read(join(root, "SUMMARY.md")) or ""))
    missing = [each for each in chapters if not files.find(join(root, each))]
    found = {}
    for above in [*upwards(root)][1:] if len(missing) >= conventions.ALIKE else ():
        here = (each for each in missing if each not in found)
        found.update({each: above for each in here if files.find(join(above, each))})
    if len(found) < conventions.ALIKE or 2 * len(found) <= len(missing):
        return []
    places = (join(above, each.partition("/")[0]) for each, above in found.items() if "/" in each)
    return [*dict.fromkeys(places)]


def docusaurus(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """Docusaurus, whose documents may lie beside the folder of the site."""
    text = with_constants(files.read(sign := join(folder, name)) or "")
    paths = [each for each in literals(text, "path") if "/" in each or each.isidentifier()]
    roots = inside(folder, "docs", "blog", "src/pages", "static", "", *paths)
    roots = tuple(each for each in roots if not each.startswith(".."))
    outside = [each for each in roots if not is_below(each, folder)]
    above = tuple(dict.fromkeys(each.rpartition("/")[0] for each in outside))
    given = _BASE.findall(text)
    base = next(filter(None, (each.strip("/") for each in given)), "")
    is_plain = _PLAIN_BASE.search(text) is not None
    is_computed = not is_plain and is_set(text, "baseUrl")
    why = f"Docusaurus computes its `baseUrl` (`{sign}`)" if is_computed else ""
    content = content_folders(files, folder, text)
    for place in (folder, *outside):
        yield ProgramMark(
            Tool.DOCUSAURUS,
            sign,
            place,
            (*roots, *above),
            base,
            settings=text,
            unread=why,
            content=content,
        )


def first_docusaurus(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """The first Docusaurus, whose documents lie beside the folder of the site."""
    text = files.read(sign := join(folder, name)) or ""
    docs = join(folder, f"../{next(literals(text, 'customDocsPath'), 'docs')}")
    why = f"the first Docusaurus makes them, whose settings are not read (`{sign}`)"
    roots = inside(folder, "", "static", "pages/en", docs)
    for place in (folder, docs):
        if not place.startswith(".."):
            yield ProgramMark(Tool.OTHER, sign, place, roots, unread=why)


def vitepress(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """VitePress, by its folder."""
    place = join(folder, name)
    names = [each for each in files.names(place) if re.fullmatch(r"config\.[cm]?[jt]s", each)]
    names += [f"config/{each}" for each in files.names(f"{place}/config")]
    text = "\n".join(files.read(f"{place}/{each}") or "" for each in names)
    given = (each for each in literals(text, "srcDir") if ".vitepress" not in each)
    source = next(given, "")  # what plugins are told lies in VitePress's own folder
    why = ""
    if is_set(text, "rewrites"):
        why = f"VitePress is told to rewrite them (`{place}`)"
    elif is_set(text, "srcDir") and not source:
        why = f"VitePress computes its `srcDir` (`{place}`)"
    root = join(folder, source)
    base = next(literals(text, "base"), "").strip("/")
    yield ProgramMark(
        Tool.VITEPRESS,
        place,
        root,
        inside(root, "", "public"),
        base,
        settings=text,
        unread=why,
        fills_in="slugify" in text or any(map(_transforms, _codes(files, place))),
    )


def vuepress(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """VuePress, by its folder."""
    place = join(folder, name)
    makes = any("slugify" in code for code in _codes(files, place))
    why = f"{Tool.VUEPRESS} makes them, whose settings are not read (`{place}`)"
    roots = inside(folder, "", "public", "static", "content", f"{name}/public")
    yield ProgramMark(Tool.VUEPRESS, place, folder, roots, unread=why, makes_anchors=makes)


_TRANSFORM = pattern(r"\btransform\s*\(")
_PAGE = pattern(r"\.md\b")


def _transforms(code: str) -> bool:
    """Whether a plugin of Vite writes into pages before they are read."""
    begun = _TRANSFORM.search(code)
    return begun is not None and _PAGE.search(code, begun.end()) is not None


def _codes(files: Files, place: str) -> Iterator[str]:
    """The programs in a folder of VitePress's own, but for its theme."""
    for folder in (place, f"{place}/plugins"):
        for each in files.names(folder):
            if re.search(r"\.[cm]?[jt]s$", each):
                yield files.read(f"{folder}/{each}") or ""


def starlight(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """Starlight, by the folder of its documents beside Astro's settings."""
    docs = "src/content/docs"
    if not files.names(join(folder, docs)):
        return
    text = files.read(sign := join(folder, name)) or ""
    roots = inside(folder, docs, *_languages(files, folder, docs), "public", "src/pages")
    base = next(literals(text, "base"), "").strip("/")
    folders = next(literals(text, "format"), "") != "file"
    yield ProgramMark(
        Tool.STARLIGHT, sign, roots[0], roots, base, settings=text, has_folders=folders
    )


def sphinx(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """Sphinx with MyST, Jupyter Book and mystmd: Markdown whose addresses are theirs."""
    text = files.read(sign := join(folder, name)) or ""
    if name == "conf.py" and "myst" not in text:
        return
    why = f"{Tool.SPHINX} makes them, whose settings are not read (`{sign}`)"
    yield ProgramMark(
        Tool.SPHINX, sign, folder, inside(folder, "", "_static"), settings=text, unread=why
    )


_LESSON = ("episodes", "learners", "instructors", "profiles", "")
"""What the Carpentries' Workbench puts together to one folder."""


def workbench(files: Files, folder: str, name: str) -> Iterator[ProgramMark]:
    """The Workbench of The Carpentries: lessons in several folders, shown as of one."""
    text = files.read(sign := join(folder, name)) or ""
    if is_set(text, "carpentry") and "episodes" in files.names(folder):
        why = f"the Workbench of The Carpentries makes them (`{sign}`)"
        yield ProgramMark(Tool.OTHER, sign, folder, inside(folder, *_LESSON), unread=why)
