"""How many must do a thing before it counts as a convention: every such number, in one place.

A list is its own style guide, so rules, links and the reader of entries keep asking one question:
do enough of these cases agree that the others stand out, or that they are no fault? Here stands
each answer as a policy with a name. A share goes from 0 to 1; numbers count cases. What was
measured stands beside it, from `benchmarks/conventions.py` on 77 repositories (57 lists and
20 vaults): run it again when one of these changes.

"More than half" is no policy: where the code says `2 * these > all`, it asks for a majority and
nothing else would do.
"""

from __future__ import annotations

from dataclasses import dataclass

ALIKE = 3
"""Cases that are no accident: one is a slip and two may be copies of one slip. What three do alike
is done on purpose, however many others there are."""


@dataclass(frozen=True, slots=True)
class Convention:
    """How many cases must keep something before it is what they have in common."""

    share: float = 0
    """Of all cases, from 0 to 1."""
    least: int = 0
    """Cases that must keep it, however small the share asks for."""
    sample: int = 0
    """Cases there must be, kept or not, before any share of them shows something."""

    def holds(self, keeping: int, cases: int = 0) -> bool:
        """Whether it is enough that so many of so many cases keep it."""
        return cases >= self.sample and keeping >= max(self.least, self.share * cases)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How many cases may break what the others have in common, and it is one all the same."""

    share: float
    """Of all cases, from 0 to 1; one may always."""
    least: int = 0
    """Cases that must keep it."""

    def allows(self, breaking: int, cases: int) -> bool:
        """Whether it may be that so many of so many cases break it."""
        return cases - breaking >= self.least and breaking <= max(1, self.share * cases)


# What the entries of a list do

REPEATED_LINK = Convention(share=0.1, least=ALIKE)
"""Entries of a list that link one page twice under the same labels: the list means to."""
LABELLED_TARGET = Convention(share=0.9, least=10)
"""Links under one label, such as `pdf`, that point to what it promises: the others are wrong."""
PLACEHOLDER = Convention(share=0.03, least=ALIKE)
"""Entries of one form with the same empty link: so the list says that there is none."""
UNEVEN_LINES = Convention(least=ALIKE)
"""Entries that have the same line: some break it, some do not, and that is uneven."""
SECTION_YEAR = Tolerance(share=0.1, least=ALIKE)
"""Entries in a section of another year: if more are, its years say something else, such as when
a work was read."""

# What the addresses of a list have in common

ADDRESS = Convention(share=0.95, sample=20)
"""Web addresses, such as with `https`: the others stand out."""
ARXIV_ADDRESS = Convention(share=0.95, sample=10)
"""Links to arXiv of one form: fewer are enough, since they have but two forms."""
SHARED_PARAMETER = Convention(least=ALIKE)
"""Addresses with the same tracking parameter and value: it is the list's own, and nobody else's."""

# In which order entries stand

LIST_ORDER = Convention(share=0.9, sample=20)
"""Entries of a list, in sections of some size, that keep one order."""
SECTION_ORDER = Convention(share=0.9, sample=10)
"""Entries of a section that keep an order of its own."""
LIST_REVERSED = Tolerance(share=0.7)
"""Entries of a list that keep the opposite order too, as those of equal dates do: of more, nobody
can say which of both it is."""
SECTION_REVERSED = Tolerance(share=0.5)
"""The same in a single section."""
OUT_OF_ORDER = Tolerance(share=0.25)
"""Entries of a section that are out of the list's order: if more are, the section has none."""
PINNED = Convention(least=ALIKE)
"""Sections with entries out of order at their very top: the list pins them there."""

# What one work is to a list

CROSS_LISTED = Convention(share=0.03, least=5)
"""Works of a list that stand in several sections: the list lists them there on purpose."""
MIRRORED = Convention(share=0.2, least=5)
"""Works of the shorter of two lists that are in both: they are one list in two forms."""
CONTAINER = Convention(least=ALIKE)
"""Works of different titles under one identifier: they are parts of it, as of a volume."""
TEMPLATE_TITLE = Convention(least=ALIKE)
"""Notes of one folder under one title: they have it from a template."""

# What the notes of a vault have in common

NOTES_WITH_KEY = Convention(share=0.9, sample=10)
"""Notes with a frontmatter key: with fewer it may be no key of the vault, or agree by chance."""
NAMED_BY_KEY = Convention(share=0.9)
"""Of these, notes whose key repeats the file's name: the others are named wrongly."""

# How links are looked up

LINKED_BY_NAME = Convention(share=0.2, least=5)
"""Of the links of a vault that have the look of a name, those that only a name answers."""
WIKI = Convention(share=1 / 6, least=1)
"""Names in the wikilinks of a vault that a file has: the others are unwritten notes, of which wikis
are full."""

# Which blocks of a file are entries

LIST_FILE = Convention(least=10)
"""Entries in a file that is not called README, so that it is a list and no page with links."""
EVEN_LINES = Convention(share=0.6)
"""Lines of one paragraph that begin alike and link out: each is an entry of its own."""
ENTRY_PARAGRAPHS = Convention(share=0.05, least=ALIKE)
"""Paragraphs that begin alike, of all that may be entries: they are."""
AUTHORS_BELOW = Convention(share=1 / 3, least=ALIKE)
"""Entries with a paragraph without links behind them: it is a line of theirs, such as authors."""
UNLINKED_ENTRY = Convention(share=0.8, least=4)
"""Items of one list that are entries: another without a link has lost it. In a numbered list the
number is enough."""
CITED_ITEMS = Convention(share=0.8, least=ALIKE)
"""Items of a list without links that say who wrote what and when: they are entries."""
NESTED_DETAILS = Convention(share=0.2)
"""Items nested in entries that are details, such as `[code](…)`: then all that are nested are."""
FIRST_LIST = Convention(share=0.1)
"""Entries of a file in a list before its second heading: with fewer it is a preamble."""
