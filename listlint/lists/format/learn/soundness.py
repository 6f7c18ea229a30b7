"""Whether a template can be meant: it names what an entry is about and cuts no pair in two;
and whether somebody would write it down.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match.brackets import CLOSES, OPENS, TOGGLES
from listlint.lists.format.match.lexer import BULLETS, is_bullet, lex
from listlint.lists.format.template import Choice, Field, Literal, Optional, Part, Repeated, walk

Chain = tuple[Part, ...]

_ANY = "x"
"""In place of what a field holds."""
_REVERSED = pattern(r"\(x\)\[x\](?![(\[])")
"""A link with its brackets the wrong way round: `(title)[url]`."""


def is_sound(new: Chain, old: Chain) -> bool:
    """Whether a template still names what the entry is about, and cuts no more brackets and
    emphasis in two than it did.
    """
    names = _names(new)
    return (
        bool(names)
        and ("title" in names or "title" not in _names(old))
        and (faults(new) <= faults(old))
    )


def _names(chain: Chain) -> set[str]:
    """The names of its fields."""
    return {part.name for part in walk(chain) if isinstance(part, Field)}


def faults(chain: Chain) -> int:
    """How many brackets and signs of emphasis the parts of a template open or close alone."""
    text, found = "", 0
    for part in chain:
        match part:
            case Literal(literal):
                text += literal
            case Field():
                text += _ANY
            case Optional(inside) | Repeated(inside):
                found += faults(inside)
                text += _ANY if text[-1:].isspace() else ""
            case Choice(alternatives):
                found += sum(map(faults, alternatives))
                text += _ANY
    return found + _unpaired(text)


_MANY = frozenset({"label", "link"})
"""Fields of links with any label, which may stand at several places."""


def unwritable(chain: Chain) -> int:
    """How many things there are in a template that nobody writes down: an option that holds the
    title, a field twice, two fields with nothing between, and a group that begins in one line and
    ends in another.
    """
    counts = _most(chain)
    is_option = "title" in counts and not any(
        part == Field("title") or isinstance(part, Choice) for part in chain
    )
    twice = sum(n - 1 for name, n in counts.items() if name not in _MANY)
    touching = sum(
        isinstance(one, Field) and _begins_with_field(other) for one, other in pairwise(chain)
    )
    return is_option + twice + touching + sum(map(_is_across_lines, walk(chain)))


def _most(chain: Chain) -> Counter[str]:
    """How often each field is in an entry that has all options."""
    counts: Counter[str] = Counter()
    for part in chain:
        match part:
            case Field(name):
                counts[name] += 1
            case Optional(inside) | Repeated(inside):
                counts += _most(inside)
            case Choice(alternatives):
                most: Counter[str] = Counter()
                for each in alternatives:
                    most |= _most(each)
                counts += most
    return counts


def _begins_with_field(part: Part) -> bool:
    match part:
        case Field():
            return True
        case Optional(inside) | Repeated(inside):
            return _begins_with_field(inside[0])
        case _:
            return False


def _is_across_lines(part: Part) -> bool:
    """Whether a group has a line break, but where it begins."""
    match part:
        case Optional(inside) | Repeated(inside):
            return "\n" in _literals(inside)[1:]
        case Choice(alternatives):
            return any("\n" in _literals(each) for each in alternatives)
        case _:
            return False


def _literals(chain: Chain) -> str:
    return "".join(part.text if isinstance(part, Literal) else _ANY for part in walk(chain))


def cuts_link(chain: Chain) -> bool:
    """Whether a link ends in a template, or in a part of it, where none has begun, or has its
    brackets the wrong way round.
    """
    text = "".join(part.text if isinstance(part, Literal) else _ANY for part in chain)
    inside = (
        part.alternatives if isinstance(part, Choice) else (part.parts,)
        for part in chain
        if isinstance(part, Choice | Optional | Repeated)
    )
    is_cut = text.count("](") > text.count("[") or _REVERSED.search(text) is not None
    return is_cut or any(cuts_link(each) for several in inside for each in several)


def _unpaired(text: str) -> int:
    """How many signs of a text open or close what nothing closes or opens."""
    opened: list[str] = []
    found = 0
    for n, token in enumerate(tokens := lex(text)):
        sign = token.text
        if sign in BULLETS and is_bullet(tokens, n):
            continue
        if opened[-1:] == [sign]:
            opened.pop()
        elif sign in OPENS:
            opened.append(OPENS[sign])
        elif sign in TOGGLES:
            opened.append(sign)
        else:
            found += sign in CLOSES
    return found + len(opened)
