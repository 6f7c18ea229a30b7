"""A template made smaller, as long as template and entries together take fewer bits.

What an alignment finds is all that entries do, each with its own alternatives and options. A
maintainer writes a chain: parts in their order, each required, optional or repeated. So one
alternative is taken for all, an option is dropped or made required, neighbouring parts become one
field, links one after another a repetition, and each such change stays if the total falls.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listlint.lists.format.learn.description_length import of_template
from listlint.lists.format.learn.encoded_entries import EncodedEntries, sampled
from listlint.lists.format.learn.simplifications import changed, joined, name_of
from listlint.lists.format.learn.soundness import Chain, is_sound
from listlint.lists.format.match import compile_template
from listlint.lists.format.template import Choice, Field, Literal, parse, render, walk

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
    smaller = {new for new in changed(chain) if new not in seen and is_sound(new, chain)}
    for new in sorted(smaller, key=lambda new: (of_template(new), render(new))):
        seen.add(new)
        total = encoded.total(new, compile_template(new), best)
        if total < best:
            rivals = [other for other in _rivals(chain, new) if is_sound(other, chain)]
            totals = {other: encoded.total(other, compile_template(other)) for other in rivals}
            return min([(new, total), *totals.items()], key=lambda each: each[1])
    return None


def _rivals(chain: Chain, new: Chain) -> Iterator[Chain]:
    """What else might be in place of the choice for which a field stands now."""
    for n, part in enumerate(chain):
        if isinstance(part, Choice) and (name := name_of((part,))):
            before, behind = chain[:n], chain[n + 1 :]
            if joined((*before, Field(name), *behind)) == new:
                yield from (joined((*before, *each, *behind)) for each in part.alternatives)
