"""Folders and files, be they on disk or in a revision of git."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from listlint.files.git.tracking import TrackedFile, tracked, with_folders


class ItemKind(Enum):
    """What stands under a name."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "other"


class TreeItem(NamedTuple):
    """A name in a folder."""

    name: str
    kind: ItemKind


class Tree(Protocol):
    """What a project consists of. Paths are relative to it, with `/`; empty for the project."""

    @property
    def leads(self) -> Sequence[str]:
        """The ways to the project from the folders of its repository above it, outermost first:
        `docs/notes` and `notes` for the project `docs/notes`.
        """

    def items(self, folder: str) -> Iterator[TreeItem]:
        """What is in a folder. Raises `OSError`."""

    def read(self, path: str) -> bytes | None:
        """What is in a file, also one above the project (`../.gitignore`); nothing where no file
        is, or a link. Raises `OSError`.
        """

    def is_tracked(self, path: str) -> bool:
        """Whether git tracks a file, or one in a folder."""


class Disk:
    """A project on disk."""

    def __init__(self, root: Path, top: Path | None) -> None:
        self._root, self._top = root, top
        above = [folder for folder in root.parents if top and folder.is_relative_to(top)]
        self.leads = [root.relative_to(folder).as_posix() for folder in above[::-1]]

    def items(self, folder: str) -> Iterator[TreeItem]:
        with os.scandir(self._root / folder) as entries:
            for entry in entries:
                yield TreeItem(entry.name, _kind(entry))

    def read(self, path: str) -> bytes | None:
        file = os.path.join(self._root, path)  # noqa: PTH118 - Path raises on a long name
        if os.path.islink(file) or not os.path.isfile(file):  # noqa: PTH113, PTH114 - as above
            return None
        return Path(file).read_bytes()

    def is_tracked(self, path: str) -> bool:
        return path in self._tracked

    @cached_property
    def _tracked(self) -> frozenset[str]:
        return with_folders(self.tracked)

    @cached_property
    def tracked(self) -> Mapping[str, TrackedFile]:
        """What git tracks of the project."""
        return tracked(self._top, self._root) if self._top else {}


def _kind(entry: os.DirEntry[str]) -> ItemKind:
    if entry.is_symlink():
        return ItemKind.LINK
    if entry.is_dir(follow_symlinks=False):
        return ItemKind.FOLDER
    return ItemKind.FILE if entry.is_file() else ItemKind.OTHER
