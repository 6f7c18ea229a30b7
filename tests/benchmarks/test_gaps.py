"""What the benchmark of conventions counts as close to a threshold."""

from __future__ import annotations

import sys
from pathlib import Path

from conftest import ROOT

# the benchmarks are scripts beside each other, not a package
sys.path.append(str(ROOT / "benchmarks"))

from conventions import Asked, Decision, measure

from listlint.core.conventions import Convention, Tolerance


def row(policy: Convention | Tolerance, *decisions: tuple[int, int]) -> list[str]:
    return Asked(policy, frozenset(Decision("a", *each) for each in decisions)).row


def test_a_share() -> None:
    found = row(Convention(share=0.9, sample=10), (5, 5), (20, 100), (88, 100), (91, 100))
    assert found == ["1", "1", "1", "1", "1", "0", "0.88 | 0.91"]


def test_a_number() -> None:
    assert row(Convention(least=3), (1, 0), (2, 0), (3, 9), (20, 99)) == [
        *("1", "0", "1", "1", "1", "1"),
        "2 | 3",
    ]


def test_what_breaks() -> None:
    found = row(Tolerance(share=0.1, least=3), (1, 4), (1, 100), (10, 100), (40, 100))
    assert found == ["1", "1", "1", "1", "0", "1", "0.1 | 0.4"]


def test_questions_of_a_check(tmp_path: Path) -> None:
    lines = [f"- [{n}](https://example.org/{n})\n" for n in range(30)]
    (tmp_path / "README.md").write_text("".join(lines))
    assert Decision(tmp_path.name, 30, 30) in {one for _, one in measure(tmp_path)}
