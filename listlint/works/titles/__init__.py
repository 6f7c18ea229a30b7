"""Titles as people compare them: what makes two of them alike, what keeps them apart, and all pairs
that are alike among many.
"""

from listlint.works.titles.alike_pairs import Alike, pairs
from listlint.works.titles.likeness import (
    CUTOFF,
    Likeness,
    LikenessKind,
    compare,
    is_exchanged,
    is_misspelt,
    veto,
)
from listlint.works.titles.misspellings import have_same_accents, is_slip, misspelt_word
from listlint.works.titles.words import Title, normalise, stems

__all__ = [
    "CUTOFF",
    "Alike",
    "Likeness",
    "LikenessKind",
    "Title",
    "compare",
    "have_same_accents",
    "is_exchanged",
    "is_misspelt",
    "is_slip",
    "misspelt_word",
    "normalise",
    "pairs",
    "stems",
    "veto",
]
