"""Which files a program writes whole: no lists by themselves, since nobody edits their entries."""

from __future__ import annotations

import re
from functools import cache
from posixpath import normpath

from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.files.listing import Files
from listlint.links.vault.folders import upwards

_RULE = pattern(r"^([^\s#=:.][^#=:\n]*+):(?![=:])", re.MULTILINE)
"""The targets of a rule in a Makefile; `.PHONY` is none."""
_SAID = pattern(r"\b(?:do not edit|(?:auto|automatically)[ -]?generated)\b", re.IGNORECASE)
_HEAD = 600
"""Characters at the head of a file in which it says so."""


class WrittenFiles:
    """The files of a project that programs write, as the files or a Makefile say."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._made_in = cache(self._targets)

    def has(self, source: Source) -> bool:
        """Whether a program writes a file."""
        _, opened, rest = source.text[:_HEAD].partition("<!--")
        if opened and _SAID.search(rest.partition("-->")[0]):
            return True
        folders = upwards(source.path.rpartition("/")[0])
        return any(source.path in self._made_in(folder) for folder in folders)

    def _targets(self, folder: str) -> frozenset[str]:
        """The paths of what the Makefile in a folder makes."""
        if "Makefile" not in self._files.names(folder):
            return frozenset()
        text = self._files.read(f"{folder}/Makefile".lstrip("/")) or ""
        named = (target for rule in _RULE.finditer(text) for target in rule[1].split())
        return frozenset(normpath(f"{folder}/{each}".lstrip("/")) for each in named)
