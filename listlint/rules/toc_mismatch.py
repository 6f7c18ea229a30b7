"""A section that the contents of its list leave out.

Who looks for a section in the contents concludes that there is none. The contents are the links to
headings that stand together above these. Of the headings of one level that have entries below them,
the contents must have nine in ten; then the others were forgotten. Sections without entries, such
as "Contributing", need not be there.

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
from urllib.parse import unquote

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.core.document import Heading, Link, List
from listlint.links import anchors
from listlint.rules._rule import rule
from listlint.rules._sections import with_entries, words_of


@rule(severity=Severity.WARNING)
def check(each: List) -> Iterator[Diagnostic]:
    listed = with_entries(each)
    contents = _contents(each)
    if contents is None:
        return
    first, covered = contents
    levels: defaultdict[int, list[Heading]] = defaultdict(list)
    for heading in listed:
        if heading.span.start > first.span.start:
            levels[heading.level].append(heading)
    for headings in levels.values():
        missing = [heading for heading in headings if heading not in covered]
        if conventions.IN_CONTENTS.holds(len(headings) - len(missing), len(headings)):
            yield from (_finding(heading, first) for heading in missing)


def _finding(heading: Heading, first: Link) -> Diagnostic:
    return Diagnostic(
        span=heading.span,
        message=f"the contents leave out the section `{heading.text.strip()}`",
        help="add a link to it",
        related=(Related(first.span, "the contents"),),
    )


def _contents(each: List) -> tuple[Link, frozenset[Heading]] | None:
    """The first link of the contents, and the headings that they link to."""
    places = _places(each.headings)
    best: list[tuple[Link, Heading]] = []
    run: list[tuple[Link, Heading]] = []
    for link in each.links:
        heading = _meant(link, places)
        if heading is None or heading.span.start < link.span.start:
            run = []
            continue
        run.append((link, heading))
        best = max(best, run, key=len)
    covered = frozenset(heading for _, heading in best)
    return (best[0][0], covered) if len(covered) >= conventions.ALIKE else None


def _places(headings: Sequence[Heading]) -> dict[str, Heading]:
    """The headings by their words and by their anchors, of equal ones the first."""
    found: dict[str, Heading] = {}
    slugs = anchors.github(heading.text.strip() for heading in headings)
    for words in (slugs, [heading.text for heading in headings]):
        for text, heading in zip(words, headings, strict=True):
            found.setdefault(words_of(text), heading)
    return found


def _meant(link: Link, places: Mapping[str, Heading]) -> Heading | None:
    """The heading that a link in the contents means, by its words or its target."""
    if not link.target.startswith("#"):
        return None
    fragment = words_of(unquote(link.target[1:]))
    return places.get(words_of(link.text)) or places.get(fragment)
