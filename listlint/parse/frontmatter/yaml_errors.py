"""PyYAML's errors in our own words, at the place where the author has to change something."""

from __future__ import annotations

import re

import yaml

from listlint.core.document import Fault
from listlint.core.source import Source

QUOTE = "put the whole value in quotes"

_UNCLOSED = {
    "while scanning a quoted scalar": ("this quote is never closed", "close it on the same line"),
    "while parsing a flow sequence": ("this `[` is never closed", "close the list with `]`"),
    "while parsing a flow mapping": ("this `{` is never closed", "close the mapping with `}`"),
}
_INDICATORS = {
    "while scanning an alias": "`*` begins an alias, not a text",
    "while scanning an anchor": "`&` begins an anchor, not a text",
    "while scanning a block scalar": "`|` and `>` begin a text that starts in the next line",
    "while scanning a tag": "`!` begins a tag, not a text",
}
_SEPARATOR = re.compile(r":\s")
_OPENED = re.compile(r":\s+([\[{'\"])")
_CLOSED_BY = {"[": "]", "{": "}", "'": "'", '"': '"'}
_SECOND = "an unquoted value contains `: `", QUOTE
_ALONE = (
    "there cannot be a key inside the value of the line before",
    "check the indentation, and the `:` of the line before",
)
_PROBLEMS = {
    "did not find expected key": ("a key is expected here", "check the indentation and the quotes"),
    "did not find expected node content": ("a value is expected here", "close the open bracket"),
    "did not find expected '-' indicator": (
        "an item `- …` is expected here",
        "indent it as the items before it",
    ),
    "found a tab character that violates indentation": (
        "a tab cannot indent YAML",
        "indent with spaces",
    ),
    "block sequence entries are not allowed in this context": (
        "a list cannot begin here",
        "begin it in the next line, or put the value in quotes",
    ),
}


def in_our_words(source: Source, start: int, end: int, error: yaml.MarkedYAMLError) -> Fault:
    """Our own words, at the place where the author has to change something."""
    problem, context = str(error.problem or ""), str(error.context or "")
    mark = error.problem_mark or error.context_mark
    at = min(start + (mark.index if mark else 0), end)
    began = min(start + error.context_mark.index, end) if error.context_mark else at
    line = source.line(source.position(at).line)
    unclosed = _UNCLOSED.get(context)
    if unclosed and ("quoted" not in context or "end of stream" in problem):
        return _fault(source, began, *unclosed)
    if problem == "could not find expected ':'":
        written = source.line(source.position(began).line)
        words = "a space is missing after `:`" if ":" in written else "a key without its `:`"
        end_of_line = source.offset(source.position(began).line) + len(written.rstrip())
        return Fault(source.span(began, end_of_line), words, "write `key: value`")
    if problem.startswith("mapping values are not allowed"):
        before = line[: source.position(at).column - 1]
        return _fault(source, at, *(_SECOND if _SEPARATOR.search(before) else _ALONE))
    if context in _INDICATORS:
        return _fault(source, began, _INDICATORS[context], QUOTE)
    if problem == "did not find expected key" and (opened := _OPENED.search(line)):
        words = f"a value that begins with `{opened[1]}` ends at its `{_CLOSED_BY[opened[1]]}`"
        return _fault(
            source, source.offset(source.position(at).line, opened.start(1) + 1), words, QUOTE
        )
    if "cannot start any token" in problem:
        character = source.text[at : at + 1]
        if character == "\t":
            return _fault(source, at, "a tab cannot indent YAML", "indent with spaces")
        shown = "a backtick" if character == "`" else f"`{character}`"
        return _fault(source, at, f"a value cannot begin with {shown} unless it is quoted", QUOTE)
    words, advice = _PROBLEMS.get(problem, (f"YAML cannot be read here: {problem}", None))
    return _fault(source, at, words, advice)


def _fault(source: Source, at: int, message: str, advice: str | None) -> Fault:
    return Fault(source.span(at, min(at + 1, len(source.text))), message, advice)
