"""What a reader would see change by a fix.

A fix is safe only if, afterwards, the page differs in nothing but what its edits remove and insert:
no text becomes a link or leaves one, no emphasis moves, no name loses its sign. Where a broken link
is repaired, its brackets and its address vanish from the text, and no word does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from listlint.core.diagnostic import Edit, Fix
from listlint.core.lazy_pattern import pattern
from listlint.engine import sign_check
from listlint.engine.page_context import (
    PageContext,
    are_moves,
    is_elsewhere,
    is_short,
    seen,
    surrounding_text,
)
from listlint.parse.markdown.rendered import Glyph

_EMPHASIS = frozenset("*_`~")
_BRACKETS = frozenset("[]()<>")
_PAIRS = {"(": ")", "[": "]", "\uff08": "\uff09", "\u3010": "\u3011"}
_CLOSING = frozenset(_PAIRS.values())
_BOUND = pattern(r"[\[(]|(?:^|\n)[ \t]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]*+)?[*_]{0,3}$")
"""What a link's text follows where nobody can doubt how far it reaches."""


def is_as_declared(fix: Fix, pages: Mapping[str, PageContext]) -> bool:
    """Whether a reader sees no more of a fix than its edits say."""
    return all(
        _is_as_declared(list(edits), pages[path])
        for path, edits in groupby(sorted(fix.edits, key=lambda e: e.span), lambda e: e.span.path)
        if path in pages
    )


def is_invisible(fix: Fix, pages: Mapping[str, PageContext]) -> bool:
    """Whether the page looks the same after a fix, and its links point where they did."""
    for path, group in groupby(sorted(fix.edits, key=lambda e: e.span), lambda e: e.span.path):
        edits = list(group)
        if path not in pages or are_moves(edits, pages[path].source):
            return False
        if not is_short(edits, pages[path]):
            return False
        before, after = seen(edits, pages[path])
        if before != after:
            return False
    return True


def is_mistaken(fix: Fix, pages: Mapping[str, PageContext]) -> bool:
    """Whether a fix puts a sign where none can be meant, or leaves brackets open."""
    for path, group in groupby(sorted(fix.edits, key=lambda e: e.span), lambda e: e.span.path):
        edits = list(group)
        if path not in pages or is_elsewhere(edits, pages[path]):
            continue
        if not is_short(edits, pages[path]):
            continue
        page = pages[path]
        before, after = map(_unbalanced, seen(edits, page))
        if after > before or not sign_check.is_likely(
            *surrounding_text(edits, page), page.source.text
        ):
            return True
    return False


def _is_as_declared(edits: Sequence[Edit], page: PageContext) -> bool:
    if is_elsewhere(edits, page):
        return True  # what may change by these is checked when they are applied
    if not is_short(edits, page):
        return False
    before, after = seen(edits, page)
    if before == after:
        return True
    removed = Counter("".join(page.source.text_of(edit.span) for edit in edits).casefold())
    added = Counter("".join(edit.text for edit in edits).casefold())
    return (
        _is_signs_only(before, after, removed, added)
        or _is_emphasis_only(before, after, removed + added)
        or _is_link_written(before, after, [edit.text for edit in edits])
        or _is_link_repaired(before, after, removed + added, surrounding_text(edits, page))
    )


def _unbalanced(glyphs: Sequence[Glyph]) -> int:
    """How many brackets a reader sees of which the other half is missing."""
    opened: list[str] = []
    stray = 0
    for glyph in glyphs:
        if glyph.text in _PAIRS:
            opened.append(_PAIRS[glyph.text])
        elif opened and opened[-1] == glyph.text:
            opened.pop()
        else:
            stray += glyph.text in _CLOSING
    return len(opened) + stray


def _changes(
    before: Sequence[Glyph], after: Sequence[Glyph]
) -> Iterator[tuple[Sequence[Glyph], Sequence[Glyph], int, int]]:
    """What has come where something else was, and where."""
    first = 0
    while first < min(len(before), len(after)) and before[first] == after[first]:
        first += 1
    last = 0
    while last < min(len(before), len(after)) - first and before[-1 - last] == after[-1 - last]:
        last += 1
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield old[a:b], new[c:d], first + a, first + c


