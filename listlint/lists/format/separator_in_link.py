"""A separator that has slipped into the text of the link before it: `[Zork: ](u)A game`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match import Deviation, DeviationKind

_TARGET = pattern(r"\]\([^()\s]*\)[*_]{0,3}\s*\Z")
"""What is between a link's text and the separator behind the link."""
_FARTHEST = 1000
"""So many characters of a target are read."""


def moved_out(text: str, edits: Sequence[Deviation]) -> Iterator[Deviation]:
    """The same edits; but a separator that is missing behind a link whose text ends with it is
    moved, and what else was said of the end of this text is one matter with it.
    """
    found = {number: cut for number, edit in enumerate(edits) if (cut := _within(text, edit))}
    for number, edit in enumerate(edits):
        if cut := found.get(number):
            sign = (edit.new or "").strip()
            message = f"`{sign}` is within the link's text: it belongs behind the link"
            moved = edit._replace(start=cut[0], end=cut[1], new="", message=message, point="")
            yield from (moved, edit._replace(message=message))
        elif not any(start <= edit.start and edit.end <= end for start, end in found.values()):
            yield edit


def _within(text: str, edit: Deviation) -> tuple[int, int] | None:
    """Where the missing sign of an edit stands within the link before it, with its spaces."""
    sign = (edit.new or "").strip()
    if edit.kind is not DeviationKind.SIGN or text[edit.start : edit.end].strip() or not sign:
        return None
    if len(sign) > 1 or sign.isalnum() or sign in "()[]*_`":
        return None
    start = max(0, edit.start - _FARTHEST)
    target = _TARGET.search(text[start : edit.start])
    if target is None:
        return None
    end = start + target.start()
    shown = text[:end].rstrip()
    if not shown.endswith(sign):
        return None
    return len(shown[: -len(sign)].rstrip()), end
