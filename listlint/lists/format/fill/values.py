"""The value of a field as the other entries write theirs: its end, its first letter, its signs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.thresholds import FEWEST, FEWEST_ALIKE, NEARLY_ALL

_STOPS = ".\u3002"
_BRACKET = pattern(r"(?<!\\)[\[\]]")
_REPOSITORY = pattern(r"https?://([^/\s]+)/([^/\s?#]+/[^/\s?#]+?)(?:\.git)?/?(?:[?#]|$)")
_IMAGE = pattern(r"!\[[^\[\]]*+\]\([^()\s]*+\)")
_QUOTES = ('""', "''", "\u201c\u201d", "\u2018\u2019", "\u00ab\u00bb", "\u300c\u300d")
_QUOTE_SIGNS = frozenset("".join(_QUOTES))
_NEVER_IN_TARGET = ' <>"`{}|\\^'


def in_one_line(text: str) -> str:
    """A value without line breaks: an entry's lines are those of its format."""
    return " ".join(text.split())


def ended(value: str, others: Sequence[str], following: str) -> str:
    """With a full stop at its end or without, as most of the others are, and with none where the
    format has one behind it.
    """
    bare = value.rstrip(_STOPS) if not value.endswith("...") else value
    if following[:1] in (*_STOPS,):
        return bare
    stops = sum(other.endswith((*_STOPS,)) for other in others)
    if len(others) < FEWEST_ALIKE:
        return value
    if 2 * stops > len(others) and value[-1:] not in "!?\u2026)" + _STOPS:
        usual = Counter(other[-1] for other in others if other[-1] in _STOPS).most_common(1)[0][0]
        return bare + usual
    return value if 2 * stops > len(others) else bare


def capitalised(value: str, others: Sequence[str]) -> str:
    """With a capital, where nearly all others have one and the first word is a plain one."""
    first = re.match(r"[^\W\d_]+(?=[\s,;:]|$)", value)
    if first is None or not first[0].islower() or len(others) < FEWEST:
        return value
    begun = [other for other in others if other[:1].isalpha()]
    capitals = sum(other[0].isupper() for other in begun)
    is_usual = begun and NEARLY_ALL.holds(capitals, len(begun)) and len(begun) >= FEWEST_ALIKE
    return value[0].upper() + value[1:] if is_usual else value


def digits_unlike(value: str, others: Sequence[str]) -> str | None:
    """An example of the others, if all of them are numbers of one shape, such as `2024-05`, and
    this one is not.
    """
    shapes = {re.sub(r"\d", "9", other) for other in others}
    if len(others) < FEWEST_ALIKE or len(shapes) > 1 or re.search(r"[^\W\d_]", next(iter(shapes))):
        return None
    return None if re.sub(r"\d", "9", value) in shapes else others[-1]


def opening_unlike(value: str, others: Sequence[str]) -> str | None:
    """An example of the others, if all of them begin with a sign, such as the bracket of a link or
    of a language, and this one with a word.
    """
    said = [other for other in others if any(map(str.isalnum, other))]
    if len(said) < FEWEST_ALIKE or not value[:1].isalnum() or any(o[0].isalnum() for o in said):
        return None
    return said[-1]


def quoted(value: str, others: Sequence[str]) -> str:
    """Between the quotation marks that nearly all of the others have around them."""
    pairs = Counter(each[0] + each[-1] for each in others if len(each) > 1)
    pair, count = next(iter(pairs.most_common(1)), ("", 0))
    is_usual = len(others) >= FEWEST_ALIKE and NEARLY_ALL.holds(count, len(others))
    if pair not in _QUOTES or not is_usual or value[:1] in _QUOTE_SIGNS:
        return value
    return pair[0] + value + pair[1]


def badges(text: str) -> str:
    """The images at the end of a text, with the space before them."""
    end = at = len(text.rstrip())
    for image in reversed([*_IMAGE.finditer(text)]):
        if text[image.end() : at].strip():
            break
        at = image.start()
    begin = len(text[:at].rstrip())
    return text[begin:] if begin < at < end else ""


def as_target(value: str) -> str:
    """An address as the target of a link: what would end it is written in percent."""
    depth, is_even = 0, True
    for char in value:
        depth += (char == "(") - (char == ")")
        is_even = is_even and depth >= 0
    unsafe = _NEVER_IN_TARGET + ("" if is_even and not depth else "()")
    return "".join(quote(char, safe="") if char in unsafe else char for char in value)


def as_link_text(value: str) -> str:
    """A text between brackets, in which brackets that are not closed are escaped."""
    depth, is_even = 0, True
    for bracket in _BRACKET.findall(value):
        depth += 1 if bracket == "[" else -1
        is_even = is_even and depth >= 0
    return value if is_even and not depth else _BRACKET.sub(lambda sign: "\\" + sign[0], value)


def as_cell(value: str) -> str:
    """A text in the cell of a table, in which bars are escaped."""
    return re.sub(r"(?<!\\)\|", r"\\|", value)


def derived(others: Sequence[tuple[str, str]], url: str) -> str | None:
    """What a field must hold that others fill with their own `owner/name`, such as a badge: they
    are given as values with the addresses of their entries. `None` where they are not alike, or
    where the address is of another site.
    """
    own = _REPOSITORY.match(url)
    if own is None or len(others) < FEWEST_ALIKE:
        return None
    kinds: Counter[str] = Counter()
    for value, address in others:
        there = _REPOSITORY.match(address)
        if there and there[1] == own[1] and there[2].casefold() in value.casefold():
            kind = re.sub(re.escape(there[2]), "\0", value, flags=re.IGNORECASE)
            kinds[kind.replace(f"[{_name(there)}]", "[\1]")] += 1
    kind, count = next(iter(kinds.most_common(1)), ("", 0))
    if not NEARLY_ALL.holds(count, len(others)):
        return None
    return kind.replace("\0", own[2]).replace("\1", _name(own))


def is_repository(url: str) -> bool:
    """Whether an address is that of something with an owner and a name."""
    return _REPOSITORY.match(url) is not None


def _name(repository: re.Match[str]) -> str:
    return repository[2].rpartition("/")[2]


def chosen_word(value: str, words: Sequence[str]) -> str | None:
    """Of the few words that a cell may have, the one that is meant, whatever marks are around."""
    wanted = _bare(value)
    return next((word for word in words if _bare(word) == wanted), None)


def _bare(text: str) -> str:
    return text.casefold().strip("`*_ .")
