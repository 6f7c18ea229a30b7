"""Finds, among many things that should go together, those that do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

Complaint = Callable[[Sequence[T]], str | None]
"""What is wrong with some of the things together, or `None`."""


def partition(things: Sequence[T], complaint: Complaint[T]) -> tuple[list[T], list[tuple[T, str]]]:
    """The things that go together, and the others, each with what is wrong with it.

    Few of many are bad, so all are tried at once, and where that fails one half after the other: to
    find one among a thousand takes some twenty trials.
    """
    bad: list[tuple[T, str]] = []

    def with_more(good: list[T], more: Sequence[T]) -> list[T]:
        if not more:
            return good
        wrong = complaint([*good, *more])
        if wrong is None:
            return [*good, *more]
        if len(more) == 1:
            bad.append((more[0], wrong))
            return good
        half = len(more) // 2
        return with_more(with_more(good, more[:half]), more[half:])

    return with_more([], things), bad
