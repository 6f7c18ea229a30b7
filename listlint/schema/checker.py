"""A schema made ready: checked itself, its references followed, its patterns tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jsonschema.validators import validator_for
from referencing.jsonschema import specification_with

from listlint.schema import patterns
from listlint.schema.explain import explain
from listlint.schema.fault import SchemaFault
from listlint.schema.files import Read, SchemaFile
from listlint.schema.keywords import Keywords, TooMuchError
from listlint.schema.references import References, subschemas

_LARGEST = 10**308


@dataclass(frozen=True, slots=True, eq=False)
class Checker:
    """What checks values against one schema."""

    keywords: Keywords
    validator: Any

    def check(self, value: object) -> list[SchemaFault]:
        """Every fault of a value, each thing once."""
        try:
            errors = self.keywords.errors(self.validator, _tame(value))
            return explain(errors, "the frontmatter")
        except (RecursionError, TooMuchError):
            message = "the schema goes round in circles on this value, or takes too long"
            return [SchemaFault((), "value", message, "simplify the schema")]


def build(root: SchemaFile, read: Read) -> Checker:
    """Make a schema ready. Raises `SchemaError`."""
    try:
        references = References(read, _prepare)
        dialect = references.follow(root)
        keywords = Keywords(references.targets)
        return Checker(keywords, keywords.validator(root.value, dialect))
    except RecursionError:
        raise root.error("this schema is nested too deep") from None


def _tame(value: object) -> object:
    """The value with integers that Python can print and compare with fractions."""
    match value:
        case dict():
            return {key: _tame(child) for key, child in value.items()}
        case list():
            return [_tame(child) for child in value]
        case int() if abs(value) > _LARGEST:
            return _LARGEST if value > 0 else -_LARGEST
    return value


def _prepare(file: SchemaFile, root: Any, dialect: str) -> set[int]:
    """Refuse what is no schema, and take `$schema` out: it would bring the stock keywords back."""
    stock: Any = validator_for({"$schema": dialect})
    for fault in explain(stock(stock.META_SCHEMA).iter_errors(root), "the schema"):
        route = file.route_of(root) or ()
        advice = f"; {fault.help}" if fault.help else ""
        where = f" (in `{'.'.join(map(str, route))}`)" if route else ""
        raise file.error(f"{fault.message}{advice}{where}", (*route, *fault.route))
    pending, seen = [root], set[int]()
    while pending:
        schema = pending.pop()
        if isinstance(schema, dict) and id(schema) not in seen:
            seen.add(id(schema))
            _try_patterns(file, schema)
            schema.pop("$schema", None)
            pending += subschemas(schema, specification_with(dialect))
    return seen


def _try_patterns(file: SchemaFile, schema: dict[str, Any]) -> None:
    written: list[tuple[tuple[str, ...], str | None]] = [(("pattern",), schema.get("pattern"))]
    written += [(("patternProperties", key), key) for key in schema.get("patternProperties", ())]
    for steps, pattern in written:
        try:
            if pattern is not None:
                patterns.compiled(pattern)
        except patterns.PatternError as error:
            route = (*(file.route_of(schema) or ()), *steps)
            words = f"`{pattern}` is no regular expression: {error}"
            raise file.error(f"{words} (at `{'.'.join(map(str, route))}`)", route) from None
