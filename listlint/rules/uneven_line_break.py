"""Entries of several lines of which only some break the line.

Two spaces at the end of a line, a backslash or `<br>` break it for readers; without them Markdown
joins the lines. So entries that look alike in the source look different when rendered. A list gets
one finding, at the first of the entries that are fewer.

## Bad

```markdown
- VL-BERT.[[pdf]](https://arxiv.org/abs/1908.08530).<br>
  *Weijie Su, Xizhou Zhu, Yue Cao*
- VideoBERT.[[pdf]](https://arxiv.org/abs/1904.01766).
  *Chen Sun, Austin Myers, Carl Vondrick*
- ViLBERT.[[pdf]](https://arxiv.org/abs/1908.02265).
  *Jiasen Lu, Dhruv Batra, Devi Parikh*
- LXMERT.[[pdf]](https://arxiv.org/abs/1908.07490).
  *Hao Tan, Mohit Bansal*
```

```diagnostics
README.md:1:53: uneven-line-break: 1 entry breaks the line before the authors with `<br>`, 3 do not
  help: break it everywhere or nowhere
```

## Good

```markdown
- VL-BERT.[[pdf]](https://arxiv.org/abs/1908.08530).
  *Weijie Su, Xizhou Zhu, Yue Cao*
- VideoBERT.[[pdf]](https://arxiv.org/abs/1904.01766).
  *Chen Sun, Austin Myers, Carl Vondrick*
- ViLBERT.[[pdf]](https://arxiv.org/abs/1908.02265).
  - *Jiasen Lu, Dhruv Batra, Devi Parikh*
- LXMERT.[[pdf]](https://arxiv.org/abs/1908.07490).<br>

  *Hao Tan, Mohit Bansal*
```
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.core.document import Entry, Form, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.rules._rule import rule
from listlint.works.reading import EntryWorks, Work

_LINE = pattern(r"([^\r\n]*+)(?:\r\n|\r|\n|\Z)")
_BREAK = pattern(
    r"(?P<br></?br\s*+/?>)\s*+$|(?P<backslash>\\)$|(?<![ ])(?P<blanks>[ ]{2,}+)$", re.IGNORECASE
)
_STARTS_ANEW = pattern(
    r"\s*+(?:$|[-*+](?:\s|$)|\d{1,9}[.)]\s|#{1,6}\s|>|`{3}|~{3}|\||<br)", re.IGNORECASE
)
_LINKS = pattern(r"\s*+[(|]?(?:\[|<a\s|!\[)")
_HOW = {"br": "with `<br>`", "backslash": "with a backslash", "blanks": "with trailing spaces"}


class _Joint(NamedTuple):
    """Where one line of an entry goes on in the next."""

    before: str
    """What the line holds."""
    what: str
    """What the next line holds."""
    how: str | None
    """The kind of break."""
    place: Span


@rule(severity=Severity.WARNING)
def check(each: List, source: Source, works: EntryWorks) -> Iterator[Diagnostic]:
    joints: defaultdict[tuple[str, str], list[_Joint]] = defaultdict(list)
    for entry in each.entries:
        for joint in _joints(entry, source, works):
            joints[joint.before, joint.what].append(joint)
    uneven = [same for same in joints.values() if len({bool(one.how) for one in same}) > 1]
    most = max(uneven, key=len, default=[])
    if conventions.UNEVEN_LINES.holds(len(most)):
        yield _finding(most)


def _joints(entry: Entry, source: Source, works: EntryWorks) -> Iterator[_Joint]:
    text = source.text_of(entry.span)
    if entry.form in (Form.ROW, Form.HEADING) or "\n" not in text:
        return
    lines = list(_lines(entry, source, works.of(entry)))
    for (before, start, line), (what, _, following) in pairwise(lines):
        if what and line.strip() and not _STARTS_ANEW.match(following):
            end = start + len(line.rstrip())
            place = source.span(end - 1, end)
            if found := _BREAK.search(line):
                place = source.span(start + found.start(), start + found.end(found.lastgroup or 0))
            yield _Joint(before, what, found and found.lastgroup, place)


def _lines(entry: Entry, source: Source, read: Work) -> Iterator[tuple[str, int, str]]:
    """Each line of an entry with what it holds, if that is known, and where it begins."""
    parts = {"authors": read.authors_span, "venue": read.venue and read.venue.span}
    for found in _LINE.finditer(source.text, entry.span.start, entry.span.end):
        start, end = found.span()
        held = [name for name, span in parts.items() if span and start <= span.start < end]
        links = ["links"] if _LINKS.match(found[1]) else [""]
        yield "title" if start == entry.span.start else [*held, *links][0], start, found[1]


def _finding(joints: list[_Joint]) -> Diagnostic:
    hard = [one for one in joints if one.how]
    soft = [one for one in joints if not one.how]
    kinds = {one.how or "" for one in hard}
    how = f" {_HOW[kinds.pop()]}" if len(kinds) == 1 else ""
    first, *others = hard if len(hard) <= len(soft) else soft
    subject = "1 entry breaks" if len(hard) == 1 else f"{len(hard)} entries break"
    do = "does" if len(soft) == 1 else "do"
    return Diagnostic(
        span=first.place,
        message=f"{subject} the line before the {first.what}{how}, {len(soft)} {do} not",
        help="break it everywhere or nowhere",
        related=tuple(Related(other.place, "and here") for other in others),
    )
