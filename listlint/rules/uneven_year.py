"""A year that a description sets off with another sign than the others.

Where ten descriptions of a list begin or end with years, as `2012-2014, a compiler` or
`A compiler, 2016+`, and 85 in a hundred of them have one sign between these and the words, the
others are held to it. A year with nothing but a space ahead of it may be one of the sentence, as in
`since 2012`, and is left alone; so is what half of a section do.

## Bad

```markdown
- [one](https://one.example) - A compiler, 2016+
- [two](https://two.example) - A parser, 2014
- [three](https://three.example) - A checker, 2012-2014
- [four](https://four.example) - A printer, 2010-?
- [five](https://five.example) - A runner 2011+
- [six](https://six.example) - A linker, 2013+
- [seven](https://seven.example) - A loader, 2015+
- [eight](https://eight.example) - An editor, 2017+
- [nine](https://nine.example) - A viewer, 2018+
- [ten](https://ten.example) - A reader, 2019+
- [eleven](https://eleven.example) - A writer, 2020+
```

```diagnostics
README.md:5:42: uneven-year: expected `,` before `2011+`, found a space
  help: 10 of 11 descriptions that end with years have `,` there
  unsafe fix: write `,`
```

```markdown fixed
- [one](https://one.example) - A compiler, 2016+
- [two](https://two.example) - A parser, 2014
- [three](https://three.example) - A checker, 2012-2014
- [four](https://four.example) - A printer, 2010-?
- [five](https://five.example) - A runner, 2011+
- [six](https://six.example) - A linker, 2013+
- [seven](https://seven.example) - A loader, 2015+
- [eight](https://eight.example) - An editor, 2017+
- [nine](https://nine.example) - A viewer, 2018+
- [ten](https://ten.example) - A reader, 2019+
- [eleven](https://eleven.example) - A writer, 2020+
```

## Good

```markdown
- [one](https://one.example) - A compiler, 2016+
- [two](https://two.example) - A parser 2014+
```
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from listlint.core.conventions import YEAR_SIGN
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Severity
from listlint.core.document import Entry, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Span
from listlint.core.years import YEAR
from listlint.project.changes import Changes
from listlint.project.list_index import ListIndex
from listlint.rules._rule import rule

_YEARS = rf"(?P<years>{YEAR}(?P<open>\+|[-\u2013](?:{YEAR}|\?)?)?+)"
_FIRST = pattern(rf"{_YEARS}(?P<sign>[\s,;:.|/\u2013\u2014-]+)(?=[^\W\d])")
_LAST = pattern(rf"(?<=[\w.!?\"'\u2019\u201d)*_`])(?P<sign>[\s,;:|/\u2013\u2014-]+){_YEARS}\.?\Z")
_TAIL = 40
"""Signs in which the years at the end are looked for."""


class _Found(NamedTuple):
    """Years at an edge of a description, and what is between them and its words."""

    edge: str
    entry: Entry
    years: str
    sign: str
    span: Span
    """Of the sign."""


@rule(severity=Severity.WARNING)
def check(each: List, index: ListIndex, changes: Changes) -> Iterator[Diagnostic]:
    base = index.base
    known = list(_all_found(base or index, (base or index).document.entries))
    new = filter(changes.is_new, each.entries)
    asked = list(_all_found(index, new)) if base else known
    for edge, side in (("begin", "after"), ("end", "before")):
        here = [one for one in known if one.edge == edge]
        signs = Counter(one.sign for one in here)
        usual, count = signs.most_common(1)[0] if signs else ("", 0)
        if usual.strip() and YEAR_SIGN.holds(count, len(here)):
            why = f"{count} of {len(here)} descriptions that {edge} with years have"
            for one in _others(here, [one for one in asked if one.edge == edge], usual):
                yield _finding(one, usual, side, why)


def _others(known: Iterable[_Found], asked: Iterable[_Found], usual: str) -> Iterator[_Found]:
    """What has another sign than the usual one, unless more than half of its section have."""
    kept: defaultdict[tuple[str, ...], list[bool]] = defaultdict(list)
    for one in known:
        kept[one.entry.section].append(one.sign == usual)
    for one in asked:
        here = kept[one.entry.section]
        is_way = len(here) > 1 and 2 * sum(here) < len(here)
        if one.sign.strip() != usual.strip() and not is_way:
            yield one


def _finding(one: _Found, usual: str, side: str, why: str) -> Diagnostic:
    sign = usual.strip()
    found = f"`{one.sign.strip()}`" if one.sign.strip() else "a space"
    return Diagnostic(
        span=one.span,
        message=f"expected `{sign}` {side} `{one.years}`, found {found}",
        help=f"{why} `{sign}` there",
        fix=Fix(f"write `{sign}`", (Edit(one.span, usual),), safe=False),
    )


def _all_found(index: ListIndex, entries: Iterable[Entry]) -> Iterator[_Found]:
    for entry in entries:
        said = index.works.of(entry).description
        if said is None:
            continue
        start = max(len(said.text) - _TAIL, 0)
        for edge, found, base in (
            ("begin", _FIRST.match(said.text), 0),
            ("end", _LAST.search(said.text[start:]), start),
        ):
            if found and (found["open"] or found["sign"].strip()):
                first, last = (said.span.start + base + at for at in found.span("sign"))
                span = Span(said.span.path, first, last)
                yield _Found(edge, entry, found["years"], found["sign"], span)
