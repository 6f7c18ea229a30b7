"""An entry with a year before that of its arXiv id.

A preprint is of the year in which it was sent in, or comes out later. Where the newest year that an
entry states is two or more before that of its identifier, one of both is wrong: a slip of the
finger, or the link of another work. Works of old that were put on arXiv later, as those of some
meetings were in 2012 and 2013, are left alone; so is a list of which several entries are so.

## Bad

```markdown
- [UNITER](https://arxiv.org/abs/1909.11740), ECCV 2020
- [Pixel-BERT](https://arxiv.org/abs/2004.00849), arXiv 2010
- [ImageBERT](https://arxiv.org/abs/2001.07966), 2020
```

```diagnostics
README.md:2:57: impossible-year: this is of 2010, and its arXiv id of 2020
  help: correct the year, or the link
```

## Good

```markdown
- [UNITER](https://arxiv.org/abs/1909.11740), 2018
- [Pixel-BERT](https://arxiv.org/abs/2004.00849), 2016; ICML 2021
- [ImageBERT](https://arxiv.org/abs/1301.07966), UAI 2001
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.conventions import ALIKE
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import Entry, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.core.years import YEARS
from listlint.rules._rule import rule
from listlint.works import identity
from listlint.works.reading import EntryWorks

_ID = pattern(r"arxiv:(?P<year>\d\d)(?P<month>\d\d)\.")
_ADDRESS = pattern(r"https?://\S*|\]\([^()\s]*\)")
_LATE = ("1206", "1207", "1301", "1302", "1303", "1304")
"""Months in which works of many years were put on arXiv at once."""
_APART = 2
"""Years between: a preprint of January may be counted to the year before."""


@rule(severity=Severity.WARNING)
def check(each: List, works: EntryWorks, source: Source) -> Iterator[Diagnostic]:
    found = [one for entry in each.entries if (one := _finding(entry, works, source))]
    if len(found) < ALIKE:
        yield from found


def _finding(entry: Entry, works: EntryWorks, source: Source) -> Diagnostic | None:
    submitted = _submitted(entry)
    if submitted is None:
        return None
    read = works.of(entry)
    if read.year is None or read.year_span is None or read.year > submitted - _APART:
        return None
    stated = YEARS.findall(_ADDRESS.sub(" ", source.text_of(entry.span)))
    if max(map(int, stated), default=read.year) > submitted - _APART:
        return None
    return Diagnostic(
        span=read.year_span,
        message=f"this is of {read.year}, and its arXiv id of {submitted}",
        help="correct the year, or the link",
    )


def _submitted(entry: Entry) -> int | None:
    """The year of the only arXiv id of an entry."""
    keys = {key.name for link in entry.links for key in identity.keys_of(link.target)}
    ids = [found for found in map(_ID.match, keys) if found]
    if len(ids) != 1 or ids[0]["year"] + ids[0]["month"] in _LATE:
        return None
    return 2000 + int(ids[0]["year"])
