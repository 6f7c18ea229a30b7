"""Which programs keep which folders of a project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from listlint.files.listing import Files
from listlint.links.vault import signs
from listlint.links.vault.folders import is_below, upwards
from listlint.links.vault.programs import SITES, WIKIS, ProgramMark, Tool


class Vault(NamedTuple):
    """The programs that keep a folder, innermost mark first; none for a folder of plain files."""

    marks: tuple[ProgramMark, ...] = ()

    @property
    def tools(self) -> frozenset[Tool]:
        return frozenset(mark.tool for mark in self.marks)

    def marks_of(self, tool: Tool) -> Iterator[ProgramMark]:
        """The marks of one program."""
        return (mark for mark in self.marks if mark.tool is tool)

    @property
    def folder(self) -> str:
        """Where names are looked up: what the nearest wiki keeps, else all of the innermost."""
        wikis = [mark for mark in self.marks if mark.tool in WIKIS]
        return (wikis or [*self.marks] or [_NOWHERE])[0].folder

    @property
    def roots(self) -> Sequence[str]:
        """Where what an address from the root names may be."""
        return [*dict.fromkeys(root for mark in self.marks for root in mark.roots)]


_TELLING = SITES | WIKIS
_NOWHERE = ProgramMark(Tool.OTHER, "", "")


class Vaults:
    """The vaults of a project."""

    def __init__(
        self,
        files: Files,
        met: Callable[[str, ProgramMark], ProgramMark | None] | None = None,
    ) -> None:
        """`met` says of a mark in a folder whether, and with what, it is to be believed."""
        self._files, self._met = files, met
        self._marks: dict[str, tuple[ProgramMark, ...]] = {}
        self._vaults: dict[str, Vault] = {}

    def of(self, folder: str) -> Vault:
        """The vault that a folder belongs to."""
        if folder not in self._vaults:
            found: list[ProgramMark] = []
            for above in upwards(folder):
                found += (m for m in self._in(above) if is_below(folder, m.folder))
            if any(m.tool in _TELLING and not m.is_inferred for m in found):
                found = [m for m in found if not m.is_inferred]
            self._vaults[folder] = Vault(tuple(found))
        return self._vaults[folder]

    def _in(self, folder: str) -> tuple[ProgramMark, ...]:
        if folder not in self._marks:
            found = {(m.tool, m.folder): m for m in signs.marks(self._files, folder)}.values()
            met = self._met
            believed = (met(folder, mark) for mark in found) if met else found
            self._marks[folder] = tuple(mark for mark in believed if mark)
        return self._marks[folder]

    def mark(self, folder: str, tool: Tool) -> ProgramMark | None:
        """The mark of a program in a folder."""
        return next((mark for mark in self._in(folder) if mark.tool is tool), None)
