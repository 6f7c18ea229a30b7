"""JSON Schemas: loaded from local files, checked once, and every fault in our own words.

`jsonschema` is imported only to load a schema, or when a value is not plainly valid: that takes
longer than a small run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from listlint.core.frontmatter import Route
from listlint.schema.quick_check import Test, quick_test

if TYPE_CHECKING:
    from listlint.schema.checker import Checker

__all__ = ["Schema", "SchemaError", "SchemaFault", "load"]


class SchemaFault(NamedTuple):
    """One thing in a value that a schema does not allow."""

    message: str
    help: str | None = None
    replacement: str | None = None
    """What to write instead of the key or value, as YAML, where that is known."""
    safe: bool = False
    """Whether the replacement, or the quoting, is certain."""
    quote: bool = False
    """Whether the value, spelt as it is, only needs quotes around it."""
    unquote: bool = False
    """Whether the help is to take quotes away, which is none where there are no quotes."""
    place: str = "value"
    """`key`: point at the value's key; `value`: at the value itself; `missing`: nothing to point
    at, the key does not exist."""
    route: Route = ()
    """The way to the value at fault; for a missing key, to the mapping that lacks it."""


class SchemaError(Exception):
    """A schema that cannot be used: which file, where in it (line from 1, if known), and why."""

    def __init__(self, path: str, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.path, self.message, self.line = path, message, line


@dataclass(frozen=True, eq=False)
class Schema:
    """A usable schema. `name` is how the configuration calls it."""

    name: str
    value: Mapping[str, Any] | bool
    loaded: Checker | None = field(default=None, repr=False)
    """What `load` made ready; a schema that is only a value is made ready for its first check."""

    def check(self, value: object) -> Iterator[SchemaFault]:
        """Every fault of a value, in the order of the schema.

        Raises `SchemaError` only where the schema was not loaded but given as a value.
        """
        if not self._is_certainly_valid(value):
            yield from self._checker.check(value)

    @cached_property
    def _is_certainly_valid(self) -> Test:
        return quick_test(self.value, self.loaded.keywords.targets if self.loaded else {})

    @cached_property
    def _checker(self) -> Checker:
        from listlint.schema import checker, schema_files  # noqa: PLC0415 - see above

        uri = schema_files.uri_of(self.name)
        root = schema_files.SchemaFile(self.name, uri, "", deepcopy(self.value))
        return self.loaded or checker.build(root, lambda _path: None)


def load(name: str, read: Callable[[str], str | None]) -> Schema:
    """Load a schema and all that it refers to.

    `name` is a path relative to the project (JSON, or YAML if it is called so), or `listlint:NAME`
    for one that comes with the package; `read` gives the text of a project's file, or `None` where
    there is none. Without a `$schema` it is of draft 2020-12. Raises `SchemaError`.
    """
    from listlint.schema import checker, schema_files  # noqa: PLC0415 - see above

    root = schema_files.open_file(schema_files.uri_of(name), read)
    if root is None:
        raise SchemaError(name, "no such schema")
    return Schema(name, root.value, checker.build(root, read))
