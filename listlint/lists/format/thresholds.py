"""How many entries must do a thing before it counts for their format, or as what one lacks.

The policies are of the kind that `core.conventions` has, and measured in the same way, on ten
lists, by `benchmarks/conventions.py`; the other numbers by `benchmarks/sensitivity.py`, which
halves and doubles them. Prices of what deviates stand in `match/costs`, bits in
`learn/description_length`.
"""

from __future__ import annotations

from listlint.core.conventions import ALIKE, Convention, Tolerance

# How many entries show anything

FEWEST = 8
"""Entries below which nobody can tell what is their convention: of seven, one is 14 in a hundred,
and would be more than nearly all may lack. Halved or doubled, one entry of 1,500 is judged
otherwise."""
FEWEST_ALIKE = 4
"""Entries that have one thing alike, below which it may be chance: two or three do by copying.
Halved or doubled, no format of ten lists is another."""
FEWEST_OF_SECTION = 5
"""Entries from which on a section has ways of its own: of four, two may be copies of one slip.
benchmarks/contributions.py plants into sections of six and more."""
ONE_LINE = 20
"""Entries of one line from which on two of more are broken, and not wrapped."""

SAMPLE = 60
"""Entries that are asked where asking all would take long: of more, shares would differ by less
than a tenth."""

# What is said of all of them

KEPT = Convention(share=0.5)
"""Entries that keep what the list states: with fewer it is stale. Of 7, 4 are at .877 or above,
3 at .103 or below."""
COVERS = Convention(share=0.8)
"""Entries that follow a format, but for slips: with fewer it is no norm, only single points are. Of
28, 26 are at .913 or above, 2 at .776 or below."""
NEARLY_ALL = Convention(share=0.9)
"""Entries, or values of a field, that have something: so has a new one, and others should. Of 77,
28 are at .9 or above, 3 from .82 on, 46 below: no gap."""
SELDOM = Tolerance(share=0.05, always=0)
"""Entries that do something: if no more do, it is no way of theirs. Of 253, 231 are at .069
or above, 22 at .044 or below."""

# What is learnt of them

