"""Patterns for paths, as gitignore has them, matched in a time that the writer of one cannot raise.

A name between slashes is matched from left to right: what stands between two stars is taken where
it comes first, and never looked for again; names between two `**` likewise. So the work is at most
the length of the pattern times that of the path, whatever either holds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_WILD = 2_000
"""How many patterns with wildcards are used of one file; the largest that people share have 200."""

_STAR = b"*"
_UNCLOSED = "is no pattern: its `[` is not closed"
_CLASSES = {
    b"alnum": b"0-9A-Za-z", b"alpha": b"A-Za-z", b"blank": rb" \t", b"cntrl": rb"\x00-\x1f\x7f",
    b"digit": b"0-9", b"graph": rb"\x21-\x7e", b"lower": b"a-z", b"print": rb"\x20-\x7e",
    b"punct": rb"\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e", b"space": rb"\t-\r ", b"upper": b"A-Z",
    b"xdigit": b"0-9A-Fa-f",
}  # fmt: skip
"""What `[:name:]` stands for, as a set of a regular expression."""

Name = list[bytes]
"""A name between slashes: regular expressions of one character each, and stars."""


class _UnusableError(ValueError):
    """What a pattern never matches anything for."""


@dataclass(frozen=True, slots=True)
class _Wild:
    """A pattern with wildcards."""

    number: int
    regex: re.Pattern[bytes]
    by_name: bool
    """Whether a name in any folder is meant, since the pattern has no slash."""


class PathPatterns:
    """What patterns say of paths: the last one that speaks of a path decides."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._includes: list[bool] = []
        self._folders_only: list[bool] = []
        self._names: defaultdict[bytes, list[int]] = defaultdict(list)
        self._paths: defaultdict[bytes, list[int]] = defaultdict(list)
        self._wild: list[_Wild] = []
        for line in lines:
            self._add(line)

    def _add(self, line: str) -> None:
        pattern, is_negative = _trimmed(line)
        body = pattern.removesuffix(b"/")
        if not body:
            return
        by_name = b"/" not in body
        body = body.removeprefix(b"/")
        number = len(self._includes)
        if not re.search(rb"[*?[\\]", body):
            (self._names if by_name else self._paths)[body].append(number)
        elif len(self._wild) < MOST_WILD:
            try:
                self._wild.append(_Wild(number, re.compile(_regex(body, by_name)), by_name))
            except _UnusableError:
                return
        self._includes.append(not is_negative)
        self._folders_only.append(pattern.endswith(b"/"))

    def verdict(self, path: str) -> bool | None:
        """Whether a path itself is meant, a folder's with a slash at its end; `None` where nothing
        is said of it.
        """
        is_folder = path.endswith("/")
        data = path.rstrip("/").encode("utf-8", "surrogateescape")
        name = data.rpartition(b"/")[2]
        plain = (*self._names.get(name, ()), *self._paths.get(data, ()))
        last = max((n for n in plain if is_folder or not self._folders_only[n]), default=-1)
        for wild in reversed(self._wild):
            if wild.number < last:
                break
            is_meant = is_folder or not self._folders_only[wild.number]
            if is_meant and wild.regex.fullmatch(name if wild.by_name else data):
                last = wild.number
                break
        return self._includes[last] if last >= 0 else None

    def match(self, path: str) -> bool:
        """Whether a path or a folder above it is meant."""
        above = (path[: found.end()] for found in re.finditer("/", path))
        return any(map(self.verdict, above)) or bool(self.verdict(path))


