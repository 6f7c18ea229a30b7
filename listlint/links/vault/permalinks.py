"""The addresses that settings such as `/:year/:month/:slug/` give to pages of Hugo or Jekyll."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from listlint.core.document import Document
from listlint.core.lazy_pattern import pattern
from listlint.links.anchors import slug

_TOKEN = pattern(r":([a-z_]+)|\{([a-z_]+)\}")
_DATE = pattern(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DATED_NAME = pattern(r"^\d{4}-\d{1,2}-\d{1,2}-")
_COLLECTION = pattern(r"^_[^/]+/?")
"""The folder of a collection of Jekyll, which paths in it leave out."""
_FILE = "file_title"
"""What `:title` means to Jekyll: the name of the file, whatever its frontmatter calls the page."""
_STYLES = {
    "pretty": "/:categories/:year/:month/:day/:title/",
    "date": "/:categories/:year/:month/:day/:title.html",
    "none": "/:categories/:title.html",
}
"""What Jekyll calls the patterns that are most used."""


class _Page:
    """What the parts of a pattern stand for on one page, whose path is below the content."""

    def __init__(self, document: Document, path: str) -> None:
        self._document = document
        folder, _, name = path.rpartition("/")
        stem = name.rpartition(".")[0]
        self.stem = folder.rpartition("/")[2] if stem in ("index", "_index") else stem
        self.folder = folder.rpartition("/")[0] if stem == "index" else folder

    def text(self, key: str) -> str:
        """What the frontmatter says, where it is text."""
        front = self._document.frontmatter
        value = front.get(key) if front else None
        return value if isinstance(value, str) else ""

    def date(self, part: int) -> str | None:
        """Year, month or day, counted from 0, of the frontmatter or of the file's name."""
        found = _DATE.search(self.text("date")) or _DATE.search(self.stem)
        return found[part + 1].zfill(2) if found else None

    def slug(self) -> str:
        """What the frontmatter calls the page, or its file."""
        return self.text("slug") or slug(_DATED_NAME.sub("", self.stem))


_PARTS: Mapping[str, Callable[[_Page], str | None]] = {
    "year": lambda page: page.date(0),
    "month": lambda page: page.date(1),
    "day": lambda page: page.date(2),
    "slug": _Page.slug,
    "slugorfilename": _Page.slug,
    "slugorcontentbasename": _Page.slug,
    "title": lambda page: page.text("slug") or slug(page.text("title") or page.stem),
    _FILE: lambda page: page.text("slug") or _DATED_NAME.sub("", page.stem),
    "name": _Page.slug,
    "basename": lambda page: page.stem,
    "filename": lambda page: page.stem,
    "contentbasename": lambda page: page.stem,
    "section": lambda page: page.folder.partition("/")[0],
    "sections": lambda page: page.folder,
    "path": lambda page: f"{_COLLECTION.sub('', page.folder)}/{page.stem}",
    "collection": lambda page: page.folder.partition("/")[0].lstrip("_"),
    "categories": lambda page: page.text("categories") or page.text("category"),
    "output_ext": lambda page: "",  # noqa: ARG005 - the same on every page
}


def of_jekyll(pattern: str) -> str:
    """A pattern of Jekyll's, as those of Hugo are read."""
    return re.sub(r":title\b", f":{_FILE}", _STYLES.get(pattern, pattern))


def expand(pattern: str, document: Document, path: str) -> str | None:
    """The address that a pattern gives to a page at a path below the content; nothing where it
    speaks of what is not known.
    """
    page = _Page(document, path)
    parts = []
    at = 0
    for found in _TOKEN.finditer(pattern):
        make = _PARTS.get(found[1] or found[2])
        made = make(page) if make else None
        if made is None:
            return None
        parts += [pattern[at : found.start()], made]
        at = found.end()
    return "".join([*parts, pattern[at:]])
