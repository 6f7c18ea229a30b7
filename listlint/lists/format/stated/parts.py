"""A text that may state a format, in parts: literals, fields and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.stated.field_phrases import name, phrases

PLAIN = "{0}({1})"
"""The shape of a link without more brackets."""


FEWEST_FOR_TITLE = 3
"""The rank from which on words mean the title wherever they are."""


@dataclass(frozen=True, slots=True)
class StatedPart:
    """Literal text, a field, or a link whose label is made of parts."""

    text: str
    field: str = ""
    rank: int = 0
    target: str | None = None
    label: tuple[StatedPart, ...] = ()
    optional: bool = False
    shape: str = PLAIN
    """How a link is written, around its label in brackets and its target."""


_LINK = pattern(
    r"(?P<image>!\[[^\[\]\n]*\]\([^()\n]*\)|(?P<tag><img\b[^<>\n]*>))"
    r"|(?P<in>\[)\[(?P<inner>[^\[\]\n]++)\]\((?P<to>(?:[^()\n]|\([^()\n]*\))*)\)(?P<out>\])"
    r"|\[\[(?P<twice>[^\[\]\n]++)\]\]\((?P<there>(?:[^()\n]|\([^()\n]*\))*)\)"
    r"|(?<!\\)\[(?P<label>(?:\\.|[^\[\]\n\\])++)\]\((?P<target>(?:[^()\n]|\([^()\n]*\))*)\)"
)
_BARE_LINK = pattern(r"(\b\w+ (?:title|name))\(((?:link|url)\b[^()\n]*)\)", re.IGNORECASE)
_AUTHOR_LINK = pattern(r"\[((?:author|作者) ?\d)\]\([^()\n]*\)", re.IGNORECASE)
_EMPTY_LABEL = pattern(r"(?<=\n)([ \t]*[-*+] ([^\W\d][\w ]*):)[ \t]*$", re.MULTILINE)
_JOINED_YEAR = pattern(r"\b(venue|conference|journal)(year)\b", re.IGNORECASE)
_EXPLICIT = pattern(
    r"<([^<>\n=]+)>|(?<!\{)\{++([^{}\n]++)\}++|\$([^$\n]+)\$"
    r"|(?<=`)([A-Z][a-z]+(?: [A-Z]?[a-z]+)?)(?=`)"
)
_LETTER = pattern(r"[^\W\d_]")
_HTML = pattern(
    r"/? ?(?:a|b|i|p|br|ins|del|su[bp]|kbd|img|div|em|strong|code|u|s|small|font)\b", re.IGNORECASE
)
_ANY = pattern(r"\[(?:more |other |additional |related )*links?(?:\(s\))?\]", re.IGNORECASE)
_NOTE = pattern(r"(?<=\w) \[[^\[\]()\n]*\bformat\](?!\()", re.IGNORECASE)
"""What is said of how a field is written: `DATE ["mmm dd, yyyy" date format]`."""
_OPTIONAL = pattern(r"optional ", re.IGNORECASE)
_IS_OPTIONAL = pattern(
    r"[ -]?\((?:optional|not necessary|if (?:any|available|applicable|exists))\)", re.IGNORECASE
)


def plainer(text: str) -> str:
    """The text with what is written in other ways made the one that `stated_parts` knows."""
    text = _AUTHOR_LINK.sub(r"\1", _BARE_LINK.sub(r"[\1](\2)", text))
    text = _NOTE.sub("", text)
    text = _EMPTY_LABEL.sub(r"\1 {\2}", text)
    text = _JOINED_YEAR.sub(r"{\1}{\2}", text)
    return re.sub(r"\\(?=[\[\]()])", "", text) if r"\]\(" in text else text


def targets(text: str) -> Iterator[str]:
    for found in _LINK.finditer(text):
        if not found["image"]:
            yield found["to"] or found["there"] or found["target"] or ""


def stated_parts(text: str) -> Iterator[StatedPart]:
    end = 0
    for found in _LINK.finditer(text):
        yield from _plain(text[end : found.start()])
        end = found.end()
        if found["image"]:
            yield StatedPart(found[0], "image" if found["tag"] else "any", optional=True)
        elif found["in"]:
            yield _link(found["inner"], found["to"], "[{0}({1})]")
        elif found["twice"]:
            yield _link(found["twice"], found["there"], "[{0}]({1})")
        else:
            yield _link(found["label"], found["target"], PLAIN)
    yield from _plain(text[end:])


def _link(label: str, target: str, shape: str) -> StatedPart:
    return StatedPart(label, target=target, label=tuple(_plain(label)), shape=shape)


def _plain(text: str) -> Iterator[StatedPart]:
    """Text without links: explicit placeholders first, and words between them."""
    end = 0
    for found in _EXPLICIT.finditer(text):
        inner = found[1] or found[2] or found[3] or found[4]
        if (found[1] and _HTML.match(inner)) or not _LETTER.search(inner):
            continue
        yield from _words(text[end : found.start()])
        end = found.end()
        yield from _explicit(inner)
    yield from _words(text[end:])


def _explicit(inner: str) -> Iterator[StatedPart]:
    """A placeholder in brackets of its own: its words need not be known."""
    known = list(_words(inner))
    if all(part.field or not _LETTER.search(part.text) for part in known):
        for part in known:
            yield replace(part, rank=part.rank and max(part.rank, FEWEST_FOR_TITLE))
    else:
        yield StatedPart(inner, name(inner))


def _words(text: str) -> Iterator[StatedPart]:
    end = 0
    for each in _ANY.finditer(text):
        yield from _phrases(text[end : each.start()])
        yield StatedPart(each[0], "any", optional=True)
        end = each.end()
    yield from _phrases(text[end:])


def _phrases(text: str) -> Iterator[StatedPart]:
    end, before = 0, ""
    for each in phrases(text):
        literal = text[end : each.start]
        optional = bool(_OPTIONAL.match(text, each.start))
        if before == "venue" and each.field == "year" and literal == " + ":
            literal = " "
        if literal:
            yield StatedPart(literal)
        end, before = each.end, each.field
        if more := _IS_OPTIONAL.match(text, end):
            optional, end = True, more.end()
        yield StatedPart(text[each.start : each.end], each.field, each.rank, optional=optional)
    if text[end:]:
        yield StatedPart(text[end:])
