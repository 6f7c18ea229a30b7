"""A new entry that does not keep what the guidelines of the list say in words.

What a maintainer would otherwise write into the review: the description begins with a capital or
ends with a period, is at most so long, does not begin with an article or say "the best"; an entry
has one link, and no badge. It is read from README, CONTRIBUTING and the like, also the full stop at
the end of a stated format, and held against new and edited entries (`--new-since`) where half of
the others keep it. Of old ones, where nine in ten keep it, the others are one finding a list and
guideline; capitals and periods have rules of their own. What `malformed-entry` reports of an entry
is not told twice.

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

## Bad: old entries that do not keep it

```markdown CONTRIBUTING.md
- Each entry should be limited to one link.
```

```markdown README.md
- [one](https://one.example) - Reads files.
- [two](https://two.example) - Writes files.
- [three](https://three.example) and [3](https://3.example) - Copies files.
- [four](https://four.example) - Deletes files.
- [five](https://five.example) - Compares files.
- [six](https://six.example) - Sorts files.
- [seven](https://seven.example) - Finds files.
- [eight](https://eight.example) - Prints files.
- [nine](https://nine.example) - Sends files.
- [ten](https://ten.example) - Packs files.
```

```diagnostics
README.md:3:38: ignored-guideline: the entry has 2 links
  help: the list says: "Each entry should be limited to one link"
  CONTRIBUTING.md:1:8: asked for here
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
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from listlint.core.conventions import GUIDELINE
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from listlint.core.document import Entry, LinkKind, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.lists.format.formats import Formats
from listlint.lists.format.thresholds import NEARLY_ALL
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
    is_of_description: bool = True
    """Whether an entry without a description says nothing of it."""


@rule(severity=Severity.WARNING)
def check(
    each: List,
    works: EntryWorks,
    guidelines: Guidelines,
    formats: Formats,
    changes: Changes,
    source: Source,
) -> Iterator[Diagnostic]:
    has_new = any(changes.is_new(entry) for entry in each.entries)
    if not has_new and changes.base_document(each.path) is not None:
        return
    for one, asked, place in _asked(guidelines, formats):
        if not has_new and one.guideline in _OF_OTHER_RULES:
            continue
        looks = [_Look(entry, works.of(entry), source, asked) for entry in each.entries]
        old = [look for look in looks if _counts(one, look) and not changes.is_new(look.entry)]
        keeping = sum(one.find(look) is None for look in old)
        if has_new and GUIDELINE.holds(keeping, len(old)):
            for fault in _faults(one, formats, (x for x in looks if changes.is_new(x.entry))):
                yield _finding(fault, asked, place)
        elif not has_new and NEARLY_ALL.holds(keeping, len(old)):
            yield from _finding_of_all([*_faults(one, formats, old)], asked, place)


def _asked(guidelines: Guidelines, formats: Formats) -> Iterator[tuple[_Check, str, Span | None]]:
    """What is asked for, in whose words, and where."""
    stop = next((chosen.stated[0] for chosen in formats.in_force if chosen.unkept), None)
    for one in _CHECKS:
        if guidelines.ask(one.guideline):
            yield one, guidelines.words[one.guideline], guidelines.places[one.guideline]
        elif one.guideline is Guideline.DESCRIPTION_PERIOD and stop:
            yield one, stop.written, stop.span


def _counts(one: _Check, look: _Look) -> bool:
    return look.description is not None or not one.is_of_description


def _faults(one: _Check, formats: Formats, looks: Iterable[_Look]) -> Iterator[_Fault]:
    """What does not keep a guideline, unless the format says so of the same place."""
    for look in looks:
        fault = one.find(look)
        if fault and not _is_told(formats, look.entry, fault):
            yield fault


def _finding_of_all(
    faults: Sequence[_Fault], asked: str, place: Span | None
) -> Iterator[Diagnostic]:
    """One finding for all old entries, since they are one decision."""
    if not faults:
        return
    first, *others = faults
    found = _finding(first._replace(fix=None), asked, place)
    more = tuple(Related(fault.span, "and this one") for fault in others)
    too = f", and {len(others)} more entries ignore the same guideline" if others else ""
    yield replace(found, message=first.message + too, related=(*found.related, *more))


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
    _Check(Guideline.ONE_LINK, _links, is_of_description=False),
    _Check(Guideline.NO_BADGE, _badge, is_of_description=False),
)
_OF_OTHER_RULES = frozenset({Guideline.DESCRIPTION_CAPITAL, Guideline.DESCRIPTION_PERIOD})
"""What other rules say of old entries."""
