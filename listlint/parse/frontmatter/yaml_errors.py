"""PyYAML's errors in our own words, at the place where the author has to change something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import yaml

from listlint.core.document import Fault
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source

QUOTE = "put the whole value in quotes"


class _Said(NamedTuple):
    """What is wrong, and what to do about it."""

    message: str
    advice: str


_UNCLOSED = {
    "while scanning a quoted scalar": _Said("this quote is never closed", "close it on its line"),
    "while parsing a flow sequence": _Said("this `[` is never closed", "close the list with `]`"),
    "while parsing a flow mapping": _Said("this `{` is never closed", "close the mapping with `}`"),
}
_INDICATORS = {
    "while scanning an alias": "`*` begins an alias, not a text",
    "while scanning an anchor": "`&` begins an anchor, not a text",
    "while scanning a block scalar": "`|` and `>` begin a text that starts in the next line",
    "while scanning a tag": "`!` begins a tag, not a text",
}
_SEPARATOR = pattern(r":[ \t]")
_OPENED = pattern(r"(?:^|:[ \t]+|-[ \t]+)([\[{'\"])")
_CLOSED_BY = {"[": "]", "{": "}", "'": "'", '"': '"'}
_CURLY = pattern(r"(?:^|[:-][ \t]+)([\u2018-\u201f])")
_TAB = _Said("a tab cannot indent YAML", "indent with spaces")
_SECOND = _Said("an unquoted value contains `: `", QUOTE)
_KEY_IN_VALUE = _Said(
    "there cannot be a key inside the value of the line before",
    "indent it as that line, or leave the value of that line empty",
)
_MISPLACED_KEY = _Said(
    "this line is indented neither as the keys above it nor as what is below them",
    "indent it as the key that it belongs with",
)
_MISPLACED_ITEM = _Said(
    "an item of a list stands where a key is expected",
    "put it below a `key:` without a value, and indent it as the items before it",
)
_INDENTED_END = _Said(
    "`---` closes the frontmatter only at the beginning of its line", "remove the space before it"
)
_NO_ITEM = _Said("an item `- …` is expected here", "indent it as the items before it")
_PROBLEMS = {
    "did not find expected key": _Said("a key is expected here", "quote all of a value or nothing"),
    "did not find expected '-' indicator": _NO_ITEM,
    "did not find expected <document start>": _Said(
        "this line is indented less than the first key", "indent all keys alike"
    ),
    "found a tab character that violates indentation": _TAB,
    "found a tab character where an indentation space is expected": _TAB,
    "block sequence entries are not allowed in this context": _Said(
        "a list cannot begin here", "begin it in the next line, or put the value in quotes"
    ),
}
_LINK = _Said(
    "`[[` begins a list within a list, not a link",
    'write `"[[note]]"`, and several as items of a list',
)
_ESCAPE = _Said(
    "a backslash in double quotes escapes what comes behind it, and this cannot be escaped",
    "write `\\\\` for a backslash, or put the value in single quotes",
)
_DIRECTIVE = _Said("a line that begins with `%` is no key", "remove it, or begin it with `#`")
_NO_CONTENT = "did not find expected node content"
_AT_A_SIGN = (_NO_CONTENT, "found character that cannot start any token")
_SIGNS = {
    ",": _Said("a value is missing before this comma", "remove it"),
    "]": _Said("this `]` closes nothing", QUOTE),
    "}": _Said("this `}` closes nothing", QUOTE),
}
_UNKNOWN = _Said(
    "YAML cannot be read from here on",
    "check the quotes, the indentation, and the `: ` behind each key up to here",
)

# What a line is that holds no key although it has to.
_NO_KEYS = (
    (
        pattern(r"[<>=|]{7}(?: |$)"),
        _Said("a mark of a merge conflict", "resolve the conflict"),
    ),
    (
        pattern(r"//|/\*|<!--|;|%"),
        _Said("this is no comment of YAML", "begin it with `#`, or remove it"),
    ),
    (pattern(r"[^\s:]+[ \t]*\uff1a"), _Said("`\uff1a` is no `:`", "write `key: value`")),
    (
        pattern(r"[^\s:]+:\u00a0"),
        _Said("the space behind `:` is a no-break space", "write `key: value` with a plain one"),
    ),
    (pattern(r"[\w-]+ *= *\S"), _Said("`=` stands where `:` does", "write `key: value`")),
    (pattern(r"-[^\s-]"), _Said("a space is missing after `-`", "write `- item`")),
    (pattern(r"[^:]*:"), _Said("a space is missing after `:`", "write `key: value`")),
    (pattern(""), _Said("a key without its `:`", "write `key: value`")),
)


def in_our_words(source: Source, start: int, end: int, error: yaml.MarkedYAMLError) -> Fault:
    """Our own words, at the place where the author has to change something."""
    mark = error.problem_mark or error.context_mark
    at = min(start + (mark.index if mark else 0), end)
    began = min(start + error.context_mark.index, end) if error.context_mark else at
    return _Error(source, start, at, began, error.problem or "", error.context or "").fault()


@dataclass(frozen=True, slots=True)
class _Error:
    """What PyYAML says, and where."""

    source: Source
    start: int
    """Where the frontmatter begins, behind its first line."""
    at: int
    began: int
    """Where that began in which the error was met."""
    problem: str
    context: str

    def fault(self) -> Fault:
        unclosed = _UNCLOSED.get(self.context)
        if unclosed and ("quoted" not in self.context or "end of stream" in self.problem):
            return self._say(self.began, unclosed)
        if self.problem == "could not find expected ':'":
            return self._of_line(self.source.position(self.began).line)
        if self.problem.startswith("mapping values are not allowed"):
            return self._of_colon()
        if self.context in _INDICATORS:
            return self._say(self.began, _Said(_INDICATORS[self.context], QUOTE))
        if self.problem in _AT_A_SIGN:
            return self._of_sign()
        if "escape" in self.problem or "hexdecimal" in self.problem:
            return self._say(self.at, _ESCAPE)
        if self._line().startswith("%"):
            line = self.source.position(self.at).line
            return self._say(self.source.offset(line), _DIRECTIVE)
        if self.problem in ("did not find expected key", _expected("'-' indicator")):
            return self._of_misplaced()
        return self._say(self.at, _PROBLEMS.get(self.problem, _UNKNOWN))

    def _line(self) -> str:
        return self.source.line(self.source.position(self.at).line)

    def _say(self, at: int, said: _Said) -> Fault:
        return Fault(self.source.span(at, min(at + 1, len(self.source.text))), *said)

    def _of_line(self, number: int) -> Fault:
        """A line that holds no key."""
        line = self.source.line(number)
        words = line.lstrip(" \t")
        said = next(said for pattern, said in _NO_KEYS if pattern.match(words))
        begin = self.source.offset(number)
        span = self.source.span(begin + len(line) - len(words), begin + len(line.rstrip(" \t")))
        return Fault(span, *said)

    def _of_colon(self) -> Fault:
        """A `:` within a value, which may have begun in the line before."""
        line, column = self.source.position(self.at)
        before = self.source.line(line)[: column - 1]
        if _SEPARATOR.search(before):
            return self._opened(before) or self._say(self.at, _SECOND)
        above = line - 1
        first = self.source.position(self.start).line
        while above > first and not self.source.line(above).strip():
            above -= 1
        words = self.source.line(above)
        is_mark = any(pattern.match(words) for pattern, _ in _NO_KEYS[:2])
        if above >= first and (is_mark or not _SEPARATOR.search(f"{words} ")):
            return self._of_line(above)
        return self._say(self.at, _KEY_IN_VALUE)

    def _opened(self, line: str) -> Fault | None:
        """A value with quotes or brackets that is not all within them."""
        number = self.source.position(self.at).line
        if curly := _CURLY.search(line):
            words = f"`{curly[1]}` is no quote for YAML"
            said = _Said(words, "write straight quotes around the value")
            return self._say(self.source.offset(number, curly.start(1) + 1), said)
        opened = _OPENED.search(line)
        if opened is None:
            return None
        at = self.source.offset(number, opened.start(1) + 1)
        if line.startswith("[[", opened.start(1)):
            return self._say(at, _LINK)
        words = f"a value that begins with `{opened[1]}` ends at its `{_CLOSED_BY[opened[1]]}`"
        return self._say(at, _Said(words, QUOTE))

    def _of_misplaced(self) -> Fault:
        """What stands where a key or an item is expected."""
        before = self._line()[: self.source.position(self.at).column - 1]
        if before.strip():
            return self._opened(self._line()) or self._say(self.at, _PROBLEMS[self.problem])
        if self.problem == _expected("'-' indicator"):
            return self._say(self.at, _NO_ITEM)
        if self._line().strip() == "---":
            return self._say(self.at, _INDENTED_END)
        is_item = self.source.text.startswith(("- ", "-\n"), self.at)
        return self._say(self.at, _MISPLACED_ITEM if is_item else _MISPLACED_KEY)

    def _of_sign(self) -> Fault:
        """A sign with which no value begins."""
        sign = self.source.text[self.at : self.at + 1]
        if sign == "\t":
            return self._say(self.at, _TAB)
        if self.problem == _NO_CONTENT:
            return self._say(self.at, _SIGNS.get(sign, _UNKNOWN))
        shown = "a backtick" if sign == "`" else f"`{sign}`"
        return self._say(
            self.at, _Said(f"a value cannot begin with {shown} unless it is quoted", QUOTE)
        )


def _expected(what: str) -> str:
    return f"did not find expected {what}"
