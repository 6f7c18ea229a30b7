"""A profile of entries, written down as a template."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from listlint.core.conventions import Convention
from listlint.core.lazy_pattern import pattern
from listlint.lists.format.learn.elements import ADDRESS, ANY, TEXT
from listlint.lists.format.learn.profile import Column, Profile
from listlint.lists.format.template import Choice, parse, render
from listlint.lists.format.thresholds import (
    CONSTANT,
    DOUBLED_SPACES,
    FEW_ROWS,
    MORE_SPACES,
    ONE_PART,
    REQUIRED,
    SPACED_VARIANT,
    VARIANT,
    VARIANT_OF_FEW,
)

_BULLET = pattern(r"\n[ \t]*+(?:[-*+\u2022]|1[.)])(?=\s)")
"""How a line of a separator begins."""


class Writer:
    """Writes a profile down as a template."""

    def __init__(self, found: Profile, names: Mapping[int, str]) -> None:
        self.found = found
        self.total = len(found.places)
        self.names = names
        self.end = len(found.columns)
        self.gaps: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
        for (before, after, separator), count in found.gaps.items():
            self.gaps[before, after][separator] += count

    def template(self) -> str:
        """The columns in their order; those that rows may lack, in groups that may be absent."""
        written: list[str] = []
        before = -1
        run: list[list[int]] = []
        for place in [*range(self.end), self.end]:
            if place < self.end and not self.found.columns[place].rows:
                continue
            if place < self.end and self._is_optional(place):
                if run and self._go_together(run[-1][-1], place):
                    run[-1].append(place)
                else:
                    run.append([place])
                continue
            written.append(self._between(before, run, place))
            if place < self.end:
                written.append(self.column(place))
            before, run = place, []
        return "".join(written)

    def _is_optional(self, place: int) -> bool:
        return not REQUIRED.holds(len(self.found.columns[place].rows), self.total)

    def _go_together(self, one: int, other: int) -> bool:
        """Whether two columns have the same rows, or nearly."""
        first, second = self.found.columns[one].rows.keys(), self.found.columns[other].rows.keys()
        return ONE_PART.holds(len(first & second), len(first | second))

    def _between(self, before: int, run: list[list[int]], after: int) -> str:
        """What is between two required columns: separators, and optional columns with theirs.

        With the separator of the columns around an optional part written as `P + Q`, the one before
        it must be `P + X` and the one behind it `Y + Q`: then it is `P {?X part Y?} Q`.
        """
        if not run:
            return self.choice(self.gaps[before, after], begins=before < 0)
        return _Parts(self, before, run, after).written

    def choice(self, counts: Counter[str], *, begins: bool = False) -> str:
        """The separators that are common enough, as literal text or as a choice. Of those that
        differ only in spaces, line breaks and bullets, the most common one is meant. `begins` is
        whether an entry begins with them.
        """
        usual: dict[str, str] = {}
        alike: Counter[str] = Counter()
        for variant in accepted(counts, SPACED_VARIANT):
            bare = _BULLET.sub("\n-", f"\n{variant}" if begins else variant)
            key = usual.setdefault("".join(bare.split()) + "x" * bool(variant), variant)
            alike[key] += counts[variant]
        return one_of([_literal(variant) for variant in accepted(alike)])

    def column(self, place: int) -> str:
        column = self.found.columns[place]
        name = self.names[place]
        return one_of([_shape(shape, column, name) for shape in accepted(column.shapes)])


class _Parts:
    """Optional parts between two required columns, written as groups that may be absent.

    With the separator of the columns around such a part being `P + Q`, the one before the part must
    be `P + X` and the one behind it `Y + Q`: then it is `P {?X part Y?} Q`.
    """

    def __init__(self, writer: Writer, before: int, run: list[list[int]], after: int) -> None:
        self.gaps = writer.gaps
        plain = top(self.gaps[before, after])
        firsts = [top(self.gaps[before, part[0]]) for part in run]
        lasts = [top(self.gaps[part[-1], after]) for part in run]
        head = ""
        if plain is None:  # no row is without any of them
            head = _shared([first for first in firsts if first is not None] or [""])
            plain = head + (top(sum((self.gaps[part[-1], after] for part in run), Counter())) or "")
        elif any(last is not None and last != plain for last in lasts):
            head = _shared([plain, *(first for first in firsts if first is not None)])
            if any(last is not None and not last.endswith(plain[len(head) :]) for last in lasts):
                head = ""
        tail = plain[len(head) :]
        closings: dict[int, list[str]] = {before: [head]}
        groups = []
        for part in run:
            openings: Counter[str] = Counter()
            for other, closes in closings.items():
                openings.update(self._without(self.gaps[other, part[0]], closes))
            shut = Counter(
                {
                    gap[: len(gap) - len(tail)]: count
                    for gap, count in self.gaps[part[-1], after].items()
                    if gap.endswith(tail)
                }
            )
            closings[part[-1]] = accepted(shut) or [""]
            inner = "".join(
                (writer.choice(self.gaps[one, other]) if one is not None else "")
                + writer.column(other)
                for one, other in zip([None, *part], part, strict=False)
            )
            begin, end = (
                ("{*", "*}") if writer.found.columns[part[0]].key == "K:*" else ("{?", "?}")
            )
            closing = one_of([_literal(variant) for variant in closings[part[-1]]])
            groups.append(f"{begin}{writer.choice(openings)}{inner}{closing}{end}")
        tails: Counter[str] = Counter()
        for other, closes in closings.items():
            tails.update(self._without(self.gaps[other, after], closes))
        self.written = _literal(head) + "".join(groups) + writer.choice(tails)

    def _without(self, separators: Counter[str], heads: list[str]) -> Counter[str]:
        """The separators that begin so, without that beginning."""
        found: Counter[str] = Counter()
        for gap, count in separators.items():
            head = next((h for h in sorted(heads, key=len)[::-1] if gap.startswith(h)), None)
            if head is not None:
                found[gap[len(head) :]] += count
        return found


def _shared(texts: Sequence[str]) -> str:
    """What all texts begin with."""
    least, most = min(texts), max(texts)
    return least[: next((n for n, c in enumerate(least) if c != most[n : n + 1]), len(least))]


def top(counts: Counter[str]) -> str | None:
    """The most common value."""
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


T = TypeVar("T")


def accepted(counts: Counter[T], enough: Convention = VARIANT) -> list[T]:
    """The values that are common enough to be right, the most common first."""
    total = sum(counts.values())
    ordered = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
    if not ordered:
        return []
    first = ordered[0][0]
    if isinstance(first, str) and "  " in first and not DOUBLED_SPACES.holds(counts[first], total):
        ordered = [*ordered, (_single(first), total)]
    enough = enough if total > FEW_ROWS else VARIANT_OF_FEW
    return [
        value
        for value, count in ordered
        if value == first
        or (
            enough.holds(count, total)
            and (MORE_SPACES.holds(count, total) or not _has_more_spaces(value, first))
        )
    ]


def _single(value: T) -> T:
    """A separator with one space where it has several."""
    return type(value)(re.sub(r" {2,}", " ", value)) if isinstance(value, str) else value


def _has_more_spaces(one: object, other: object) -> bool:
    """Whether two separators differ only in spaces, of which the first has more at a place."""
    return (
        isinstance(one, str)
        and isinstance(other, str)
        and len(one) > len(other)
        and re.sub(r"[ \t]+", " ", one) == re.sub(r"[ \t]+", " ", other)
    )


def one_of(variants: Sequence[str]) -> str:
    """One of several; an empty one makes the others optional."""
    variants = list(dict.fromkeys(variants))
    if len(variants) <= 1:
        return "".join(variants)
    filled = [variant for variant in variants if variant]
    if len(filled) == 1:
        return f"{{?{filled[0]}?}}"
    choice = render((Choice(tuple(parse(variant, whole=False) for variant in filled)),))
    return choice if len(filled) == len(variants) else f"{{?{choice}?}}"


def constant(texts: Counter[str]) -> str | None:
    """The text that nearly all rows have in a column, which is none that differs."""
    (text, count), *_ = texts.most_common(1) or [("", 0)]
    return text if CONSTANT.holds(count, texts.total()) else None


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _shape(shape: str, column: Column, name: str) -> str:
    """An element's Markdown with its label written out, or its fields."""
    if column.key == "K:*":
        inner, name = "{label}", "link"
    elif column.key[0] in "WK":
        inner = one_of([_literal(text) for text in accepted(column.texts)])
    elif column.key[0] == "T" and name != "title" and (same := constant(column.texts)):
        inner = _literal(same)
    else:
        inner = f"{{{name}}}"
    address = "url" if name == "title" else name if column.key[0] in "KWU" else f"{name}_url"
    written = _literal(shape).replace(TEXT, inner).replace(ADDRESS, f"{{{address}}}")
    return written.replace(ANY, "{text}")
