"""Titles as people compare them: what makes two of them alike, what keeps them apart, and all pairs
that are alike among many.
"""

from listlint.titles.likeness import CUTOFF, Kind, Likeness, compare, veto
from listlint.titles.pairs import pairs
from listlint.titles.words import Title, normalise, stems

__all__ = [
    "CUTOFF",
    "Kind",
    "Likeness",
    "Title",
    "compare",
    "normalise",
    "pairs",
    "stems",
    "veto",
]
