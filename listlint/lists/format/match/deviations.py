"""What an alignment says: the values of fields, and the deviations."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, NamedTuple

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match.graph import LiteralStep, SkipStep
from listlint.lists.format.match.lexer import Token


class DeviationKind(StrEnum):
    """What is the matter at one place."""

    SIGN = "sign"
    """A literal sign, space or line break is another one, missing or too many."""
    LABEL = "label"
    """A word of the template is spelled otherwise."""
    MISSING = "missing"
    """A field or a whole part is not there."""
    EMPTY = "empty"
    """A link without an address."""
    EXTRA = "extra"
    """There is something for which the template has no place."""
    ORDER = "order"
    """Two parts are in the wrong order."""


class Deviation(NamedTuple):
    """One difference between an entry and its template, at `start` to `end` of the entry's text
    (characters from 0, the end exclusive). `new` is what should be there, `None` where that
    cannot be known.
    """

    kind: DeviationKind
    start: int
    end: int
    new: str | None
    message: str
    point: str = ""
    """Where in the format it deviates, whatever is there instead."""
    field: str = ""
    """Of what is missing, the field, if its name tells nobody what it is."""
    is_unseen: bool = False
    """Whether no reader sees it: spaces too many, spaces beside a bar, another bullet."""
    is_slight: bool = False
    """Whether a sign is only spaced or set in another way: `: ` for `\uff1a`, a dash for a dash."""
    is_glued: bool = False
    """Whether a space is missing beside the dash behind a link or name, as in `)- X`."""
    is_vague: bool = False
    """Whether it can only be said that something is missing or too many there."""
    part: str = ""
    """Of what is missing, the part, as it is called in a sentence."""


class Value(NamedTuple):
    """What is in a field."""

    name: str
    start: int
    end: int


_PICTURES = pattern(
    r"\s*+(?:(?:\[\s*+)?!\[[^\[\]]*+\]\([^()]*+\)(?:\s*+\]\([^()]*+\))?[\s|,\u00b7]*+)++"
)


class Alignment(NamedTuple):
    """How an entry goes with a template."""

    cost: float
    deviations: tuple[Deviation, ...]
    values: tuple[Value, ...]
    template: int = 0
    """Which of several templates it is, from 0."""

    @property
    def conforms(self) -> bool:
        """Whether nothing is to be said of the entry."""
        return not self.deviations

    def but_for_pictures(self, text: str) -> Alignment:
        """Without the sign that is missing behind a description of nothing but images: it says
        nothing that ends.
        """
        ends = {
            value.end
            for value in self.values
            if value.name == "description" and _PICTURES.fullmatch(text, value.start, value.end)
        }
        told = tuple(
            each
            for each in self.deviations
            if each.start not in ends or each.end > each.start or each.kind is DeviationKind.MISSING
        )
        return self if len(told) == len(self.deviations) else self._replace(deviations=told)


How = Literal["same", "fill", "free", "swap", "lack", "more", "miss", "empty", "leap", "part"]
Operation = tuple[How, LiteralStep | SkipStep | Token | str | None, int, int]
"""What a step does, with what of the template, over which tokens, the last exclusive: `same` and
`fill` take what is there, `free` is nothing, `swap` has one literal for another, `lack` misses
one, `more` has one too many; `miss` and `empty` have no field or no target, `leap` no part, `part`
is a link for which there is no place."""
