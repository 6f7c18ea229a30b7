"""Fixes applied to texts in memory."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from listlint.core.diagnostic import Diagnostic, Edit
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Span

_BREAK = pattern(r"\r\n|\n|\r")
_BARE = pattern(r"(?<!\r)\n")


def apply(
    texts: Mapping[str, str], found: Iterable[Diagnostic], *, unsafe: bool = False
) -> dict[str, str]:
    """The texts, by path, after the fixes of these findings, as far as they go together."""
    chosen = fitting(d for d in found if d.fix and (d.fix.safe or unsafe))
    changes = edits(chosen, texts)
    return {path: edited(text, changes.get(path, ())) for path, text in texts.items()}


def fitting(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those of the findings whose fixes go together.

    The edits of one fix apply together or not at all; of two fixes that touch the same place the
    one that was found first wins.
    """
    places = _Places()
    return [each for each in found if each.fix and places.take(each.fix.edits)]


def edits(found: Iterable[Diagnostic], texts: Mapping[str, str]) -> dict[str, list[Edit]]:
    """The edits of fixes that go together, by path and in order. Equal edits are made once, and new
    lines end as all others of their text do.
    """
    by_path: defaultdict[str, set[Edit]] = defaultdict(set)
    for diagnostic in found:
        for edit in diagnostic.fix.edits if diagnostic.fix else ():
            by_path[edit.span.path].add(edit)
    return {
        path: sorted(_ended(every, texts[path]), key=lambda edit: edit.span)
        for path, every in by_path.items()
    }


def _ended(edits: Iterable[Edit], text: str) -> Iterable[Edit]:
    ending = _ending(text)
    return edits if ending is None else (Edit(e.span, _BREAK.sub(ending, e.text)) for e in edits)


def edited(text: str, in_order: Iterable[Edit]) -> str:
    """A text after edits that do not overlap."""
    parts, at = [], 0
    for edit in in_order:
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join((*parts, text[at:]))


def _ending(text: str) -> str | None:
    """What ends every line of a text, if it is the same and no line feed."""
    if "\r" not in text or _BARE.search(text):
        return None
    return "\r\n" if "\n" in text else "\r"


class _Places:
    """The spans that edits have taken, in order; they do not overlap."""

    def __init__(self) -> None:
        self._edits: set[Edit] = set()
        self._spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)

    def take(self, edits: Iterable[Edit]) -> bool:
        """Take the places of these edits, if no other fix has a part in them, or is beside one of
        them where one of both inserts something: what is inserted at the end of what another fix
        moves would stay behind.
        """
        new = {edit for edit in edits if edit not in self._edits}
        if any(self._is_touched(edit.span) for edit in new):
            return False
        taken: list[tuple[list[tuple[int, int]], tuple[int, int]]] = []
        for edit in new:
            spans, span = self._spans[edit.span.path], edit.span[1:]
            if not _is_free(spans, *span):
                for spans, span in taken:
                    spans.remove(span)
                return False
            insort(spans, span)
            taken.append((spans, span))
        self._edits |= new
        return True

    def _is_touched(self, span: Span) -> bool:
        """Whether a span and a taken one have an edge in common, and one of both is empty."""
        spans = self._spans[span.path]
        at = bisect_left(spans, (span.start,))
        near = spans[max(at - 1, 0) : at + 2]
        return any(
            (span.start == span.end or start == end) and start <= span.end and span.start <= end
            for start, end in near
        )


def _is_free(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span overlaps no other. Two insertions at one place do: their order is open."""
    at = bisect_left(spans, (start,))
    is_behind = at == 0 or spans[at - 1][1] <= start
    return is_behind and (at == len(spans) or spans[at][0] >= max(end, start + 1))
