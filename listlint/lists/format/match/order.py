"""In which order the links of entries are, and entries in which two of them are swapped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from listlint.core.lazy_pattern import pattern
from listlint.lists.format.match.align import links
from listlint.lists.format.match.deviations import Deviation, DeviationKind
from listlint.lists.format.match.lexer import lex
from listlint.lists.format.thresholds import LINK_ORDER

MOST_LINKS = 6
"""Links of an entry, from the first, that are swapped: each swap is compared with all templates."""

_LABEL = pattern(r"\[([^\[\]\n\\]{1,24})(?:\\?\]){1,2}\(")


class LinkOrder:
    """Which labels come before which in the entries of a list."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.before: Counter[tuple[str, str]] = Counter()
        for text in texts:
            names = list(dict.fromkeys(map(str.casefold, _LABEL.findall(text))))
            self.before.update(combinations(names[: MOST_LINKS + 2], 2))

    def swaps(self, text: str) -> Iterator[tuple[str, Deviation]]:
        """The entry with two neighbouring links in the order that is usual, for each such pair, and
        what is to be said of it.
        """
        tokens = lex(text)
        spans = [(tokens[first].start, tokens[last - 1].end) for first, last in links(tokens)]
        outer = [
            (start, end)
            for start, end in spans
            if not any((a, b) != (start, end) and a <= start and end <= b for a, b in spans)
        ]
        for (a, b), (c, d) in pairwise(outer[:MOST_LINKS]):
            first, second = _label(text[a:b]), _label(text[c:d])
            if self._is_clear(second.casefold(), first.casefold()):
                new = text[c:d] + text[b:c] + text[a:b]
                message = f"the link `{first}` comes before `{second}`"
                yield (
                    text[:a] + new + text[d:],
                    Deviation(DeviationKind.ORDER, a, d, new, message, f"order {second} {first}"),
                )

    def _is_clear(self, one: str, other: str) -> bool:
        """Whether the first label nearly always comes before the other."""
        seldom = self.before[other, one] - 1  # the entry itself may be counted
        often = self.before[one, other]
        return LINK_ORDER.holds(often, often + seldom)


def _label(link: str) -> str:
    return link.partition("](")[0].strip("[]()\\")
