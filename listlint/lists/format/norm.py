"""The format that is in effect for some entries, and what it says of one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from listlint.lists.format import template
from listlint.lists.format.match import (
    CAP,
    Alignment,
    Deviation,
    DeviationKind,
    Graph,
    align_entry,
    compile_template,
)
from listlint.lists.format.match.costs import CONFORMING, FARTHEST, REORDER, SLIP, SWAP
from listlint.lists.format.match.lacking_separator import (
    POINT,
    as_lacking,
    separations,
    separators,
)
from listlint.lists.format.match.order import LinkOrder
from listlint.lists.format.paired import other_halves
from listlint.lists.format.restoring import is_certain, keeps_all, with_edits
from listlint.lists.format.thresholds import (
    LACKING_SEPARATOR,
    LEARNT_SIGN,
    MISSING_PART,
    SLIGHT,
    STATED_PART,
    STATED_POINT,
    STATED_SIGN,
    SUPPORTED,
)

EXAMPLES = 2
"""Examples that are given of what other entries have."""
_LONGEST_EXAMPLE = 24
"""Characters of such an example, at most."""
_KEPT = 2**15
"""Alignments that are kept, of a kilobyte or two each: what is learnt from some entries is tried on
all, and after a fix all is learnt again of entries of which few are others."""


class FormatVerdict(NamedTuple):
    """What the format says of an entry: all deviations, and those of them that are worth a word."""

    alignment: Alignment | None
    edits: tuple[Deviation, ...]
    template: str = ""
    """The one of the templates that the entry comes nearest to."""
    is_supported: bool = False
    """Whether several entries follow that one."""

    @property
    def conforms(self) -> bool:
        """Whether the entry is written just as the format says."""
        return self.alignment is not None and self.alignment.conforms


@dataclass(frozen=True)
class Norm:
    """Templates, any of which an entry may follow."""

    templates: tuple[str, ...]
    texts: tuple[str, ...] = ()
    """The entries from which they are learnt, or for which they are stated."""

    is_stated: bool = False
    """Whether somebody has written them down, so that also what many do is wrong."""

    @property
    def graphs(self) -> tuple[Graph, ...]:
        """The templates, ready for comparison."""
        return _graphs(self.templates)

    def align(self, text: str) -> Alignment | None:
        """The best alignment with any of the templates."""
        best = self.exactly(text) or self._unseparated(text) or _nearest(self.templates, text, CAP)
        if best is None or best.cost >= REORDER:
            best = self._reordered(text) or best
        return best and best.but_for_pictures(text)

    def exactly(self, text: str) -> Alignment | None:
        """The alignment of an entry that conforms."""
        return _nearest(self.templates, text, CONFORMING)

    def _unseparated(self, text: str) -> Alignment | None:
        """The alignment of an entry that conforms once a separator stands behind its link."""
        for fixed, lacking in separations(text, self._separators):
            if (found := self.exactly(fixed)) is not None:
                return as_lacking(found, lacking)
        return None

    @cached_property
    def _separators(self) -> tuple[str, ...]:
        return separators(self.templates)

    def _reordered(self, text: str) -> Alignment | None:
        """The alignment of an entry that conforms once two neighbouring links change places."""
        for fixed, wrong in self.order.swaps(text):
            if (found := self.exactly(fixed)) is not None:
                return Alignment(SWAP, (wrong,), (), found.template)
        return None

    @cached_property
    def order(self) -> LinkOrder:
        """In which order the links of the entries are."""
        return LinkOrder(self.texts)

    @cached_property
    def alignments(self) -> dict[str, Alignment | None]:
        """How each of the entries goes with the templates."""
        return {text: self.align(text) for text in self.texts}

    @cached_property
    def conforming(self) -> int:
        """How many of the entries conform."""
        return self.support.total()

    @cached_property
    def following(self) -> int:
        """How many of the entries conform, but for a few signs, spaces or a label where several
        others keep the template.
        """
        return sum(
            found is not None
            and (
                found.conforms
                or (SUPPORTED.holds(self.support[found.template]) and _is_followed(found))
            )
            for found in (self.alignments[text] for text in self.texts)
        )

    def is_followed(self, text: str) -> bool:
        """Whether an entry conforms but for a few signs, spaces or a label."""
        return _is_followed(self.exactly(text) or _nearest(self.templates, text, SLIP))

    @cached_property
    def support(self) -> Counter[int]:
        """How many of the entries conform to each template, by its number."""
        return Counter(
            found.template
            for found in (self.alignments[text] for text in self.texts)
            if found is not None and found.conforms
        )

    @cached_property
    def points(self) -> Counter[str]:
        """How many of the entries deviate at each point."""
        counts: Counter[str] = Counter()
        for text in self.texts:
            found = self.alignments[text]
            if found is not None and is_comparable(found):
                counts.update({_point(found, deviation) for deviation in found.deviations})
        return counts

    def points_of(self, text: str) -> set[str]:
        """The points at which one of the entries deviates."""
        found = self.alignments[text]
        return {_point(found, each) for each in found.deviations} if found else set()

    def is_stated_and_kept(self, point: str) -> bool:
        """Whether somebody has written down how it is at a point, and nearly all keep it there."""
        return self.is_stated and STATED_POINT.holds(
            len(self.texts) - self.points[point], len(self.texts)
        )

    def fits_larger(self, text: str, found: Alignment, deviation: Deviation) -> bool:
        """Whether a template that more entries follow has nothing to say where an entry deviates
        from the one that it comes nearest to.
        """
        larger = [n for n, count in self.support.items() if count > self.support[found.template]]
        for number in larger:
            other = _nearest((self.templates[number],), text, CAP)
            if other is not None and is_comparable(other):
                touches = (
                    each.start <= deviation.end and deviation.start <= each.end
                    for each in other.deviations
                )
                if not any(touches):
                    return True
        return False

    def known(self, text: str) -> Alignment | None:
        """How an entry goes with the templates."""
        return self.alignments[text] if text in self.alignments else self.align(text)

    def check(self, text: str, is_asked: Callable[[str], bool] = lambda _: False) -> FormatVerdict:
        """What there is to say of an entry: where the others are the norm, and at the points at
        which it `is_asked` for.
        """
        found = self.known(text)
        if found is None or found.conforms or not is_comparable(found):
            return FormatVerdict(found, ())
        points = [_point(found, each) for each in found.deviations]
        told = {
            each
            for each, point in zip(found.deviations, points, strict=True)
            if self._is_norm(found, each, point) or is_asked(point)
        }
        told |= other_halves(text, found.deviations, told)
        edits = tuple(
            self._exemplified(each, found.template)._replace(point=point)
            for each, point in zip(found.deviations, points, strict=True)
            if each in told
        )
        supported = SUPPORTED.holds(self.support[found.template])
        return FormatVerdict(found, edits, self.templates[found.template], supported)

    def _exemplified(self, deviation: Deviation, template: int) -> Deviation:
        """What is missing with what others have there, where its field has no telling name."""
        if not deviation.field or self.templates[template].count(f"{{{deviation.field}}}") != 1:
            return deviation
        others = self.values(template, deviation.field)
        short = [text for text in others if len(text) <= _LONGEST_EXAMPLE]
        shown = " or ".join(f"`{text}`" for text in short[:EXAMPLES])
        message = f"{deviation.message}, where others have {shown}" if shown else deviation.message
        return deviation._replace(message=message, is_vague=not shown)

    def values(self, template: int, name: str) -> list[str]:
        """What conforming entries have in a field, the most frequent first."""
        counts = Counter(
            " ".join(text[value.start : value.end].split())
            for text, found in self.alignments.items()
            if found is not None and found.conforms and found.template == template
            for value in found.values
            if value.name == name
        )
        return [text for text, _ in counts.most_common()]

    def restores(self, text: str, edits: Sequence[Deviation]) -> bool:
        """Whether an entry conforms once all of these are fixed, and nothing else changes: no
        link, no word, and what is in the fields.
        """
        if not edits or any(edit.new is None or "…" in edit.new for edit in edits):
            return False
        fixed = with_edits(text, edits)
        before, after = self.align(text), self.exactly(fixed)
        if before is None or after is None:
            return False
        return all(is_certain(text, before, edit) for edit in edits) and keeps_all(
            (text, before), (fixed, after), edits
        )

    def _is_norm(self, found: Alignment, deviation: Deviation, point: str) -> bool:
        """Whether so few entries deviate where this one does that the others are the norm. A sign
        is not asked of those that do without the field behind it, or else the one ahead of it.
        """
        few = STATED_SIGN if self.is_stated else LEARNT_SIGN
        if deviation.point == POINT and not self.is_stated:
            few = LACKING_SEPARATOR
        if deviation.kind is DeviationKind.MISSING:
            few = STATED_PART if self.is_stated else MISSING_PART
        few = SLIGHT if deviation.is_slight else few
        few = STATED_SIGN if deviation.is_glued else few  # whoever has stated it or not
        cases = len(self.texts)
        if deviation.kind is DeviationKind.SIGN and (name := _beside(found, deviation)):
            cases -= self.conforming - self._having[name]
        return few.allows(self.points[point], cases)

    @cached_property
    def _having(self) -> Counter[str]:
        """How many of the entries that conform have a field."""
        counts: Counter[str] = Counter()
        for text in self.texts:
            found = self.alignments[text]
            if found is not None and found.conforms:
                counts.update({value.name for value in found.values})
        return counts

    def keeps(self, texts: Sequence[str]) -> int:
        """How many of these entries conform."""
        return sum(self.exactly(text) is not None for text in texts)


@lru_cache(maxsize=2**6)
def _graphs(templates: tuple[str, ...]) -> tuple[Graph, ...]:
    graphs = [compile_template(template.parse(text)) for text in templates]
    labels = frozenset[str]().union(*(graph.labels for graph in graphs))
    for graph in graphs:
        graph.labels = labels  # what is a label in one kind of entry is one in all
    return tuple(graphs)


@lru_cache(maxsize=_KEPT)
def _nearest(templates: tuple[str, ...], text: str, cap: float) -> Alignment | None:
    """The cheapest alignment with any of the templates, if it costs no more than `cap`."""
    best: Alignment | None = None
    for number, graph in enumerate(_graphs(templates)):
        found = align_entry(text, graph, cap)
        if found is not None and (best is None or found.cost < best.cost):
            best, cap = found._replace(template=number), found.cost
    return best


def _is_followed(found: Alignment | None) -> bool:
    """Whether nothing is the matter but signs or a label."""
    return (
        found is not None
        and found.cost <= SLIP
        and all(
            deviation.kind in (DeviationKind.SIGN, DeviationKind.LABEL)
            for deviation in found.deviations
        )
    )


def is_comparable(found: Alignment) -> bool:
    """Whether an entry is near enough to its template for its deviations to be slips."""
    return found.cost <= FARTHEST and all(
        deviation.kind is not DeviationKind.EXTRA for deviation in found.deviations
    )


def _beside(found: Alignment, deviation: Deviation) -> str | None:
    """The field that follows a sign, or else the one that it follows."""
    after = (value.name for value in found.values if value.start >= deviation.end)
    before = (value.name for value in reversed(found.values) if value.end <= deviation.start)
    return next(after, None) or next(before, None)


def _point(found: Alignment, deviation: Deviation) -> str:
    """A point of one of the templates."""
    return f"{found.template} {deviation.kind} {deviation.point}"
