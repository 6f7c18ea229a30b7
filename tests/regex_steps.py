"""How many steps a regular expression takes, counted by matching it as `re` does.

`re` backtracks in C, where nobody can count; here the tree that its own parser makes of a pattern
is followed in Python. It is slow, for short texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from random import Random
from re import _constants as op  # type: ignore[attr-defined] # there is no public parser
from re import _parser as parser  # type: ignore[attr-defined] # as above
from typing import Any

MOST_STEPS = 100_000
"""More is given up: that is exponential growth already."""

Rest = Callable[[int], int | None]
"""What comes behind a part: where the match ends, if the rest matches from a place on."""
Part = Callable[[int, Rest], int | None]
Test = Callable[[str], bool]
Tree = Sequence[tuple[Any, Any]]

_IGNORECASE, _DOTALL, _MULTILINE = map(int, (re.IGNORECASE, re.DOTALL, re.MULTILINE))
"""As numbers: a flag of `re` takes longer to compare than all the rest of a step."""
_SINGLE = {op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN}
_REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _not(test: Test) -> Test:
    return lambda char: not test(char)


_CATEGORIES: dict[object, Test] = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_WORD: _is_word,
    op.CATEGORY_NOT_DIGIT: _not(str.isdecimal),
    op.CATEGORY_NOT_SPACE: _not(str.isspace),
    op.CATEGORY_NOT_WORD: _not(_is_word),
}


class TooManySteps(Exception):  # noqa: N818 - an answer
    """A text makes a pattern take far too many steps."""


class Stepped:
    """A pattern that counts its steps."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.steps = 0
        self.tree: Tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
        self._text = ""
        self._groups: dict[int, tuple[int, int]] = {}
        self._part = self._sequence(self.tree, pattern.flags)

    def matches(self, text: str, *, is_anchored: bool = False) -> Iterator[tuple[int, int]]:
        """Where the pattern matches, one after the other, or at the start alone."""
        self._text, self.steps, at = text, 0, 0
        while at <= (0 if is_anchored else len(text)):
            self._groups = {}
            self._step()
            end = self._part(at, _stop)
            if end is not None:
                yield at, end
            at = at + 1 if end in (None, at) else end or 0

    def count(self, text: str, *, is_anchored: bool) -> int:
        """The steps that it takes to find all matches. Raises `TooManySteps`."""
        for _ in self.matches(text, is_anchored=is_anchored):
            pass
        return self.steps

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise TooManySteps

    def _takes(self, test: Test, at: int) -> bool:
        self._step()
        return at < len(self._text) and test(self._text[at])

    def _sequence(self, tree: Tree, flags: int) -> Part:
        parts = [self._node(kind, value, flags) for kind, value in tree]

        def run(at: int, rest: Rest, index: int = 0) -> int | None:
            if index == len(parts):
                return rest(at)
            return parts[index](at, lambda place: run(place, rest, index + 1))

        return run

    def _node(self, kind: Any, value: Any, flags: int) -> Part:
        if kind in _SINGLE:
            return self._single(_test_of(kind, value, flags))
        if kind in _REPEATS:
            return self._repeat(kind, value, flags)
        if kind is op.BRANCH:
            return _branch([self._sequence(each, flags) for each in value[1]])
        if kind is op.SUBPATTERN:
            group, added, removed, tree = value
            return self._group(group, self._sequence(tree, (flags | added) & ~removed))
        if kind is op.ATOMIC_GROUP:
            return _atomic(self._sequence(value, flags))
        if kind in (op.ASSERT, op.ASSERT_NOT):
            direction, tree = value
            back = tree.getwidth()[0] if direction < 0 else 0
            return _look(self._sequence(tree, flags), back, is_wanted=kind is op.ASSERT)
        if kind is op.AT:
            return self._at(value, flags)
        if kind is op.GROUPREF:
            return self._reference(value)
        if kind is op.GROUPREF_EXISTS:
            group, yes, no = value
            return self._choice(group, self._sequence(yes, flags), self._sequence(no or [], flags))
        raise NotImplementedError(kind)

    def _single(self, test: Test) -> Part:
        return lambda at, rest: rest(at + 1) if self._takes(test, at) else None

    def _repeat(self, kind: Any, value: Any, flags: int) -> Part:
        least, most, tree = value
        most = MOST_STEPS if most is op.MAXREPEAT else most
        if len(tree) == 1 and tree[0][0] in _SINGLE:
            inner, what = tree[0]
            test = _test_of(inner, what, flags)
            if kind is op.MIN_REPEAT:
                return self._lazy(least, most, test)
            return self._greedy(least, most, test, keeps=kind is op.POSSESSIVE_REPEAT)
        part = self._many(least, most, self._sequence(tree, flags), kind is op.MIN_REPEAT)
        return _atomic(part) if kind is op.POSSESSIVE_REPEAT else part

    def _greedy(self, least: int, most: int, test: Test, *, keeps: bool) -> Part:
        def run(at: int, rest: Rest) -> int | None:
            end = at
            while end - at < most and self._takes(test, end):
                end += 1
            for place in range(end, (end if keeps else at + least) - 1, -1):
                self._step()
                if place - at >= least and (found := rest(place)) is not None:
                    return found
            return None

        return run

    def _lazy(self, least: int, most: int, test: Test) -> Part:
        def run(at: int, rest: Rest) -> int | None:
            end = at
            while True:
                if end - at >= least and (found := rest(end)) is not None:
                    return found
                if end - at >= most or not self._takes(test, end):
                    return None
                end += 1

        return run

    def _many(self, least: int, most: int, part: Part, is_lazy: bool) -> Part:  # noqa: FBT001 - of one call
        def run(at: int, rest: Rest, done: int = 0) -> int | None:
            def again(place: int) -> int | None:
                return None if place == at and done >= least else run(place, rest, done + 1)

            def more() -> int | None:
                return part(at, again) if done < most else None

            self._step()
            if done < least:
                return more()
            if is_lazy:
                found = rest(at)
                return more() if found is None else found
            found = more()
            return rest(at) if found is None else found

        return run

    def _group(self, group: int | None, part: Part) -> Part:
        def run(at: int, rest: Rest) -> int | None:
            def after(place: int) -> int | None:
                before = dict(self._groups)
                self._groups[group or 0] = (at, place)
                found = rest(place)
                if found is None:
                    self._groups = before
                return found

            return part(at, after)

        return run if group else part

    def _at(self, kind: Any, flags: int) -> Part:
        def holds(at: int) -> bool:
            self._step()
            text, is_lines = self._text, bool(flags & _MULTILINE)
            if kind in (op.AT_BOUNDARY, op.AT_NON_BOUNDARY):
                sides = {
                    bool(side) and _is_word(side) for side in (text[at - 1 : at], text[at : at + 1])
                }
                return (len(sides) > 1) is (kind is op.AT_BOUNDARY)
            if kind in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
                return at == 0 or (is_lines and kind is op.AT_BEGINNING and text[at - 1] == "\n")
            if kind is op.AT_END_STRING:
                return at == len(text)
            return text[at:] in ("", "\n") or (is_lines and text[at] == "\n")

        return lambda at, rest: rest(at) if holds(at) else None

    def _choice(self, group: int, yes: Part, no: Part) -> Part:
        return lambda at, rest: yes(at, rest) if group in self._groups else no(at, rest)

    def _reference(self, group: int) -> Part:
        def run(at: int, rest: Rest) -> int | None:
            start, end = self._groups.get(group, (0, -1))
            self._step()
            is_there = start <= end and self._text.startswith(self._text[start:end], at)
            return rest(at + end - start) if is_there else None

        return run


