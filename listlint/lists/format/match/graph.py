"""A template as a graph: states, and the steps between them that an entry's tokens take.

What a template says literally is lexed as an entry is, so both speak of the same tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from listlint.lists.format.match.brackets import closings
from listlint.lists.format.match.lexer import (
    BREAK,
    FIRST_SLOT,
    SLOT,
    WORDS,
    Token,
    lex,
)
from listlint.lists.format.template import (
    Choice,
    Field,
    Literal,
    Optional,
    Part,
    Repeated,
)


class LiteralStep(NamedTuple):
    """A step over a token that the template has literally."""

    kind: str
    text: str
    to: int
    written: str
    """What to write where it is missing."""


class FieldStep(NamedTuple):
    """A step over the tokens of a field."""

    name: str
    form: str
    """`text`, `rich` (may hold links), `target`, `year`, `image` or `label`."""
    to: int


class SkipStep(NamedTuple):
    """A step over a whole part that the entry does not have, for a price."""

    what: str
    """The name of the field that is missing with it."""
    to: int


@dataclass(slots=True)
class Graph:
    """States are numbers; the first is 0."""

    literals: list[list[LiteralStep]] = field(default_factory=list)
    fields: list[list[FieldStep]] = field(default_factory=list)
    free: list[list[int]] = field(default_factory=list)
    """Steps that take nothing."""
    skips: list[list[SkipStep]] = field(default_factory=list)
    last: int = 0
    words: frozenset[str] = frozenset()
    """The words of the template, case-folded, that `lex` keeps apart."""
    table: bool = False
    """Whether it is the row of a table, where a bar ends every field."""
    labels: frozenset[str] = frozenset()
    """The labels of links that the template names, case-folded."""
    firsts: list[frozenset[str] | None] = field(default_factory=list)
    """The tokens that can come next from a state, or `None` where anything can."""
    prose: frozenset[int] = frozenset()
    """The states behind a field of free words that may hold links."""


RICH = frozenset({"description", "any"})
_DEEPEST = 20
"""Brackets within brackets that are looked into: templates are not nested deeper either."""
_SLOTS = re.compile(r"[\U000f0000-\U000ffffd]")
_LABEL = re.compile(r"\[([^\[\]\U000f0000-\U000ffffd]+)\]")
_KEYED = re.compile(r"\n\s*[-*+] [^\W\d_][\w /-]*: $")


class _Everything(frozenset[str]):
    """Keeps every word of a template apart."""

    def __contains__(self, word: object) -> bool:
        return True

    def __bool__(self) -> bool:
        return True


def compile_template(parts: Sequence[Part]) -> Graph:
    """The graph of a template."""
    return _Compiler(tuple(_cells(parts))).graph


def _cells(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts of a row, the spaces beside a cell that may be empty in it: `| {?…?} |`."""
    taken = False
    for n, part in enumerate(parts):
        before, after = parts[n - 1] if n else None, parts[n + 1] if n + 1 < len(parts) else None
        if isinstance(part, Literal):
            text = part.text.removeprefix(" ") if taken else part.text
            taken = False
            yield Literal(text[:-1] if text.endswith("| ") and _is_optional(after) else text)
        elif (
            isinstance(part, Optional)
            and isinstance(before, Literal)
            and before.text.endswith("| ")
        ):
            taken = isinstance(after, Literal) and after.text.startswith(" |")
            yield Optional((Literal(" "), *part.parts, *((Literal(" "),) if taken else ())))
        else:
            yield part


def _is_optional(part: Part | None) -> bool:
    return isinstance(part, Optional)


class _Mark(NamedTuple):
    """Where a group opens, changes or closes."""

    sign: str


class _Within(NamedTuple):
    """A group as part of what is around it: how it opens, and the fields in it."""

    sign: str
    names: tuple[str, ...]


_Passed = Token | Field | _Within