def complaints(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The numbers of lines that cannot be used, from 1, and why, to be read after the pattern."""
    wild = 0
    for number, line in enumerate(lines, 1):
        if why := complaint(line):
            yield number, why
        elif re.search(rb"[*?[\\]", _trimmed(line)[0]):
            wild += 1
            if wild == MOST_WILD + 1:
                yield number, f"and what follows are not used: {MOST_WILD:,} wildcards came before"


def complaint(pattern: str) -> str | None:
    """Why a pattern cannot be used, to be read after it."""
    kept, is_negative = _trimmed(pattern)
    body = kept.removesuffix(b"/")
    if not body and (kept or is_negative):
        return "is no pattern: it names nothing"
    try:
        _regex(body, b"/" not in body)
    except _UnusableError as error:
        return str(error)
    return None


def _trimmed(line: str) -> tuple[bytes, bool]:
    """A line without its comment, spaces at its end and `!`, and whether it had that."""
    text = line.partition("\0")[0].removesuffix("\r")
    if text.startswith("#"):
        return b"", False
    kept = re.fullmatch(r"((?:[^\\ ]|\\.|[ ]+(?=[^ ]))*+\\?+)[ ]*", text, re.DOTALL)
    body = kept[1] if kept else text
    return body.removeprefix("!").encode("utf-8", "surrogateescape"), body.startswith("!")


def _regex(body: bytes, by_name: bool) -> bytes:  # noqa: FBT001 - one of two ways to read a pattern
    names = [*_names(body)]
    if by_name:
        return _name(names[0])
    groups: list[list[Name]] = [[]]
    for name in names:
        if len(name) > 1 and all(each is _STAR for each in name):
            groups.append([])
        else:
            groups[-1].append(name)
    first, *middle, last = groups if len(groups) > 1 else ([], groups[0])
    folder = rb"(?>[^/]+/)"
    parts = [_joined(first) + b"/"] if first else []
    parts += [b"(?>" + folder + b"*?" + _joined(each) + b"/)" for each in middle if each]
    if len(groups) > 1:
        parts.append(folder + b"*" if last else b".+")
    return b"(?s:" + b"".join(parts) + _joined(last) + b")"


def _joined(names: Iterable[Name]) -> bytes:
    return b"/".join(map(_name, names))


def _name(name: Name) -> bytes:
    """A name as a regular expression that takes the whole of it or fails at once."""
    runs: list[Name] = [[]]
    for each in name:
        if each is _STAR:
            runs.append([])
        else:
            runs[-1].append(each)
    first, *others = (b"".join(run) for run in runs)
    if not others:
        return first
    *middle, last = others
    found = b"".join(b"(?>[^/]*?" + run + b")" for run in middle if run)
    return b"(?>" + first + found + b"[^/]*" + last + rb"(?=/|\Z))"


def _names(body: bytes) -> Iterator[Name]:
    """The names of a pattern. Raises `_UnusableError`."""
    name: Name = []
    at = 0
    while at < len(body):
        sign = body[at : at + 1]
        at += 1
        if sign == b"\\":
            sign, at = body[at : at + 1], at + 1
            if not sign:
                raise _UnusableError("is no pattern: nothing follows its last `\\`")
            if sign != b"/":
                name.append(re.escape(sign))
                continue
        if sign == b"/":
            yield name
            name = []
        elif sign == b"*":
            name.append(_STAR)
        elif sign == b"?":
            name.append(b"[^/]")
        elif sign == b"[":
            found, at = _set(body, at)
            name.append(found)
        else:
            name.append(re.escape(sign))
    yield name


def _set(body: bytes, at: int) -> tuple[bytes, int]:
    """A set of characters, and where it ends; `at` is behind its bracket. A slash is never meant,
    and nothing but the end of a class that has begun is a bracket of its own.
    """
    is_negative = body[at : at + 1] in (b"!", b"^")
    at += is_negative
    start, before, found = at, b"", b""
    while at == start or body[at : at + 1] != b"]":
        sign = body[at : at + 1]
        closing = body.find(b"]", at + 2)
        if sign == b"[" and body[at + 1 : at + 2] == b":" and closing >= 0:
            if body[closing - 1 : closing] == b":" and closing > at + 2:
                named = body[at + 2 : closing - 1]
                if named not in _CLASSES:
                    raise _UnusableError("is no pattern: there is no such class of characters")
                found, before, at = found + _CLASSES[named], b"", closing + 1
                continue
        elif sign == b"-" and before and body[at + 1 : at + 2] not in (b"", b"]"):
            at += 1 + (body[at + 1 : at + 2] == b"\\")
            end = body[at : at + 1]
            if end and before <= end:
                found += re.escape(before) + b"-" + re.escape(end)
            before, at = b"", at + 1
            continue
        elif sign == b"\\":
            at += 1
            sign = body[at : at + 1]
        if not sign:
            raise _UnusableError(_UNCLOSED)
        found, before, at = found + re.escape(sign), sign, at + 1
    if not found:
        raise _UnusableError("is no pattern: its `[` and `]` hold nothing")
    return (b"[^/" + found + b"]" if is_negative else b"(?!/)[" + found + b"]"), at + 1
