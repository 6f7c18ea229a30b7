"""How many must do a thing before it counts as a convention, of entries, links and notes.

A list is its own style guide, so rules, links and the reader of entries keep asking one question:
do enough of these cases agree that the others stand out, or that they are no fault? Here stands
each answer as a policy with a name. A share goes from 0 to 1; numbers count cases. What chose a
threshold stands beside it: how the cases that a share or a number decides are spread, as measured
by `benchmarks/conventions.py` on 49 public repositories, 31 with lists and 18 with notes. Measure
again when one of these changes.

What counts for the format of entries stands in `lists/format/thresholds`, in the same way. "More
than half" is no policy: where the code says
`2 * these > all`, it asks for a majority and nothing else would do.
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

    def holds(self, keeping: float, cases: int = 0) -> bool:
        """Whether it is enough that so many of so many cases keep it."""
        return cases >= self.sample and keeping >= max(self.least, self.share * cases)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How many cases may break what the others have in common, and it is one all the same."""

    share: float
    """Of all cases, from 0 to 1."""
    least: int = 0
    """Cases that must keep it."""
    always: int = 1
    """Cases that may break it, however small the share."""

    def allows(self, breaking: int, cases: int) -> bool:
        """Whether it may be that so many of so many cases break it."""
        return cases - breaking >= self.least and breaking <= max(self.always, self.share * cases)


# What the entries of a list do

REPEATED_LINK = Convention(share=0.1, least=ALIKE)
"""Entries of a list that link one page twice under the same labels: the list means to. All 16 are
at .035 or below."""
LABELLED_TARGET = Convention(share=0.9, least=10)
"""Links under one label, such as `pdf`, that point to what it promises: the others are wrong. All
24 are at .96 or above."""
OWN_BADGE = Convention(share=0.9, sample=20)
"""Entries whose badge is of the repository that they link: the others were copied from another
entry. In the list with the most of them it is so of 66 of 68."""
PLACEHOLDER = Convention(share=0.03, least=ALIKE)
"""Entries of one form with the same empty link: so the list says that there is none. Of 5, 4 are at
.009 or below, 1 is at .035."""
UNEVEN_LINES = Convention(least=ALIKE)
"""Entries that have the same line: some break it, some do not, and that is uneven. No list had
any."""
SECTION_YEAR = Tolerance(share=0.1, least=ALIKE)
"""Entries in a section of another year: if more are, its years say something else, such as when a
work was read. All 9 are at .03 or below."""

GUIDELINE = Convention(share=0.5)
"""Entries that keep what the guidelines say in words: with fewer, a new one is no exception. A
reviewer quotes the guidelines, whatever has slipped through before. Of 24 dashes and stops that
lists state 23 are at .66 or above, 1 is at .45."""

# What the addresses of a list have in common

ADDRESS = Convention(share=0.95, sample=20)
"""Web addresses, such as with `https`: the others stand out. Of 265, 203 are at .95 or above, 7
from .93 to .949, 55 below: no wide gap, so the share is high."""
ARXIV_ADDRESS = Convention(share=0.95, sample=10)
"""Links to arXiv of one form: fewer are enough, since they have but two forms. Of 65, 30 are at
.951 or above, 3 from .92 to .94, 32 below."""
SHARED_PARAMETER = Convention(least=ALIKE)
"""Addresses with the same tracking parameter and value: it is the list's own, and nobody else's. Of
12, 9 have it once or twice, 3 five times or more."""

# In which order entries stand

