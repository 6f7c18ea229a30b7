"""Two entries of unlike names that lead to one page.

Of software, a name and its link together are the entry; several tools of one project may share a
link. Two names that have nothing in common hardly do, and neither do two papers share a PDF: most
likely the link was copied with the entry and never changed. A page that more than two entries lead
to is taken for an index.

## Bad

```markdown
- [httpx](https://github.com/encode/httpx) - HTTP client.
- [starlette](https://github.com/encode/httpx#readme) - Web framework.
```

```diagnostics
README.md:2:4: duplicate-url: this leads where `httpx` in line 1 does
  help: mend one of the links; if both are right, write `works = ["httpx", "starlette"]` under `[[not-duplicates]]`
  README.md:1:4: the same link
```

## Good

```markdown
- [hatch](https://github.com/pypa/hatch) - Project manager.
- [hatchling](https://github.com/pypa/hatch) - Build backend.
- [re](https://docs.python.org/3/library/text.html) - Regular expressions.
- [difflib](https://docs.python.org/3/library/text.html) - Differences.
- [textwrap](https://docs.python.org/3/library/text.html) - Lines.
```
"""  # noqa: E501 - the help is that long

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.project.project import Project
from listlint.rules._rule import rule
from listlint.works.linkage import Record, evidence, reasons
from listlint.works.linkage.reviewed_pairs import names

_SAME_NAME = 60
"""Similarity, from 0 to 100, from which two names have something in common."""
_PART = 0.6
"""So many of the shorter title's stems two long titles have in common."""


@rule(severity=Severity.WARNING)
def check(project: Project) -> Iterator[Diagnostic]:
    by_url: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in project.works.records:
        if record.entry and record.url and _is_where_it_is(record):
            by_url[record.path, record.url].append(record)
    for records in by_url.values():
        if len(records) != 2 or _have_much_in_common(*records):  # noqa: PLR2004 - a pair
            continue
        if not project.works.judgements.part(*map(names, records)):
            yield _finding(project, *records)


def _is_where_it_is(record: Record) -> bool:
    """Whether the link leads to the thing itself: papers may share a repository or a page."""
    is_file = record.url is not None and record.url.casefold().endswith(".pdf")
    return (record.is_linked and not record.is_paper) or (is_file and not record.ids)


def _have_much_in_common(one: Record, other: Record) -> bool:
    """Whether two names may be of one thing, or of two parts of it."""
    mine, theirs = one.title.closed, other.title.closed
    if mine in theirs or theirs in mine or fuzz.partial_ratio(mine, theirs) >= _SAME_NAME:
        return True
    words, others = {*one.title.stems}, {*other.title.stems}
    needed = _PART * min(len(words), len(others)) if evidence.tells(one.title, other.title) else 1
    return len(words & others) >= needed


def _finding(project: Project, one: Record, other: Record) -> Diagnostic:
    is_first_new = one.entry is not None and project.is_new(one.entry)
    earlier, later = (other, one) if is_first_new else (one, other)
    return Diagnostic(
        span=later.place("title"),
        message=f"this leads where `{earlier.title.text}` {project.where(earlier, later)} does",
        help=f"mend one of the links; {reasons.both(one, other)}",
        related=(Related(earlier.place("title"), "the same link"),),
    )
