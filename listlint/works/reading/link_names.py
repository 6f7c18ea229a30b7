"""The links of an entry under the names that a reader sees, and which of them are mere labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from listlint.core import labels
from listlint.core.document import Link, LinkKind
from listlint.core.lazy_pattern import pattern
from listlint.works.reading.styled_text import (
    OBJECT,
    Mark,
    Style,
    Words,
)

_OPENING, _CLOSING = "[(\u3010\uff08", "])\u3011\uff09"
_BACK = pattern(r"(?i)\bback to\b|^\W*top\W*$")
_BLANK = " \t"
_LONGEST_LABEL = 6
"""Words: what is longer is a title in brackets."""
_BADGE = pattern(
    r"(?i)shields\.io|badgen\.net|badge\.fury\.io|/badge[s.]|badge\.svg|forthebadge|\.svg(?:\?|$)"
    r"|colab-badge|open-in-|codecov\.io|travis-ci|visitor"
)
_WRITTEN_BADGE = pattern(r"shields\.io/(?:static/v1\?|badge/)([^?]*)")
_ADDRESS = pattern(
    r"(?:https?://|www\.)\S+|/?10\.\d{4,9}/\S+|(?:arxiv:\s*)?\d{4}\.\d{4,5}(?:v\d+)?",
    re.IGNORECASE,
)
_SHORTCODES = pattern(r"(?:(?<!\s)\s++)?(?::[\w+-]++:\s*+)++")
_UNDEFINED = pattern(r"!\[([^\[\]]*)\]\[[^\[\]]*\]")
_NAMED = pattern(r"[^\W_]")
_BEFORE = pattern(r"([A-Z][\w /]{1,24}?)\s*[:\uff1a]\s*[\[(]?\s*$")


_CITATION = pattern(r"([^\W\d_][^\n()\d]*+)\(((?:1[89]|20)\d\d)[a-z]?\)")
_SENTENCE = 200
"""Characters before a label that are enough to see the sentence there."""


class LinkPlace(NamedTuple):
    """A link in the visible text; `start` and `end` take in the brackets around it."""

    start: int
    end: int
    mark: Mark
    link: Link
    label: str
    is_label: bool
    """Whether it names a thing that belongs to the work, and not the work."""
    is_bracketed: bool


def places(words: Words) -> list[LinkPlace]:
    """Every link that a reader can follow, in order."""
    return [place for mark in words.of(Style.LINK) if (place := _place(words, mark))]


def _place(words: Words, mark: Mark) -> LinkPlace | None:
    if mark.link is None:
        return None
    raw = words.text[mark.start : mark.end]
    start, end = _widened(words.text, mark.start, mark.end)
    text = " ".join(raw.replace(OBJECT, " ").split())
    label = _stripped(text)
    is_image = OBJECT in raw and not label
    if is_image:
        label = _seen(words, mark)
    bracketed = _is_in_brackets(text) or (start < mark.start and words.text[start] in "[\u3010")
    words_in = len(label.split())
    is_label = (
        is_image
        or (bracketed and words_in <= _LONGEST_LABEL)
        or labels.is_label(label)
        or (start < mark.start and words_in <= 3)  # noqa: PLR2004 - `([Part 2](u))`
        or is_address(label)
        or not _NAMED.search(label)
        or _SHORTCODES.fullmatch(label) is not None
        or (cited(label) is not None and _is_behind_sentence(words.text, mark.start))
    )
    if (not label and not is_image and not mark.link.target) or _BACK.search(label):
        return None
    label = _named(words, mark.start, label, mark.link)
    return LinkPlace(start, end, mark, mark.link, label, is_label, bracketed)


def is_name(words: Words, found: Sequence[LinkPlace]) -> bool:
    """Whether the only link of a cell of titles is one, though its words may name what
    belongs to a work too: `YouTube` in a table of services.
    """
    if len(found) != 1 or found[0].is_bracketed or not found[0].label:
        return False
    (place,) = found
    is_alone = not (words.text[: place.start] + words.text[place.end :]).strip()
    said = {*re.findall(r"[\w-]+", place.label.casefold())}
    return is_alone and not said <= labels.THE_WORK | labels.SILENT | {"code"}


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """With the pair of brackets around it, if there is one."""
    before, after = start - 1, end
    while before >= 0 and text[before] in _BLANK:
        before -= 1
    while after < len(text) and text[after] in _BLANK:
        after += 1
    is_inside = before >= 0 and after < len(text) and text[before] in _OPENING
    if is_inside and _CLOSING[_OPENING.index(text[before])] == text[after]:
        return before, after + 1
    return start, end


def _is_in_brackets(text: str) -> bool:
    return text[:1] in ("[", "\u3010") and text[-1:] in ("]", "\u3011")


def _stripped(text: str) -> str:
    """Without brackets around it and emoji before it."""
    if image := _UNDEFINED.fullmatch(text):
        return image[1]
    while _is_in_brackets(text) or (text[:1] == "(" and text[-1:] == ")"):
        text = text[1:-1].strip()
    first = next((n for n, c in enumerate(text) if c.isalnum()), None)
    if first is None:
        return text
    last = max(n for n, c in enumerate(text) if c.isalnum())
    head, tail = text[:first], text[last + 1 :]
    if any(ord(c) > 0x2000 for c in head):  # noqa: PLR2004 - where symbols begin
        text = text[first:]
    if any(ord(c) > 0x2000 and c not in "\u2019\u201d\u2026" for c in tail):  # noqa: PLR2004 - as above
        text = text[: len(text) - len(tail)]
    if text[:1] == "[" and "]" not in text:
        text = text[1:]
    if text[-1:] == "]" and "[" not in text:
        text = text[:-1]
    return text.strip(" \t|")


def _seen(words: Words, mark: Mark) -> str:
    """What the badge says that is a link's text."""
    inner = (m.link for m in words.within(mark.start, mark.end, Style.IMAGE) if m.link)
    image = next(inner, None)
    if image is None:
        return ""
    if image.text and image.text.casefold() not in labels.SILENT:
        return image.text
    if written := _WRITTEN_BADGE.search(image.target):
        shown = unquote(written[1]).replace("--", "\0").rsplit("-", 1)[0]
        return " ".join(shown.replace("-", " ").replace("_", " ").replace("\0", "-").split())
    return image.text


