"""A list whose entries do not share the format that it states.

Whoever contributes follows what the list says, and gets an entry that looks like no other. Where the
entries share another format, they are held to that one. Where neither the stated format nor any
other covers four entries in five, none can be held against the others: they are judged only at those
points at which nearly all agree. A format that is configured decides what they are to look like.

A format that one of several lists keeps is stated for that list, and one that eight entries keep for
entries of their kind. One that fewer than three keep is held against the list only where it has as
many parts as the entries, or a part such as authors that they have too, else it speaks of something
else; and so does one of several lines where the entries share none. A full stop at the end of the
stated format that more than a quarter of the descriptions lack is told of once, where it is stated;
the rest of the format is in effect; an image is no description that could end. Of a list that
states no format there is nothing to say; `listlint format` shows what its entries have in common.

## Bad

```markdown README.md
# Tools

- [one](https://one.example) - The first.
- **two** (https://two.example): the second
- [three](https://three.example) - The third.
- [four](https://four.example) - The fourth.
- [[five]](https://five.example) `fifth` | 2005
- *six*. [link](https://six.example), sixth; MIT
- [seven](https://seven.example) - The seventh.
- (eight) [8](https://eight.example) => eighth

## Contributing

Use this format:

    - [name](url) - Description.
```

```diagnostics
README.md:3:1: mixed-format: the stated format fits 4 of 8 entries, and no other fits four in five
  help: state the format that is meant, or configure it as `format`, to have the entries held to it
```

## Bad: a stated format that the entries do not keep

```markdown README.md
# Tools

- [one](https://one.example) - The first.
- [two](https://two.example) - The second.
- [three](https://three.example) - The third.
- [four](https://four.example) - The fourth.
- [five](https://five.example) - The fifth.
- [six](https://six.example) - The sixth.
- [seven](https://seven.example) - The seventh.
- [eight](https://eight.example) - The eighth.

## Contributing

Use this format:

    - **name**: description [link](url)
```

```diagnostics
README.md:16:5: mixed-format: the stated format fits 0 of 8 entries; 8 follow this one instead: `- [{title}]({url}) - {description}.`
  help: state the format that the entries have, or configure as `format` the one that is meant
```

## Good

```markdown README.md
# Tools

- [one](https://one.example) - The first.
- [two](https://two.example) - The second.
```
"""  # noqa: E501 - the message is that long

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.source import Source, Span, lines_of
from listlint.lists.format.list_format import Format, Origin, UnkeptStop
from listlint.lists.format.template import Choice, Field, Optional, parse, shown, walk
from listlint.lists.format.thresholds import FEWEST, SUPPORTED
from listlint.project.project import Project
from listlint.rules._rule import rule

_USUAL = frozenset({"title", "url", "description"})
"""Fields that the entries of any list have."""
_MOST_OPTIONS = 2
"""Optional parts of a format that somebody could state in a line."""


@rule(severity=Severity.WARNING)
def check(project: Project) -> Iterator[Diagnostic]:
    before = frozenset(_templates(project.base.project)) if project.base else frozenset()
    found = [
        chosen
        for chosen in _formats(project)
        if not project.base or not before.issuperset(each.template for each in chosen.stated)
    ]
    kept = {each.span for chosen in found if chosen.stale is None for each in chosen.stated}
    stale: defaultdict[Span, list[Format]] = defaultdict(list)
    unended: defaultdict[Span, list[UnkeptStop]] = defaultdict(list)
    for chosen in found:
        if chosen.unkept:
            unended[chosen.stated[0].span].append(chosen.unkept)
        is_stale = chosen.stale is not None and not SUPPORTED.holds(chosen.stale)
        if chosen.is_norm and is_stale and chosen.stated[0].span not in kept:
            if _could_be_stated(chosen) and _is_of_entries(chosen):
                stale[chosen.stated[0].span].append(chosen)
        elif _is_mixed(chosen):
            yield _mixed(chosen, project.sources[chosen.entries[0].span.path])
    for formats in stale.values():
        yield _stale(max(formats, key=lambda each: len(each.entries)))
    for span, stops in unended.items():
        yield _unended(span, max(stops, key=lambda each: each.of))


