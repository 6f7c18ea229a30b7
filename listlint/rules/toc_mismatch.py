"""A section that the contents of its list leave out.

Who looks for a section in the contents concludes that there is none. The contents are the links to
headings that stand together above these. Of the headings of one level that have entries below them,
the contents must have nine in ten; then the others were forgotten. A link means the heading that
its target names, and only if there is none the one that its text names. Contents that go into one
section alone need not go into others; sections without entries, such as "Contributing", need not be
there.

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

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.core.document import Heading, Link, List
from listlint.links import anchors
from listlint.rules._rule import rule
from listlint.rules._sections import with_entries, words_of


@rule(severity=Severity.WARNING)
def check(each: List) -> Iterator[Diagnostic]:
    contents = _contents(each)
    if contents is None:
        return
    first, covered = contents
    parents = _parents(each.headings)
    for headings in _levels(each, first).values():
        missing = [heading for heading in headings if heading not in covered]
        if conventions.IN_CONTENTS.holds(len(headings) - len(missing), len(headings)):
            entered = {parents[heading] for heading in headings if heading in covered}
            yield from (
                _finding(heading, first)
                for heading in missing
                if len(entered) > 1 or parents[heading] in entered
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


def _levels(each: List, first: Link) -> Mapping[int, list[Heading]]:
    """The headings below the contents that have entries, by their levels."""
    levels: defaultdict[int, list[Heading]] = defaultdict(list)
    for heading in with_entries(each):
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


def _contents(each: List) -> tuple[Link, frozenset[Heading]] | None:
    """The first link of the contents, and the headings that they link to. A link to a heading that
    is not there is one of them.
    """
    places = _places(each.headings)
    best: list[tuple[Link, Heading]] = []
    run: list[tuple[Link, Heading]] = []
    for link in each.links:
        heading = _meant(link, places)
        if heading is None and link.target.startswith("#"):
            continue
        if heading is None or heading.span.start < link.span.start:
            run = []
            continue
        run.append((link, heading))
        best = max(best, run, key=len)
    covered = frozenset(heading for _, heading in best)
    return (best[0][0], covered) if len(covered) >= conventions.ALIKE else None


class _Places(NamedTuple):
    """Headings by what a link may call them."""

    anchors: Mapping[str, Heading]
    words: Mapping[str, Heading]
    """Of headings with the same words, the first."""


def _places(headings: Sequence[Heading]) -> _Places:
    slugs = anchors.github(heading.text.strip() for heading in headings)
    words: dict[str, Heading] = {}
    for texts in (slugs, [heading.text for heading in headings]):
        for text, heading in zip(texts, headings, strict=True):
            words.setdefault(words_of(text), heading)
    return _Places(dict(zip(slugs, headings, strict=True)), words)


def _meant(link: Link, places: _Places) -> Heading | None:
    """The heading that a link in the contents means, by its target, or by its words if that is
    nowhere: of headings with the same words only the target says which one it is.
    """
    if not link.target.startswith("#"):
        return None
    fragment = unquote(link.target[1:])
    return (
        places.anchors.get(fragment.lower())
        or places.words.get(words_of(fragment))
        or places.words.get(words_of(link.text))
    )
