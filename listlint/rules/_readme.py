"""The README of a project, and its head: what stands before the second heading."""

from __future__ import annotations

import re

from listlint.core.document import Document
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source

_README = pattern(r"readme(?:\.md|\.markdown)?", re.IGNORECASE)


def is_readme(document: Document) -> bool:
    """Whether a document is the README of its project."""
    return _README.fullmatch(document.path) is not None


def title_end(document: Document, source: Source) -> int:
    """Where the head ends: before the second heading, or at the end of the file."""
    headings = document.headings
    has_title = bool(headings) and headings[0].level == 1
    following = headings[1:] if has_title else headings
    return following[0].span.start if following else len(source.text)
