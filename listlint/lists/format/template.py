"""The language of entry formats: the Markdown of an entry, with fields in braces.

`{name}` is a field, `{?…?}` may be absent, `{*…*}` comes any number of times, `{|…|…|}` is one of
several. A brace that is meant is doubled, and a bar right within the last is `{|}`. What is
outside is literal; an entry of several lines has a template of several lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from listlint.core.lazy_pattern import pattern
from listlint.core.source import lines_of


@dataclass(frozen=True, slots=True)
class Literal:
    """Text that every entry has."""

    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """What differs from entry to entry."""

    name: str


@dataclass(frozen=True, slots=True)
class Optional:
    """What an entry may omit."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """What an entry may have any number of times, or not at all."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    alternatives: tuple[tuple[Part, ...], ...]


Part = Literal | Field | Optional | Repeated | Choice


class TemplateError(ValueError):
    """A template that says nothing. `start` and `end` are characters of its text from 0."""

    def __init__(self, message: str, start: int, end: int, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message, self.start, self.end, self.help = message, start, end, remedy


_MARK = pattern(r"\{\{|\}\}|\{\|\}|\{[?*|]|[?*|]\}|\{([^{}\n]*)\}|[{}|]")
DEEPEST = 20
"""Groups are not nested deeper: no entry is written so."""
_NAME = pattern(r"[^\W\d][\w-]*")
_WORD = pattern(r"[^\W\d_]{3,}")
_LABEL = pattern(r"\[[^\[\]]*+\]?|<[^<>]*+>")
_CLOSES = {"?}": "{?", "*}": "{*", "|}": "{|"}


def parse(text: str, *, whole: bool = True) -> tuple[Part, ...]:
    """The parts of a template, or of a part of one, which may have no field. Raises
    `TemplateError`, which points into it.
    """
    return _Parser(text).parse(whole=whole)


def is_readable(text: str) -> bool:
    """Whether a text is a template: entries may share nothing but signs."""
    try:
        return bool(parse(text))
    except TemplateError:
        return False


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0
        self.ended = ""
        """What closed the last group, or one of its ways."""

    def parse(self, *, whole: bool) -> tuple[Part, ...]:
        parts = self._parts(None)
        if whole and not any(isinstance(part, Field) for part in walk(parts)):
            self._fail("the template has no field", 0, len(self.text), "write `{title}`, say")
        return parts

    def _parts(self, opened: int | None) -> tuple[Part, ...]:
        """Everything up to what closes the group that begins at `opened`."""
        parts: list[Part] = []
        opening = self.text[opened : opened + 2] if opened is not None else ""
        while found := _MARK.search(self.text, self.at):
            mark, start = found[0], found.start()
            of = "{|" if mark == "|" else _CLOSES.get(mark, opening)
            if of != opening:  # a sign of the entry's own
                self._literal(parts, self.text[self.at : start + 1])
                self.at = start + 1
                continue
            self._literal(parts, self.text[self.at : start])
            self.at = found.end()
            if mark in ("{{", "}}"):
                self._literal(parts, mark[0])
            elif mark == "{|}":
                self._literal(parts, "|")
            elif mark in _CLOSES or mark == "|":
                if opening != "{|" and not parts:
                    self._fail("a group with nothing in it", opened or 0, self.at)
                self.ended = mark
                return tuple(parts)
            elif mark in ("{?", "{*", "{|"):
                parts.append(self._group(mark, start))
            elif mark in {"{", "}"}:
                self._fail(f"a single `{mark}`", start, self.at, f"write `{mark}{mark}`")
            else:
                parts.append(self._field(found[1], start))
        if opened is not None:
            closing = next(end for end, begin in _CLOSES.items() if begin == opening)
            self._fail(f"`{opening}` is not closed", opened, opened + 2, f"close it: `{closing}`")
        self._literal(parts, self.text[self.at :])
        return tuple(parts)

    def _group(self, mark: str, start: int) -> Part:
        if self.depth == DEEPEST:
            self._fail("groups within groups, too many of them", start, start + len(mark))
        self.depth += 1
        group = self._opened(mark, start)
        self.depth -= 1
        return group

    def _opened(self, mark: str, start: int) -> Part:
        if mark == "{?":
            return Optional(self._parts(start))
        if mark == "{*":
            return Repeated(self._parts(start))
        alternatives = [self._parts(start)]
        while self.ended == "|":
            alternatives.append(self._parts(start))
        return Choice(tuple(alternatives))

    def _field(self, name: str, start: int) -> Field:
        if not _NAME.fullmatch(name):
            what = f"`{{{name}}}` is no field" if name else "a field without a name"
            self._fail(what, start, self.at, "a name has letters, digits, `_` and `-`")
        return Field(name)

    def _literal(self, parts: list[Part], text: str) -> None:
        if text and parts and isinstance(parts[-1], Literal):
            parts[-1] = Literal(parts[-1].text + text)
        elif text:
            parts.append(Literal(text))

    def _fail(self, message: str, start: int, end: int, remedy: str | None = None) -> NoReturn:
        raise TemplateError(message, start, end, remedy)


def walk(parts: tuple[Part, ...]) -> Iterator[Part]:
    """All parts, also those within others."""
    for part in parts:
        yield part
        if isinstance(part, Optional | Repeated):
            yield from walk(part.parts)
        elif isinstance(part, Choice):
            for alternative in part.alternatives:
                yield from walk(alternative)


def literal_words(text: str) -> Iterator[str]:
    """The words of a template that every entry has outside of brackets, labels of links aside."""
    for part in walk(parse(text)):
        if isinstance(part, Literal):
            yield from _WORD.findall(_LABEL.sub("", part.text))


def render(parts: tuple[Part, ...], *, in_choice: bool = False) -> str:
    """The text of a template: `parse(render(parts))` gives the same parts again."""
    return "".join(_written(part, in_choice=in_choice) for part in parts)


def _written(part: Part, *, in_choice: bool) -> str:
    match part:
        case Literal(text):
            text = text.replace("{", "{{").replace("}", "}}")
            return text.replace("|", "{|}") if in_choice else text
        case Field(name):
            return f"{{{name}}}"
        case Optional(parts):
            return f"{{?{render(parts)}?}}"
        case Repeated(parts):
            return f"{{*{render(parts)}*}}"
        case Choice(alternatives):
            inside = "|".join(render(each, in_choice=True) for each in alternatives)
            return f"{{|{inside}|}}"


def shown(text: str, most: int | None = None) -> str:
    """A template or an entry as it is quoted in a sentence, its lines behind each other, and of
    those no more than `most` characters.
    """
    whole = " ⏎ ".join(f"`{line.strip()}`" for line in lines_of(text.strip()))
    return whole if most is None or len(whole) <= most else f"{whole[:most].rstrip('`')}…`"
