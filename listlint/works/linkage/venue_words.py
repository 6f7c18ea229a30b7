"""Names of venues, as far as they can be compared: many stand for one."""

from __future__ import annotations

from listlint.works import titles

PREPRINTS = frozenset({"arxiv", "biorxiv", "corr", "medrxiv", "openreview", "preprint"})
"""Words of a venue that is none: what stands there may be published elsewhere."""
_RENAMED = {"nips": "neurips"}


def words(venue: str) -> frozenset[str]:
    """The words of a venue's name, without years and editions."""
    found = (word for word in titles.normalise(venue).split() if not word[0].isdigit())
    return frozenset(_RENAMED.get(word, word) for word in found)
