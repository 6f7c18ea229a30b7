"""A template made smaller, as long as template and entries together take fewer bits.

What an alignment finds is all that entries do, each with its own alternatives and options. A
maintainer writes a chain: parts in their order, each required, optional or repeated. So one
alternative is taken for all, an option is dropped or made required, neighbouring parts become one
field, links one after another a repetition, and each such change stays if the total falls.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from listlint.lists.format.learn.description_length import UNWRITABLE, of_template
from listlint.lists.format.learn.encoded_entries import EncodedEntries, sampled
from listlint.lists.format.learn.simplifications import changed, joined, name_of
from listlint.lists.format.learn.soundness import Chain, is_sound, unwritable
from listlint.lists.format.match import compile_template
from listlint.lists.format.template import (
    Choice,
    Field,
    Literal,
    Optional,
    Part,
    parse,
    render,
    walk,
)

WRITABLE = 0.9
"""Of the entries that conform to a template which nobody would write down, those that must conform
to one that is: with fewer it speaks of another kind of entries."""
_CHANGES = 60
"""So many changes at most: each makes a template smaller, so this only bounds the time."""
_KEPT = 2**8
"""Templates of which is kept what they may become: after a fix mostly the same ones are tried."""


def collapsed(template: str, texts: Sequence[str]) -> str:
    """The template, or a smaller one with which these entries are encoded in fewer bits."""
    chain = parse(template)
    if not _is_reducible(chain):
        return template
    encoded = EncodedEntries(sampled(texts, compile_template(chain).words))
    found = _smallest(chain, encoded)
    if unwritable(found):
        other = _smallest(chain, encoded, UNWRITABLE)
        enough = WRITABLE * encoded.conforming(found)
        if unwritable(other) < unwritable(found) and encoded.conforming(other) >= enough:
            found = other
    return render(found)


def _smallest(chain: Chain, encoded: EncodedEntries, price: float = 0.0) -> Chain:
    """The template with which a search ends. `price` are the bits of each thing in a template that
    nobody writes down.
    """
    best = encoded.begin(chain) + _own(chain, price)
    seen = {chain}
    for _ in range(_CHANGES):
        found = _better(chain, best, encoded, seen, price)
        if found is None:
            break
        chain, best = found
    return chain


def _is_reducible(chain: Chain) -> bool:
    """Whether there is something that could be left out."""
    fields = [part for part in walk(chain) if isinstance(part, Field) and part.name == "text"]
    return (
        len(fields) > 1
        or unwritable(chain) > 0
        or any(not isinstance(p, Literal | Field) for p in chain)
    )


def _better(
    chain: Chain, best: float, encoded: EncodedEntries, seen: set[Chain], price: float
) -> tuple[Chain, float] | None:
    """The first change that makes the total smaller, those tried first that save the most of the
    template; and of the ways to replace one choice the best, since none of the others comes back.
    """
    for new in _by_size(chain, price):
        if new in seen:
            continue
        seen.add(new)
        own = _own(new, price)
        total = encoded.total(new, best - own) + own
        if total < best:
            rivals = [other for other in _rivals(chain, new) if is_sound(other, chain)]
            totals = {other: encoded.total(other) + _own(other, price) for other in rivals}
            return min([(new, total), *totals.items()], key=lambda each: each[1])
    return None


@lru_cache(maxsize=_KEPT)
def _by_size(chain: Chain, price: float) -> tuple[Chain, ...]:
    """What a template may become by one change, the smallest first."""
    sound = {new for new in changed(chain) if is_sound(new, chain)}
    return tuple(sorted(sound, key=lambda new: (of_template(new) + _own(new, price), render(new))))


def _own(chain: Chain, price: float) -> float:
    """What is asked for the things in a template that nobody writes down."""
    return price * unwritable(chain) if price else 0.0


def _rivals(chain: Chain, new: Chain) -> Iterator[Chain]:
    """What else might be in place of the choice that a change has replaced: each of its ways."""
    for n, part in enumerate(chain):
        before, behind = chain[:n], chain[n + 1 :]
        ways = [joined((*before, *each, *behind)) for each in _ways(part)]
        name = name_of((part,)) if isinstance(part, Choice) else None
        if new in ways or (name and new == joined((*before, Field(name), *behind))):
            yield from ways


def _ways(part: Part) -> Iterator[Chain]:
    """A part with one way of a choice in its place, or in that of one within an option."""
    match part:
        case Choice(alternatives):
            yield from alternatives
        case Optional((Choice(alternatives), *behind)):
            yield from ((Optional(joined((*each, *behind))),) for each in alternatives)
