"""Which field each part of a stated format is: one is the title, others go by their own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.stated.field_phrases import name
from listlint.lists.format.stated.parts import (
    FEWEST_FOR_TITLE,
    PLAIN,
    StatedPart,
)

_JOINED = pattern(r"\w[-_/]\w")


def title(parts: list[StatedPart]) -> int | None:
    """The part that is the title: by what the words say, and among equals the first."""
    ranks = [_rank(part) for part in parts]
    best = max(ranks, default=0)
    if best < FEWEST_FOR_TITLE:  # then only a link or capitals show that a noun is the title
        first = next((part for part in parts if part.target is not None), None)
        ranks = [
            rank if _stands_out(part, first) else 0 for part, rank in zip(parts, ranks, strict=True)
        ]
        best = max(ranks, default=0)
    return ranks.index(best) if best else None


def _rank(part: StatedPart) -> int:
    if part.target is None:
        return part.rank if part.field == "title" else 0
    if part.shape != PLAIN:
        return 0
    return max((each.rank for each in part.label if each.field == "title"), default=0)


def _stands_out(part: StatedPart, first_link: StatedPart | None = None) -> bool:
    """Whether a noun is the first link, or in capitals, or joined to another: `awesome-project`."""
    is_joined = bool(_JOINED.search(part.text))
    return part is first_link or part.text.isupper() or is_joined


def named(parts: list[StatedPart], at_title: int) -> Iterator[StatedPart]:
    """The parts with their fields: one title; what else was taken for it has its own name."""
    free_url = parts[at_title].target is None
    seen: set[str] = set()
    for at, part in enumerate(parts):
        if part.target is None:
            named = _plainly_named(part, parts[at + 1 : at + 3], seen) if at != at_title else part
        elif at == at_title:
            named = replace(part, label=tuple(_title_first(part.label)), field="url")
        elif is_label(part):
            named = replace(part, label=(StatedPart(part.text),), field=name(part.text))
        else:
            label = tuple(map(_own, part.label))
            words = next((each.field for each in label if each.field), "link")
            named = replace(part, label=label, field="url" if free_url else f"{words}_url")
            free_url = False
        seen.add(named.field)
        yield named


def _plainly_named(part: StatedPart, behind: list[StatedPart], seen: set[str]) -> StatedPart:
    """Text outside of links: dots behind a description mean more of the same, and what is
    before a colon and its own field is a label.
    """
    if part.text in ("...", "…") and len(seen) > 1 and seen & {"description", "year", "code"}:
        return replace(part, field="any", optional=True)
    is_before_colon = bool(behind) and not behind[0].field and behind[0].text[:1] in (":", "\uff1a")
    if is_before_colon and behind[1:] and behind[1].field == part.field:
        return StatedPart(part.text)
    return _own(part)


def _own(part: StatedPart) -> StatedPart:
    """A title that is not the entry's, called after its own words; a mere noun is literal."""
    if part.field != "title":
        return part
    if part.rank < FEWEST_FOR_TITLE and not _stands_out(part):
        return StatedPart(part.text)
    return replace(part, field=name(part.text))


def _title_first(label: tuple[StatedPart, ...]) -> Iterator[StatedPart]:
    best = max(part.rank for part in label if part.field == "title")
    numbers = count()
    for part in label:
        is_best = part.field == "title" and part.rank == best and not next(numbers)
        yield part if is_best else _own(part)


def is_label(part: StatedPart) -> bool:
    """Whether a link's text is its label, and no placeholder for one."""
    words = [each for each in part.label if each.field]
    if not words or part.text in ("PDF", "URL", "DOI"):
        return True
    if {each.field for each in words} & {"authors", "venue", "year", "date", "description"}:
        return False
    is_title = any(each.rank >= FEWEST_FOR_TITLE for each in words)
    return not is_title and not part.text.isupper() and not _JOINED.search(part.text)


def nested(parts: list[StatedPart]) -> Iterator[StatedPart]:
    """Nested items of words that we do not know are fields; so is what follows a last label."""
    seen = False
    for at, part in enumerate(parts):
        if part.field or part.target is not None or not seen:
            seen = seen or bool(part.field)
            yield part
            continue
        last = at + 1 == len(parts)
        behind = "\n" if last else parts[at + 1].text[:1] if not parts[at + 1].field else ""
        yield from _items(part.text, behind == "\n")


_ITEM = pattern(r"(?<=\n)([ \t]+[-*+] )([^\W\d_][\w ,/&-]{2,60})(:?)(?=\n|\Z)")


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
