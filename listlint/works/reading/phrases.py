"""What a plain text says as a whole: people, a venue, both, or a title and these behind it."""

from __future__ import annotations

import re
from itertools import islice

from listlint.core.lazy_pattern import pattern
from listlint.core.years import YEAR
from listlint.works.reading import person_names, venues

_MOST_WORDS = 4
"""Of a venue without a year: what is longer could as well be a title."""
_JOINT = pattern(
    rf"(?:(?<!\s)\s++)?[,.;]\s++(?:in\s++)?|(?<=al)\s++|(?<=al\.)\s++|,(?={YEAR}\b)"
    rf"|(?<!\s)\s++(?=\(|{YEAR}\b)"
)
_LAST_NAMES = pattern(r"[A-Z][\w-]+ (?:and|&) [A-Z][\w-]+(,? +)")
_PARTS = pattern(
    r"(?:(?<!\s)\s++)?(?:(?<![A-Z. ].)\.\s++|[()\[\]]\s*+)|(?<!\s)\s++[|\u2013\u2014-]\s++"
)
_EDGES = " .,;:|()[]\u3010\u3011*"
_CUT = pattern(
    r"(?<=[.?!\u3002])\s+|[,;]\s+|\uff0c\s*|\t+|(?<!\s)\s++[-\u2013\u2014|]++\s++"
    r"|(?:(?<!\s)\s++)?[(\[\u3010\uff08](?=[\w'\u2019])|\.(?=[A-Z][a-z]* [A-Z])|(?<=[\"\u201d])\s+"
    r"|(?<!\s)\s++(?=by [A-Z])|(?<=[?!])\s*[,.]\s+"
)
_ABBREVIATION = pattern(r"\b(?:vs|al|etc|e\.g|i\.e|St|Dr|Mr|No|Vol|[A-Z])\.$")
_FEWEST_WORDS = 2
"""Of a title that comes before others; fewer are a name or a label."""
_LONGEST = 4000
"""Characters of title, authors and venue together; more is prose."""
_MOST_JOINTS, _MOST_CUTS = 12, 40
"""How many places are tried, so that no text takes long: from the end, from the start."""


def is_stated(text: str) -> bool:
    """Whether a text is a venue, a year or both."""
    stated = venues.read(text.strip(_EDGES))
    if stated is None or stated.venue is None or stated.year is not None:
        return stated is not None
    return len(stated.venue.split()) <= _MOST_WORDS


def is_people(text: str) -> bool:
    """Whether a text is surely a list of authors."""
    found = person_names.read(text)
    return found is not None and found.sure


def split(text: str, *, titled: bool = False) -> tuple[int, int] | None:
    """Where the authors end and the venue begins in `S. Levine et al., CVPR 2016`."""
    for found in reversed([*_JOINT.finditer(text)][-_MOST_JOINTS:]):
        head, rest = text[: found.start()], text[found.end() :]
        people = person_names.read(head, titled=titled) if rest and venues.read(rest) else None
        if people and (people.sure or " " in head.strip()):
            return found.span()
    return None


def pair(text: str) -> tuple[int, int] | None:
    """The same for two last names: too like the end of a title to be sought in one."""
    found = _LAST_NAMES.match(text)
    return found.span(1) if found and venues.read(text[found.end() :]) else None


def title_end(text: str, begin: int, end: int) -> int | None:
    """Where the title ends in a span: before authors, venue or year, else behind a sentence."""
    if end - begin > _LONGEST:
        return None
    fallback = single = None
    for found in islice(_CUT.finditer(text, begin, end), _MOST_CUTS):
        head, rest = text[begin : found.start()], text[found.end() : end]
        is_sentence = not found[0].strip(" .")
        if not rest.strip(" .,()[]") or not head.strip():
            continue
        if is_sentence and _ABBREVIATION.search(head):
            continue
        if _is_rest(rest, found[0].strip()[:1]):
            if len(head.split()) >= _FEWEST_WORDS:
                return found.start()
            single = found.start() if single is None else single
        ended = head.endswith((".", "\u3002")) and not found[0].strip()
        if fallback is None and ended and len(head.split()) > _FEWEST_WORDS and rest[:1].isupper():
            fallback = found.start()
    return fallback if single is None else single


def _is_rest(text: str, opening: str) -> bool:
    """Whether a text, behind a bracket or not, says only who, where and when."""
    if opening in ("(", "[", "\u3010", "\uff08"):
        inner, _, rest = re.sub(r"[\])\u3011\uff09]", "\0", text, count=1).partition("\0")
        rest = rest.strip(" .,;:|-\u2013\u2014")
        return is_stated(inner) and (not rest or len(rest.split()) > _FEWEST_WORDS or says(rest))
    return says(text)


def says(text: str) -> bool:
    """Whether a text begins with authors, venue or year, and is mostly such."""
    if _is_known(text):
        return True
    pieces = [piece for piece in _PARTS.split(text) if piece.strip(" .,;:|")]
    known = [_is_known(piece) for piece in pieces]
    return bool(known) and known[0] and sum(known) * 2 > len(known)


def _is_known(text: str) -> bool:
    return is_stated(text) or is_people(text) or split(text) is not None
