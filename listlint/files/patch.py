"""A change of a text as a patch that `git apply` takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_CONTEXT = 3
"""Lines around a change that stay the same, as `git diff` shows them."""
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def unified_diff(path: str, before: str, after: str) -> Iterator[str]:
    """The lines of a patch, without the line feed at their ends; `path` counts from the top of the
    repository. Only a line feed ends a line.
    """
    old, new = _lines(before), _lines(after)
    yield f"diff --git {_quoted(f'a/{path}')} {_quoted(f'b/{path}')}"
    for sign, side in (("---", "a"), ("+++", "b")):
        yield f"{sign} {_quoted(f'{side}/{path}')}{'	' * (' ' in path)}"
    for group in SequenceMatcher(None, old, new).get_grouped_opcodes(_CONTEXT):
        (_, a, _, c, _), (_, _, b, _, d) = group[0], group[-1]
        yield f"@@ -{_range(a, b)} +{_range(c, d)} @@"
        for tag, i, j, k, m in group:
            if tag == "equal":
                yield from _signed(" ", old[i:j])
            else:
                yield from _signed("-", old[i:j])
                yield from _signed("+", new[k:m])


def _lines(text: str) -> list[str]:
    """The lines with their line feeds."""
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]


def _signed(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield sign + line.removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def _range(start: int, end: int) -> str:
    length = end - start
    return f"{start + 1 if length else start},{length}"


def _quoted(name: str) -> str:
    """A name as git writes it: in quotes where it holds what might mislead."""
    escaped = "".join(
        _ESCAPES.get(each, each if each.isprintable() else _octal(each)) for each in name
    )
    return name if escaped == name else f'"{escaped}"'


def _octal(character: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "surrogateescape"))
