"""An entry written as those around it are, from what it says itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.unlike.skeleton import LINKED, PartKind, Skeleton

_SEPARATOR = pattern(r"(?<!\s)\s++[-\u2013\u2014|]++\s++|:\s++")
"""What separates a name from its description."""
_EDGES = " \t-\u2013\u2014:|,;."
_LONGEST_NAME = 60
"""Characters of a name at most: what is longer is a sentence before a dash, and none is written for
it."""
_NO_NAME = pattern(r"[\[\]\n]")
_NO_TARGET = pattern(r"[\s()<>]")


class _Said(NamedTuple):
    """What an entry says of a work."""

    name: str
    target: str
    description: str


def written_like(
    entry: Skeleton, usual: Sequence[Skeleton], *, is_swapped: bool = False
) -> str | None:
    """The whole text of an entry as nearly all others are written: the linked name, with or without
    a description behind it. `None` where its parts cannot be told for sure. In an entry that
    `is_swapped`, name and description have each other's place.
    """
    model = usual[0]
    if model.build not in ("L", "LW"):
        return None
    said = _said(entry)
    if said and is_swapped:
        said = said._replace(name=said.description, description=said.name)
    if said is None or _NO_NAME.search(said.name) or _NO_TARGET.search(said.target):
        return None
    linked = f"{entry.bullet}[{said.name}]({said.target})"
    if model.build == "L":
        return None if said.description else linked
    if not said.description or "\n" in said.description:
        return None
    gap = Counter(map(_gap, usual)).most_common(1)[0][0]
    ending = Counter(map(_ending, usual)).most_common(1)[0][0]
    if gap.strip(_EDGES):
        return None  # what is said first is in brackets, such as a year
    return f"{linked}{gap}{said.description}{ending}"


def _gap(model: Skeleton) -> str:
    """What is between a link and the words after it."""
    return model.text[model.parts[0].end : model.parts[1].start]


def _ending(model: Skeleton) -> str:
    """The sign with which an entry ends."""
    end = model.text[model.parts[-1].end :].strip()
    return end if end in (".", "。", "") else ""


def _said(entry: Skeleton) -> _Said | None:
    links = [part for part in entry.parts if part.kind in LINKED]
    if len(links) != 1 or any(part.kind is PartKind.BREAK for part in entry.parts):
        return None
    link = links[0]
    around = [entry.text[len(entry.bullet) : link.start], entry.text[link.end :]]
    words = [text.strip(_EDGES) for text in around]
    if link.kind in (PartKind.LINK, PartKind.HTML) and any(words):
        return _Said(link.shown, link.target, " ".join(filter(None, words)))
    if link.kind is PartKind.LINK:
        return _divided(link.shown, link.target)
    strong = entry.parts[0]
    if strong.kind is PartKind.STRONG:
        rest = entry.text[strong.end : link.start].strip(_EDGES), words[1]
        return _Said(strong.shown, link.target, " ".join(filter(None, rest)))
    return _divided(words[0], link.target) if not words[1] else None


def _divided(text: str, target: str) -> _Said | None:
    """A name and what is said behind it, in one text."""
    name, *rest = _SEPARATOR.split(text, maxsplit=1)
    name = name.strip('*_`" ')
    if not name or not rest or len(name) > _LONGEST_NAME:
        return None
    return _Said(name, target, rest[0].strip(_EDGES))
