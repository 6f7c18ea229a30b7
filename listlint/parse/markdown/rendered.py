"""What a reader sees of Markdown: characters in a row, each with its emphasis and its link.

Two texts whose rows are equal look the same on the page, whatever their source. Whitespace counts
as one space, as browsers show it; what has a name of its own, such as `:+1:`, is one character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from listlint.core.lazy_pattern import pattern
from listlint.parse.markdown import grammar


class Glyph(NamedTuple):
    """A character as it is shown, or what takes the place of one: an image, a line break."""

    text: str
    styles: tuple[str, ...] = ()
    """The emphasis around it, outermost first: `em`, `strong`, `code`, or an HTML tag."""
    target: str | None = None
    """Where the link around it leads."""


_NAMED = pattern(r":[a-z0-9_+-]+:(?![\w/])|\[\^[^\]\s]+\]|\s+|[^\s]")
"""An emoji's name, a mark of a footnote, white space, or any character."""
_UNSEEN = pattern(r"[\u200b\u200c\u200d\u2060\ufeff]|<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = pattern(r"<(/?)([A-Za-z][\w-]*)")
_VOID = frozenset({"br", "hr", "img", "input", "wbr"})


Definitions = Mapping[str, Mapping[str, str]]
"""Where labels lead, as markdown-it keeps it."""


def definitions(targets: Mapping[str, str]) -> Definitions:
    """Where labels lead, for any number of texts to be rendered."""
    return {
        grammar.normalized(label): {"title": "", "href": target}
        for label, target in targets.items()
    }


def render(text: str, known: Definitions | None = None) -> list[Glyph]:
    """What is seen of a text, given the definitions that are elsewhere."""
    environment = grammar.environment() | {"references": known or {}}
    tokens = grammar.markdown().parse(text, environment)
    return list(_with_single_spaces(_blocks(tokens)))


def _blocks(tokens: Iterable[Token]) -> Iterator[Glyph]:
    for token in tokens:
        if token.type == "inline":
            yield from _inline(token.children or [])
        elif token.type == "html_block":
            yield from (Glyph(mark) for mark in _UNSEEN.sub("", token.content).split())
        elif token.content:
            yield from (Glyph(character, ("code",)) for character in token.content)
        else:  # what opens or closes a block; how deep headings and lists are shows
            yield Glyph(f"\n{token.type} {token.tag} {token.attrGet('start') or ''}")


def _inline(tokens: Iterable[Token]) -> Iterator[Glyph]:
    styles: list[str] = []
    targets: list[str] = []
    for token in tokens:
        match token.type:
            case "link_open":
                targets.append(str(token.attrGet("href") or ""))
            case "link_close":
                targets.pop()
            case "strong_open" | "em_open":
                styles.append(token.tag)
            case "strong_close" | "em_close":
                styles.remove(token.tag)
            case "html_inline":
                yield from _tag(token.content, styles, targets)
            case _:
                target = targets[-1] if targets else None
                yield from _shown(token, tuple(styles), target)


def _shown(token: Token, styles: tuple[str, ...], target: str | None) -> Iterator[Glyph]:
    """What a token that neither begins nor ends anything shows."""
    match token.type:
        case "hardbreak":
            yield Glyph("\n", (), target)
        case "softbreak":
            yield Glyph(" ", styles, target)
        case "image":
            yield Glyph(f"![{token.content}]({token.attrGet('src')})", styles, target)
        case "code_inline":
            yield from (Glyph(character, (*styles, "code"), target) for character in token.content)
        case _:
            shown = _UNSEEN.sub("", token.content)
            yield from (Glyph(each, styles, target) for each in _NAMED.findall(shown))


def _tag(text: str, styles: list[str], targets: Sequence[str]) -> Iterator[Glyph]:
    """What a tag shows, or begins, or ends."""
    found = _TAG.match(text)
    if found is None:  # a comment, or an instruction
        return
    is_end, name = found[1], found[2].lower()
    if name in _VOID:
        target = targets[-1] if targets else None
        yield Glyph("\n", (), target) if name == "br" else Glyph(text, tuple(styles), target)
    elif not is_end:
        styles.append(text)
    elif opened := next((each for each in reversed(styles) if _is(each, name)), None):
        styles.remove(opened)


def _is(style: str, name: str) -> bool:
    found = _TAG.match(style)
    return found is not None and found[2].lower() == name


def _with_single_spaces(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """White space as it is shown: once, and neither at the start nor at the end of a line."""
    pending: Glyph | None = None
    is_start = True
    for glyph in glyphs:
        if glyph.text.isspace() and "\n" not in glyph.text:
            pending = pending or glyph._replace(text=" ", styles=(), target=None)
            continue
        if pending and not is_start and not glyph.text.startswith("\n"):
            yield pending
        pending, is_start = None, glyph.text.startswith("\n")
        yield glyph