class _Compiler:
    def __init__(self, parts: Sequence[Part]) -> None:
        self.slots: list[Field | _Mark] = []
        text = "".join(self._flat(parts))
        self.tokens = lex(text, _Everything())
        self.text = text
        self.graph = Graph()
        words = {token.text.casefold() for token in self.tokens if token.kind == WORDS}
        self.graph.words = frozenset(words)
        self.graph.table = text.startswith("|")
        self.graph.labels = frozenset(label.casefold() for label in _LABEL.findall(text))
        self.at = 0
        self.graph.last = self._level(self._state())
        self._look_ahead()

    def _flat(self, parts: Sequence[Part]) -> Iterator[str]:
        """The text of the template, with a character of no meaning for each field and group."""
        for part in parts:
            match part:
                case Literal(text):
                    yield _SLOTS.sub("\ufffd", text)
                case Field():
                    yield self._slot(part)
                case Optional(within):
                    yield self._slot(_Mark("{?"))
                    yield from self._flat(within)
                    yield self._slot(_Mark("}"))
                case Repeated(within):
                    yield self._slot(_Mark("{*"))
                    yield from self._flat(within)
                    yield self._slot(_Mark("}"))
                case Choice(alternatives):
                    yield self._slot(_Mark("{|"))
                    for number, alternative in enumerate(alternatives):
                        if number:
                            yield self._slot(_Mark("|"))
                        yield from self._flat(alternative)
                    yield self._slot(_Mark("}"))

    def _slot(self, what: Field | _Mark) -> str:
        self.slots.append(what)
        return chr(FIRST_SLOT + len(self.slots) - 1)

    def _state(self) -> int:
        graph = self.graph
        for steps in (graph.literals, graph.fields, graph.free, graph.skips):
            steps.append([])
        return len(graph.literals) - 1

    def _level(self, state: int) -> int:
        """Everything up to the end of a group; the state behind it."""
        passed: list[tuple[int, _Passed]] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            slot = self.slots[ord(token.text) - FIRST_SLOT] if token.kind == SLOT else None
            if isinstance(slot, _Mark) and slot.sign in ("|", "}"):
                break
            self.at += 1
            if isinstance(slot, _Mark):
                first = len(self.graph.fields)
                before, state = state, self._group(slot.sign, state)
                filled = (step.name for fields in self.graph.fields[first:] for step in fields)
                passed.append((before, _Within(slot.sign, tuple(filled))))
            else:
                passed.append((state, slot or token))
                state = self._step(state, token, slot)
        self._add_skips(passed, state)
        return state

    def _step(self, state: int, token: Token, slot: Field | None) -> int:
        after = self._state()
        if slot is None:
            written = self.text[token.start : token.end]
            self.graph.literals[state].append(LiteralStep(token.kind, token.text, after, written))
        else:
            self.graph.fields[state].append(
                FieldStep(slot.name, self._form(slot.name, token), after)
            )
        return after

    def _form(self, name: str, token: Token) -> str:
        before = self.text[max(0, token.start - 2) : token.start]
        if before == "](" and self.text[token.end : token.end + 1] == ")":
            return "target"
        if name in ("year", "image", "label"):
            return name
        if _KEYED.search(self.text[: token.start]) or self._is_cell(token):
            return "rich"
        return "target" if name == "url" else "rich" if name in RICH else "text"

    def _is_cell(self, token: Token) -> bool:
        """Whether a field is all of a table's cell."""
        before, after = self.text[: token.start], self.text[token.end :]
        return self._plain(before[::-1])[:1] == "|" == self._plain(after)[:1]

    def _plain(self, text: str) -> str:
        """A text from the first character on that is no space and no mark of a group."""
        for n, char in enumerate(text):
            slot = self.slots[ord(char) - FIRST_SLOT] if ord(char) >= FIRST_SLOT else None
            if not char.isspace() and not isinstance(slot, _Mark):
                return text[n:]
        return ""

    def _group(self, sign: str, state: int) -> int:
        after = self._state()
        if sign == "{|":
            ended = "|"
            while ended == "|":
                self.graph.free[self._level(self._entry(state))].append(after)
                mark = self.slots[ord(self.tokens[self.at].text) - FIRST_SLOT]
                ended = mark.sign if isinstance(mark, _Mark) else "}"
                self.at += 1
            return after
        begin = self._entry(state)
        end = self._level(begin)
        self.at += 1
        self.graph.free[state].append(after)
        self.graph.free[end].append(begin if sign == "{*" else after)
        if sign == "{*":
            self.graph.free[end].append(after)
        return after

    def _entry(self, state: int) -> int:
        begin = self._state()
        self.graph.free[state].append(begin)
        return begin

    def _add_skips(self, passed: list[tuple[int, _Passed]], end: int) -> None:
        """Ways around each bracketed part, each bare field and each line."""
        states = [state for state, _ in passed] + [end]
        before = 0
        for first, last in _chunks([what for _, what in passed]):
            if not any(map(_names, passed[first:last])):
                continue
            for begin in sorted({min(before, first), first}):
                if any(isinstance(what, _Within) for _, what in passed[begin:first]):
                    continue
                if any(isinstance(w, Token) and w.kind == BREAK for _, w in passed[begin:first]):
                    continue
                self.graph.skips[states[begin]].append(
                    SkipStep(_label(passed[first:last]), states[last])
                )
            before = max(before, last)
        breaks = [n for n, (_, w) in enumerate(passed) if isinstance(w, Token) and w.kind == BREAK]
        for begin, stop in pairwise([*breaks, len(passed)]):
            names = [name for one in passed[begin:stop] for name in _names(one)]
            if names:
                what = f"{names[0]} line"
                self.graph.skips[states[begin]].append(SkipStep(what, states[stop]))

    def _look_ahead(self) -> None:
        graph = self.graph
        for start in range(len(graph.literals)):
            reached = self._reached(start)
            is_open = any(graph.fields[state] or state == graph.last for state in reached)
            texts = frozenset(
                literal.text for state in reached for literal in graph.literals[state]
            )
            graph.firsts.append(None if is_open else texts)
        rich = {step.to for fields in graph.fields for step in fields if step.form == "rich"}
        graph.prose = frozenset(state for start in rich for state in self._reached(start))

    def _reached(self, start: int) -> set[int]:
        """The states to which steps lead that take nothing."""
        seen, pending = {start}, [start]
        while pending:
            new = [to for to in self.graph.free[pending.pop()] if to not in seen]
            seen.update(new)
            pending += new
        return seen


