"""How a report for people looks: what the terminal can show, and how much of it is wanted."""

from __future__ import annotations

from dataclasses import dataclass

USUAL_WIDTH = 120
"""Cells of a line where no terminal says how many it has, such as a log."""
NARROWEST = 40
"""Cells: in fewer no excerpt can be read, so lines are left to wrap."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report for people looks. Those for programs are the same in any."""

    color: bool = False
    width: int = USUAL_WIDTH
    """Cells that a line may have."""
    hyperlinks: bool = False
    """Whether places are links to the files, and rules to their pages."""
    show_all: bool = False
    """Whether each finding stands by itself, also where many say the same."""
    show_unwritten: bool = False
    """Whether each link to an unwritten note does."""


PLAIN = Layout()
"""Of a file, a pipe and a log."""
