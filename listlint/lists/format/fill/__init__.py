"""An entry written as a list writes its entries: a template filled with fields."""

from listlint.lists.format.fill.entry_writer import (
    Composed,
    MissingField,
    MissingFields,
    UnclearFormat,
    compose,
)
from listlint.lists.format.fill.examples import ModelEntry, examples_of
from listlint.lists.format.fill.forms import field_name

__all__ = [
    "Composed",
    "MissingField",
    "MissingFields",
    "ModelEntry",
    "UnclearFormat",
    "compose",
    "examples_of",
    "field_name",
]
