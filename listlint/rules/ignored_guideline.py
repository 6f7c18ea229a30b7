"""A new entry that does not keep what the guidelines of the list say in words.

What a maintainer would otherwise write into the review: the description begins with a capital or
ends with a period, is at most so long, does not begin with an article or say "the best"; an entry
has one link, and no badge. It is read from README, CONTRIBUTING and the like, also the full stop at
the end of a stated format, and held against new and edited entries (`--new-since`) where half of
the others keep it. What `malformed-entry` reports
of an entry is not told twice.

## Bad

```markdown CONTRIBUTING.md
- Descriptions should start with a capital letter and be no longer than 50 characters.
- Please end each description with a period.
- Do not start the description with "A" or "An".
- Avoid words such as "the best".
```

```markdown before
- [one](https://one.example) - Reads files.
- [two](https://two.example) - Writes files.
```

```markdown README.md
- [one](https://one.example) - Reads files.
- [two](https://two.example) - Writes files.
- [three](https://three.example) - copies files.
- [four](https://four.example) - Deletes files
- [five](https://five.example) - A tool that compares all files of a folder with others.
- [six](https://six.example) - Sorts the best files.
```

```diagnostics
README.md:3:36: ignored-guideline: the description begins with a small letter
  help: the list says: "Descriptions should start with a capital"
  unsafe fix: write `C`
  CONTRIBUTING.md:1:3: asked for here
README.md:4:47: ignored-guideline: the description does not end with a period
  help: the list says: "Please end each description with a period"
  fix: write `.`
  CONTRIBUTING.md:2:10: asked for here
README.md:5:34: ignored-guideline: the description begins with `A`
  help: the list says: "Do not start the description with "A""
  CONTRIBUTING.md:3:6: asked for here
README.md:5:34: ignored-guideline: the description has 55 characters
  help: the list says: "Descriptions should start with a capital letter and be no longer than 50 characters"
  CONTRIBUTING.md:1:3: asked for here
README.md:6:42: ignored-guideline: the description says `best`
  help: the list says: "Avoid words such as "the best""
  CONTRIBUTING.md:4:3: asked for here
```

```markdown fixed
- [one](https://one.example) - Reads files.
- [two](https://two.example) - Writes files.
- [three](https://three.example) - Copies files.
- [four](https://four.example) - Deletes files.
- [five](https://five.example) - A tool that compares all files of a folder with others.
- [six](https://six.example) - Sorts the best files.
```

## Good: hardly any entry keeps it

```markdown CONTRIBUTING.md
- Please end each description with a period.
```

```markdown before
- [one](https://one.example) - Reads files
- [two](https://two.example) - Writes files
```

```markdown README.md
- [one](https://one.example) - Reads files
- [two](https://two.example) - Writes files
- [three](https://three.example) - Copies files
```
"""  # noqa: E501 - the help is that long

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from listlint.core.conventions import GUIDELINE
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from listlint.core.document import Entry, LinkKind, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.lists.format.formats import Formats
from listlint.lists.guidelines import Guideline, Guidelines
from listlint.project.changes import Changes
from listlint.rules._full_stops import has_full_stop
from listlint.rules._rule import rule
from listlint.rules._title_words import title_words
from listlint.works.reading import EntryWorks, Work

_NUMBER = pattern(r"(\d{2,3})\W(char|word)", re.IGNORECASE)
_WORD = pattern(r"[\"'\u201c\u2018*_(]*([^\W\d_]+)(?=[\s,;:-]|$)")
_ARTICLE = pattern(r"(?:an?|the)\b", re.IGNORECASE)
_BEST = pattern(r"\bbest\b(?! practices?\b)", re.IGNORECASE)


class _Look(NamedTuple):
    """An entry, and what is looked at in it."""

    entry: Entry
    work: Work
    source: Source
    asked: str
    """The guideline, in the list's own words."""

    @property
    def description(self) -> Span | None:
        return self.work.description.span if self.work.description else None


class _Fault(NamedTuple):
    """What does not keep a guideline."""

    span: Span
    message: str
    fix: Fix | None = None


class _Check(NamedTuple):
    """How a guideline is held against an entry."""

    guideline: Guideline
    find: Callable[[_Look], _Fault | None]


