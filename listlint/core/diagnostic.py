"""What a rule says: a place, a sentence, what to do about it and, where there is one, a fix."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from listlint.core.source import Span


class Severity(StrEnum):
    """`ERROR` breaks a reader or the list's own contract; `WARNING` is a guess."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of a span, which is empty where something is inserted."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that apply together or not at all. `safe` ones change only what is certain."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True
    tells_all: bool = field(default=False, compare=False)
    """Whether the finding says no more than the fix: it is none where the fix is mistaken."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, possibly in another file."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding.

    `message` says what is wrong, `help` what to do. A rule leaves `rule` and, unless the place
    decides it, `severity` alone: the engine stamps them.
    """

    span: Span
    message: str
    help: str | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    unwritten: str = ""
    """The path of the note that a link wants and nobody has written yet: reports for people say
    such warnings together."""
    rule: str = ""
    severity: Severity | None = None

    @property
    def sort_key(self) -> tuple[str, int, str, int, str]:
        """By place, then rule: the one order in which findings are reported."""
        return (self.span.path, self.span.start, self.rule, self.span.end, self.message)
