"""Which paths are those of Markdown files."""

from __future__ import annotations

import re

from listlint.core.lazy_pattern import pattern

SUFFIXES = (".md", ".markdown")
SUFFIX = r"\.(?:md|markdown)"
"""One of them, as the text of a pattern that does not distinguish case."""
_SUFFIX = pattern(rf"{SUFFIX}\Z", re.IGNORECASE)
FOLDER_PAGES = frozenset({"index", "_index", "readme"})
"""How the files are called, without their suffix and in small letters, that are shown for their
folders: the name tells none from the others."""


def is_markdown(path: str) -> bool:
    """Whether a path ends as those of Markdown files do, in any case."""
    return path.lower().endswith(SUFFIXES)


def without_suffix(path: str) -> str:
    """A path as a link to a Markdown file may write it."""
    return _SUFFIX.sub("", path)
