"""A section that the contents of its list leave out, or link under another name.

Who looks for a section in the contents concludes that there is none. The contents are the links to
headings that stand together above these. Of the headings of one level that have entries below them,
the contents must have nine in ten; then the others were forgotten. With three in four those are
whose neighbours under the same heading are there, and with more than half those that a change
brings. Contents that go into some sections need not go into others that have several below them;
sections without entries, such as "Contributing", need not be there. Nor need, behind the last one
with entries that is there, those that only point to other lists or are called "Footnotes" or
"Related Lists", which the guidelines of awesome lists keep out. An item that is an address is an
entry here.

A link means the heading that its target names, be it by its words or by an `<a id="…">` beside it,
and only if there is none the one that its text names. It points to another one where its text
names a section that no other link points to, or, in contents that otherwise repeat the headings,
has no word of the heading. With `levels`, the contents go no deeper than that.

## Bad

```markdown
# Tools

- [Shells](#shells)
- [Editors](#editors)
- [Games](#games)
- [Maps](#maps)
- [Mail](#mail)
- [News](#news)
- [Music](#music)
- [Fonts](#fonts)
- [Clocks](#clocks)

## Shells

- [fish](https://example.org/fish)

## Editors

- [vim](https://example.org/vim)

## Games

- [chess](https://example.org/chess)

## Maps

- [globe](https://example.org/globe)

## Mail

- [mutt](https://example.org/mutt)

## News

- [slrn](https://example.org/slrn)

## Music

- [mpd](https://example.org/mpd)

## Photos

- [feh](https://example.org/feh)

## Fonts

- [fontconfig](https://example.org/fontconfig)

## Clocks

- [chrony](https://example.org/chrony)
```

```diagnostics
README.md:41:4: toc-mismatch: the contents leave out the section `Photos`
  help: add a link to it
  README.md:3:3: the contents
```

## Bad: a target that was copied

```markdown
# Tools

- [Shells](#shells)
- [Editors](#editors)
- [Games, fun](#editors)
- [Maps](#maps)

## Shells

- [fish](https://example.org/fish)

## Editors

- [vim](https://example.org/vim)

## Games

- [chess](https://example.org/chess)

<a id="maps"></a>

## Where you are

- [globe](https://example.org/globe)
```

```diagnostics
README.md:5:3: toc-mismatch: the link `Games, fun` of the contents points to the section `Editors`
  help: there is a section `Games`: write `#games`
  unsafe fix: write `#games`
  README.md:12:4: this section
```

```markdown fixed
# Tools

- [Shells](#shells)
- [Editors](#editors)
- [Games, fun](#games)
- [Maps](#maps)

## Shells

- [fish](https://example.org/fish)

## Editors

- [vim](https://example.org/vim)

## Games

- [chess](https://example.org/chess)

<a id="maps"></a>

## Where you are

- [globe](https://example.org/globe)
```

## Good: a level that the contents do not have

```markdown
# Tools

- [Shells](#shells)
- [Editors](#editors)
- [Games](#games)
- [Maps](#maps)

## Shells

- [fish](https://example.org/fish)

## Editors

### Modal

- [vim](https://example.org/vim)

## Games

- [chess](https://example.org/chess)

## Maps

- [globe](https://example.org/globe)

## Contributing

Please do.
```
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from listlint.core.document import Heading, Link, List
from listlint.core.source import Source
from listlint.project.changes import Changes
from listlint.rules._contents import Item, contents_of, depths
from listlint.rules._contents_links import miscopied, unlike
from listlint.rules._rule import rule
from listlint.rules._sections import is_appendix, points_elsewhere, with_entries, words_of


@dataclass(frozen=True, slots=True)
class Options:
    """What may be changed about the rule."""

    levels: int = 0
    """How many levels of headings the contents may have; 0 for any number."""


@rule(severity=Severity.WARNING)
def check(each: List, source: Source, changes: Changes, options: Options) -> Iterator[Diagnostic]:
    contents = contents_of(each, source)
    if contents is None:
        return
    deep = (link for link, depth in depths(contents, source) if depth > options.levels)
    if options.levels and (first := next(deep, None)):
        yield _too_deep(first, options.levels, 1 + sum(1 for _ in deep))
    levels = _levels(each, source, contents.first)
    forgotten = [
        heading
        for headings in levels.values()
        for heading in headings
        if heading not in contents.covered
    ]
    meant = miscopied(contents, forgotten)
    for item, heading in meant.items():
        yield _wrong_target(item, heading, contents.slugs[heading])
    listed = {heading for group in levels.values() for heading in group}
    yield from map(_other_words, unlike(contents, listed, meant))
    before = changes.base_document(each.path)
    old = {words_of(heading.text) for heading in before.headings} if before else None
    ends = listed & contents.covered or contents.covered
    last = max(heading.span.start for heading in ends)
    for headings in levels.values():
        for heading in _left_out(headings, contents.covered, _parents(each.headings), old):
            if heading in meant.values() or contents.may_mean(heading):
                continue
            is_behind = heading.span.start > last
            if not (
                is_behind and (is_appendix(heading) or points_elsewhere(each, heading, source))
            ):
                yield _finding(heading, contents.first)


def _left_out(
    headings: Sequence[Heading],
    covered: frozenset[Heading],
    parents: Mapping[Heading, Heading | None],
    old: set[str] | None,
) -> list[Heading]:
    """The headings of one level that the contents should have; `old`: what the headings were before
    a change.
    """
    missing = [heading for heading in headings if heading not in covered]
    count = len(headings) - len(missing)
    entered = {parents[heading] for heading in headings if heading in covered}
    beside = [one for one in missing if parents[one] in entered]
    if conventions.IN_CONTENTS.holds(count, len(headings)):
        alone = Counter(parents[one] for one in missing)
        others = [one for one in missing if one not in beside and alone[parents[one]] == 1]
        return [*beside, *(others if len(entered) > 1 else ())]
    if conventions.MOST_IN_CONTENTS.holds(count, len(headings)):
        return beside
    if old is not None and 2 * count > len(headings):
        return [one for one in beside if words_of(one.text) not in old]
    return []


def _too_deep(first: Link, levels: int, count: int) -> Diagnostic:
    more = f", and so {'is' if count == 2 else 'are'} {count - 1} more" if count > 1 else ""  # noqa: PLR2004 - one and another
    text = " ".join(first.text.split())
    return Diagnostic(
        span=first.span,
        message=f"`{text}` is below level {levels} of the contents{more}",
        help="leave these out of the contents",
    )


def _wrong_target(item: Item, meant: Heading, slug: str) -> Diagnostic:
    text, heading = " ".join(item.link.text.split()), item.heading.text.strip()
    which = "another" if words_of(text) == words_of(heading) else "the"
    place = item.link.destination
    written = f"#{slug}"
    return Diagnostic(
        span=item.link.span,
        message=f"the link `{text}` of the contents points to {which} section `{heading}`",
        help=f"there is a section `{meant.text.strip()}`: write `{written}`",
        related=(Related(item.heading.span, "this section"),),
        fix=Fix(f"write `{written}`", (Edit(place, written),), safe=False) if place else None,
    )


def _other_words(item: Item) -> Diagnostic:
    text, heading = " ".join(item.link.text.split()), item.heading.text.strip()
    return Diagnostic(
        span=item.link.span,
        message=f"the link `{text}` of the contents points to the section `{heading}`",
        help="use the same words in both",
        related=(Related(item.heading.span, "this section"),),
    )


def _parents(headings: Sequence[Heading]) -> Mapping[Heading, Heading | None]:
    """Under which heading each stands: contents that go into one section alone need not go into
    another.
    """
    found: dict[Heading, Heading | None] = {}
    path: list[Heading] = []
    for heading in headings:
        while path and path[-1].level >= heading.level:
            path.pop()
        found[heading] = path[-1] if path else None
        path.append(heading)
    return found


def _levels(each: List, source: Source, first: Link) -> Mapping[int, list[Heading]]:
    """The headings below the contents that have entries, by their levels."""
    levels: defaultdict[int, list[Heading]] = defaultdict(list)
    for heading in with_entries(each, source):
        if heading.span.start > first.span.start:
            levels[heading.level].append(heading)
    return levels


def _finding(heading: Heading, first: Link) -> Diagnostic:
    return Diagnostic(
        span=heading.span,
        message=f"the contents leave out the section `{heading.text.strip()}`",
        help="add a link to it",
        related=(Related(first.span, "the contents"),),
    )