def _is_signs_only(
    before: Sequence[Glyph], after: Sequence[Glyph], removed: Counter[str], added: Counter[str]
) -> bool:
    """Whether only characters that the edits hold go or come, and what comes belongs to what is
    beside it. A link or a code span is a name, and loses no sign.
    """
    gone, come = Counter[str](), Counter[str]()
    for old, new, _, at in _changes(before, after):
        if len(old) > len(new) and any(glyph.target or "code" in glyph.styles for glyph in old):
            return False
        if any(glyph.text in _EMPHASIS for glyph in new):
            return False  # what was to be emphasis is shown
        gone.update(_characters(old))
        come.update(_characters(new))
        beside = {*after[max(0, at - 1) : at], *after[at + len(new) : at + len(new) + 1], *old}
        if any((g.styles, g.target) not in {(b.styles, b.target) for b in beside} for g in new):
            return False
    return gone <= removed and come <= added


def _characters(glyphs: Sequence[Glyph]) -> Iterator[str]:
    """What can be counted against edits: a name is one character that no edit holds."""
    for glyph in glyphs:
        text = glyph.text.casefold()
        yield from text if len(text) <= len("ss") else [text]


def _is_emphasis_only(
    before: Sequence[Glyph], after: Sequence[Glyph], edited: Counter[str]
) -> bool:
    """Whether the same text and the same links get other emphasis, by edits of nothing but that,
    in one place.
    """
    if not edited or not edited.keys() <= _EMPHASIS or len(before) != len(after):
        return False
    pairs = [*zip(before, after, strict=True)]
    if any((a.text, a.target) != (b.text, b.target) for a, b in pairs):
        return False
    is_same = [key for key, _ in groupby(a == b or a.text == " " for a, b in pairs)]
    return is_same.count(False) == 1


def _is_link_written(
    before: Sequence[Glyph], after: Sequence[Glyph], written: Sequence[str]
) -> bool:
    """Whether the same text is seen, a part of it as a link whose target the edits bring."""
    if [glyph.text for glyph in before] != [glyph.text for glyph in after]:
        return False
    new = Counter(_links(after)) - Counter(_links(before))
    return (
        bool(new)
        and all(any(target in text for text in written) for _, target in new)
        and Counter(_links(before)) <= Counter(_links(after))
    )


def _is_link_repaired(
    before: Sequence[Glyph],
    after: Sequence[Glyph],
    edited: Counter[str],
    raw: tuple[str, list[Edit]],
) -> bool:
    """Whether brackets that were to be a link have become one, with the text and the target that
    they had around them.
    """
    old, new = Counter(_links(before)), Counter(_links(after))
    ((text, target), *others) = [*(new - old).elements()] or [("", "")]
    if others or not text or not edited.keys() <= {*_BRACKETS, " "}:
        return False
    # An address that was shown by itself may have been a link to itself.
    if any(shown.strip("<>") != target.strip("<>") for shown, _ in old - new):
        return False
    if _flat(before) != _flat(after):
        return False
    source, _ = raw
    at = source.find(target)
    ahead = source[:at].rstrip(" ([]<")
    return len(text.split()) == 1 or (
        ahead.endswith(text.rstrip(")]")) and _BOUND.search(ahead.removesuffix(text)) is not None
    )


def _links(glyphs: Sequence[Glyph]) -> Iterator[tuple[str, str]]:
    """The text and the target of each link."""
    for target, group in _by_target(glyphs):
        if target is not None:
            yield "".join(glyph.text for glyph in group), target


def _by_target(glyphs: Sequence[Glyph]) -> Iterator[tuple[str | None, Iterator[Glyph]]]:
    """The spans that point to one target each. A space within a link is of the link."""
    padded = (None, *(glyph.target for glyph in glyphs), None)
    around = zip(padded, glyphs, padded[2:], strict=False)
    targets = [
        before if glyph.text == " " and before == after else glyph.target
        for before, glyph, after in around
    ]
    numbered = groupby(zip(targets, glyphs, strict=True), lambda pair: pair[0])
    return ((target, (glyph for _, glyph in pairs)) for target, pairs in numbered)


def _flat(glyphs: Sequence[Glyph]) -> str:
    """All that is seen, each link's target behind its text, without brackets and spaces."""
    parts: list[str] = []
    for target, group in _by_target(glyphs):
        text = "".join(glyph.text for glyph in group)
        parts += [text, target if target and target != text else ""]
    return re.sub(r"[\[\]()<>\s]", "", "".join(parts))
