"""Whether a template can be meant: it names what an entry is about and cuts no pair in two."""

from __future__ import annotations

from listlint.lists.format.match.brackets import CLOSES, OPENS, TOGGLES
from listlint.lists.format.match.lexer import BULLETS, is_bullet, lex
from listlint.lists.format.template import Choice, Field, Literal, Optional, Part, Repeated, walk

Chain = tuple[Part, ...]

_ANY = "x"
"""In place of what a field holds."""


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


def cuts_link(chain: Chain) -> bool:
    """Whether a link ends in a template, or in a part of it, where none has begun."""
    text = "".join(part.text if isinstance(part, Literal) else _ANY for part in chain)
    inside = (
        part.alternatives if isinstance(part, Choice) else (part.parts,)
        for part in chain
        if isinstance(part, Choice | Optional | Repeated)
    )
    return text.count("](") > text.count("[") or any(
        cuts_link(each) for several in inside for each in several
    )


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
