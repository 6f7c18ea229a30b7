"""Templates of a list that are one: kinds that differ in a value, and links of any label.

An alignment that takes what is common for literal has a kind for `[Arxiv](…)` and one for all other
venues; where a place holds one of several labels, it knows the most common of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.learn.simplifications import as_links, joined
from listlint.lists.format.learn.soundness import Chain
from listlint.lists.format.norm import Norm
from listlint.lists.format.template import Repeated, parse, render
from listlint.lists.format.thresholds import MORE_BY_LABELS, NEARLY_ALL, SAMPLE

_FIELD = pattern(r"\{\w[\w-]*\}")
_WORDS = pattern(r"[^\W_]+")


def merged(templates: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The templates, those left out whose entries follow another one that differs in words alone;
    and links of a few labels as such of any, where more entries conform then.
    """
    some = texts[:: max(1, len(texts) // (4 * SAMPLE))]
    alike: dict[str, list[str]] = {}
    for template in templates:
        alike.setdefault(_skeleton(template), []).append(template)
    return [_with_any_label(one, some) for same in alike.values() for one in _widest(same, some)]


def _widest(same: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Of templates with the same signs the one to which nearly all conform that conform to any."""
    kept = {each: Norm((each,)).keeps(texts) for each in same} if len(same) > 1 else {}
    widest = max(kept, key=lambda each: kept[each], default="")
    is_all = kept and NEARLY_ALL.holds(kept[widest], Norm(tuple(same)).keeps(texts))
    return [widest] if is_all else [*same]


def _skeleton(template: str) -> str:
    """A template with all words and fields alike."""
    return _WORDS.sub("x", _FIELD.sub("x", template))


def _with_any_label(template: str, texts: Sequence[str]) -> str:
    for new in _any_label(parse(template)):
        written = render(new)
        more = Norm((written,)).keeps(texts) - Norm((template,)).keeps(texts)
        if MORE_BY_LABELS.holds(more, len(texts)):
            return written
    return template


def _any_label(chain: Chain) -> Iterator[Chain]:
    """The template with neighbouring options that are links as such of any label."""
    for first in range(len(chain)):
        for last in range(len(chain), first + 1, -1):
            if links := as_links(chain[first:last]):
                yield joined((*chain[:first], Repeated(links), *chain[last:]))
