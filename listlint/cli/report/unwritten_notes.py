"""Links to notes that nobody has written yet, said together: a vault may want hundreds of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from listlint.cli.report.terminal_text import visible
from listlint.core.conventions import ALIKE
from listlint.core.diagnostic import Diagnostic
from listlint.core.lazy_pattern import pattern

_DATE = pattern(r"(?:[^/]*/)*+\d{4}(?:[-_.]?(?:\d{2}|[WQ]\d{1,2})(?:[-_.]?\d{2})?)?")
"""What journals call the notes of a year, a month, a week or a day."""
MOST_WANTED = 10
"""So many unwritten notes are named."""


def wanted(found: Iterable[Diagnostic]) -> list[tuple[str, int]]:
    """The unwritten notes with how many links point to each, the most wanted first."""
    names: dict[str, str] = {}
    counts: defaultdict[str, int] = defaultdict(int)
    for each in found:
        key = each.unwritten.casefold()
        names.setdefault(key, each.unwritten)
        counts[key] += 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(names[key], number) for key, number in ordered]


def headline(found: Sequence[Diagnostic]) -> str:
    """How many links there are, and to how many notes."""
    notes = len(wanted(found))
    return f"{len(found)} links point to {notes} unwritten note{'s' * (notes != 1)}"


def _with_dates_as_one(notes: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The same, with all dates in one line, at its place: a calendar is one wish."""
    dates = [each for each in notes if _DATE.fullmatch(each[0])]
    if len(dates) < ALIKE:
        return notes
    said = f"{len(dates)} dates, such as {dates[0][0]}", sum(number for _, number in dates)
    others = [each for each in notes if not _DATE.fullmatch(each[0])]
    return sorted([said, *others], key=lambda pair: -pair[1])


def lines(found: Sequence[Diagnostic]) -> Iterator[str]:
    """The most wanted notes, each with its count, and what to do."""
    notes = _with_dates_as_one(wanted(found))
    width = len(str(notes[0][1]))
    for name, number in notes[:MOST_WANTED]:
        yield f"  {number:>{width}}  {visible(name)}"
    if (more := len(notes) - MOST_WANTED) > 0:
        yield f"  {'…':>{width}}  and {more} more"
    yield '  = help: write them, or set `unwritten = "allow"` in `[[notes]]` of the configuration'
    yield "  = note: `--show-unwritten` shows each link"
