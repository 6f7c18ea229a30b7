"""An entry written as a list writes its entries: a template filled with fields."""

from listlint.lists.format.fill.entry_writer import Composed, compose
from listlint.lists.format.fill.examples import ModelEntry, examples_of
from listlint.lists.format.fill.forms import field_name
from listlint.lists.format.fill.given_fields import MissingField, MissingFields, UnclearFormat
from listlint.lists.format.fill.reference import NewReference, address_field, new_reference
from listlint.lists.format.fill.small_table import plain_row

__all__ = [
    "Composed",
    "MissingField",
    "MissingFields",
    "ModelEntry",
    "NewReference",
    "UnclearFormat",
    "address_field",
    "compose",
    "examples_of",
    "field_name",
    "new_reference",
    "plain_row",
]
