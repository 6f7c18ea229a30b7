"""Which entries and notes are of one work: what each says of its work, all pairs, and what a list
means by listing a work more than once.
"""

from listlint.works.linkage.candidates import Remember
from listlint.works.linkage.cross_listing import CrossListing, Policy
from listlint.works.linkage.records import Record
from listlint.works.linkage.reviewed_pairs import Judged
from listlint.works.linkage.verdicts import Pair, Verdict
from listlint.works.linkage.work_index import Works

__all__ = ["CrossListing", "Judged", "Pair", "Policy", "Record", "Remember", "Verdict", "Works"]