def _formats(project: Project) -> Iterator[Format]:
    for one in project.lists:
        yield from project.list_at(one.path).formats.formats


def _templates(project: Project) -> Iterator[str]:
    """What the lists of a project state: of a change only what it states otherwise is told."""
    return (each.template for chosen in _formats(project) for each in chosen.stated)


def _could_be_stated(chosen: Format) -> bool:
    """Whether what the entries share could be written down: a union of what they do says nothing
    to a contributor.
    """
    parts = [*walk(parse(chosen.norm.templates[0]))]
    options = sum(isinstance(part, Optional) for part in parts)
    return options <= _MOST_OPTIONS and not any(isinstance(part, Choice) for part in parts)


def _is_of_entries(chosen: Format) -> bool:
    """Whether what is stated speaks of these entries: some keep it, or it has as many parts,
    or one that few lists have, and is written in another way.
    """
    if (chosen.stale or 0) >= conventions.ALIKE:
        return True
    stated, shared = _fields(chosen.stated[0].template), _fields(chosen.norm.templates[0])
    if "](" in chosen.norm.templates[0] and "](" not in chosen.stated[0].template:
        return False  # it says in which order the parts are, and not how they are linked
    return len(stated) == len(shared) or not _USUAL.issuperset({*stated} & {*shared})


def _fields(template: str) -> list[str]:
    return [part.name for part in walk(parse(template)) if isinstance(part, Field)]


def _is_mixed(chosen: Format) -> bool:
    """Whether entries share no format though one is stated that is surely meant for them."""
    if chosen.is_norm or not chosen.stated or len(chosen.entries) < FEWEST:
        return False
    is_one_line = not any("\n" in each.template for each in chosen.stated)
    return is_one_line and _fitting(chosen) >= conventions.ALIKE


def _fitting(chosen: Format) -> int:
    """How many entries the stated format fits."""
    return chosen.norm.support[0] if chosen.origin is Origin.STATED else chosen.stale or 0


def _stale(chosen: Format) -> Diagnostic:
    """A stated format that the list's own entries do not keep."""
    stated, shared = chosen.stated[0].template, chosen.norm.templates[0]
    count, kept = len(chosen.entries), chosen.conforming
    if stated[0] in "-*+" and stated[1:] == shared[1:]:
        message = f"the stated format begins with `{stated[0]}`, "
        message += f"and {kept} of {count} entries with `{shared[0]}`"
    else:
        message = f"the stated format fits {chosen.stale} of {count} entries; "
        message += f"{kept} follow this one instead: {shown(shared)}"
    return Diagnostic(
        span=chosen.stated[0].span,
        message=message,
        help="state the format that the entries have, or configure as `format` the one"
        " that is meant",
    )


def _unended(span: Span, stop: UnkeptStop) -> Diagnostic:
    """A stated full stop that many descriptions have not."""
    return Diagnostic(
        span=span,
        message=f"the stated format ends with `{stop.sign}`, and {stop.lacking} of {stop.of}"
        " descriptions do not",
        help="end them so, or ask for no full stop anywhere: it is asked of new entries only",
    )


def _mixed(chosen: Format, source: Source) -> Diagnostic:
    """Entries that share no format."""
    span = chosen.entries[0].span
    first = lines_of(source.text_of(span))[0]
    return Diagnostic(
        span=Span(span.path, span.start, span.start + len(first)),
        message=f"the stated format fits {_fitting(chosen)} of {len(chosen.entries)} entries,"
        " and no other fits four in five",
        help="state the format that is meant, or configure it as `format`, to have the"
        " entries held to it",
    )
