"""Makes the graph of a template.

What a template says literally is lexed as an entry is, so both speak of the same tokens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match.graph import FieldStep, Graph, LiteralStep
from listlint.lists.format.match.lexer import FIRST_SLOT, SLOT, WORDS, Token, lex
from listlint.lists.format.match.skips import PartGroup, Passed, skips_around
from listlint.lists.format.template import Choice, Field, Literal, Optional, Part, Repeated

RICH = frozenset({"description", "any"})
_SLOTS = pattern(r"[\U000f0000-\U000ffffd]")
_LABEL = pattern(r"\[([^\[\]\U000f0000-\U000ffffd]+)\]")
_BARE_ROW = pattern(r"[\U000f0000-\U000ffffd\[*`][^|\n]*\|")
"""The row of a table without outer bars, which has no bullet either."""
_KEYED = pattern(r"\n[^\S\n]*+[-*+] [^\W\d_][\w /-]*: $")


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


class _Compiler:
    def __init__(self, parts: Sequence[Part]) -> None:
        self.slots: list[Field | _Mark] = []
        text = "".join(self._flat(parts))
        self.tokens = lex(text, _Everything())
        self.text = text
        self.graph = Graph()
        words = {token.text.casefold() for token in self.tokens if token.kind == WORDS}
        self.graph.words = frozenset(words)
        self.graph.table = text.startswith("|") or bool(_BARE_ROW.match(text))
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
        passed: list[tuple[int, Passed]] = []
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
                passed.append((before, PartGroup(slot.sign, tuple(filled))))
            else:
                passed.append((state, slot or token))
                state = self._step(state, token, slot)
        for begin, skip in skips_around(passed, state):
            self.graph.skips[begin].append(skip)
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
        beside = {self._plain(before[::-1])[:1], self._plain(after)[:1]}
        return beside <= {"|", ""} and self.graph.table

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
