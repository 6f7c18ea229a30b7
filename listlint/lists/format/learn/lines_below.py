"""What stands in the lines below an entry, as one part that comes any number of times.

Items under an entry or a heading say what there is to say, each of them something else: an
alignment spells out the first two of them, with the links of three entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.learn.simplifications import joined
from listlint.lists.format.learn.soundness import Chain
from listlint.lists.format.match import align_entry, compile_template
from listlint.lists.format.match.costs import CONFORMING
from listlint.lists.format.template import Field, Literal, Repeated, parse, render, walk

_ITEM = pattern(r"\n[ \t]*(?:[-*+]|1[.)])[ \t]")
_LABEL = pattern(r"\n[ \t]*(?:[-*+]|1[.)])[ \t]+[*_]*\w[^\n]*:")
_STOPS = (".", "")


def with_items_below(template: str, texts: Sequence[str]) -> str:
    """The template with all items below its first line as one repeated part, if it spells some out
    and as many entries conform then: those with labels, each of which is said, stay.
    """
    chain = parse(template)
    found = next(_cut(chain), None)
    if found is None or _LABEL.search(template):
        return template
    head, item = found
    below = Repeated((Literal(item), Field("any")))
    kept = _conforming(chain, texts)
    for stop in _STOPS:
        new = joined((*head, Literal(stop), below))
        if any(isinstance(p, Field) for p in head) and _conforming(new, texts) >= kept:
            return render(new)
    return template


def _cut(chain: Chain) -> Iterator[tuple[Chain, str]]:
    """What stands ahead of the first item below an entry, and how that begins, where the template
    has a place for more than one thing there.
    """
    for place, part in enumerate(chain):
        texts = [each.text for each in walk((part,)) if isinstance(each, Literal)]
        item = next((found[0] for text in texts if (found := _ITEM.search(text))), None)
        if item is None:
            continue
        below = [*walk(chain[place:])]
        items = sum(len(_ITEM.findall(each.text)) for each in below if isinstance(each, Literal))
        if items < 2 or Field("text") not in below:  # noqa: PLR2004 - one is one part
            return
        head = (Literal(_before(part.text)),) if isinstance(part, Literal) else ()
        yield joined((*chain[:place], *head)), item
        return


def _before(text: str) -> str:
    found = _ITEM.search(text)
    return text[: found.start()] if found else text


def _conforming(chain: Chain, texts: Sequence[str]) -> int:
    graph = compile_template(chain)
    return sum(align_entry(text, graph, CONFORMING) is not None for text in texts)
