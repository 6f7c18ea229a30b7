"""Files by the names that wikilinks call them by."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from posixpath import normpath
from typing import NamedTuple

from listlint.core import conventions
from listlint.core.markdown_paths import SUFFIXES, without_suffix
from listlint.links.vault.folders import common, is_language


class Called(NamedTuple):
    """The files that answer to a name, the one that is shown first."""

    paths: list[str]
    is_plain: bool
    """Whether there is no doubt about the first: it alone has the name, its whole path is given,
    or it alone stands beside whoever asks."""


NOBODY = Called([], is_plain=True)


class FileNames:
    """An index of files below a folder by name, in any case, and of documents by alias.

    The order is Obsidian's: what stands below the folder of whoever asks, then what has the
    shortest path.
    """

    def __init__(
        self,
        root: str,
        paths: Iterable[str],
        aliases: Iterable[tuple[str, str]] = (),
        *,
        slugged: bool = False,
    ) -> None:
        """With `slugged`, spaces and `-` are the same, as in the addresses that Quartz makes."""
        self._root = f"{root}/" if root else ""
        self._key = _slug if slugged else _key
        self._named: defaultdict[str, list[str]] = defaultdict(list)
        self._aliased: defaultdict[str, list[str]] = defaultdict(list)
        for path in sorted(set(paths), key=lambda path: (len(path), path)):
            if path.startswith(self._root):
                self._named[self._key(path.rpartition("/")[2])].append(path)
        for alias, path in aliases:
            if path.startswith(self._root) and path not in self._aliased[self._key(alias)]:
                self._aliased[self._key(alias)].append(path)
        every = (path for named in self._named.values() for path in named)
        self._languages = language_trees(path[len(self._root) :] for path in every)

    def find(self, target: str, folder: str) -> Called:
        """The files that a name, or the end of a path, calls from a folder."""
        wanted = self._key(target.replace("\\", "/"))
        for suffix in ("", *SUFFIXES):
            name = wanted + suffix
            if (found := self._named.get(name.rpartition("/")[2])) and (
                called := self._choose(found, name, folder, target.strip() + suffix)
            ).paths:
                return called
        return NOBODY

    def alias(self, name: str, folder: str) -> Called:
        """The documents that have a name as an alias, for whoever asks in a folder."""
        found = self._aliased.get(self._key(name), [])
        found, is_elsewhere = self._in_own_language(found, folder)
        return Called(found, is_elsewhere or len(found) <= 1)

    def _in_own_language(self, found: list[str], folder: str) -> tuple[list[str], bool]:
        """Those of some files that stand in the asker's language, where each has a folder of its
        own, or else all; and whether it is all because none does.
        """
        inner = f"{folder}/"[len(self._root) :] if folder else ""
        language = inner.partition("/")[0]
        if language not in self._languages or not f"{folder}/".startswith(self._root):
            return found, False
        own = [path for path in found if path.startswith(f"{self._root}{language}/")]
        return own or found, not own

    def _choose(self, found: list[str], name: str, folder: str, written: str) -> Called:
        """Those of some files that a name calls; `written` is the name as it is spelt."""
        if name.startswith(("./", "../")):
            name = self._key(normpath(f"{folder}/{name}"[len(self._root) :] if folder else name))
        elif name.startswith("/"):
            exact = [path for path in found if self._key(path) == self._key(self._root) + name[1:]]
            return Called(exact, is_plain=True)
        if "/" not in name and len(found) == 1:
            return Called(found, is_plain=True)
        fit = [path for path in found if f"/{self._key(path)}".endswith(f"/{name}")]
        fit = [path for path in fit if f"/{path}".endswith(f"/{written}")] or fit
        fit, is_elsewhere = self._in_own_language(fit, folder)
        whole = [path for path in fit if self._key(path) == self._key(self._root) + name]
        own = self._key(f"{folder}/{name}" if folder else name)
        beside = [path for path in fit if self._key(path) == own]
        below = [path for path in fit if path.startswith(f"{folder}/")]
        near = _in_own_tree(fit, folder) if len(fit) > 1 else []
        ordered = dict.fromkeys([*beside, *near, *below, *whole, *fit])
        is_plain = len(fit) <= 1 or bool(whole or near) or len(beside) == 1
        return Called([*ordered], is_elsewhere or is_plain)

    def shortest(self, path: str) -> str:
        """The shortest name, or end of a path, that calls a file and no other, without `.md`."""
        name = path.rpartition("/")[2]
        alone = len(self._named.get(self._key(name), ())) <= 1
        short = name if alone else path.removeprefix(self._root)
        return without_suffix(short)


def language_trees(paths: Iterable[str]) -> frozenset[str]:
    """The folders of languages at the top of some paths, if most folders there are such: each holds
    what the others do in its own words, and is a vault of its own.
    """
    folders = {path.partition("/")[0] for path in paths if "/" in path}
    folders = {each for each in folders if not each.startswith(".")}
    found = {each for each in folders if is_language(each) and each[:2].islower()}
    is_one = len(found) >= conventions.ALIKE and 2 * len(found) > len(folders)
    return frozenset(found if is_one else ())


def _in_own_tree(paths: list[str], folder: str) -> list[str]:
    """The only one of these paths that stands in the same tree as a folder, if the others are what
    it is in trees beside that one: of other languages, or of other versions.
    """
    near, *others = sorted(paths, key=lambda path: -len(common([path, folder])))
    shared = len(common([near, folder]).split("/")) if common([near, folder]) else 0
    are_mirrors = all(_is_mirror(near, other, shared) for other in others)
    return [near] if shared and are_mirrors else []


def _is_mirror(near: str, other: str, shared: int) -> bool:
    """Whether two paths differ in one folder, which is among the first of the near one."""
    mine, theirs = near.split("/"), other.split("/")
    differ = [n for n, (one, two) in enumerate(zip(mine, theirs, strict=False)) if one != two]
    return len(mine) == len(theirs) and len(differ) == 1 and differ[0] < shared


def _slug(name: str) -> str:
    return _key(name).replace(" ", "-").replace("&", "-and-").replace("%", "-percent")


def _key(name: str) -> str:
    if not name.isascii():
        name = unicodedata.normalize("NFC", name.replace("\xa0", " "))
    return name.casefold()
