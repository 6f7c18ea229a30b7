"""Which entries and notes are of one work: what each says of its work, all pairs, and what a list
means by listing a work more than once.
"""

from listlint.linkage.crosslisting import CrossListing, Policy
from listlint.linkage.pairs import Judged, Pair, Verdict
from listlint.linkage.records import Record
from listlint.linkage.works import Works

__all__ = ["CrossListing", "Judged", "Pair", "Policy", "Record", "Verdict", "Works"]