LIST_ORDER = Convention(share=0.9, sample=20)
"""Entries of a list, in sections of some size, that keep one order. Of 185 lists and orders, 11 are
at .917 or above, 3 from .85 to .881, 171 below."""
SECTION_ORDER = Convention(share=0.9, sample=10)
"""Entries of a section that keep an order of its own. Of 372 sections and orders, 20 are at .9 or
above, 3 from .85 to .875, 349 below."""
SUBMISSION_ORDER = Convention(share=0.95, sample=20)
"""Entries of a list or section that keep the order of their arXiv ids, which readers do not see: of
fewer nobody can say that it is more than nearly that of their appearance."""
NAMED_APART = Convention(share=0.5)
"""Entries of a section whose names differ: with fewer, these are labels, such as where a table's
rows link to a download, and no order of theirs shows anything. Of 430 sections of 90 lists, 418 are
at .9 or above, 11 at .25 or below, one between."""
SMALL_SECTIONS = Convention(share=0.8, least=ALIKE)
"""Sections of four or five entries that keep the list's order without a slip: then one in another
is a slip."""
UNSTATED_ORDER = Tolerance(share=0.2)
"""Entries of a section that are out of an order which its list nowhere asks for: if more are, the
section has another."""
LIST_REVERSED = Tolerance(share=0.7)
"""Entries of a list that keep the opposite order too, as those of equal dates do: of more, nobody
can say which of both it is. All 11 are at .63 or below."""
SECTION_REVERSED = Tolerance(share=0.5)
"""The same in a single section. Even between .2 and 1: a majority, and no gap."""
OUT_OF_ORDER = Tolerance(share=0.25)
"""Entries of a section that are out of the list's order: if more are, the section has none. Of 264,
249 are at .25 or below, 15 above from .258 on: no gap."""

# What one work is to a list

CROSS_LISTED = Convention(share=0.03, least=5)
"""Works of a list that stand in several sections: the list lists them there on purpose. Of 19, 15
are at .017 or below, 4 at .04 or above."""
COPIED = Convention(least=ALIKE)
"""Works of a list that stand in several sections word for word: they were copied on purpose. Of 23
revisions before a maintainer removed such a copy, 19 have one or two; of 24 lists that keep them, 8
have three or more."""
REPEATING_SECTION = Convention(share=0.15, least=ALIKE)
"""Entries of a section that are in other sections too: it goes by another criterion, such as the
platform, or picks the best of them. Of 21, 20 are at .091 or below, 1 at .2."""
ROW_KEY = Convention(share=0.9, least=ALIKE)
"""First cells of a table's rows that differ: what they name is what the rows are about. Of 19, 18
are at 0, 1 is at 1."""
MIRRORED = Convention(share=0.2, least=5)
"""Works of the shorter of two lists that are in both: they are one list in two forms. Of 54, 42 are
at .134 or below, 1 at .209, 11 above one half."""
CONTAINER = Convention(least=ALIKE)
"""Works of different titles under one identifier: they are parts of it, as of a volume. Of 24, 23
have two or fewer."""
TEMPLATE_TITLE = Convention(least=ALIKE)
"""Notes of one folder under one title: they have it from a template. Of 55, 41 are two or fewer, 6
from 3 to 5, 8 more."""

# What the notes of a vault have in common

NOTES_WITH_KEY = Convention(share=0.9, sample=10)
"""Notes with a frontmatter key: with fewer it may be no key of the vault, or agree by chance. Of 64
keys, 14 are at .929 or above, none from .73 on, 50 below."""
NAMED_BY_KEY = Convention(share=0.9)
"""Of these, notes whose key repeats the file's name: the others are named wrongly. All 15 are at
.33 or below: in these vaults no key is the name."""

LEARNT_SCHEMA = Tolerance(share=0.019, always=0)
"""Notes that a schema flags which was learnt from them, all that it asks for together: so few are
slips. It is under one in fifty, since who starts with a schema reads each of them."""
VALUE_SET = Convention(share=0.98, sample=20)
"""Texts under one key, or items of lists, that are one of a few values which repeat: these are all
that there are, and another is a slip."""
USUAL_VALUE = Convention(share=0.98, sample=10)
"""Notes with a key, or with one type or spelling of its value: the one that differs is a slip."""

# How links are looked up

