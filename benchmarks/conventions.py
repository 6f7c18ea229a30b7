"""Shows the gaps in which the thresholds of `core.conventions` and of the formats lie.

    python benchmarks/conventions.py FOLDER... [--only POLICY]

Each folder is a repository of a list or of notes. It is checked as `listlint check` does, and all
that the policies are asked is written down: each different pair of numbers counts once a folder.
The table has for every policy the folders that asked; the cases that its number decides, because
they are too few for a share; and those that its share decides: far below it, close below, close
above and far above, where close is less than twice the odds, with the nearest ones on both sides.
A threshold is well placed where few are close. Of a policy without a share the same is said of its
number, and close is less than twice as many. `--only` lists what is close, by folder.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from listlint.core import conventions
from listlint.core.conventions import Convention, Tolerance
from listlint.core.errors import UsageError
from listlint.engine.run import lint
from listlint.engine.workspace import open_workspace
from listlint.lists.format import thresholds

Policy = Convention | Tolerance
POLICIES = {
    name: value
    for name, value in (vars(conventions) | vars(thresholds)).items()
    if isinstance(value, Policy)
}
CLOSE = math.log(2)
"""Log-odds, or the logarithm of a ratio of numbers: up to twice as much is close."""
COLUMNS = ("folders", "by number", "far below", "below", "above", "far above")


class Decision(NamedTuple):
    """What a policy was asked, and in which folder."""

    folder: str
    number: int
    """The cases that keep the convention, or those that break it."""
    cases: int


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a policy was asked."""

    policy: Policy
    decisions: frozenset[Decision]

    @property
    def by_share(self) -> list[Decision]:
        """Those that the share decides, and not the number; all where there is no share."""
        return [one for one in self.decisions if self._is_by_share(one)]

    def _is_by_share(self, one: Decision) -> bool:
        policy, share = self.policy, self.policy.share * one.cases
        if isinstance(policy, Tolerance):
            return share >= policy.always and one.cases - one.number >= policy.least
        if not policy.share:
            return True
        return one.cases >= max(policy.sample, 1) and share >= policy.least

    def value(self, one: Decision) -> float:
        """What is compared: a share, or a number where the policy has no share."""
        return one.number / one.cases if self.policy.share else one.number

    def distance(self, one: Decision) -> float:
        """How far above the threshold a decision is: in log-odds, or as a ratio's logarithm."""
        if self.policy.share:
            return _log_odds(one.number, one.cases) - math.log(
                self.policy.share / (1 - self.policy.share)
            )
        return math.log(max(one.number, 1) / self.policy.least)

    def is_above(self, one: Decision) -> bool:
        """Whether there are enough that keep it, or too many that break it."""
        value, threshold = self.value(one), self.policy.share or self.policy.least
        return value > threshold if isinstance(self.policy, Tolerance) else value >= threshold

    @property
    def row(self) -> list[str]:
        found = self.by_share
        near = [one for one in found if abs(self.distance(one)) < CLOSE]
        above = [one for one in found if self.is_above(one)]
        close = sum(one in near for one in above)
        counts = (
            len({one.folder for one in self.decisions}),
            len(self.decisions) - len(found),
            len(found) - len(above) - (len(near) - close),
            len(near) - close,
            close,
            len(above) - close,
        )
        lower = max((self.value(one) for one in found if one not in above), default=math.nan)
        upper = min(map(self.value, above), default=math.nan)
        return [*map(str, counts), f"{lower:.3g} | {upper:.3g}"]


def _log_odds(count: int, cases: int) -> float:
    """Of a share, with half a case on either side so that none and all have odds as well."""
    return math.log((count + 0.5) / (cases - count + 0.5))


@contextmanager
def recording() -> Iterator[list[tuple[int, int, int]]]:
    """Every question to a policy meanwhile: which it is, by identity, and the two numbers."""
    asked: list[tuple[int, int, int]] = []
    holds, allows = Convention.holds, Tolerance.allows

    def held(self: Convention, keeping: int, cases: int = 0) -> bool:
        asked.append((id(self), keeping, cases))
        return holds(self, keeping, cases)

    def allowed(self: Tolerance, breaking: int, cases: int) -> bool:
        asked.append((id(self), breaking, cases))
        return allows(self, breaking, cases)

    with (
        mock.patch.object(Convention, "holds", held),
        mock.patch.object(Tolerance, "allows", allowed),
    ):
        yield asked


def measure(folder: Path) -> Iterator[tuple[int, Decision]]:
    """What the policies are asked when a folder is checked."""
    with recording() as asked:
        workspace = open_workspace(folder, [])
        lint(workspace.project, workspace.config, workspace.is_named)
    for policy, count, cases in dict.fromkeys(asked):
        yield policy, Decision(folder.name, count, cases)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--only", choices=POLICIES)
    options = parser.parse_args()
    found: list[tuple[int, Decision]] = []
    for folder in options.folders:
        try:
            found += measure(folder.resolve())
        except UsageError as error:
            print(f"{folder}: {error}")
    print(f"{'policy':20} {'  '.join(COLUMNS)}  nearest")
    for name, policy in POLICIES.items():
        asked = Asked(policy, frozenset(one for of, one in found if of == id(policy)))
        cells = zip((*COLUMNS, "nearest"), asked.row, strict=True)
        print(f"{name:20} {'  '.join(cell.rjust(len(column)) for column, cell in cells)}")
        if name == options.only:
            for one in sorted(asked.by_share, key=asked.distance):
                if abs(asked.distance(one)) < CLOSE:
                    print(f"    {asked.value(one):.3g}: {one.number} of {one.cases}, {one.folder}")


if __name__ == "__main__":
    main()
