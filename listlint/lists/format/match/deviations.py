"""What an alignment says: the values of fields, and the deviations, each in a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import Literal, NamedTuple

from listlint.lists.format.match.costs import is_spelled_like
from listlint.lists.format.match.graph import LiteralStep, SkipStep
from listlint.lists.format.match.lexer import (
    BREAK,
    SIGN,
    SPACE,
    TARGET,
    WORDS,
    YEAR,
    Token,
)


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
    is_vague: bool = False
    """Whether it can only be said that something is missing or too many there."""
    part: str = ""
    """Of what is missing, the part, as it is called in a sentence."""


class Value(NamedTuple):
    """What is in a field."""

    name: str
    start: int
    end: int


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


How = Literal["same", "fill", "free", "swap", "lack", "more", "miss", "empty", "leap", "part"]
Operation = tuple[How, LiteralStep | SkipStep | Token | str | None, int, int]
"""What a step does, with what of the template, over which tokens, the last exclusive: `same` and
`fill` take what is there, `free` is nothing, `swap` has one literal for another, `lack` misses
one, `more` has one too many; `miss` and `empty` have no field or no target, `leap` no part, `part`
is a link for which there is no place."""

_SHOWN = 40
"""So many characters of an entry are quoted."""
_UNNAMED = frozenset({"text", "any"})
"""Names of fields that tell nobody what they are."""
_SIGN_NAMES = {
    "-": "dash",
    "\u2013": "dash",
    "\u2014": "dash",
    ":": "colon",
    "\uff1a": "colon",
}
_HARD_BREAKS = frozenset({"\\", "<br>"})
_BULLETS = frozenset("-*+")
_PLAIN_DASHES = {ord("\u2013"): "-", ord("\u2014"): "-"}
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


class _Explainer:
    """Collects deviations; literal operations that touch are one."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, tokens
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
            self.place = f" after `{_short(words)}`"
        elif tokens[first].kind != TARGET or name == "url":
            self.place = f" after the {_named(name)}"

    def close(self) -> None:
        """Say what deviates up to here. What goes with a missing part is not said apart."""
        group, self.group = self.group, []
        if any(how in _MISSING for how, *_ in group):
            group = [each for each in group if each[0] != "lack" and not _is_bar(each)]
        for is_literal, part in groupby(group, key=_is_literal):
            if is_literal:
                self.deviations.append(self._literal(list(part)))
            else:
                self.deviations += map(self._content, part)

    def _content(self, operation: Operation) -> Deviation:
        """What a missing part says, or one for which there is no place."""
        how, what, first, last = operation
        start = self._offset(first)
        end = max(start, self.tokens[last - 1].end) if last > first else start
        if how not in _MISSING:
            message = f"`{_short(self.text[start:end])}` has no place in the format"
            return Deviation(DeviationKind.EXTRA, start, end, None, message)
        field = what.what if isinstance(what, SkipStep) else str(what)
        name = _named(field)
        point = f"{how} {what.to if isinstance(what, SkipStep) else name}"
        if name == "year" and self.has_year:
            return Deviation(DeviationKind.EXTRA, start, end, None, "there is more than a year")
        if how == "empty":
            message = f"`{self._label_before(start) or what}` has no address"
            return Deviation(DeviationKind.EMPTY, start, end, None, message, point)
        if field.partition(" ")[0] in (*_UNNAMED, "part"):
            part = _part(field)
            message = f"{part} is missing{self.place}"
            kind = DeviationKind.MISSING
            return Deviation(kind, start, end, None, message, point, "text", is_vague=True)
        message = f"the {name} is missing"
        return Deviation(DeviationKind.MISSING, start, end, None, message, point, part=name)

    def _label_before(self, end: int) -> str:
        """The text of the link that ends there, or of what should be one."""
        before = self.text[:end].rstrip("]([{ ")
        return _short(before[max(before.rfind("["), before.rfind("\n")) + 1 :])

    def _literal(self, group: Sequence[Operation]) -> Deviation:
        """Literal operations side by side as one edit."""
        start, end = self._replaced(group)
        found = self.text[start:end]
        literals = [what for _, what, _, _ in group if isinstance(what, LiteralStep)]
        new = "".join(literal.written for literal in literals)
        point = f"{' '.join(str(literal.to) for literal in literals)} {new or found}"
        if group[0][0] == "swap" and len(group) == 1 and literals[0].kind == WORDS:
            if is_spelled_like(found, new):
                message = f"`{found}` should be `{new}`"
                return Deviation(DeviationKind.LABEL, start, end, new, message, point)
            message = f"other entries have `{new}` instead of `{found}`"
            return Deviation(DeviationKind.EXTRA, start, end, None, message)
        if self._is_misread(found, new, end) or self._joins_words(found, new, start, end):
            return Deviation(
                DeviationKind.EXTRA, start, end, None, _sentence(found, new, self.place)
            )
        # A line too many is another kind of entry, which no change of signs makes right.
        kind = DeviationKind.EXTRA if "\n" in found and "\n" not in new else DeviationKind.SIGN
        message = _sentence(found, new, self.place)
        is_unseen = (
            (bool(found and new) and not (found + new).strip(" \t\u00a0\u202f\u3000"))
            or self._are_beside_bar(start, end, found + new)
            or self._are_in_bracket(start, end, found + new)
            or (not self.text[:start].strip() and _are_bullets(found, new))
        )
        is_slight = _plain(found) == _plain(new)
        return Deviation(
            kind,
            start,
            end,
            new,
            message,
            point,
            is_unseen=is_unseen,
            is_slight=is_slight,
            is_vague=not new,
        )

    def _is_misread(self, found: str, new: str, end: int) -> bool:
        """Whether a link would begin in the midst of one that is whole."""
        is_whole = self.text.count("[") == self.text.count("]")
        is_beside = "[" in self.text[max(end - 1, 0) : end + 1]
        return is_whole and not found and new.endswith("[") and not is_beside

    def _joins_words(self, found: str, new: str, start: int, end: int) -> bool:
        """Whether nothing would be left between two words, or something put ahead of an apostrophe:
        then the format is mistaken there.
        """
        if new == " " and not found and re.match(r"['\u2019]\w", self.text[end:]):
            return True
        is_space = bool(found) and not found.strip() and not new
        around = self.text[start - 1 : start], self.text[end : end + 1]
        return is_space and all(sign.isalnum() or sign in ".,;:" for sign in around if sign)

    def _are_beside_bar(self, start: int, end: int, signs: str) -> bool:
        """Whether there are spaces at the edge of a table's cell."""
        around = self.text[start - 1 : start], self.text[end : end + 1]
        return not signs.strip(" ") and "|" in around

    def _are_in_bracket(self, start: int, end: int, signs: str) -> bool:
        """Whether there are spaces at the edge of a link's text or address."""
        return not signs.strip(" ") and (
            self.text[start - 1 : start] in ("(", "[") or self.text[end : end + 1] in (")", "]")
        )

    def _replaced(self, group: Sequence[Operation]) -> tuple[int, int]:
        """What of the text literal operations replace."""
        first, last = group[0][2], group[-1][3]
        start = self._offset(first)
        if last > first:
            return start, max(start, self.tokens[last - 1].end)
        if first:  # what is inserted goes ahead of spaces at the end of a line
            start = min(self.tokens[first - 1].end, start)
        literal = group[-1][1]
        if (
            isinstance(literal, LiteralStep)
            and literal.text in _HARD_BREAKS
            and first < len(self.tokens)
        ):
            spaces = self.tokens[first]  # which would undo the break if they followed it
            if spaces.kind == BREAK:
                written = self.text[spaces.start : spaces.end]
                return start, spaces.start + len(written) - len(written.lstrip(" \t"))
        return start, start

    def _offset(self, at: int) -> int:
        """Where a token begins; behind the last, where the last one ends."""
        if at < len(self.tokens):
            return self.tokens[at].start
        return self.tokens[-1].end if self.tokens else 0


