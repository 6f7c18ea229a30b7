"""Why a list is held to a custom: it is told to, asks for it in words, or nearly always has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from listlint.core.diagnostic import Related
from listlint.lists.addresses import FEWEST, Address, Addresses
from listlint.lists.guidelines import Guidelines, Wish


class Custom(NamedTuple):
    """What the addresses of a list may have in common."""

    wish: Wish | None
    asks: str
    """What a list does that asks for it, to be read after "the list"."""
    kept: Callable[[Address], bool | None]
    """Whether an address has it; `None`: this says nothing of the matter."""
    have: str
    """What addresses do that have it, to be read after "nearly all others"."""
    fewest: int = FEWEST
    """So many of the addresses must say something of it before they count."""


class Cause(NamedTuple):
    """Why a list is held to a custom."""

    why: str = ""
    """To be read after what is wrong; empty where no reason need be given."""
    related: tuple[Related, ...] = ()
    is_told: bool = True
    """Whether it is asked for or configured, and not only what the others do."""


def cause(
    guidelines: Guidelines, addresses: Addresses, custom: Custom, *, always: bool
) -> Cause | None:
    """Why a list is held to a custom, if it is. `always`: it is configured."""
    if always:
        return Cause()
    if custom.wish and guidelines.ask(custom.wish):
        place = guidelines.places[custom.wish]
        related = (Related(place, "asked for here"),) if place else ()
        return Cause(f", and the list {custom.asks}", related)
    if addresses.are_mostly(custom.kept, custom.fewest):
        return Cause(f", and nearly all others {custom.have}", is_told=False)
    return None
