"""A template made smaller, as long as template and entries together take fewer bits.

What an alignment finds is all that entries do, each with its own alternatives and options. A
maintainer writes a chain: parts in their order, each required, optional or repeated. So one
alternative is taken for all, an option is dropped or made required, neighbouring parts become one
field, links one after another a repetition, and each such change stays if the total falls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from listlint.lists.format.learn.description_length import (
    PROSE,
    EncodedEntries,
    is_of_signs,
    of_template,
    sampled,
)
from listlint.lists.format.match import compile_template
from listlint.lists.format.match.brackets import CLOSES, OPENS, TOGGLES
from listlint.lists.format.match.lexer import is_bullet, lex
from listlint.lists.format.template import (
    Choice,
    Field,
    Literal,
    Optional,
    Part,
    Repeated,
    parse,
    render,
    walk,
)

Chain = tuple[Part, ...]

_BULLETS = frozenset("*-+")
_ANY = "x"
"""In place of what a field holds."""
_LONGEST_RUN = 8
"""So many neighbouring parts at most become one field at once."""
_CHANGES = 60
"""So many changes at most: each makes a template smaller, so this only bounds the time."""


def collapsed(template: str, texts: Sequence[str]) -> str:
    """The template, or a smaller one with which these entries are encoded in fewer bits."""
    chain = parse(template)
    if not _is_reducible(chain):
        return template
    graph = compile_template(chain)
    encoded = EncodedEntries(sampled(texts, graph.words))
    best = encoded.begin(chain, graph)
    seen = {chain}
    for _ in range(_CHANGES):
        found = _better(chain, best, encoded, seen)
        if found is None:
            break
        chain, best = found
    return render(chain)


def _is_reducible(chain: Chain) -> bool:
    """Whether there is something that could be left out."""
    fields = [part for part in walk(chain) if isinstance(part, Field) and part.name == "text"]
    return len(fields) > 1 or any(not isinstance(p, Literal | Field) for p in chain)


def _better(
    chain: Chain, best: float, encoded: EncodedEntries, seen: set[Chain]
) -> tuple[Chain, float] | None:
    """The first change that makes the total smaller, those tried first that save the most of the
    template; and of the ways to replace one choice the best, since none of the others comes back.
    """
    changed = {new for new in _changes(chain) if new not in seen and _is_sound(new, chain)}
    for new in sorted(changed, key=lambda new: (of_template(new), render(new))):
        seen.add(new)
        total = encoded.total(new, compile_template(new), best)
        if total < best:
            rivals = [other for other in _rivals(chain, new) if _is_sound(other, chain)]
            totals = {other: encoded.total(other, compile_template(other)) for other in rivals}
            return min([(new, total), *totals.items()], key=lambda each: each[1])
    return None


def _rivals(chain: Chain, new: Chain) -> Iterator[Chain]:
    """What else might be in place of the choice for which a field stands now."""
    for n, part in enumerate(chain):
        if isinstance(part, Choice) and (name := _name((part,))):
            before, behind = chain[:n], chain[n + 1 :]
            if _joined((*before, Field(name), *behind)) == new:
                yield from (_joined((*before, *each, *behind)) for each in part.alternatives)


def _is_sound(new: Chain, old: Chain) -> bool:
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
        if sign in _BULLETS and is_bullet(tokens, n):
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


def _changes(chain: Chain) -> Iterator[Chain]:
    """The chains with one change."""
    for n, part in enumerate(chain):
        for new in _instead(part):
            yield _joined((*chain[:n], *new, *chain[n + 1 :]))
    for first in range(len(chain)):
        for last in range(first + 1, min(len(chain), first + _LONGEST_RUN) + 1):
            run = chain[first:last]
            for new in _merged(run):
                yield _joined((*chain[:first], *new, *chain[last:]))


def _instead(part: Part) -> Iterator[Chain]:
    """What one part may be replaced with."""
    match part:
        case Choice(alternatives):
            yield from _instead_of_choice(part, alternatives)
        case Optional(inside):
            yield ()
            yield inside
            yield from ((Optional(new),) for new in _changes(inside) if new)
        case Repeated(inside):
            yield ()
            yield (Optional(inside),)
            yield from ((Repeated(new),) for new in _changes(inside) if new)


def _instead_of_choice(part: Choice, alternatives: tuple[Chain, ...]) -> Iterator[Chain]:
    yield from alternatives
    if not is_of_signs(part) and (name := _name((part,))):
        yield (Field(name),)
    for number, alternative in enumerate(alternatives):
        before, behind = alternatives[:number], alternatives[number + 1 :]
        yield from ((Choice((*before, new, *behind)),) for new in _changes(alternative))
        if len(alternatives) > 2:  # noqa: PLR2004 - of two, one is no choice
            yield (Choice((*before, *behind)),)


def _merged(run: Chain) -> Iterator[Chain]:
    """What neighbouring parts together may be replaced with."""
    if isinstance(run[0], Literal) or isinstance(run[-1], Literal):
        return
    has_lines = any("\n" in part.text for part in walk(run) if isinstance(part, Literal))
    if len(run) > 1 and not has_lines and (name := _name(run)) is not None:
        yield (Field(name),)
        if all(isinstance(part, Optional) for part in run):
            head = _head(run[0])
            yield (Optional((Literal(head), Field(name)) if head else (Field(name),)),)
    if links := _as_links(run):
        yield (Repeated(links),)
        yield (Optional(links),)


def _head(part: Part) -> str:
    """The spaces and dashes with which an option begins."""
    if isinstance(part, Optional) and isinstance(part.parts[0], Literal):
        text = part.parts[0].text
        bare = text.lstrip(" \n-\u2013\u2014:")
        return text[: len(text) - len(bare)]
    return ""


_LABEL = re.compile(r"\w[*_]*[:\uff1a]")
_COMMON = frozenset({"text", "label", "link", "description", "any"})
"""Names that say nothing of what the field holds: such fields may become one with others."""


def _name(run: Chain) -> str | None:
    """What a field is called that takes in all of these parts; `None` where there is no field, or
    several of which the list means each.
    """
    names = [part.name for part in walk(run) if isinstance(part, Field)]
    required = {part.name for part in run if isinstance(part, Field)} - _COMMON
    text = render(run)
    if not names or "{image}" in text or "{url}" in text or len(required) > 1:
        return None
    if any(_is_said(part) for part in run) or any(map(_is_label, walk(run))):
        return None
    if "title" in names and ("](" in text or not set(names) <= {"title", "text"}):
        return None
    if "](" in text or PROSE & set(names):
        return None if required else "description"
    own = [name for name in names if name not in ("text", "year", "label", "link")]
    return own[0] if own else "text"


def _is_said(part: Part) -> bool:
    """Whether a part has words that every entry has: `by`, `In`."""
    return isinstance(part, Literal) and any(map(str.isalnum, part.text))


def _is_label(part: Part) -> bool:
    """Whether a part says what follows it: `Code: `."""
    return isinstance(part, Literal) and bool(_LABEL.search(part.text))


def _as_links(run: Chain) -> Chain | None:
    """One link of any label, where all of these parts are links written alike."""
    shapes = set()
    for part in run:
        if not isinstance(part, Optional | Repeated):
            return None
        if (shape := _link_shape(part.parts)) is None:
            return None
        shapes.add(shape)
    if len(run) < 2 or len(shapes) != 1:  # noqa: PLR2004 - neighbours are two
        return None
    return parse(shapes.pop(), whole=False)


def _link_shape(parts: Chain) -> str | None:
    """A link with its label and its target as fields, if these parts are one."""
    text = render(parts)
    if text.count("](") + text.count("]](") != 1 or text.count("[") > 2:  # noqa: PLR2004
        return None
    before, _, behind = text.partition("](")
    opened = before.rfind("[")
    label = before[opened + 1 :].rstrip("]")
    closed = behind.find("}")
    if (
        opened < 0
        or closed < 0
        or not behind.startswith("{")
        or ("{" in label and label != "{label}")
    ):
        return None
    closing = before[opened + 1 + len(label) :]
    return f"{before[:opened]}[{{label}}{closing}]({{link}}{behind[closed:][1:]}"


def _joined(chain: Chain) -> Chain:
    """The chain with neighbouring literals as one, and equal neighbours once."""
    done: list[Part] = []
    for part in chain:
        before = done[-1] if done else None
        if isinstance(part, Literal) and isinstance(before, Literal):
            done[-1] = Literal(before.text + part.text)
        elif isinstance(part, Field) and before == part:
            continue
        elif not isinstance(part, Literal) or part.text:
            done.append(part)
    return tuple(done)