@rule(severity=Severity.WARNING)
def check(
    each: List,
    works: EntryWorks,
    guidelines: Guidelines,
    formats: Formats,
    changes: Changes,
    source: Source,
) -> Iterator[Diagnostic]:
    new = [entry for entry in each.entries if changes.is_new(entry)]
    stop = next((chosen.stated[0] for chosen in formats.in_force if chosen.unkept), None)
    for one in _CHECKS if new else ():
        if guidelines.ask(one.guideline):
            asked, place = guidelines.words[one.guideline], guidelines.places[one.guideline]
        elif one.guideline is Guideline.DESCRIPTION_PERIOD and stop:
            asked, place = stop.written, stop.span
        else:
            continue
        looks = [_Look(entry, works.of(entry), source, asked) for entry in each.entries]
        old = [look for look in looks if look.description and not changes.is_new(look.entry)]
        if not GUIDELINE.holds(sum(one.find(look) is None for look in old), len(old)):
            continue
        for look in looks:
            if not changes.is_new(look.entry) or not (fault := one.find(look)):
                continue
            if not _is_told(formats, look.entry, fault):
                yield _finding(fault, asked, place)


def _finding(fault: _Fault, asked: str, place: Span | None) -> Diagnostic:
    return Diagnostic(
        span=fault.span,
        message=fault.message,
        help=f'the list says: "{asked}"',
        related=(Related(place, "asked for here"),) if place else (),
        fix=fault.fix,
    )


def _is_told(formats: Formats, entry: Entry, fault: _Fault) -> bool:
    """Whether the format of the entries has it that something is the matter there."""
    found = (formats.place(entry, each.start, each.end) for each in formats.verdict(entry).edits)
    return any(span.start <= fault.span.end and fault.span.start <= span.end for span in found)


def _small(look: _Look) -> _Fault | None:
    span = look.description
    word = _WORD.match(look.source.text, span.start, span.end) if span else None
    if word is None or not word[1].islower() or word[1] in title_words(look.work):
        return None
    place = look.source.span(word.start(1), word.start(1) + 1)
    capital = word[1][0].upper()
    fix = Fix(f"write `{capital}`", (Edit(place, capital),), safe=False)
    return _Fault(place, "the description begins with a small letter", fix)


def _unended(look: _Look) -> _Fault | None:
    span = look.description
    if span is None or has_full_stop(look.entry, span, look.source):
        return None
    end = look.source.span(span.end, span.end)
    fix = Fix("write `.`", (Edit(end, "."),))
    return _Fault(end, "the description does not end with a period", fix)


def _long(look: _Look) -> _Fault | None:
    limit, said = _NUMBER.search(look.asked), look.work.description
    if said is None or limit is None:
        return None
    is_words = limit[2].casefold() == "word"
    number = len(said.text.split()) if is_words else len(said.text)
    unit = "words" if is_words else "characters"
    if number <= int(limit[1]):
        return None
    return _Fault(said.span, f"the description has {number} {unit}")


def _article(look: _Look) -> _Fault | None:
    span = look.description
    found = _ARTICLE.match(look.source.text, span.start, span.end) if span else None
    place = look.source.span(*found.span()) if found else None
    return _Fault(place, f"the description begins with `{found[0]}`") if found and place else None


def _superlative(look: _Look) -> _Fault | None:
    span = look.description
    found = _BEST.search(look.source.text, span.start, span.end) if span else None
    place = look.source.span(*found.span()) if found else None
    return _Fault(place, f"the description says `{found[0]}`") if found and place else None


def _links(look: _Look) -> _Fault | None:
    links = [link for link in look.entry.links if link.kind is not LinkKind.IMAGE]
    if len(links) < 2:  # noqa: PLR2004 - one is asked for
        return None
    return _Fault(links[1].span, f"the entry has {len(links)} links")


def _badge(look: _Look) -> _Fault | None:
    images = [link for link in look.entry.links if link.kind is LinkKind.IMAGE]
    return _Fault(images[0].span, "the entry has an image") if images else None


_CHECKS = (
    _Check(Guideline.DESCRIPTION_CAPITAL, _small),
    _Check(Guideline.DESCRIPTION_PERIOD, _unended),
    _Check(Guideline.DESCRIPTION_LENGTH, _long),
    _Check(Guideline.DESCRIPTION_ARTICLE, _article),
    _Check(Guideline.NO_SUPERLATIVE, _superlative),
    _Check(Guideline.ONE_LINK, _links),
    _Check(Guideline.NO_BADGE, _badge),
)