LINKED_BY_NAME = Convention(share=0.2, least=5)
"""Of the links of a vault that have the look of a name, those that only a name answers. One vault
in the measurement has such links, at .78: not yet located."""
UNKNOWN_ADDRESSES = Convention(share=0.2, least=4)
"""Addresses of one kind in a site to which nothing is known to answer: so many that it is not known
well enough what its program makes, and none of them is called broken."""
UNKNOWN_ROOT = Convention(share=0.2, least=2)
"""The same of addresses from the root where no program is known, and forges take them for paths."""
OWN_FOLDER = Convention(share=0.75, least=ALIKE)
"""Missing targets that begin with one folder, and are there without it: the project is that folder
of a larger one, for whose root they are written. One of 79 vaults has any, at 1."""
FAILING_KIND = Convention(share=0.5, least=10)
"""Targets of a vault that begin with one folder and are missing: no slip here and there, but a kind
of link that is not looked up as the site does. Measured with `UNKNOWN_ROOT_HAS`."""
UNKNOWN_ROOT_HAS = Convention(share=0.9, least=10)
"""Of these, what one other folder has at the same path: a program shows that folder from the root.
Of 79 vaults three have such a folder, one of them with 2,834 of 2,835."""

WIKI = Convention(share=1 / 6, least=1)
"""Names in the wikilinks of a vault that a file has: the others are unwritten notes, of which wikis
are full. All 4 are at .4 or above."""

MIRRORED = Convention(share=0.5, least=10)
"""Paths that two folders beside each other have in common, of those of the smaller one: each has
the whole in its own version or language. In manuals of two versions it is .6."""
COMPANIONS = Convention(share=1, least=10)
"""Names of files below a folder that notes below another have too: it has something for each of
these, and no notes of its own. One of 35 vaults has such a folder, with all of its 357 names."""
UNWRITTEN = Convention(share=0.02, least=ALIKE)
"""Names in the wikilinks of a vault that no note has: it links to notes before anybody writes them,
or shows but a part of its notes, and none of these links is a slip. Of 23 such links, read in 10
vaults whose shares are spread from .06 to .92, no keeper would change one; what is below is few
links, and may be slips."""

PIECE = Convention(share=0.9, least=ALIKE)
"""Lines of a file that the README above it has too: a program puts that together of such files. Not
yet measured: one of 60 repositories has any, at 1."""

# Which blocks of a file are entries

LIST_FILE = Convention(least=10)
"""Entries in a file that is not called README, so that it is a list and no page with links. Even:
36 files have fewer, 102 as many or more, and there is no gap."""
LIST_README = Convention(share=0.3)
"""Of all signs of a README, those in its entries: it is a list, and not the page of a project that
links some things. Of 31 lists of several kinds all are at .79 or above, small ones at .34; 62 pages
are spread below .6, where they hold entries at all."""
LIST_PACKAGE = Convention(share=0.45)
"""The same of a README beside the manifest of a package, which has lists of features and sponsors,
or in a folder. Of 21 such lists all are at .47 or above; of 16 packages all are at .4 or below."""
LIST_LINKED = Convention(share=0.9)
"""Entries with an address, of those of a file that is not called README. Of 42 such lists
all are at .94 or above; pages of prose with links are at .8 and below."""
LIST_ITEMS = Convention(share=0.72)
"""Entries of such a file, or of a README in a folder, of these and the outermost items beside them
that have no link. Of 53 lists all are at .73 or above, the READMEs of reports at .7 and below."""
LIST_TEXT = Convention(share=0.65)
"""The same in a file that is not called README, which is a list only where nothing else shows that
it is. Of 20 such files that are lists all are at .79 or above; of 39 chapters, logs and references
most are below .5, and the others are known by where they point."""
EVEN_LINES = Convention(share=0.6)
"""Lines of one paragraph that begin alike and link out: each is an entry of its own. Of 20, 18 are
at .625 or above, 2 have none."""
ENTRY_PARAGRAPHS = Convention(share=0.05, least=ALIKE)
"""Paragraphs that begin alike, of all that may be entries: they are. Of 4, 2 have none, 2 are at
.96 or above."""
AUTHORS_BELOW = Convention(share=1 / 3, least=ALIKE)
"""Entries with a paragraph without links behind them: it is a line of theirs, such as authors. Of
152, 151 are at .154 or below, 1 at .364."""
UNLINKED_ENTRY = Convention(share=0.8, least=4)
"""Items of one list that are entries: another without a link has lost it. In a numbered list the
number is enough. Of 283, 272 are at .8 or above, 11 at .75 or below."""
TITLES_ABOVE = Convention(share=0.75, least=ALIKE)
"""Items with items below them that are a title above one item: a list of categories has such ones
here and there."""
CITED_ITEMS = Convention(share=0.8, least=ALIKE)
"""Items of a list without links that say who wrote what and when: they are entries. All 87 are at
.25 or below: these lists have links."""
NESTED_DETAILS = Convention(share=0.2)
"""Items nested in entries that are details, such as `[code](…)`: then all that are nested are. Of
24, 21 are at .083 or below, 3 at .286 or above."""
LISTING = Convention(share=0.8)
"""Items of a section called "Licences" or "Contributing" that begin with a link: then it lists
them, and does not speak of the list. All 4 that link three places or more are at 1."""
PASSED_OVER = Convention(share=0.1, least=10)
"""Blocks that are no entries for one and the same reason, by the entries there are: enough to say
so, since fewer are the asides that every list has."""
FIRST_LIST = Convention(share=0.1)
"""Entries of a file in a list before its second heading: with fewer it is a preamble. Of 50, 34 are
at .095 or below, 16 above, from .1 on: no gap."""