def _stop(place: int) -> int:
    return place


def _branch(ways: Sequence[Part]) -> Part:
    def run(at: int, rest: Rest) -> int | None:
        for way in ways:
            end = way(at, rest)
            if end is not None:
                return end
        return None

    return run


def _atomic(part: Part) -> Part:
    def run(at: int, rest: Rest) -> int | None:
        end = part(at, _stop)
        return None if end is None else rest(end)

    return run


def _look(part: Part, back: int, *, is_wanted: bool) -> Part:
    def run(at: int, rest: Rest) -> int | None:
        found = part(at - back, _stop) if at >= back else None
        return rest(at) if (found is not None) is is_wanted else None

    return run


def _test_of(kind: Any, value: Any, flags: int) -> Test:
    """Whether a part of one character takes one; each is asked about once."""
    return cache(_single_test(kind, value, flags))


def _single_test(kind: Any, value: Any, flags: int) -> Test:
    if kind is op.ANY:
        return lambda char: bool(flags & _DOTALL) or char != "\n"
    if kind is op.NOT_LITERAL:
        return _not(_single_test(op.LITERAL, value, flags))
    items = [(kind, value)] if kind is op.LITERAL else [*value]
    is_other = items[0][0] is op.NEGATE
    tests = [_test_of_item(*item) for item in items[is_other:]]

    def test(char: str) -> bool:
        forms = {char, char.lower(), char.upper()} if flags & _IGNORECASE else {char}
        return any(each(form) for each in tests for form in forms if len(form) == 1)

    return _not(test) if is_other else test


def _test_of_item(kind: Any, value: Any) -> Test:
    if kind is op.LITERAL:
        return lambda char: ord(char) == value
    if kind is op.RANGE:
        return lambda char: value[0] <= ord(char) <= value[1]
    return _CATEGORIES[value]


def longest_repeat(tree: Tree) -> int:
    """How often any part may come at most, repeated within what is repeated."""
    return max(
        (int(most) * max(1, longest_repeat(each)) for most, each in _repeats(tree)), default=0
    )


def _repeats(tree: Tree) -> Iterator[tuple[Any, Tree]]:
    for kind, value in tree:
        if kind in _REPEATS:
            yield value[1], value[2]
        elif kind is op.BRANCH:
            for each in value[1]:
                yield from _repeats(each)
        elif kind in (op.SUBPATTERN, op.ATOMIC_GROUP):
            yield from _repeats(value[3] if kind is op.SUBPATTERN else value)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from _repeats(value[1])
        elif kind is op.GROUPREF_EXISTS:
            for each in value[1:]:
                yield from _repeats(each or [])


_CHARACTERS = "a1 .-_/[]()<>`*\"',:;A\n\t=é日|!#@&\\{}~+?$%^x"


def sample(tree: Iterable[tuple[Any, Any]], chance: Random, flags: int) -> str:
    """A text that a pattern may match, but for what it looks for around it."""
    text = ""
    for kind, value in tree:
        if kind in _SINGLE:
            test = _test_of(kind, value, flags)
            own = [chr(value)] if kind is op.LITERAL else []
            own += [chr(v) for k, v in value if k is op.LITERAL] if kind is op.IN else []
            fits = [char for char in (*own, *_CHARACTERS) if test(char)]
            text += chance.choice(fits[:12]) if fits else ""
        elif kind in _REPEATS:
            least, most, inner = value
            times = min(int(most), least + chance.choice((0, 1, 1, 2)))
            text += "".join(sample(inner, chance, flags) for _ in range(times))
        elif kind is op.BRANCH:
            text += sample(chance.choice(value[1]), chance, flags)
        elif kind in (op.SUBPATTERN, op.ATOMIC_GROUP):
            text += sample(value[3] if kind is op.SUBPATTERN else value, chance, flags)
    return text