def _names(passed: tuple[int, _Passed]) -> tuple[str, ...]:
    """The fields in what was passed."""
    what = passed[1]
    if isinstance(what, Field):
        return (what.name,)
    return what.names if isinstance(what, _Within) else ()


def _label(passed: list[tuple[int, _Passed]]) -> str:
    """How a part is called: by the label of a link, or by its field."""
    words = [w.text for _, w in passed if isinstance(w, Token) and w.kind == WORDS]
    fields = [name for one in passed for name in _names(one)]
    if fields == ["text"]:  # nobody knows what it is, but what it looks like
        shown = "".join(w.text if isinstance(w, Token) else "…" for _, w in passed)
        return f"part `{shown}`"
    return f"`{' '.join(words)}` link" if words and len(fields) == 1 else fields[0]


def _chunks(row: list[_Passed], depth: int = 0) -> Iterator[tuple[int, int]]:
    """The bracketed parts and the bare fields of a row, a link as one; then what is within them."""
    signs = [what.text if isinstance(what, Token) else "" for what in row]
    closes = closings(signs)
    at = 0
    while at < len(row):
        end = closes[at]
        if end is None:
            what = row[at]
            if isinstance(what, Field) or (isinstance(what, _Within) and what.sign == "{|"):
                yield at, at + 1
            at += 1
            continue
        if signs[end - 1] == "]" and signs[end : end + 1] == ["("]:
            end = closes[end] or end
        yield at, end
        if depth < _DEEPEST:
            for first, last in _chunks(row[at + 1 : end - 1], depth + 1):
                yield at + 1 + first, at + 1 + last
        at = end
