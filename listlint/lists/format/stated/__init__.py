"""The templates that a list states: where it says how an entry is written, and what that means."""

from listlint.lists.format.stated.places import StatedFormat, stated

__all__ = ["StatedFormat", "stated"]
