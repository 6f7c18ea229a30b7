"""Which entries and notes are of one work: what each says of its work, all pairs, and what a list
means by listing a work more than once.
"""

from listlint.linkage.crosslisting import CrossListing, Policy
from listlint.linkage.pairs import Judged, Pair, Verdict, apart, pairs
from listlint.linkage.records import Record, of_entry, of_note

__all__ = [
    "CrossListing",
    "Judged",
    "Pair",
    "Policy",
    "Record",
    "Verdict",
    "apart",
    "of_entry",
    "of_note",
    "pairs",
]
