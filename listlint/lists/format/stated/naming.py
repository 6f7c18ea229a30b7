"""Which field each piece of a stated format is: one is the title, others go by their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from listlint.lists.format.stated.field_phrases import name
from listlint.lists.format.stated.parts import (
    FEWEST_FOR_TITLE,
    PLAIN,
    StatedPart,
)

_JOINED = re.compile(r"\w[-_/]\w")


def title(pieces: list[StatedPart]) -> int | None:
    """The part that is the title: by what the words say, and among equals the first."""
    ranks = [_rank(piece) for piece in pieces]
    best = max(ranks, default=0)
    if best < FEWEST_FOR_TITLE:  # then only a link or capitals show that a noun is the title
        first = next((piece for piece in pieces if piece.target is not None), None)
        ranks = [
            rank if _stands_out(piece, first) else 0
            for piece, rank in zip(pieces, ranks, strict=True)
        ]
        best = max(ranks, default=0)
    return ranks.index(best) if best else None


def _rank(piece: StatedPart) -> int:
    if piece.target is None:
        return piece.rank if piece.field == "title" else 0
    if piece.shape != PLAIN:
        return 0
    return max((each.rank for each in piece.label if each.field == "title"), default=0)


def _stands_out(piece: StatedPart, first_link: StatedPart | None = None) -> bool:
    """Whether a noun is the first link, or in capitals, or joined to another: `awesome-project`."""
    is_joined = bool(_JOINED.search(piece.text))
    return piece is first_link or piece.text.isupper() or is_joined


def named(pieces: list[StatedPart], at_title: int) -> Iterator[StatedPart]:
    """The pieces with their fields: one title; what else was taken for it has its own name."""
    free_url = pieces[at_title].target is None
    seen: set[str] = set()
    for at, piece in enumerate(pieces):
        if piece.target is None:
            named = (
                _plainly_named(piece, pieces[at + 1 : at + 3], seen) if at != at_title else piece
            )
        elif at == at_title:
            named = replace(piece, label=tuple(_title_first(piece.label)), field="url")
        elif is_label(piece):
            named = replace(piece, label=(StatedPart(piece.text),), field=name(piece.text))
        else:
            label = tuple(map(_own, piece.label))
            words = next((each.field for each in label if each.field), "link")
            named = replace(piece, label=label, field="url" if free_url else f"{words}_url")
            free_url = False
        seen.add(named.field)
        yield named


def _plainly_named(piece: StatedPart, behind: list[StatedPart], seen: set[str]) -> StatedPart:
    """Text outside of links: dots behind a description mean more of the same, and what stands
    before a colon and its own field is a label.
    """
    if piece.text in ("...", "…") and len(seen) > 1 and seen & {"description", "year", "code"}:
        return replace(piece, field="any", optional=True)
    is_before_colon = bool(behind) and not behind[0].field and behind[0].text[:1] in (":", "\uff1a")
    if is_before_colon and behind[1:] and behind[1].field == piece.field:
        return StatedPart(piece.text)
    return _own(piece)


def _own(piece: StatedPart) -> StatedPart:
    """A title that is not the entry's, called after its own words; a mere noun is literal."""
    if piece.field != "title":
        return piece
    if piece.rank < FEWEST_FOR_TITLE and not _stands_out(piece):
        return StatedPart(piece.text)
    return replace(piece, field=name(piece.text))


def _title_first(label: tuple[StatedPart, ...]) -> Iterator[StatedPart]:
    best = max(piece.rank for piece in label if piece.field == "title")
    numbers = count()
    for piece in label:
        is_best = piece.field == "title" and piece.rank == best and not next(numbers)
        yield piece if is_best else _own(piece)


def is_label(piece: StatedPart) -> bool:
    """Whether a link's text is its label, and no placeholder for one."""
    words = [each for each in piece.label if each.field]
    if not words or piece.text in ("PDF", "URL", "DOI"):
        return True
    if {each.field for each in words} & {"authors", "venue", "year", "date", "description"}:
        return False
    is_title = any(each.rank >= FEWEST_FOR_TITLE for each in words)
    return not is_title and not piece.text.isupper() and not _JOINED.search(piece.text)


def nested(pieces: list[StatedPart]) -> Iterator[StatedPart]:
    """Nested items of words that we do not know are fields; so is what follows a last label."""
    seen = False
    for at, piece in enumerate(pieces):
        if piece.field or piece.target is not None or not seen:
            seen = seen or bool(piece.field)
            yield piece
            continue
        last = at + 1 == len(pieces)
        behind = "\n" if last else pieces[at + 1].text[:1] if not pieces[at + 1].field else ""
        yield from _items(piece.text, behind == "\n")


_ITEM = re.compile(r"(?<=\n)([ \t]+[-*+] )([^\W\d_][\w ,/&-]{2,60})(:?)(?=\n|\Z)")


def _items(text: str, ends: bool) -> Iterator[StatedPart]:  # noqa: FBT001 - what it is is its name
    end = 0
    for found in _ITEM.finditer(text):
        if found.end() == len(text) and not ends:
            break
        label = found[2] + ": " if found[3] else ""
        yield StatedPart(text[end : found.end(1)] + label)
        yield StatedPart(found[2], name(found[2]))
        end = found.end()
    if text[end:]:
        yield StatedPart(text[end:])
