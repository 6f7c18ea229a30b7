"""When enough cases agree: the one function that all thresholds go through."""

from __future__ import annotations

import pytest

from listlint.core import conventions
from listlint.core.conventions import Convention, Tolerance
from listlint.lists.format import thresholds

POLICIES = {
    name: value
    for name, value in (vars(conventions) | vars(thresholds)).items()
    if isinstance(value, Convention | Tolerance)
}


@pytest.mark.parametrize(
    ("convention", "keeping", "cases", "holds"),
    [
        (Convention(share=0.9, least=10), 10, 11, True),
        (Convention(share=0.9, least=10), 9, 9, False),
        (Convention(share=0.9, least=10), 10, 12, False),
        (Convention(share=0.95, sample=20), 19, 20, True),
        (Convention(share=0.95, sample=20), 19, 19, False),
        (Convention(share=0.95, sample=20), 18, 20, False),
        (Convention(least=3), 3, 3000, True),
        (Convention(least=3), 2, 2, False),
        (Convention(share=0.1), 0, 0, True),
    ],
)
def test_enough_keep_it(convention: Convention, keeping: int, cases: int, *, holds: bool) -> None:
    assert convention.holds(keeping, cases) == holds


@pytest.mark.parametrize(
    ("tolerance", "breaking", "cases", "allows"),
    [
        (Tolerance(share=0.1, least=3), 1, 4, True),
        (Tolerance(share=0.1, least=3), 1, 3, False),
        (Tolerance(share=0.1, least=3), 2, 19, False),
        (Tolerance(share=0.1, least=3), 2, 20, True),
        (Tolerance(share=0.25), 1, 1, True),
    ],
)
def test_few_break_it(tolerance: Tolerance, breaking: int, cases: int, *, allows: bool) -> None:
    assert tolerance.allows(breaking, cases) == allows


@pytest.mark.parametrize("name", POLICIES)
def test_a_share_is_one(name: str) -> None:
    assert 0 <= POLICIES[name].share <= 1
