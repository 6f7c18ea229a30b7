"""Twice the text costs a regular expression of ours less than three times the steps.

What one does is a single call to whoever counts calls, and the time of hours: `(?:<!--.*?-->)*`
doubles its steps with each comment. So each that a module holds is matched, step by step, against
what it may match said again and again.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from types import ModuleType
from typing import NamedTuple, TypeVar

import pytest
from regex_steps import Stepped, TooManySteps, longest_repeat, sample

import listlint
from listlint.core import lazy_pattern

SHORT = 32
"""Characters; of twice as many, the steps show how they grow."""
FEWEST_STEPS = 250
"""Of the longer text: below that, what is done once counts for too much."""
FEW_TIMES = 8
"""Of a pattern that repeats no part more often, each place takes a bounded number of steps."""
MOST_UNITS = 24
OPENINGS = ("[a](", "[a", "(a", "[a ", "<a", "a](", "![")
"""What opens something again and again and never closes it, tried of every pattern."""
ENDS = ("", "\0")
"""What stands behind, by which a match succeeds or fails."""
FEWEST_INLINE = 80
"""Patterns that functions hold, lest they be looked for in the wrong way."""
OF_RE = {"re.compile", "re.match", "re.search", "re.fullmatch", "re.findall"}
OF_RE |= {"re.finditer", "re.split", "re.sub", "re.subn"}
BOUNDED = {
    "listlint.core.placeholders._WORDS": "matched as a whole, from one place",
    "listlint.core.placeholders._NONE": "matched as a whole, from one place",
    "listlint.links.vault.pages._POST": "a path, which has at most 4,096 characters",
    "listlint.parse.entries.list_files._README": "a name of a file, which has at most 255",
    "listlint.parse.frontmatter.yaml_errors._NO_KEYS": "matched from the start of a line alone",
    "listlint.testing._FENCE": "the docstring of a rule",
}
"""Patterns whose steps may grow faster, since what they are asked of is bounded."""


def held(value: object) -> Iterator[object]:
    """What a value is, or is made of."""
    if isinstance(value, dict):
        value = [*value.items()]
    if isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from held(each)
    else:
        yield value


def module_values() -> Iterator[tuple[str, object]]:
    """What the modules hold, by the names of the modules and theirs."""
    for module in pkgutil.walk_packages(listlint.__path__, "listlint."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                for number, each in enumerate(held(value)):
                    yield f"{module.name}.{name}{f'.{number}' * (number > 0)}", each


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Each pattern once, by the name of what holds it first."""
    found: dict[re.Pattern[str], str] = {}
    for name, value in module_values():
        if isinstance(value, lazy_pattern.LazyPattern):
            found.setdefault(value.compiled(), name)
    return {name: each for each, name in found.items()}


class Inline(NamedTuple):
    """A pattern that stands where it is used."""

    pattern: re.Pattern[str]
    is_anchored: bool


def inline_in(module: ModuleType) -> Iterator[tuple[str, Inline | None]]:
    """Each pattern that a function hands to `re`, by the function and the text; none for one that
    is made of what the function is given.
    """
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    functions = (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))
    for function in functions:
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and call.args and ast.unparse(call.func) in OF_RE:
                text = ast.unparse(call.args[0])
                yield f"{module.__name__}.{function.name} {text}", inline(call, module)


def inline(call: ast.Call, module: ModuleType) -> Inline | None:
    flags = [each.value for each in call.keywords if each.arg == "flags"]
    flags += [each for each in call.args if re.match(r"re\.[A-Z]", ast.unparse(each))]
    try:
        pattern, *rest = (
            eval(compile(ast.Expression(each), "", "eval"), vars(module))  # noqa: S307 - our own
            for each in (call.args[0], *flags)
        )
    except NameError:
        return None
    found = re.compile(pattern, rest[0] if rest else 0)
    return Inline(found, ast.unparse(call.func) in ("re.match", "re.fullmatch"))


@cache
def inline_patterns() -> dict[str, Inline]:
    modules = pkgutil.walk_packages(listlint.__path__, "listlint.")
    names = (each.name for each in modules if not each.name.endswith("__main__"))
    every = (pair for name in names for pair in inline_in(importlib.import_module(name)))
    return {name: each for name, each in every if each}


def is_anchored(name: str) -> bool:
    """Whether a pattern is only ever matched from one place on."""
    if name in inline_patterns():
        return inline_patterns()[name].is_anchored
    module, _, variable = name.rpartition(".")
    text = Path(str(sys.modules[module].__file__)).read_text() if module in sys.modules else ""
    uses = set(re.findall(rf"\b{variable}\b(?:\.(\w+))?", re.sub(rf"\n{variable}\b", "", text)))
    return bool(uses) and uses <= {"match", "fullmatch"}


