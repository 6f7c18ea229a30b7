"""How much more is done for more text, counted, so that no clock is needed: in calls of functions,
or in lines that are run and characters that patterns pass.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper
from pathlib import Path
from types import FrameType
from typing import Any

import listlint
from listlint.core.lazy_pattern import LazyPattern

_PACKAGE = str(Path(listlint.__file__).parent)

MOST = 3
"""So many times the calls for twice the text are too many: in proportion it is 2, squared 4."""


def calls(function: Callable[[str], object], text: str) -> int:
    """How many functions, ours and built in, are called to read a text, once its patterns are
    compiled.
    """
    function(text)
    forget_texts()
    count = 0

    def notice(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(notice)
    try:
        function(text)
    finally:
        sys.setprofile(before)
    return count


def forget_texts() -> None:
    """Empty the caches that have a bound: those of what texts say."""
    modules = [each for name, each in sys.modules.items() if name.startswith("listlint.")]
    for value in (value for module in modules for value in vars(module).values()):
        if isinstance(value, _lru_cache_wrapper) and value.cache_info().maxsize:
            value.cache_clear()


def grows_with_the_text(function: Callable[[str], object], text: str) -> bool:
    """Whether the same again costs about the same again."""
    return calls(function, text + text) < MOST * calls(function, text)


def steps(run: Callable[[], object]) -> int:
    """How many lines of listlint are run, and how many characters its patterns pass: a loop within
    one call counts as often as it goes round, and so does a text that is searched again.
    """
    count = 0

    def within(_frame: FrameType, event: str, _argument: Any) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        return within

    def see(frame: FrameType, _event: str, _argument: Any) -> Callable[..., Any] | None:
        return within if frame.f_code.co_filename.startswith(_PACKAGE) else None

    forget_texts()
    before, passed = sys.gettrace(), Passed()
    passed.watch()
    sys.settrace(see)
    try:
        run()
    finally:
        sys.settrace(before)
        passed.leave()
    return count + passed.characters


class Passed:
    """Counts the characters that the patterns of listlint's modules pass."""

    def __init__(self) -> None:
        self.characters = 0
        self._replaced: list[tuple[dict[str, Any], str, LazyPattern]] = []

    def watch(self) -> None:
        """Put patterns that count in the place of those that modules hold by a name."""
        modules = [each for name, each in sys.modules.items() if name.startswith("listlint.")]
        for names in map(vars, modules):
            for name, value in [*names.items()]:
                if isinstance(value, LazyPattern):
                    self._replaced.append((names, name, value))
                    names[name] = _Watched(value.compiled(), self)

    def leave(self) -> None:
        """Put them back."""
        for names, name, value in self._replaced:
            names[name] = value


class _Watched:
    """A pattern that tells how far it goes. What it does at one place is not seen: see
    `test_regexes`.
    """

    def __init__(self, pattern: re.Pattern[str], passed: Passed) -> None:
        self._pattern, self._passed = pattern, passed

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        found = self._pattern.search(text, start, end)
        self._passed.characters += 1 + (found.end() if found else min(len(text), end)) - start
        return found

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        self._passed.characters += 1 + min(len(text), end) - start
        return self._pattern.finditer(text, start, end)

    def findall(self, text: str) -> list[Any]:
        self._passed.characters += 1 + len(text)
        return self._pattern.findall(text)

    def split(self, text: str, most: int = 0) -> list[str | Any]:
        self._passed.characters += 1 + len(text)
        return self._pattern.split(text, most)

    def sub(self, new: Any, text: str, count: int = 0) -> str:
        self._passed.characters += 1 + len(text)
        return self._pattern.sub(new, text, count)
