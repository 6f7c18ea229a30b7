"""An entry whose year is not that of the section it stands in.

Readers look for a work under its year. Only entries that state a year of their own are judged, and
only in lists that mostly keep their sections. A preprint may be older than its section, or a year
newer. Sections such as `2019 and before` or `2017-2019` hold several years.

## Bad

```markdown
## 2020

- [UNITER](https://arxiv.org/abs/1909.11740) ECCV 2020
- [Pixel-BERT](https://arxiv.org/abs/2004.00849) arXiv 2020
- [ImageBERT](https://arxiv.org/abs/2001.07966) arXiv 2020
- [LXMERT](https://arxiv.org/abs/1908.07490) EMNLP 2019

## 2019

- [Unicoder-VL](https://arxiv.org/abs/1908.06066) AAAI 2020
- [VideoBERT](https://arxiv.org/abs/1904.01766) ICCV 2019
```

```diagnostics
README.md:6:52: section-mismatch: an entry of 2019 is under `2020`
  help: move the entry, or correct its year
  README.md:1:4: the section
```

## Good

```markdown
## CVPR 2020

- [12-in-1](https://arxiv.org/abs/1912.02315) arXiv 2019
- [Oscar](https://arxiv.org/abs/2004.06165)
- [ViLBERT](https://arxiv.org/abs/1908.02265) NeurIPS 2019; extended at CVPR 2020

## 2019 and before

- [LXMERT](https://arxiv.org/abs/1908.07490) EMNLP 2019
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762) NIPS 2017
```

## Good: the sections say when a work was read

```markdown
## 2020-05

- [UNITER](https://arxiv.org/abs/1909.11740) ECCV 2020
- [Pixel-BERT](https://arxiv.org/abs/2004.00849) arXiv 2020
- [ImageBERT](https://arxiv.org/abs/2001.07966) arXiv 2020
- [LXMERT](https://arxiv.org/abs/1908.07490) EMNLP 2019
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762) NIPS 2017
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.core.document import Entry, Heading, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.core.years import YEARS, years_in
from listlint.rules._rule import rule
from listlint.works import identity
from listlint.works.reading import EntryWorks, Work

_PREPRINT = pattern(r"arxiv|preprint|corr\b", re.IGNORECASE)


class _Found(NamedTuple):
    year: int
    place: Span
    section: str
    is_wrong: bool
    entry: Entry


@rule(severity=Severity.WARNING)
def check(each: List, source: Source, works: EntryWorks) -> Iterator[Diagnostic]:
    found = [one for entry in each.entries if (one := _look(source, each, entry, works.of(entry)))]
    wrong = [one for one in found if one.is_wrong]
    if not conventions.SECTION_YEAR.allows(len(wrong), len(found)):
        return
    for year, place, section, _, entry in wrong:
        heading = _heading(each, section, entry.span.start)
        yield Diagnostic(
            span=place,
            message=f"an entry of {year} is under `{section}`",
            help="move the entry, or correct its year",
            related=(Related(heading.span, "the section"),) if heading else (),
        )


def _look(source: Source, each: List, entry: Entry, read: Work) -> _Found | None:
    """Whether an entry that states its year stands in a section of years, and in the right one."""
    section = next(filter(years_in, reversed(_sections(each, entry))), None)
    span = years_in(section) if section else None
    if section is None or span is None:
        return None
    if read.year is None or read.year_span is None:
        return None
    stated = {read.year, *_stated(source.text_of(entry.span)), *_submitted(entry)}
    is_right = any(span[0] <= year <= span[1] for year in stated)
    is_preprint = read.venue is not None and _PREPRINT.search(read.venue.text)
    is_early = is_preprint and read.year <= span[1] + 1
    return _Found(read.year, read.year_span, section, not (is_right or is_early), entry)


def _sections(each: List, entry: Entry) -> tuple[str, ...]:
    """The headings above an entry, without the list's own title."""
    is_title = each.headings[:1] and entry.section[:1] == (each.headings[0].text.strip(),)
    return entry.section[1:] if is_title and each.headings[0].level == 1 else entry.section


def _stated(text: str) -> Iterator[int]:
    """Every year in an entry, its URLs aside."""
    return (int(year) for year in YEARS.findall(re.sub(r"https?://\S*|\]\([^()\s]*\)", " ", text)))


def _submitted(entry: Entry) -> Iterator[int]:
    """The years of the arXiv ids: many a list goes by them."""
    for link in entry.links:
        for key in identity.keys_of(link.target):
            if new := re.match(r"arxiv:(\d\d)\d\d\.", key.name):
                yield 2000 + int(new[1])


def _heading(each: List, text: str, before: int) -> Heading | None:
    above = [h for h in each.headings if h.text.strip() == text and h.span.start < before]
    return above[-1] if above else None
