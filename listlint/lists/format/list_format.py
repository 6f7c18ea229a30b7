"""What is in effect for some entries of a list, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from listlint.core.document import Entry
from listlint.lists.format.certainty import certain_fields
from listlint.lists.format.norm import Norm
from listlint.lists.format.stated import StatedFormat


class Origin(StrEnum):
    """Where a format comes from."""

    CONFIGURED = "configured"
    STATED = "stated"
    LEARNT = "learnt"


class UnkeptStop(NamedTuple):
    """The full stop with which a stated format ends, where too many descriptions have none."""

    sign: str
    lacking: int
    """How many descriptions have none."""
    of: int
    """How many descriptions there are."""


@dataclass(frozen=True)
class Format:
    """What is in effect for some entries of a list."""

    norm: Norm
    origin: Origin
    entries: tuple[Entry, ...]
    is_norm: bool
    """Whether the entries are judged by it, or only by those points at which nearly all agree."""
    columns: tuple[str, ...] | None = None
    """Of the table whose rows they are."""
    stated: tuple[StatedFormat, ...] = ()
    """What the list states, kept or not."""
    stale: int | None = None
    """How many entries keep what is stated, if most do not."""
    unkept: UnkeptStop | None = None
    """What of a stated format that is in effect otherwise is asked of new entries only."""

    trusted: frozenset[str] | None = None
    """The fields whose names are to be believed; `None` where somebody has written them."""

    @cached_property
    def conforming(self) -> int:
        """How many of the entries conform."""
        return self.norm.conforming

    def keeping(self, template: str) -> int:
        """How many of the entries conform to one of its templates."""
        return self.norm.support[self.norm.templates.index(template)]

    def fields(self, text: str) -> dict[str, tuple[int, int]]:
        """Where the fields are in an entry that conforms, as far as that is sure; none where
        the format is no norm.
        """
        found = self.norm.known(text) if self.is_norm else None
        if found is None or not found.conforms:
            return {}
        return {
            name: ends
            for name, ends in certain_fields(text, found).items()
            if self.trusted is None or name in self.trusted
        }
