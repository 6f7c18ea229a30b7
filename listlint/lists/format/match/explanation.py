"""A path through a template, told as what is in its fields and what deviates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match.deviations import (
    Alignment,
    Deviation,
    DeviationKind,
    Operation,
    Value,
)
from listlint.lists.format.match.graph import LiteralStep, SkipStep
from listlint.lists.format.match.lexer import BREAK, SIGN, SPACE, TARGET, WORDS, YEAR, Token
from listlint.lists.format.match.sign_edits import SignEdits
from listlint.lists.format.match.wording import field_word, short_quote, vague_part

_UNNAMED = frozenset({"text", "any"})
"""Names of fields that tell nobody what they are."""
_SIGN_NAMES = {
    "-": "dash",
    "\u2013": "dash",
    "\u2014": "dash",
    ":": "colon",
    "\uff1a": "colon",
}
_MISSING = frozenset({"miss", "empty", "leap"})


def values(tokens: Sequence[Token], operations: Iterable[Operation]) -> Iterator[Value]:
    """What is in the fields on a path through the template."""
    for how, what, first, last in operations:
        if how == "fill":
            yield Value(str(what), tokens[first].start, tokens[last - 1].end)


def explain(
    text: str, tokens: Sequence[Token], operations: Sequence[Operation], cost: float
) -> Alignment:
    """What a path through the template says."""
    explainer = _Explainer(text, tokens)
    for operation in operations:
        explainer.take(operation)
    explainer.close()
    return Alignment(cost, tuple(explainer.deviations), tuple(values(tokens, operations)))


_PLURAL = pattern(r".+[^isu]s")
"""`authors`, but not `status` or `thesis`."""


class _Explainer:
    """Collects deviations; literal operations that touch are one."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, tokens
        self.signs = SignEdits(text, tokens)
        self.deviations: list[Deviation] = []
        self.group: list[Operation] = []
        """What deviates since the last thing that did not."""
        self.place = ""
        """Behind what that is."""
        self.has_year = False
        """Whether the last field holds a year that is not its own."""

    def take(self, operation: Operation) -> None:
        """Read the next operation."""
        how, what, first, last = operation
        if how == "free":
            return
        if how not in ("same", "fill"):
            self.group.append(operation)
            return
        self.close()
        if isinstance(what, str):
            self._fill(what, first, last)
        elif isinstance(what, LiteralStep) and what.kind == WORDS:
            self.place = f" after `{what.text}`"
        elif isinstance(what, LiteralStep) and what.text in _SIGN_NAMES and first:
            self.place = f" after the {_SIGN_NAMES[what.text]}"

    def _fill(self, name: str, first: int, last: int) -> None:
        tokens = self.tokens
        self.has_year = name != "title" and any(t.kind == YEAR for t in tokens[first:last])
        if name in _UNNAMED:
            words = self.text[tokens[first].start : tokens[last - 1].end]
            self.place = f" after `{short_quote(words)}`"
        elif tokens[first].kind != TARGET or name == "url":
            self.place = f" after the {field_word(name)}"

    def close(self) -> None:
        """Say what deviates up to here. What goes with a missing part is not said apart."""
        group, self.group = self.group, []
        if any(how in _MISSING for how, *_ in group):
            group = [each for each in group if each[0] != "lack" and not _is_bar(each)]
        for is_literal, part in groupby(group, key=_is_literal):
            if is_literal:
                self.deviations.append(self.signs.edit(list(part), self.place))
            else:
                self.deviations += map(self._content, part)

    def _content(self, operation: Operation) -> Deviation:
        """What a missing part says, or one for which there is no place."""
        how, what, first, last = operation
        start = self.signs.offset(first)
        end = max(start, self.tokens[last - 1].end) if last > first else start
        if how not in _MISSING:
            message = f"`{short_quote(self.text[start:end])}` has no place in the format"
            return Deviation(DeviationKind.EXTRA, start, end, None, message)
        field = what.what if isinstance(what, SkipStep) else str(what)
        name = field_word(field)
        point = f"{how} {what.to if isinstance(what, SkipStep) else name}"
        if name == "year" and self.has_year:
            return Deviation(DeviationKind.EXTRA, start, end, None, "there is more than a year")
        if how == "empty":
            message = f"`{self._label_before(start) or what}` has no address"
            return Deviation(DeviationKind.EMPTY, start, end, None, message, point)
        if field.partition(" ")[0] in (*_UNNAMED, "part"):
            part = vague_part(field)
            message = f"{part} is missing{self.place}"
            kind = DeviationKind.MISSING
            return Deviation(kind, start, end, None, message, point, "text", is_vague=True)
        verb = "are" if _PLURAL.fullmatch(name) else "is"
        message = f"the {name} {verb} missing"
        return Deviation(DeviationKind.MISSING, start, end, None, message, point, part=name)

    def _label_before(self, end: int) -> str:
        """The text of the link that ends there, or of what should be one."""
        before = self.text[:end].rstrip("]([{ ")
        return short_quote(before[max(before.rfind("["), before.rfind("\n")) + 1 :])


def _is_bar(operation: Operation) -> bool:
    """Whether it is a bar too many, as there is one behind an empty cell."""
    return isinstance(operation[1], Token) and operation[1].text == "|"


def _is_literal(operation: Operation) -> bool:
    how, what, _, _ = operation
    if how == "more" and isinstance(what, Token):
        return what.kind in (SIGN, SPACE, BREAK)
    return how in ("swap", "lack")
