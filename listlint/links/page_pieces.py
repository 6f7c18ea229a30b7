"""Which files are pieces that a program puts together to a page above them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from listlint.core.conventions import PIECE
from listlint.core.source import Source, lines_of


def is_piece(path: str, sources: Mapping[str, Source]) -> bool:
    """Whether the README of its folder or one above has nearly all that a file says, as where its
    head is kept in `header.md`. What it links to in itself is then a matter of that page.
    """
    lines = _said(sources[path])
    return any(
        PIECE.holds(sum(line in whole for line in lines), len(lines))
        for whole in map(set, map(_said, _above(path, sources)))
    )


def _above(path: str, sources: Mapping[str, Source]) -> Iterator[Source]:
    """The READMEs of the folder of a file and of those above it."""
    folder = path.rpartition("/")[0]
    for other, source in sources.items():
        above, _, name = other.rpartition("/")
        is_above = f"{folder}/".startswith(f"{above}/") or not above
        if other != path and is_above and name.casefold().removesuffix(".md") == "readme":
            yield source


def _said(source: Source) -> list[str]:
    return [line.strip() for line in lines_of(source.text) if line.strip()]