def units(stepped: Stepped, flags: int, name: str) -> list[str]:
    """What to say again and again: starts and ends of what the pattern may match."""
    chance = Random(name)  # noqa: S311 - nothing secret
    texts = [sample(stepped.tree, chance, flags) for _ in range(6)]
    cuts = (
        part
        for text in texts
        for n in (1, 2, 3, 4, 6, 10, len(text))
        for part in (text[:n], text[-n:])
    )
    return [*islice(dict.fromkeys(filter(None, cuts)), MOST_UNITS), *OPENINGS]


def fault(pattern: re.Pattern[str], name: str) -> str:
    """What makes a pattern take too many steps; empty where nothing does."""
    stepped, anchored = Stepped(pattern), is_anchored(name)
    if longest_repeat(stepped.tree) <= FEW_TIMES:
        return ""
    for unit in units(stepped, pattern.flags, name):
        for end in ENDS:
            times = max(4, SHORT // len(unit))
            try:
                many = stepped.count(unit * 2 * times + end, is_anchored=anchored)
            except TooManySteps:
                return f"{unit!r} and {end!r}: far too many steps"
            if many <= FEWEST_STEPS:
                continue
            few = stepped.count(unit * times + end, is_anchored=anchored)
            if many > 3 * few:
                return f"{unit!r} and {end!r}: {few}, then {many} steps"
    return ""


T = TypeVar("T")


def with_room(run: Callable[[], T]) -> T:
    """Run with a deep stack, since a part calls what comes behind it."""
    found: list[T] = []
    size, limit = threading.stack_size(256 * 2**20), sys.getrecursionlimit()
    sys.setrecursionlimit(50_000)
    try:
        thread = threading.Thread(target=lambda: found.append(run()))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(size)
        sys.setrecursionlimit(limit)
    return found[0]


def test_no_module_compiles_a_pattern_when_it_is_imported() -> None:
    compiled = [name for name, value in module_values() if isinstance(value, re.Pattern)]
    assert compiled == [], "to be written as `pattern(...)` of `core.lazy_pattern`"


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    made = lazy_pattern.pattern(r"(?P<year>\d{4}", re.ASCII)
    with pytest.raises(re.error):
        made.search("1999")
    made = lazy_pattern.pattern(r"(a)(b?)", re.IGNORECASE)
    assert (made.sub("-", "cAB"), made.findall("ab"), made.groups) == ("c-", [("a", "b")], 2)
    assert made.sub is made.sub  # kept


@pytest.mark.slow
def test_no_pattern_takes_more_than_its_share() -> None:
    def faults() -> dict[str, str]:
        return {name: fault(each, name) for name, each in patterns().items()}

    found = {name: why for name, why in with_room(faults).items() if why}
    assert {
        name: why for name, why in found.items() if name.rstrip(".0123456789") not in BOUNDED
    } == {}


@pytest.mark.slow
def test_no_pattern_within_a_function_takes_more_than_its_share() -> None:
    def faults() -> dict[str, str]:
        return {name: fault(each.pattern, name) for name, each in inline_patterns().items()}

    assert len(inline_patterns()) > FEWEST_INLINE
    assert {name: why for name, why in with_room(faults).items() if why} == {}


@pytest.mark.parametrize(
    "pattern", [r"\s+$", r"(?:a.*?b)*c", r"(?m)^\s*-?\s*x", r"\S*/", r"(?:-[\w-]+)*!", r"(`+)[^`]"]
)
def test_what_grows_too_fast_is_found(pattern: str) -> None:
    assert with_room(lambda: fault(re.compile(pattern), "")) != ""


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s++$", r"(?m)^[ \t]*+(?:-[ \t]*+)?x", r"\w+", "a|b"])
def test_what_grows_with_the_text_is_not(pattern: str) -> None:
    assert with_room(lambda: fault(re.compile(pattern), "")) == ""


def test_the_steps_are_those_of_the_same_matches() -> None:
    def differing() -> Iterator[str]:
        for name, pattern in islice(patterns().items(), 0, None, 3):
            stepped = Stepped(pattern)
            text = sample(stepped.tree, Random(name), pattern.flags) * 2  # noqa: S311 - as above
            expected = [found.span() for found in pattern.finditer(text)]
            # What `re` does behind an empty match is not followed here.
            is_plain = all(start < end for start, end in expected)
            if is_plain and [*stepped.matches(text)] != expected:
                yield name

    assert with_room(lambda: [*differing()]) == []


def test_digits_before_a_letter_are_passed_once() -> None:
    def steps(size: int) -> int:
        stepped = Stepped(patterns()["listlint.works.reading.person_names._MARKS"])
        return stepped.count("7" * size + "x", is_anchored=False)

    few, many = with_room(lambda: [steps(size) for size in (SHORT, 2 * SHORT)])
    assert many < 3 * few
