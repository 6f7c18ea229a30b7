"""Deviations that are told as one: both signs of a pair, and a sign that stands elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match import Deviation, DeviationKind
from listlint.lists.format.match.brackets import OPENS, TOGGLES
from listlint.lists.format.match.wording import short_quote
from listlint.lists.format.restoring import with_edits

_ADDRESS = pattern(r"(?<=\]\()[^()\s]+(?=\))")
_MOVED = pattern(r"[\])]*\([^()\s]*|\([^()\s]*\)")
"""What may be between the place where a bracket stands and the one where it belongs."""


def joined(text: str, edits: Sequence[Deviation]) -> Iterator[Deviation]:
    """The edits of an entry in their order, those that belong together as one from the first of
    both to the end of the other.
    """
    left = sorted(edits, key=lambda each: each.start)
    while left:
        first = left.pop(0)
        for number, other in enumerate(left):
            if message := _together(text, first, other):
                left.pop(number)
                yield first._replace(end=other.end, new=None, message=message)
                break
        else:
            yield first


def _together(text: str, first: Deviation, other: Deviation) -> str | None:
    """What is said of two edits, if it is one matter."""
    if not first.kind == other.kind == DeviationKind.SIGN or "\n" in text[first.end : other.start]:
        return None
    if first.is_glued and other.is_glued and other.start - first.end == 1:
        return "spaces are missing around the dash"
    old = text[first.start : first.end].strip(), text[other.start : other.end].strip()
    new = (first.new or "").strip(), (other.new or "").strip()
    if old == ("", "") == new:
        return None
    if _is_pair(*old) and _is_pair(*new):
        return _of_pair(text[first.end : other.start], "\u2026".join(old), "\u2026".join(new))
    if first.message == other.message and bool(old[0]) != bool(new[0]):
        return first.message
    is_moved = (old[0], new[0]) == (new[1], old[1]) and bool(old[0]) != bool(new[0])
    sign = old[0] or new[0]
    if is_moved and sign in "[]()" and _MOVED.fullmatch(text[first.end : other.start]):
        return f"`{sign}` is misplaced: write `{_rewritten(text, first, other)}`"
    return None


def other_halves(
    text: str, deviations: Sequence[Deviation], told: Collection[Deviation]
) -> set[Deviation]:
    """The brackets that belong to those that are told: with one of them put right alone, the pair
    would be of two kinds.
    """
    replaced = [each for each in deviations if each.new and each.start < each.end]
    return {
        half
        for one, other in pairwise(replaced)
        if (one in told) != (other in told)
        and OPENS.get(text[one.start : one.end].strip()) == text[other.start : other.end].strip()
        and OPENS.get((one.new or "").strip()) == (other.new or "").strip()
        for half in (one, other)
    }


def _is_pair(opening: str, closing: str) -> bool:
    """Whether one sign closes what the other opens, or there is none of both."""
    if not opening:
        return not closing
    return OPENS.get(opening) == closing or (opening == closing and opening in TOGGLES)


def _of_pair(within: str, old: str, new: str) -> str:
    label = within.partition("](")[0].strip("![]( ")
    around = f"around `{short_quote(label)}`"
    if new == "[\u2026]" and not old.strip("\u2026") and "](" in within:
        return f"the brackets around the link `{short_quote(label)}` are missing"
    if not old.strip("\u2026"):
        return f"`{new}` is missing {around}"
    if not new.strip("\u2026"):
        return f"`{old}` too many {around}"
    return f"expected `{new}` {around}, found `{old}`"


def _rewritten(text: str, first: Deviation, other: Deviation) -> str:
    """The link whose bracket is moved, as it should be, its address left out."""
    fixed = with_edits(text, (first, other))
    end = other.end + len(first.new or "") - (first.end - first.start) + len(other.new or "")
    end -= other.end - other.start
    start = fixed.rfind("[", 0, first.start)
    while start > 0 and fixed[start - 1] in "[(":
        start -= 1
    while fixed[end : end + 1] in ("]", ")"):
        end += 1
    return _ADDRESS.sub("\u2026", fixed[start:end])
