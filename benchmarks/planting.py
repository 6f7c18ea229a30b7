"""Breaks an entry of a list by one edit, as somebody might who adds an entry in a hurry.

A fault counts only where the list has a custom at that point; where it has none, nothing is
planted, and that is said. Pure functions, the same for the same seed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from customs import ENDING_IN_YEAR, Customs, Gap, Part, Reading, cut, period, shape


class Kind(StrEnum):
    """What is done to an entry."""

    PERIOD = "period"
    SPACE = "space"
    BRACKET = "bracket"
    LABEL = "label"
    SWAP = "swap"
    AUTHORS = "authors"
    BULLET = "bullet"
    DASH = "dash"
    EMPTY_LINK = "empty-link"
    YEAR = "year"


class Fault(NamedTuple):
    """A broken entry."""

    kind: Kind
    text: str
    literal: bool
    """Whether the right fix restores the entry byte for byte, since no content is lost."""


class Site(NamedTuple):
    """A place where an entry can be broken."""

    text: str
    customary: bool
    """Whether the list has a custom there, which the entry keeps."""
    literal: bool = True


Planter = Callable[[Reading, Customs], Iterator[Site]]

_BRACKETS = dict(zip("[](){}【】", "()[][][]", strict=True))
_DASH = re.compile(r"(?<=[^|] )[-\u2013\u2014](?= (?!\|))")  # in a cell of its own it is a value
_BLANK = re.compile(r"(?<![ \t\n]) (?![ \t\r\n])")


def plant(text: str, customs: Customs, seed: int = 0) -> tuple[list[Fault], list[Kind]]:
    """A broken variant for every kind that can be planted in an entry, and the kinds for which
    the entry has a place, but the list no custom.
    """
    reading = cut(text, customs.labels)
    faults, left_out = [], []
    for kind, planter in _PLANTERS.items():
        sites = [site for site in planter(reading, customs) if site.text != text]
        if customary := [site for site in sites if site.customary]:
            rng = random.Random(f"{seed} {kind} {text}")  # noqa: S311 - a choice, no secret
            site = rng.choice(customary)
            faults.append(Fault(kind, site.text, site.literal))
        elif sites:
            left_out.append(kind)
    return faults, left_out


def _period(reading: Reading, customs: Customs) -> Iterator[Site]:
    text = reading.text
    first_line = text.partition("\n")[0]
    at = period(first_line)
    if at is not None and first_line != text.rstrip():
        yield Site(_spliced(text, at, at + 1), customs.first_period)
    at = period(text)
    if at is not None:
        yield Site(_spliced(text, at, at + 1), customs.last_period)


def _space(reading: Reading, customs: Customs) -> Iterator[Site]:
    """Between two words a blank is a part of the text: there it is neither doubled nor lost."""
    text = reading.text
    for gap in reading.gaps:
        if gap.text == " " and {gap.left.kind, gap.right.kind} <= {"text", "year"}:
            continue
        for blank in _BLANK.finditer(text, gap.left.end, gap.right.start):
            at = blank.start()
            yield Site(_spliced(text, at, at, " "), _is_customary(gap, customs))
            yield Site(_spliced(text, at, at + 1), _is_customary(gap, customs))


def _bracket(reading: Reading, customs: Customs) -> Iterator[Site]:
    """The brackets around a label, a year or a venue: one of them, or the pair."""
    gaps = list(reading.gaps)
    for before, after in pairwise(gaps):
        part = before.right
        if part.kind.startswith(("link:", "boxed", "group")) or part.kind == "year":
            yield from _around(reading.text, before, after, customs)
    for label in reading.labels:
        yield from _within(reading, label, customs)


def _around(text: str, before: Gap, after: Gap, customs: Customs) -> Iterator[Site]:
    start, end = before.right.start - 1, before.right.end
    opens = before.text.endswith(tuple("[({【")) and text[start - 1] != "\\"
    closes = after.text.startswith(tuple("])}】"))
    kept = _is_customary(before, customs), _is_customary(after, customs)
    if opens:
        yield Site(_turned(text, start), kept[0])
    if closes:
        yield Site(_turned(text, end), kept[1])
    if opens and closes:
        yield Site(_turned(text, start, end), all(kept))


def _within(reading: Reading, link: Part, customs: Customs) -> Iterator[Site]:
    """The brackets around a label, of `[[pdf]](…)` the outer one and the inner ones."""
    text = reading.text
    kept = shape(reading, link) == customs.shapes.get(link.kind)
    yield Site(_turned(text, link.start), kept)
    inner = text.index(link.shown, link.start) - 1
    closing = inner + len(link.shown) + 1
    if text[inner] == "[" and text[closing] == "]":
        yield Site(_turned(text, inner), kept)
        yield Site(_turned(text, inner, closing), kept)


def _label(reading: Reading, customs: Customs) -> Iterator[Site]:
    text = reading.text
    for label in reading.labels:
        kept = customs.spellings.get(label.kind) == label.shown
        at = text.index(label.shown, label.start)
        for other in {label.shown.upper(), label.shown.lower(), label.shown.capitalize()}:
            if other.casefold() == label.shown.casefold() and other != label.shown:
                yield Site(_spliced(text, at, at + len(other), other), kept)


def _swap(reading: Reading, customs: Customs) -> Iterator[Site]:
    text = reading.text
    kinds = [label.kind for label in reading.labels]
    for one, two in pairwise(reading.parts):
        if all(kinds.count(part.kind) == 1 for part in (one, two)):
            between = text[one.end : two.start]
            turned = text[two.start : two.end] + between + text[one.start : one.end]
            kept = (one.kind, two.kind) in customs.orders
            yield Site(_spliced(text, one.start, two.end, turned), kept)


def _authors(reading: Reading, customs: Customs) -> Iterator[Site]:
    lines = reading.text.rstrip().split("\n")
    number = customs.authors
    if number is not None and number < len(lines) and "](" not in lines[number]:
        del lines[number]
        yield Site("\n".join(lines).rstrip("\r"), customary=True, literal=False)


def _bullet(reading: Reading, customs: Customs) -> Iterator[Site]:
    """The number that an item had cannot be known from the item alone."""
    if marker := reading.marker:
        text = reading.text
        start = len(text) - len(text.lstrip())
        end = start + len(text[start:].split(maxsplit=1)[0])
        other = "*" if marker == "-" else "-"
        kept = marker == customs.marker
        yield Site(_spliced(text, start, end, other), kept, literal=marker != "1.")


def _dash(reading: Reading, customs: Customs) -> Iterator[Site]:
    text = reading.text
    for gap in reading.gaps:
        for dash in _DASH.finditer(text, gap.left.end, gap.right.start):
            other = "\u2013" if dash[0] == "-" else "-"
            yield Site(_spliced(text, dash.start(), dash.end(), other), _is_customary(gap, customs))


def _empty_link(reading: Reading, customs: Customs) -> Iterator[Site]:
    links = [part for part in reading.parts if part.kind.startswith("link")]
    for link in links[:1] + [link for link in links[1:] if link.kind != "link"]:
        if reading.text.startswith("http", link.target[0]):
            broken = _spliced(reading.text, *link.target)
            yield Site(broken, link.kind in customs.filled, literal=False)


def _year(reading: Reading, customs: Customs) -> Iterator[Site]:
    """The year with the comma or blank before it; with its brackets where it fills them."""
    text = reading.text
    for key, part in reading.years:
        start, end = part.start, part.end
        whole = text[start:end].strip("`*_")
        if not whole.isdigit():
            if within := ENDING_IN_YEAR.search(text[start:end]):
                start, end = start + within.start(), start + within.end()
        elif text[start - 1] in "[(【" and text[end : end + 1] in "])】":
            start, end = start - 1, end + 1
        start = len(text[:start].rstrip(" ,"))
        yield Site(_spliced(text, start, end), key in customs.years, literal=False)


def _is_customary(gap: Gap, customs: Customs) -> bool:
    return customs.gaps.get(gap.key) == gap.text


def _turned(text: str, *places: int) -> str:
    """The text with these brackets made others."""
    for at in places:
        text = _spliced(text, at, at + 1, _BRACKETS[text[at]])
    return text


def _spliced(text: str, start: int, end: int, new: str = "") -> str:
    return text[:start] + new + text[end:]


_PLANTERS: dict[Kind, Planter] = {
    Kind.PERIOD: _period,
    Kind.SPACE: _space,
    Kind.BRACKET: _bracket,
    Kind.LABEL: _label,
    Kind.SWAP: _swap,
    Kind.AUTHORS: _authors,
    Kind.BULLET: _bullet,
    Kind.DASH: _dash,
    Kind.EMPTY_LINK: _empty_link,
    Kind.YEAR: _year,
}
