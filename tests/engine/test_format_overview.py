"""What `listlint format` says of a list's formats."""

from __future__ import annotations

from typing import Any, cast

from listlint.core.document import Entry
from listlint.engine.format_overview import _points
from listlint.lists.format.match.deviations import Alignment


class Deviating:
    """As much of an alignment as counts here: deviations in so many words."""

    conforms, cost = False, 1

    def __init__(self, words: str) -> None:
        self.deviations = [cast(Any, type("Deviation", (), {"message": word})) for word in words]


def test_points_come_in_the_order_of_the_entries() -> None:
    """Whatever the order of the hashes of their words, which changes with each run."""
    found = [(cast(Entry, None), cast(Alignment, Deviating(words))) for words in ("hgfedcba", "a")]
    assert [point for point, _ in _points(found)] == list("ahgfedcb")
