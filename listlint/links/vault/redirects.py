"""Addresses of a site that its host answers: redirects of Netlify, Cloudflare and Vercel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from listlint.core.lazy_pattern import pattern
from listlint.files.listing import Files
from listlint.links.vault.folders import join, upwards

_LISTS = ("_redirects", "static/_redirects", "public/_redirects", "layouts/index.redirects")
_TABLES = {
    "netlify.toml": pattern(r"^\s*from\s*=\s*[\"']([^\"'\n]+)", re.MULTILINE),
    "vercel.json": pattern(r"\"source\"\s*:\s*\"([^\"\n]+)\""),
}
"""Settings of hosts, and where they say what is redirected."""
_BOOK = pattern(r"^\[output\.html\.redirect\][^\n]*\n((?:(?!\[).*\n?)*)", re.MULTILINE)
_MAPPED = pattern(r"^[ \t]*+redirect_maps:[^\n]*\n((?:[ \t]+.*(?:\n|$)|\s*\n)*)", re.MULTILINE)
_FROM = pattern(r"^[ \t]*+[\"']?(/?[\w./%-]+)[\"']?[ \t]*[=:][ \t]", re.MULTILINE)
"""What mdBook and the plugin `redirects` of MkDocs are told to redirect, from the root."""
_IS_ERROR = pattern(r"\s40\d!?\s*$")


class Redirects:
    """What is redirected on the site that a folder's settings make, or those of a folder above."""

    def __init__(self, files: Files, folder: str) -> None:
        self._files, self._folder = files, folder

    def answer(self, path: str) -> bool:
        """Whether an address from the root leads elsewhere."""
        wanted = "/" + path.strip("/")
        return any(pattern.fullmatch(wanted) for pattern in self._patterns)

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        written = dict.fromkeys(each.rstrip("/") for each in self._written())
        return [_pattern(each) for each in written if each.strip("/*")]

    def _written(self) -> Iterator[str]:
        for folder in upwards(self._folder):
            for name in _LISTS:
                for line in (self._files.read(join(folder, name)) or "").split("\n"):
                    if line.startswith("/") and not _IS_ERROR.search(line):
                        yield line.split()[0]
            for name, source in _TABLES.items():
                found = source.findall(self._files.read(join(folder, name)) or "")
                yield from (each for each in found if each.startswith("/"))


def moved_pages(settings: str) -> Iterator[str]:
    """The pages that the settings of mdBook or MkDocs redirect, as they are written there."""
    for table in (_BOOK, _MAPPED):
        for found in table.finditer(settings):
            yield from _FROM.findall(found[1])


def _pattern(written: str) -> re.Pattern[str]:
    """`/docs/:page/*` as a pattern."""
    parts = re.split(r"(/\*|:\w+(?:\([^()]*\))?\*?)", written)
    made = (
        r"(?:/.*)?" if part == "/*" else r".*" if part[:1] == ":" and part[-1:] == "*"
        else r"[^/]+" if part[:1] == ":" else re.escape(part)
        for part in parts
    )  # fmt: skip
    return re.compile("".join(made), re.IGNORECASE)