KIND = Convention(share=0.06, least=FEWEST_ALIKE)
"""Entries of a list that are built alike: they are a kind, with a template of its own. Of 20, 14
are at .111 or above, 6 at .057 or below."""
KIND_OF_FEW = Convention(least=2)
"""The same in a list of `FEWEST` entries or fewer. No list asked."""
DEVIATING_KIND = Convention(share=0.2, least=FEWEST_ALIKE)
"""Entries of a kind that deviate from its template: they may be a kind of their own. All 10 are at
.063 or below."""
COLUMN = Convention(share=0.03, least=2)
"""Entries of a kind that have an element: it is part of the format, perhaps an optional one. Of 24,
12 are at .031 or above, 12 at .026 or below: no wide gap."""
LABEL_COLUMN = Convention(share=0.012, least=2)
"""The same for an element with a label, which says what it is: fewer are enough. Of 8, 6 are at
.013 or above, 2 at .007 or below."""
REQUIRED = Convention(share=0.95)
"""Entries of a kind, or cells of a column, that have something: the others lack it. Of 40, 18 are
at .993 or above, 22 at .889 or below."""
USUAL_PART = Convention(share=0.8)
"""Entries of a kind that have an element: one that lacks it may be of another kind. No list
asked."""
ONE_PART = Convention(share=0.85)
"""Of the entries that have one of two neighbouring elements, those that have both: the two are one
optional part. Of 12, 1 is at 1, 11 are at .235 or below."""
VARIANT = Convention(share=0.08, least=ALIKE)
"""Entries that write something in one way: it is right, whatever the most common way is. Of 14, 3
are at .09 or above, 11 at .047 or below."""
FEW_ROWS = 9
"""Entries that write something, up to which two that do it alike are enough: three would be a third
of them."""
VARIANT_OF_FEW = Convention(least=2)
"""The same among no more than `FEW_ROWS`. Both that asked had one alone."""
SPACED_VARIANT = Convention(least=ALIKE)
"""The same for separators that differ in their spaces alone, before the most common is taken. Of
16, 13 have two or fewer."""
MORE_SPACES = Convention(share=0.25)
"""Entries with several spaces where the most common way has one: it is no slip. Of 7, 1 is at .293,
6 are at .222 or below: no wide gap."""
DOUBLED_SPACES = Convention(share=0.9, least=9)
"""Entries with several spaces where these are the most common: one alone is no variant. No list
asked."""
CONSTANT = Convention(share=0.95, least=FEWEST)
"""Elements of a column with one and the same text: it is a literal of the template. All 5 are at
.188 or below."""
TWO_FIELDS = Convention(share=0.7)
"""Elements of a column that hold two fields, or go on with the same words: it is two columns. No
list asked."""
FEW_VALUES = Tolerance(share=0.5, always=0)
"""Different values of a field, of all its values: with more they do not come again and again."""
SOME_AGAIN = Convention(share=0.3, least=FEWEST_ALIKE)
"""Values of a field that another entry has too: behind people, they are venues."""
HALF_OF_VALUES = Convention(share=0.5, least=FEWEST_ALIKE)
"""Values of a field that are people, venues, lists or prose: then that is what it holds."""
LINK_LABEL = Convention(share=0.03, least=ALIKE)
"""Entries that have one text for a link: it says what sort of thing the link points to. Of 23, 5
are at .035 or above, 18 at .018 or below."""
SHORT_LIST = 100
"""Entries of a list below which two links of one text are enough, if labels have it elsewhere."""
KNOWN_LABEL = Convention(least=2)
"""The same in a list of fewer than `SHORT_LIST` entries. The one that asked had two."""
DATED_BRACKETS = Convention(share=0.9)
"""Brackets of one kind that hold a year beside words: the year is an element of its own. All 14 are
at .167 or below."""
MAIN_BRACKETS = Convention(share=0.2, least=ALIKE)
"""Entries with such brackets: they are part of the format, and no aside. No list asked."""
DESCRIBED = Convention(share=0.3, sample=1)
"""Entries with words behind a dash: these are descriptions. Of 10, 2 are at .678 or above, 8 at
.002 or below."""
AFTER_DESCRIPTION = Convention(share=0.08, least=ALIKE)
"""Entries with something at the end of their description: it is no part of it. All 4 are at .042 or
below."""
KEYWORD_VALUE = Convention(share=0.9)
"""Entries in which the value of a keyword is the same kind of link: the others should be too. Of
13, 11 are at .944 or above, 2 at .85 or below."""
CELL_FORMAT = Convention(share=0.9)
"""Cells of a column that keep the templates learnt from them: then the column has a format. Of 6, 5
are at .909 or above, 1 is at .727."""
CELL_VALUE = Convention(share=0.02, least=2)
"""Cells of a column with one value: it is one of its vocabulary, and no slip. Of 15, 8 are at .056
or above, 7 at .006 or below."""
VOCABULARY = Convention(share=0.95, sample=20)
"""Cells of a column with one of a few values: then these are its vocabulary. Of 4, 2 are at .993 or
above, 2 at 0."""
PADDING = Convention(share=0.9)
"""Cells of a table with a space beside the bar, or without: the others should be so too. Of 6, 2
are at .998 or above, 4 at .712 or below."""
WRAPPED = Convention(share=0.8, least=FEWEST)
"""Line breaks within entries that are where the line is full: their prose is wrapped by hand. Of 3,
1 is at .9, 2 at .28 or below."""
WRAPPED_PROSE = Convention(share=1 / 3)
"""Of these, breaks ahead of a small letter, so within a sentence: the others may be too. The only
case is at .67."""
EVEN_ROWS = Convention(share=0.9)
"""Rows of a table without runs of spaces: with fewer its columns are aligned. Of 3, 2 are at .995
or above, 1 is at 0."""
LINK_ORDER = Convention(share=0.9, least=FEWEST_ALIKE)
"""Entries in which one link comes before another, of those that have both: the others have them the
wrong way round. Of 6, 1 is at 1, 5 are at .015 or below."""
SUPPORTED = Convention(least=FEWEST)
"""Entries that conform to a template: it is a measure for others. All 15 have as many."""
RIVALLED = Convention(share=0.75)
"""Entries that follow another learnt template, of those that follow it or the one an entry is
nearest to: then that is the format of a few, and no norm. Of 8 templates with less than half of a
list's entries by which something was measured, 4 are rivalled by 6.9 to 9.3 times as many, 4 by 1.2
to 2.1 times."""
LEARNT_SIGN = Tolerance(share=0.08, always=2)
"""Entries that deviate at one point of a learnt template: if more do, nothing is the norm there.
All 24 are at .048 or below."""
LACKING_SEPARATOR = Tolerance(share=0.12, always=2)
"""The same where no separator stands between a link and its description: it is missing, for there
is no other way to read such an entry."""
STATED_SIGN = Tolerance(share=0.25, always=2)
"""The same where the list states the template, or where a space is missing beside a dash; with more
the point is not in effect. Of 24, 22 are at .2 or below, 2 at .34 or above."""
STATED_POINT = Convention(share=0.8)
"""Entries that have a sign which the list states: no section of it may do without. Of 24 dashes and
stops that lists state, 21 are at .87 or above, 1 is at .8, 2 are at .66 and .45."""
MISSING_PART = Tolerance(share=0.05, always=2)
"""The same where a part is missing, which may be optional after all. Of 6, 1 is at .064, 5 are at
.038 or below."""
STATED_PART = Tolerance(share=0.15, always=2)
"""The same where a part is missing that the list states. Of 10, 8 are at .104 or below, 2 at .283
or above."""
SLIGHT = Tolerance(share=0.03, always=2)
"""The same where the sign is only spaced or set in another way, as `: ` for `\uff1a`. Even: of 26,
20 are at .0297 or below, 6 at .0315 or above."""
SECTION_FORM = Convention(share=0.4, least=2)
"""Entries of a section, or nested in one entry, that deviate at one point: so they are written. Of
103, 94 are at .353 or below, 9 at .429 or above."""
SECTION_NORM = Convention(share=1, least=FEWEST)
"""Entries of a section that keep the format at a point: then a new one is held to it, though others
of the list do not keep it there. Of 22, 8 are at 1, 14 at .923 or below."""
MORE_BY_LABELS = Convention(share=0.04, least=FEWEST_ALIKE)
"""Entries of a list that conform once a place for links of a few labels takes any: then the label
is no word of the format. The only list that asked had .08."""
WAY_OF_SECTIONS = Convention(share=0.15, least=FEWEST_OF_SECTION)
"""Entries of a list in sections that always have a part which the others never have, and of those
others: each of the two is a form of its own. Of 6, 4 are at .21 or above, 2 at .1 or below."""
SECTION_OPTION = Convention(share=0.2, least=ALIKE)
"""The same where a part is missing: there it is optional. All 7 are at .067 or below."""
