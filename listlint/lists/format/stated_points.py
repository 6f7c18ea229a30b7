"""What of a stated format the entries keep, point by point.

A format is asked for as a whole, and kept in parts: where one entry in three has no full stop, one
in ten no description and one in ten no dash, hardly half of them conform, and yet the dash and the
description are what the list asks for and nearly all have.
"""

from __future__ import annotations

from dataclasses import replace

from listlint.lists.format.list_format import UnkeptStop
from listlint.lists.format.match import DeviationKind
from listlint.lists.format.match.costs import FULL_STOPS
from listlint.lists.format.norm import Norm, is_comparable
from listlint.lists.format.template import Field, Literal, parse, render
from listlint.lists.format.thresholds import COVERS, REQUIRED, STATED_SIGN


def kept_but_for_stop(norm: Norm) -> tuple[Norm, UnkeptStop | None]:
    """What is stated, without the full stop at its end where too many descriptions have none."""
    ended = [_without_stop(template) for template in norm.templates]
    if not all(ended) or not ended:
        return norm, None
    sign = norm.templates[0][-1]
    aligned = [found for found in norm.alignments.values() if found is not None]
    described = [
        each.deviations
        for each in aligned
        if all(one.kind is not DeviationKind.MISSING for one in each.deviations)
    ]
    lacking = sum(
        any(one.new == sign and one.start == one.end for one in each) for each in described
    )
    if STATED_SIGN.allows(lacking, len(described)):
        return norm, None
    unkept = UnkeptStop(sign, lacking, len(described))
    return replace(norm, templates=tuple(filter(None, ended))), unkept


def _without_stop(template: str) -> str | None:
    """A template without the full stop that follows the description at its end."""
    *before, last = parse(template)
    is_stop = isinstance(last, Literal) and last.text in FULL_STOPS and bool(before)
    is_described = is_stop and before[-1] == Field("description")
    return render(tuple(before)) if is_described else None


def with_usual_stop(norm: Norm) -> Norm:
    """What is stated, with the full stop at its end that nearly all descriptions have, though the
    list says nothing of it.
    """
    if not all(parse(template)[-1] == Field("description") for template in norm.templates):
        return norm
    for sign in FULL_STOPS:
        ended = replace(norm, templates=tuple(f"{template}{sign}" for template in norm.templates))
        if REQUIRED.holds(ended.keeps(norm.texts), norm.keeps(norm.texts)):
            return ended
    return norm


def is_kept_by_points(norm: Norm) -> bool:
    """Whether nearly all entries are written in the way of the templates, and none of the points
    at which they deviate is one that many do otherwise.
    """
    compared = sum(
        found is not None and is_comparable(found)
        for found in (norm.alignments[text] for text in norm.texts)
    )
    return COVERS.holds(compared, len(norm.texts)) and all(
        STATED_SIGN.allows(count, compared) for count in norm.points.values()
    )
