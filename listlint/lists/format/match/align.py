"""An entry laid beside its template: the alignment of least cost.

The entry's tokens and the template's graph are walked together, the cheapest way first (Dijkstra,
"A note on two problems in connexion with graphs", 1959). An entry conforms if its way costs nothing
but what ambiguous text does; what else the cheapest way costs are the deviations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from heapq import heappop, heappush

from listlint.lists.format.match import costs
from listlint.lists.format.match.costs import CAP
from listlint.lists.format.match.deviations import Alignment, Operation
from listlint.lists.format.match.endings import has_ended
from listlint.lists.format.match.explanation import explain, values
from listlint.lists.format.match.graph import Graph
from listlint.lists.format.match.lexer import BREAK, TARGET, Token, lex
from listlint.lists.format.match.runs import Runs

_FULL_STOPS = frozenset(".\u3002")
_LONGEST_LINK = 24
"""In tokens."""


def align_entry(text: str, graph: Graph, cap: float = CAP) -> Alignment | None:
    """The alignment of least cost, or `None` where it would cost more than `cap`."""
    return _Walk(text, lex(text, graph.words), graph, cap).best()


class _Walk:
    """One search over the pairs of a token and a state, numbered `token * states + state`."""

    def __init__(self, text: str, tokens: Sequence[Token], graph: Graph, cap: float) -> None:
        self.text, self.tokens, self.graph, self.cap = text, tokens, graph, cap
        self.size, self.count = len(graph.literals), len(tokens)
        self.runs = Runs(text, tokens, graph)
        self.costs: dict[int, float] = {0: 0.0}
        self.came: dict[int, tuple[int, Operation]] = {}
        self.heap: list[tuple[float, int]] = [(0.0, 0)]
        self.node, self.cost = 0, 0.0
        self.may_deviate = True
        """Whether a step from here may cost a sign."""
        self.ended: dict[tuple[int, bool], bool] = {}
        """Before which tokens a sentence has ended."""

    def best(self) -> Alignment | None:
        """The cheapest way, if there is one."""
        goal = self.count * self.size + self.graph.last
        while self.heap:
            self.cost, self.node = heappop(self.heap)
            if self.cost > self.costs[self.node]:
                continue
            if self.node == goal:
                return self._result()
            self.may_deviate = self.cost + 1 <= self.cap
            at, state = divmod(self.node, self.size)
            self._literals(at, state)
            if self.graph.fields[state]:
                self._fields(at, state)
            if self.may_deviate:
                self._add_skips(at, state)
        return None

    def _go(self, at: int, state: int, price: float, what: Operation) -> None:
        cost, costs = self.cost + price, self.costs
        node = at * self.size + state
        if cost <= self.cap and (node not in costs or cost < costs[node]):
            costs[node] = cost
            self.came[node] = (self.node, what)
            heappush(self.heap, (cost, node))

    def _literals(self, at: int, state: int) -> None:
        for to in self.graph.free[state]:
            self._go(at, to, 0.0, ("free", None, at, at))
        literals = self.graph.literals[state]
        token = self.tokens[at] if literals and at < self.count else None
        before = self.tokens[at - 1] if literals and at else None
        for literal in literals:
            if token is not None and token.text == literal.text:
                self._go(at + 1, literal.to, 0.0, ("same", literal, at, at + 1))
            elif before is not None and self._needs_none(literal.text, at, state):
                self._go(at, literal.to, costs.ENDED, ("free", None, at, at))
            elif self.may_deviate:
                starts = before is None or before.kind == BREAK
                price = costs.swapped(literal, token, starts=starts) if token is not None else None
                if price is not None:
                    self._go(at + 1, literal.to, price, ("swap", literal, at, at + 1))
                self._go(at, literal.to, costs.missing(literal), ("lack", literal, at, at))

    def _needs_none(self, sign: str, at: int, state: int) -> bool:
        """Whether a full stop or a comma may be left out, since the text has ended without it."""
        if sign not in costs.STOPS:
            return False
        if self.tokens[at - 1].text[-1:] in costs.ENDS:
            return True
        return sign in _FULL_STOPS and self._ended(at, is_prose=state in self.graph.prose)

    def _ended(self, at: int, *, is_prose: bool) -> bool:
        if (at, is_prose) not in self.ended:
            self.ended[at, is_prose] = has_ended(self.tokens, at, is_prose=is_prose)
        return self.ended[at, is_prose]

    def _fields(self, at: int, state: int) -> None:
        for name, form, to in self.graph.fields[state]:
            if at < self.count:
                firsts = None if self.may_deviate else self.graph.firsts[to]
                for end, price in self.runs.of(at, form, name):
                    if firsts is None or self._may_follow(end, firsts):
                        self._go(end, to, price, ("fill", name, at, end))
            if self.may_deviate and form == "target":
                self._go(at, to, costs.TARGET_OF_LINK, ("empty", name, at, at))
            elif self.may_deviate:
                price = costs.TITLE if name == "title" else costs.FIELD
                self._go(at, to, price, ("miss", name, at, at))

    def _may_follow(self, end: int, firsts: frozenset[str]) -> bool:
        """Whether what follows a field can be right, for speed."""
        if self.tokens[end - 1].text[-1:] in costs.ENDS:
            return True
        if end < self.count and self.tokens[end].text in firsts:
            return True
        return not firsts.isdisjoint(_FULL_STOPS) and self._ended(end, is_prose=True)

    def _add_skips(self, at: int, state: int) -> None:
        """Parts that are missing, and tokens for which there is no place."""
        for skip in self.graph.skips[state]:
            price = costs.TITLE if skip.what == "title" else costs.PART
            self._go(at, skip.to, price, ("leap", skip, at, at))
        if at < self.count:
            token = self.tokens[at]
            self._go(at + 1, state, costs.surplus(token), ("more", token, at, at + 1))
            if at in self._links:
                self._go(self._links[at], state, costs.PART, ("part", None, at, self._links[at]))

    @cached_property
    def _links(self) -> dict[int, int]:
        """The end of each link, by the token with which it begins."""
        return dict(links(self.tokens))

    def _result(self) -> Alignment:
        operations: list[Operation] = []
        node = self.node
        while node:
            node, what = self.came[node]
            operations.append(what)
        if self.cost <= costs.CONFORMING:
            return Alignment(self.cost, (), tuple(values(self.tokens, operations[::-1])))
        return explain(self.text, self.tokens, operations[::-1], self.cost)


def links(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where links begin and end, from what opens the brackets around them."""
    for first, token in enumerate(tokens):
        if token.text in ("[", "("):
            last = _end_of_link(tokens, first)
            if last is not None:
                yield first, last


def _end_of_link(tokens: Sequence[Token], first: int) -> int | None:
    depth, leads = 0, False
    for end in range(first, min(first + _LONGEST_LINK, len(tokens))):
        text = tokens[end].text
        if tokens[end].kind == BREAK:
            return None
        leads = leads or tokens[end].kind == TARGET
        depth += (text in ("[", "(")) - (text in ("]", ")"))
        following = tokens[end + 1].text if end + 1 < len(tokens) else ""
        if depth == 0 and not (text == "]" and following == "("):
            return end + 1 if leads else None
    return None
