"""What git ignores: it may exist where somebody else keeps the project."""

from __future__ import annotations

from functools import cache

from listlint.files.listing import Files
from listlint.files.patterns import PathPatterns
from listlint.links.vault.folders import upwards


class IgnoredByGit:
    """What the `.gitignore` files of a project say, read when they are asked for."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._patterns = cache(self._patterns_of)
        self._verdict = cache(self._verdict_of)

    def above(self, path: str) -> str | None:
        """What git ignores: the outermost folder above a file, or else files of its folder."""
        folders = [*upwards(path.rpartition("/")[0])][-2::-1]
        for folder in folders:
            if self._verdict(f"{folder}/"):
                return f"`{folder}/`"
        return f"files in `{folders[-1] if folders else '.'}`" if self._verdict(path) else None

    def _verdict_of(self, path: str) -> bool:
        for folder in upwards(path.rstrip("/").rpartition("/")[0]):
            if patterns := self._patterns(folder):
                inner = path[len(folder) + 1 :] if folder else path
                verdict = patterns.verdict(inner)
                if verdict is not None:
                    return verdict
        return False

    def _patterns_of(self, folder: str) -> PathPatterns | None:
        if ".gitignore" not in self._files.names(folder):
            return None
        place = f"{folder}/.gitignore" if folder else ".gitignore"
        return PathPatterns((self._files.read(place) or "").split("\n"))
