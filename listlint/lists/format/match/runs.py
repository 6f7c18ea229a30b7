"""Where a field that begins at a token of an entry may end, and how likely each end is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listlint.lists.format.match.brackets import CLOSES, OPENS, TOGGLES
from listlint.lists.format.match.graph import Graph
from listlint.lists.format.match.lexer import (
    BREAK,
    IMAGE,
    SIGN,
    SPACE,
    TARGET,
    YEAR,
    Token,
)

Run = tuple[int, float]
"""The token behind the field, and a small price: of several ways to read an entry that conforms,
the one with the fewest signs in its fields is meant."""

# What is within a field, by `costs`: so little that all of it stays below a sign, and only the
# order matters. Each is less than the one below which it must stay by a third or more.

_SOFT = {"title": 0.02, "description": 0.01, "authors": 0.015, "any": 0.01, "text": 0.02}
"""A sign within such a field: prose has most of them, then authors, then titles."""
_OTHERS = 0.04
"""A sign within any other field, such as a venue: it has hardly any."""
_BAR = 0.3
"""A bar within a field: three are nearly a sign, since bars separate fields."""
_INNER_LINK = 0.03
"""A link or an image within a field that may have some."""
_INNER_YEAR = 0.01
"""A year within a field."""
_TRAILS = 0.015
"""A sign at the end of a field, which may be the template's."""
_PER_IMAGE = 0.001
"""For each image that is left out of a row of images: the longest row is meant."""
_MOST_IMAGES = 50
"""Images from which on longer rows are not preferred any more."""

_LONGEST_DATE = 40
"""Characters of a date at most: `Wednesday, 30 September - 2 October 2020` has them."""

_TRAILING = frozenset(".,;:-\u2013\u2014|")
_LABEL_TOKENS = 8
"""Tokens of a link's label at most, to see whether the template has it."""
_NEVER_FIRST = frozenset(".,;:")
_NEVER_A_YEAR = frozenset({"venue", "authors"})


class Runs:
    """The ends of fields in one entry, each found once."""

    def __init__(self, text: str, tokens: Sequence[Token], graph: Graph) -> None:
        self.text, self.tokens, self.graph = text, tokens, graph
        self._known: dict[tuple[int, str, str], list[Run]] = {}

    def of(self, at: int, form: str, name: str) -> list[Run]:
        """Where a field of a form (`graph.Fill`) and a name may end."""
        key = (at, form, name)
        if key not in self._known:
            self._known[key] = list(self._find(at, form, name))
        return self._known[key]

    def _find(self, at: int, form: str, name: str) -> Iterator[Run]:
        kind = self.tokens[at].kind
        if form in ("target", "year"):
            if kind == (TARGET if form == "target" else YEAR):
                yield at + 1, 0.0
        elif form == "image":
            yield from self._images(at)
        elif form == "label":
            yield from self._labels(at)
        elif form == "rich":
            yield from self._words(at, name, rich=True)
        elif kind == TARGET:
            yield at + 1, 0.0
        elif name == "date":
            yield from self._dates(at)
        elif kind != YEAR or name not in _NEVER_A_YEAR:
            yield from self._words(at, name, rich=False)

    def _images(self, at: int) -> Iterator[Run]:
        """The ends of a row of images, with any spaces and line breaks between them."""
        for n in range(at, len(self.tokens)):
            kind = self.tokens[n].kind
            if kind == IMAGE:
                yield n + 1, _PER_IMAGE * max(0, _MOST_IMAGES - n + at)
            elif n == at or kind not in (SPACE, BREAK):
                return

    def _labels(self, at: int) -> Iterator[Run]:
        """The ends of a label that the template does not name."""
        start = self.tokens[at].start
        for end, price in self._words(at, "label", rich=False):
            label = self.text[start : self.tokens[end - 1].end]
            if label.casefold() not in self.graph.labels:
                yield end, price

    def _dates(self, at: int) -> Iterator[Run]:
        """The ends of a date: a few words, with a number among them."""
        start = self.tokens[at].start
        for end, price in self._words(at, "date", rich=False):
            text = self.text[start : self.tokens[end - 1].end]
            if len(text) > _LONGEST_DATE:
                return
            if any(map(str.isdigit, text)):
                yield end, price

    def _is_known_label(self, at: int) -> bool:
        """Whether a link begins here whose label the template names: no text goes beyond it."""
        for n in range(at, min(at + _LABEL_TOKENS, len(self.tokens) - 1)):
            if self.tokens[n].text in ("]", ")"):
                label = self.text[self.tokens[at].start : self.tokens[n].start]
                leads = self.tokens[n + 1].text in ("(", "]")
                return leads and label.casefold() in self.graph.labels
        return False

    def _words(self, at: int, name: str, *, rich: bool) -> Iterator[Run]:
        """The ends of a text: balanced, in one line, and without links unless it is rich."""
        if self.tokens[at].kind == SPACE or self.tokens[at].text in _NEVER_FIRST:
            return
        opened: list[str] = []
        price, soft = 0.0, _SOFT.get(name, _OTHERS)
        before = ""
        for n, (kind, text, _, _) in enumerate(self.tokens[at:], at + 1):
            if kind == BREAK or (kind in (IMAGE, TARGET) and not rich):
                return
            if kind == SIGN:
                links = text == "(" and before == "]" and not rich
                if links or (text == "|" and self.graph.table) or not _take(text, opened):
                    return
                if text in ("[", "(") and self._is_known_label(n):
                    return
                price += soft + _BAR * (text == "|")
            elif kind in (IMAGE, TARGET):
                price += _INNER_LINK
            elif kind == YEAR:
                price += _INNER_YEAR
            before = text
            if not opened and kind != SPACE:
                yield n, price + _TRAILS * (text in _TRAILING)


def _take(sign: str, opened: list[str]) -> bool:
    """Open or close what a sign opens or closes, of brackets and emphasis; whether it can."""
    if sign in OPENS:
        opened.append(OPENS[sign])
    elif sign in TOGGLES and sign not in opened[-1:]:
        opened.append(sign)
    elif sign in TOGGLES or sign in CLOSES:
        if sign not in opened[-1:]:
            return False
        opened.pop()
    return True
