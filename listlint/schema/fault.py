"""What can be wrong: with a value that a schema looks at, and with a schema itself."""

from __future__ import annotations

from typing import NamedTuple

from listlint.model import Route


class SchemaFault(NamedTuple):
    """One thing in a value that a schema does not allow."""

    route: Route
    """The way to the value at fault; for a missing key, to the mapping that lacks it."""
    place: str
    """`key`: point at the value's key; `value`: at the value itself; `missing`: nothing to point
    at, the key does not exist."""
    message: str
    help: str | None = None
    replacement: str | None = None
    """What to write instead of the key or value, as YAML, where that is known."""
    safe: bool = False
    """Whether the replacement, or the quoting, is certain."""
    quote: bool = False
    """Whether the value, spelt as it is, only needs quotes around it."""


class SchemaError(Exception):
    """A schema that cannot be used: which file, where in it (line from 1, if known), and why."""

    def __init__(self, path: str, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.path, self.message, self.line = path, message, line