# How a list keeps its sections and words

IN_CONTENTS = Convention(share=0.9, least=5)
"""Sections of one level with entries that the contents of a list link to: the others were
forgotten."""
MOST_IN_CONTENTS = Convention(share=0.75, least=3)
"""The same of sections whose neighbours under the same heading are linked: two in three are often
the contents of a list that has grown since. Not yet measured."""
REPEATED_HEADINGS = Convention(share=0.9, least=8)
"""Links of the contents that have a word of the heading they point to: one without is a slip. Where
contents are in another language than the headings, or in other words, more have none."""
FILLED_SECTIONS = Tolerance(share=0.25, least=ALIKE)
"""Sections beside each other that are empty, of those that are empty or have entries: where there
are more, they are kept on purpose."""
CAPITAL_FIRST = Convention(share=0.9, sample=20)
"""Descriptions that begin with a capital, of those that begin with a letter of either kind. Of 16
lists at .85 or above, keepers of those below .9 would leave it so."""
CAPITAL_OF_CELL = Convention(share=0.95, sample=20)
"""The same where the list has tables, whose cells are often no sentences."""
CAPITAL_ASKED = Convention(share=0.75, sample=8)
"""The same where the list asks for it in words."""
FULL_STOP = Convention(share=0.8, sample=20)
"""Descriptions that end with a full stop, in sections of which no majority has none: the others
lack it."""
FULL_STOP_ASKED = Convention(share=0.75, sample=8)
"""The same in all sections where the list asks for it."""
NEW_FULL_STOP = Convention(share=0.9, sample=20)
"""The same for a new one to be held to it where the list does not."""
SPELT_SO = Convention(share=0.8, least=8)
"""Uses of a name in one spelling, of those that are neither all small nor all in capitals."""
PUT_AROUND = Convention(share=0.9, least=8)
"""Links with which entries begin that have both `<` and `>` beside them, or another such pair, of
those that have one of both: these are brackets of the list. The only one of 61 lists is at .98."""
YEAR_SIGN = Convention(share=0.85, least=10)
"""Descriptions with one sign between the years with which they begin, or end, and their words: the
others have another one by a slip. Of 5 edges of 4 lists, 4 are at .9 or above, 1 is at .5."""
ENGLISH = Convention(share=0.4)
"""Entries that have an English word such as `the` or `of`: the list is in English. Names alone have
none, and lists in other languages hardly any."""
