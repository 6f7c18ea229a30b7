"""The words of a title, which are written as they are wherever they stand: `awk reads lines`."""

from __future__ import annotations

from listlint.core.lazy_pattern import pattern
from listlint.works.reading import Work

_WORD = pattern(r"[^\W_]+")


def title_words(work: Work) -> list[str]:
    """The words of a work's title, also those that a hyphen joins: `pytest` of `pytest-zork`."""
    return _WORD.findall(work.title.text) if work.title else []
