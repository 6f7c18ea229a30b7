"""An entry as a list states it, in its natural words, to a template of our language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from listlint.core.lazy_pattern import pattern
from listlint.core.placeholders import is_example
from listlint.lists.format.stated.field_phrases import (
    name,
)
from listlint.lists.format.stated.naming import (
    is_label,
    named,
    nested,
    title,
)
from listlint.lists.format.stated.parts import (
    PLAIN,
    StatedPart,
    plainer,
    stated_parts,
    targets,
)
from listlint.lists.format.template import (
    Field,
    Literal,
    Optional,
    Part,
    TemplateError,
    parse,
    render,
    walk,
)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a text says as a template, and how far that can be trusted."""

    template: str
    fields: frozenset[str]
    links: int
    """How many links it has, all of which point to placeholders."""
    strange: int
    """How many words are neither placeholders nor such as separate them."""


_TAG = pattern(r"</?[a-z][a-z0-9]*(?: [^<>\n]*=[^<>\n]*)?/?>|<br ?/?>|&\w+;", re.IGNORECASE)
_SEPARATOR = pattern(
    r"(?:<br ?/?>|\\)?"
    r"(?:\n[^\S\n]*+[-*+]\s++|(?<!\s)(?:\s++[-+&]\s++|\s*+[,;|·•/\u2013—]\s*+|\s*+))\Z"
)
_BETWEEN_LINKS = pattern(r"(?:<br ?/?>|\n[^\S\n]*+[*+-]\s|[\s.,;:|/·•+&\\\u2013—-])*+")
_WORD = pattern(r"[^\W\d_]{2,}")
_OTHERWISE = pattern(r"\A/[A-Z][a-z]{2,20}(?![\w/])")
"""What may stand in place of a placeholder: `Company` of `Author/Company`."""
_LABEL = pattern(r"^[ \t]*+(?:[-*+] )?[*_]*+[\w /]++[*_]*+\s*+[:\uff1a]", re.MULTILINE)
_BETWEEN = frozenset(
    (
        "by",
        "in",
        "at",
        "from",
        "and",
        "or",
        "et",
        "al",
        "the",
        "of",
        "for",
        "with",
        "an",
        "on",
        "to",
    )
)
_LONGEST = 1000
"""So many characters at most: what is longer is no pattern that somebody follows."""
_LONG = 5
"""So many words of a cell or a label are no name."""


def rewrite(text: str, *, is_row: bool = False) -> Rewritten | None:
    """A text to a template, or `None` where it holds no title or a link that points to something.

    In a row of a table the separators are the cells' own, and never optional.
    """
    if len(text) > _LONGEST:
        return None
    if "{?" in text or "{*" in text:
        return _in_our_language(text)
    text = plainer(text)
    if not all(map(is_example, targets(text))):
        return None
    parts = list(stated_parts(text))
    at = title(parts)
    if at is None:
        return None
    parts = list(_with_one_name(named(parts, at)))
    parts = list(nested(parts))
    links = sum(part.target is not None for part in parts)
    fields = frozenset(_fields(parts))
    strange = sum(map(_strange_in, parts))
    template = render(tuple(_with_optional(parts, is_row=is_row)))
    template = "\n".join(line.rstrip() for line in template.split("\n")).strip("\n")
    return Rewritten(template, fields, links, strange)


def _with_one_name(parts: Iterable[StatedPart]) -> Iterator[StatedPart]:
    """The parts, of two placeholders with a bar between them the first."""
    is_behind_field = False
    for part in parts:
        is_other = is_behind_field and not part.field
        yield replace(part, text=_OTHERWISE.sub("", part.text)) if is_other else part
        is_behind_field = bool(part.field) and part.target is None


def _in_our_language(text: str) -> Rewritten | None:
    """A text that is a template already."""
    try:
        parts = parse(text)
    except TemplateError:
        return None
    fields = frozenset(part.name for part in walk(parts) if isinstance(part, Field))
    return Rewritten(text, fields, len(list(targets(text))), 0) if "title" in fields else None


def rewrite_row(row: str, header: str = "") -> Rewritten | None:
    """A row of a table to a template; a cell that we do not understand is called as its column."""
    if len(row) > _LONGEST:
        return None
    cells, names = _cells(row), _cells(header)
    names += [""] * (len(cells) - len(names))
    known = [_known(cell, column) for cell, column in zip(cells, names, strict=False)]
    kept = [cell for cell, as_known in zip(cells, known, strict=True) if cell == as_known]
    has_title = any(title(list(stated_parts(plainer(cell)))) is not None for cell in kept)
    return rewrite(f"|{'|'.join(known)}|", is_row=True) if has_title else None


def _cells(row: str) -> list[str]:
    return re.split(r"(?<!\\)\|", re.sub(r"^\s*\||\|\s*$", "", row.strip()))


def _known(cell: str, column: str) -> str:
    parts = list(stated_parts(plainer(cell)))
    strange = sum(_strange(part.text) for part in parts if not part.field and part.target is None)
    if all(map(is_example, targets(cell))) and (
        not strange or (parts and title(parts) is not None)
    ):
        return cell
    words = column if _WORD.search(column) else cell
    return f" {{{name(words) if len(words.split()) < _LONG else 'any'}}} "


def _fields(parts: list[StatedPart]) -> Iterator[str]:
    for part in parts:
        if part.field:
            yield part.field
        yield from _fields(list(part.label))


def _strange_in(part: StatedPart) -> int:
    """Strange words of a part; a label may have some, but not as many as a title."""
    if part.target is None:
        return 0 if part.field else _strange(part.text)
    words = sum(0 if each.field else _strange(each.text) for each in part.label)
    return 0 if words < _LONG - 1 else words


def _strange(text: str) -> int:
    text = _LABEL.sub("", _TAG.sub("", text))
    return sum(word.casefold() not in _BETWEEN for word in _WORD.findall(text))


def _with_optional(parts: list[StatedPart], *, is_row: bool) -> Iterator[Part]:
    """Links behind the first, and what is said to be optional, with the separator before them."""
    links = 0
    literal, after_link, padded = "", False, False
    for part in parts:
        if not part.field:
            literal += part.text.removeprefix(" ") if padded else part.text
            padded = False
            continue
        is_link = part.target is not None
        is_more = (
            is_link and links > 0 and (part.shape != PLAIN or is_label(part) or "\n" in literal)
        )
        if part.optional or is_more:
            padded = is_row and literal.endswith(" ")  # an empty cell has no spaces of its own
            cut = literal[:-1], " "
            kept, before = cut if padded else _cut(literal, after_link=after_link)
            yield Literal(kept)
            behind = (Literal(" "),) if padded else ()
            yield Optional((Literal(before), *_rendered(part), *behind))
        else:
            yield Literal(literal)
            yield from _rendered(part)
        links += is_link
        literal, after_link = "", is_link
    yield Literal(literal)


def _cut(literal: str, *, after_link: bool) -> tuple[str, str]:
    """A literal before an optional part: what stays, and the separator that goes with the part."""
    if after_link and _BETWEEN_LINKS.fullmatch(literal):
        return "", literal
    found = _SEPARATOR.search(literal)
    at = found.start() if found else len(literal)
    return literal[:at], literal[at:]


def _rendered(part: StatedPart) -> Iterator[Part]:
    if part.target is None:
        yield Field(part.field) if part.field else Literal(part.text)
        return
    before, behind = part.shape.split("{0}")
    between, behind = behind.split("{1}")
    yield Literal(f"{before}[")
    for each in part.label:
        yield from _rendered(each)
    yield Literal(f"]{between}")
    yield Field(part.field)
    yield Literal(behind)
