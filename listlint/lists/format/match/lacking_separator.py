"""An entry whose description follows the link with no separator between them.

Aligned sign by sign, such words are as well a thing for which there is no place; but where the
format has a description behind a separator, words up to the end of the line are that description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match.costs import SEPARATOR
from listlint.lists.format.match.deviations import Alignment, Deviation, DeviationKind, Value
from listlint.lists.format.match.wording import quoted

POINT = "separator"
"""The point of all these deviations."""
_OF_TEMPLATE = pattern(r"([ ]?[-\u2013\u2014:|][ ])\{description\}")
_UNSEPARATED = pattern(
    r"\s*+(?:[-*+]|\d+[.)])\s++(?:\*\*)?\[[^\[\]\n]+\]\([^()\s]+\)(?:\*\*)?"
    r"(?: ?!\[[^\[\]\n]*\]\([^()\s]*\))*+(?P<space> )"
    r"(?P<words>(?:\d+ [^\W\d_]|[^\W\d_][^\n ]*+ )[^\n]*)\Z"
)
"""A link, images behind it, and at least two words up to the end of the line."""
_SEPARATED = pattern(r"\s[-\u2013\u2014|]+\s|:\s")
CONNECTED = pattern(r"(?:and|are|by|can|for|from|has|in|is|of|on|or|via|was|will|with)\b")
"""Words that go on from a name, as a sentence or without describing anything."""


def separators(templates: Iterable[str]) -> tuple[str, ...]:
    """What stands ahead of the description in templates."""
    found = (_OF_TEMPLATE.search(each) for each in templates)
    return tuple(dict.fromkeys(each[1] for each in found if each))


def separations(text: str, signs: Iterable[str]) -> Iterator[tuple[str, Deviation]]:
    """An entry with each of these separators behind its link, if it has none, and what is to be
    said of it then.
    """
    found = _UNSEPARATED.match(text)
    if found is None or CONNECTED.match(found["words"]) or _SEPARATED.search(found["words"]):
        return
    (start, end), kind = found.span("space"), DeviationKind.SIGN
    for sign in signs:
        is_spaced = sign.startswith(" ")
        start = end if is_spaced else start
        new = sign.lstrip(" ") if is_spaced else sign
        message = f"{quoted(new.strip())} is missing after the title"
        yield text[:start] + new + text[end:], Deviation(kind, start, end, new, message, POINT)


def as_lacking(found: Alignment, lacking: Deviation) -> Alignment:
    """How an entry is aligned that would be so if it had what it is `lacking`."""
    more = len(lacking.new or "") - (lacking.end - lacking.start)
    moved = (
        Value(each.name, each.start - more, each.end - more)
        if each.start >= lacking.start + more
        else each
        for each in found.values
    )
    return Alignment(SEPARATOR, (lacking,), tuple(moved), found.template)
