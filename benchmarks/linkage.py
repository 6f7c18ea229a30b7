"""Measures on labelled pairs how well two records are told to be of one work.

    python benchmarks/linkage.py FILE [--fields title,authors,year]

The file has tab-separated columns `label` (1 for one work), `title1`, `title2`, `year1`, `year2`,
`authors1` and `authors2` with commas between names; each `split`, if there is such a column, is
printed apart. The curve has precision and recall for each value that the log-odds of a pair take,
and above it stands what equal titles alone reach.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from listlint.core.source import Span
from listlint.core.years import YEAR
from listlint.works.linkage import Record, evidence
from listlint.works.titles import LikenessKind, Title, compare

FIELDS = ("title", "authors", "year")
A_YEAR = re.compile(YEAR)
NOWHERE = Span("", 0, 0)


class Scored(NamedTuple):
    """A labelled pair and what is said of it."""

    score: float
    is_equal: bool
    is_same: bool


class Point(NamedTuple):
    """What is reached by taking all pairs with such log-odds or better for one work."""

    least: float
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1)


def record(row: Mapping[str, str], number: int, fields: Sequence[str]) -> Record:
    """One side of a row, of the fields that are asked for."""
    authors = (name.strip() for name in row.get(f"authors{number}", "").split(","))
    year = A_YEAR.match(row.get(f"year{number}", ""))
    return Record(
        span=NOWHERE,
        title=Title(row[f"title{number}"]),
        authors=tuple(filter(None, authors)) if "authors" in fields else (),
        year=int(year[0]) if year and "year" in fields else None,
    )


def scored(row: Mapping[str, str], fields: Sequence[str]) -> Scored:
    """A row as it is judged."""
    one, other = record(row, 1, fields), record(row, 2, fields)
    likeness = compare(one.title, other.title)
    is_equal = likeness is not None and likeness.kind is LikenessKind.EQUAL
    return Scored(evidence.log_odds(one, other, likeness), is_equal, row["label"] == "1")


def curve(pairs: Sequence[Scored]) -> Iterator[Point]:
    """A point for each value of the log-odds, the highest first."""
    total = sum(pair.is_same for pair in pairs)
    by_score: defaultdict[float, list[bool]] = defaultdict(list)
    for pair in pairs:
        by_score[round(pair.score, 2)].append(pair.is_same)
    taken = right = 0
    for score in sorted(by_score, reverse=True):
        taken += len(by_score[score])
        right += sum(by_score[score])
        yield Point(score, right / taken, right / total if total else 0.0)


def report(name: str, pairs: Sequence[Scored]) -> Iterator[str]:
    """The curve of one set, and the points that one looks for."""
    same, equal = [p for p in pairs if p.is_same], [p for p in pairs if p.is_equal]
    both = sum(pair.is_same for pair in equal)
    yield f"{name}: {len(pairs):,} pairs, {len(same):,} of one work"
    exactly = f"precision {both / len(equal):.3f} at recall {both / len(same):.3f}"
    yield f"  equal titles alone: {exactly}"
    points = [*curve(pairs)]
    best = max(points, key=lambda point: point.f1)
    exact = max((p.recall for p in points if p.precision >= 0.98), default=0.0)  # noqa: PLR2004 - as named
    yield (
        f"  best F1 {best.f1:.3f}: precision {best.precision:.3f} at recall {best.recall:.3f}"
        f" (log-odds of {best.least} or better); recall {exact:.3f} at precision 0.98"
    )
    yield from (
        f"  {p.least:>6.2f}  precision {p.precision:.3f}  recall {p.recall:.3f}" for p in points
    )


def sets(rows: Iterable[Mapping[str, str]], fields: Sequence[str]) -> dict[str, list[Scored]]:
    """The pairs of each split."""
    found: defaultdict[str, list[Scored]] = defaultdict(list)
    for row in rows:
        found[row.get("split") or "all"].append(scored(row, fields))
    return found


def main() -> None:
    """Read the arguments and print the curves."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--fields", default=",".join(FIELDS), help="what is known (default: all)")
    arguments = parser.parse_args()
    with arguments.file.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    for name, pairs in sorted(sets(rows, arguments.fields.split(",")).items()):
        print(*report(name, pairs), sep="\n")


if __name__ == "__main__":
    main()
