"""JSON Schemas: loaded from local files, checked once, and every fault in our own words.

`jsonschema` is imported only when a schema is used: that takes longer than a small run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from listlint.schema.fault import SchemaError, SchemaFault

if TYPE_CHECKING:
    from listlint.schema.checker import Checker

__all__ = ["Schema", "SchemaError", "SchemaFault", "load"]


@dataclass(frozen=True, slots=True, eq=False)
class Schema:
    """A usable schema. `name` is how the configuration calls it."""

    name: str
    value: Mapping[str, Any] | bool
    checker: Checker | None = field(default=None, repr=False)
    """What `load` made ready; a schema that is only a value is made ready for each check."""

    def check(self, value: object) -> Iterator[SchemaFault]:
        """Every fault of a value, in the order of the schema.

        Raises `SchemaError` only where the schema was not loaded but given as a value.
        """
        yield from (self.checker or self._checker()).check(value)

    def _checker(self) -> Checker:
        from listlint.schema import checker, files  # noqa: PLC0415 - see above

        root = files.SchemaFile(self.name, files.uri_of(self.name), "", deepcopy(self.value))
        return checker.build(root, lambda _path: None)


def load(name: str, read: Callable[[str], str | None]) -> Schema:
    """Load a schema and all that it refers to.

    `name` is a path relative to the project (JSON, or YAML if it is called so), or `listlint:NAME`
    for one that comes with the package; `read` gives the text of a project's file, or `None` where
    there is none. Without a `$schema` it is of draft 2020-12. Raises `SchemaError`.
    """
    from listlint.schema import checker, files  # noqa: PLC0415 - see above

    root = files.open_file(files.uri_of(name), read)
    if root is None:
        raise SchemaError(name, "no such schema")
    value = deepcopy(root.value)
    return Schema(name, value, checker.build(root, read))
