"""Why a list is held to something: it is told to, asks for it in words, or nearly always has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from listlint.core import conventions
from listlint.core.conventions import Convention
from listlint.core.diagnostic import Related
from listlint.lists.addresses import Address, Addresses
from listlint.lists.guidelines import Guideline, Guidelines


class Expectation(NamedTuple):
    """What the addresses of a list may be expected to have in common."""

    guideline: Guideline | None
    asks: str
    """What a list does that asks for it, to be read after "the list"."""
    kept: Callable[[Address], bool | None]
    """Whether an address has it; `None`: this says nothing of the matter."""
    have: str
    """What addresses do that have it, to be read after "nearly all others"."""
    convention: Convention = conventions.ADDRESS
    """How many must have it, of those that say something of the matter."""
    is_seen: bool = True
    """Whether readers see it or gain by it; else what stands there is left alone, and only what a
    change brings is held to what the others have."""


class Cause(NamedTuple):
    """Why a list is held to something."""

    why: str = ""
    """To be read after what is wrong; empty where no reason need be given."""
    related: tuple[Related, ...] = ()
    is_told: bool = True
    """Whether it is asked for or configured, and not only what the others do."""


def cause(
    guidelines: Guidelines, addresses: Addresses, expected: Expectation, *, always: bool
) -> Cause | None:
    """Why a list is held to something, if it is. `always`: it is configured."""
    if always:
        return Cause()
    if expected.guideline and guidelines.ask(expected.guideline):
        place = guidelines.places[expected.guideline]
        related = (Related(place, "asked for here"),) if place else ()
        return Cause(f", and the list {expected.asks}", related)
    is_asked = expected.is_seen or addresses.are_of_change
    if is_asked and addresses.are_mostly(expected.kept, expected.convention):
        return Cause(f", and nearly all others {expected.have}", is_told=False)
    return None
