"""A learnt template whose fields are cut where they hold several things, and named for what each
holds.

An alignment sees columns where signs part them in most entries in the same way; a field with
`Doe et al. ICLR` is one. What nine in ten of its values have at one place, a word such as `et al.`,
a dash, a pair of quotes, is the template's, if what it parts can be told from its values: a date,
people, a venue. What cannot be told stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from listlint.lists.format.learn.field_cuts import cuts_of
from listlint.lists.format.learn.field_names import named
from listlint.lists.format.learn.field_places import PLAIN, TEXT, places, with_parts
from listlint.lists.format.learn.simplifications import joined
from listlint.lists.format.learn.soundness import Chain, unwritable
from listlint.lists.format.learn.value_names import told
from listlint.lists.format.match import Graph, align_entry, compile_template
from listlint.lists.format.match.costs import CONFORMING
from listlint.lists.format.template import (
    Choice,
    Field,
    Optional,
    Part,
    Repeated,
    parse,
    render,
    walk,
)
from listlint.lists.format.thresholds import FEWEST, NEARLY_ALL

_SAMPLE = 150
"""Entries of which the values are looked at: of more, shares would differ by a few hundredths."""
_MOST_CUTS = 6
"""Fields are cut so often: a template of more parts is none that anybody writes."""


def cut(template: str, texts: Sequence[str], most: int = _SAMPLE) -> str:
    """The template with the fields that hold several things cut and named, as far as the entries
    that conform to it still do.
    """
    chain = _distinct(parse(template))
    sample = texts[:: max(1, len(texts) // most)]
    for _ in range(_MOST_CUTS):
        values = _Values(chain, sample)
        found = next((new for new in _cuts(chain, values) if values.are_kept(new)), None)
        if found is None:
            break
        chain = found
    chain = named(chain, _Values(chain, sample).of)
    for name in {part.name for part in walk(chain) if isinstance(part, Field)}:
        if name.startswith(TEXT):
            chain = with_parts(chain, name, (Field("text"),))
    return render(chain)


def _distinct(chain: Chain) -> Chain:
    """The template with a name of its own for each field that has none."""
    numbers = count(1)

    def one(part: Part) -> Part:
        match part:
            case Field("text"):
                return Field(f"{TEXT}{next(numbers)}")
            case Optional(inside):
                return Optional(tuple(map(one, inside)))
            case Repeated(inside):
                return Repeated(tuple(map(one, inside)))
            case Choice(alternatives):
                return Choice(tuple(tuple(map(one, each)) for each in alternatives))
        return part

    return tuple(map(one, chain))


class _Values:
    """What entries have in the fields of a template."""

    def __init__(self, chain: Chain, texts: Sequence[str]) -> None:
        self.chain = chain
        self.texts: list[str] = []
        self.of: dict[str, list[str]] = {}
        graph = compile_template(chain)
        for text in texts:
            if (found := align_entry(text, graph, CONFORMING)) is not None:
                self.texts.append(text)
                for name, start, end in found.values:
                    self.of.setdefault(name, []).append(text[start:end])

    def are_kept(self, new: Chain) -> bool:
        """Whether nearly all that conform do so to another template, that is as plain."""
        graph = compile_template(new)
        kept = sum(_conforms(text, graph) for text in self.texts)
        return NEARLY_ALL.holds(kept, len(self.texts)) and unwritable(new) <= unwritable(self.chain)


def _conforms(text: str, graph: Graph) -> bool:
    return align_entry(text, graph, CONFORMING) is not None


def _cuts(chain: Chain, values: _Values) -> Iterator[Chain]:
    """The template with one field cut."""
    taken = {part.name for part in walk(chain) if isinstance(part, Field)}
    for place in places(chain):
        found = values.of.get(place.name, [])
        if len(found) < FEWEST or told(found) in {*PLAIN, place.name}:
            continue
        for pieces in cuts_of(place, found, taken):
            yield joined(with_parts(chain, place.name, pieces))
