"""What a template, or a part of it, may be replaced with that is smaller."""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.learn.description_length import PROSE, is_of_signs
from listlint.lists.format.learn.soundness import Chain
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

_LONGEST_RUN = 8
"""So many neighbouring parts at most become one field at once."""
_LABEL = pattern(r"\w[*_]*[:\uff1a]")
_COMMON = frozenset({"text", "label", "link", "description", "any"})
"""Names that say nothing of what the field holds: such fields may become one with others."""


def changed(chain: Chain) -> Iterator[Chain]:
    """The chains with one change."""
    for n, part in enumerate(chain):
        for new in _instead(part):
            yield joined((*chain[:n], *new, *chain[n + 1 :]))
    yield from _lines_ahead(chain)
    for first in range(len(chain)):
        for last in range(first + 1, min(len(chain), first + _LONGEST_RUN) + 1):
            run = chain[first:last]
            for new in _merged(run):
                yield joined((*chain[:first], *new, *chain[last:]))


def _lines_ahead(chain: Chain) -> Iterator[Chain]:
    r"""The chains in which an option that ends with how the line that follows begins, begins with
    how its own does: `\n- {?{a}\n- ?}{b}` is `{?\n- {a}?}\n- {b}`.
    """
    for n in range(len(chain) - 1):
        match chain[n], chain[n + 1]:
            case Literal(text), Optional((*inside, Literal(line))) if (
                inside and line.startswith("\n") and text.endswith(line)
            ):
                option = Optional((Literal(line), *inside))
                before = Literal(text[: -len(line)])
                yield joined((*chain[:n], before, option, Literal(line), *chain[n + 2 :]))


def _instead(part: Part) -> Iterator[Chain]:
    """What one part may be replaced with."""
    match part:
        case Choice(alternatives):
            yield from _instead_of_choice(part, alternatives)
        case Optional(inside):
            yield ()
            yield inside
            yield from ((Optional(new),) for new in changed(inside) if new)
        case Repeated(inside):
            yield ()
            yield (Optional(inside),)
            yield from ((Repeated(new),) for new in changed(inside) if new)


def _instead_of_choice(part: Choice, alternatives: tuple[Chain, ...]) -> Iterator[Chain]:
    yield from alternatives
    if not is_of_signs(part) and (name := name_of((part,))):
        yield (Field(name),)
    for number, alternative in enumerate(alternatives):
        before, behind = alternatives[:number], alternatives[number + 1 :]
        yield from ((Choice((*before, new, *behind)),) for new in changed(alternative))
        if len(alternatives) > 2:  # noqa: PLR2004 - of two, one is no choice
            yield (Choice((*before, *behind)),)


def _merged(run: Chain) -> Iterator[Chain]:
    """What neighbouring parts together may be replaced with."""
    if isinstance(run[0], Literal) or isinstance(run[-1], Literal):
        return
    has_lines = any("\n" in part.text for part in walk(run) if isinstance(part, Literal))
    if len(run) > 1 and not has_lines and (name := name_of(run)) is not None:
        yield (Field(name),)
        if all(isinstance(part, Optional) for part in run):
            head = _head(run[0])
            yield (Optional((Literal(head), Field(name)) if head else (Field(name),)),)
    if links := as_links(run):
        yield (Repeated(links),)
        yield (Optional(links),)


def _head(part: Part) -> str:
    """The spaces and dashes with which an option begins."""
    if isinstance(part, Optional) and isinstance(part.parts[0], Literal):
        text = part.parts[0].text
        bare = text.lstrip(" \n-\u2013\u2014:")
        return text[: len(text) - len(bare)]
    return ""


def name_of(run: Chain) -> str | None:
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


def as_links(run: Chain) -> Chain | None:
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


def joined(chain: Chain) -> Chain:
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