def _part(field: str) -> str:
    """What is missing, where its field tells nobody what it is."""
    kind, _, rest = field.partition(" ")
    return rest if kind == "part" else f"a {rest or 'part'}"


def _is_bar(operation: Operation) -> bool:
    """Whether it is a bar too many, as there is one behind an empty cell."""
    return isinstance(operation[1], Token) and operation[1].text == "|"


def _is_literal(operation: Operation) -> bool:
    how, what, _, _ = operation
    if how == "more" and isinstance(what, Token):
        return what.kind in (SIGN, SPACE, BREAK)
    return how in ("swap", "lack")


def _named(field: str) -> str:
    return {"url": "title", "any": "text", "link": "link before"}.get(field, field)


def _are_spaces(found: str, new: str) -> bool:
    """Whether there are only more or fewer spaces than there should be."""
    return bool(found) and bool(new) and not found.strip(" ") and not new.strip(" ")


def _are_bullets(found: str, new: str) -> bool:
    """Whether one bullet is written for another."""
    return found.strip() in _BULLETS and new.strip() in _BULLETS


def _plain(signs: str) -> str:
    """Signs without spaces, as they are on every keyboard."""
    plain = unicodedata.normalize("NFKC", signs).translate(_PLAIN_DASHES)
    return "".join(plain.split())


def _sentence(found: str, new: str, place: str) -> str:
    if _are_spaces(found, new):
        return f"{_quoted(found)} instead of {'one' if new == ' ' else _quoted(new)}{place}"
    if not found:
        return f"{_quoted(new)} is missing{place}"
    if not new:
        return f"{_quoted(found)} too many{place}"
    return f"expected {_quoted(new)}{place}, found {_quoted(found)}"


def _quoted(text: str) -> str:
    if "\n" in text:
        return "a new line"
    if not text.strip(" "):
        return "a space" if len(text) == 1 else f"{len(text)} spaces"
    if not text.strip():
        names = {unicodedata.name(sign, "TAB").lower() for sign in text if sign != " "}
        return f"a {' and a '.join(sorted(names))}"
    return "a backtick" if text == "`" else f"`{text}`"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
