"""Names for the fields of a template that have none, by what their values are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from listlint.lists.format.learn.field_places import (
    PLAIN,
    TEXT,
    TYPED,
    FieldPlace,
    places,
    with_parts,
)
from listlint.lists.format.learn.soundness import Chain
from listlint.lists.format.learn.value_names import (
    are_few,
    are_prose,
    are_topics,
    are_words,
    told,
)
from listlint.lists.format.template import Field, Literal, walk
from listlint.lists.format.thresholds import FEWEST, FEWEST_ALIKE


def named(chain: Chain, values: Mapping[str, Sequence[str]]) -> Chain:
    """The template with names for the fields that have none, or another than their values have; and
    with its only text where there are no others.
    """
    for place in [*places(chain), *(_dated(chain))]:
        found = values.get(place.name, [])
        taken = {part.name for part in walk(chain) if isinstance(part, Field)}
        new = _renamed(place, found, taken, is_last=_is_last(chain, place.name))
        if new is not None:
            chain = with_parts(chain, place.name, (new,))
    return chain


def _dated(chain: Chain) -> Iterator[FieldPlace]:
    counts = Counter(part.name for part in walk(chain) if isinstance(part, Field))
    if counts["year"] == 1:
        yield FieldPlace("year", "", "", is_ahead=False)


def _is_last(chain: Chain, name: str) -> bool:
    """Whether no field of words comes behind one."""
    names = [part.name for part in walk(chain) if isinstance(part, Field)]
    return not set(names[names.index(name) + 1 :]) - TYPED


def _renamed(
    place: FieldPlace, values: Sequence[str], taken: set[str], *, is_last: bool
) -> Field | Literal | None:
    """What stands in place of a field of no name, or of one with another name than it should."""
    if place.name == "year":
        return Field("date") if told(values) == "date" and "date" not in taken else None
    if not values:
        return None
    if not place.name.startswith(TEXT):
        kind = told(values) if len(values) >= FEWEST and place.name != "title" else None
        are_people = kind == "authors" and place.name == "description"
        return Field(kind) if kind and (kind in PLAIN or are_people) and kind not in taken else None
    if len(values) >= FEWEST_ALIKE and len(set(values)) == 1:
        return Literal(values[0])
    name = told(values) if len(values) >= FEWEST else None
    if name is None and are_topics(values):
        name = "topics"
    if name is None and are_few(values):
        name = "type" if place.before[-1:] in ("*", "_") else "tag"
    if name is None and place.is_ahead and are_words(values):
        name = "name"
    if name is None and is_last and "title" in taken and are_prose(values):
        name = "description"
    return Field(name) if name and name not in taken else None