def _named(words: Words, at: int, label: str, link: Link) -> str:
    """An address, and a text that says nothing, are called by the key before them."""
    if link.kind is not LinkKind.AUTOLINK and not is_silent(label):
        return label
    line = words.text.rfind("\n", 0, at) + 1
    found = _BEFORE.search(words.text, max(line, at - 30), at)
    return found[1].strip() if found and labels.is_label(found[1]) else label


def _is_behind_sentence(text: str, at: int) -> bool:
    before = text[max(at - _SENTENCE, 0) : at].rstrip()
    return before.endswith((".", "?", "!")) and any(map(str.isalpha, before))


def cited(label: str) -> tuple[str, int] | None:
    """The names and the year in a label such as `Doe, Roe (1998)`."""
    found = _CITATION.fullmatch(label)
    return (found[1].strip(), int(found[2])) if found else None


def is_silent(label: str) -> bool:
    """Whether a label says nothing of where it points."""
    return not _NAMED.search(_SHORTCODES.sub("", label)) or label.casefold() in labels.SILENT


def is_address(label: str) -> bool:
    """Whether a label is itself an address or an identifier."""
    return _ADDRESS.fullmatch(label) is not None


def is_badge(link: Link) -> bool:
    """Whether an image shows a state rather than the work."""
    return bool(_BADGE.search(link.target))


def masked(words: Words, found: list[LinkPlace]) -> str:
    """The text with every label, its brackets, and every image as so many `OBJECT`s."""
    characters = [*words.text]
    for start, end in _hidden(words, found):
        characters[start:end] = OBJECT * (end - start)
    return "".join(characters)


def _hidden(words: Words, found: list[LinkPlace]) -> Iterator[tuple[int, int]]:
    yield from ((place.start, place.end) for place in found if place.is_label)
    yield from ((mark.start, mark.end) for mark in words.of(Style.IMAGE))
